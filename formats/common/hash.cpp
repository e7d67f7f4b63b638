#include "common/hash.hpp"

#include <nettle/base64.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

#include <array>
#include <cstdint>

namespace broadsheet::common {
namespace {

const std::uint8_t* bytes(std::string_view s) { return reinterpret_cast<const std::uint8_t*>(s.data()); }

// The version 5 UUID of "broadsheet" in the DNS namespace of RFC 9562: never to be changed.
constexpr std::array<std::uint8_t, 16> kNamespace = {0xcf, 0x56, 0xb8, 0x5d, 0x17, 0x14, 0x5e, 0xc4,
                                                     0x8c, 0x29, 0x87, 0xa6, 0x2a, 0x84, 0xae, 0xe2};

}  // namespace

std::string name_based_uuid(std::string_view name) {
  sha1_ctx sha1;
  sha1_init(&sha1);
  sha1_update(&sha1, kNamespace.size(), kNamespace.data());
  sha1_update(&sha1, name.size(), bytes(name));
  std::array<std::uint8_t, 16> id;
  sha1_digest(&sha1, id.size(), id.data());
  id[6] = static_cast<std::uint8_t>((id[6] & 0x0f) | 0x50);  // version 5
  id[8] = static_cast<std::uint8_t>((id[8] & 0x3f) | 0x80);  // variant of RFC 9562

  std::string text;
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += "0123456789abcdef"[id[i] >> 4];
    text += "0123456789abcdef"[id[i] & 0x0f];
  }
  return text;
}

std::string sha256_base64(std::string_view data) {
  sha256_ctx sha256;
  sha256_init(&sha256);
  sha256_update(&sha256, data.size(), bytes(data));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&sha256, digest.size(), digest.data());
  std::array<char, BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)> text;
  base64_encode_raw(text.data(), digest.size(), digest.data());
  return {text.data(), text.size()};
}

}  // namespace broadsheet::common
