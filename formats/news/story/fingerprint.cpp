#include "news/story/fingerprint.hpp"

#include "common/text.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace broadsheet::news {
namespace {

constexpr std::size_t kOpening = 240;  // letters
constexpr std::size_t kFewLetters = 8;

/// Letters and digits without case, at most `most`.
std::u32string letters_of(std::string_view text, std::size_t most) {
  std::u32string out;
  while (!text.empty() && out.size() < most) {
    const auto c = static_cast<UChar32>(common::take_char(text));
    if (u_isalnum(c)) out += static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT));
  }
  return out;
}

std::uint64_t mixed(std::uint64_t x) {  // the finalizer of SplitMix64 (Steele and others, 2014)
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

std::uint64_t hash_of(std::u32string_view letters) {
  std::uint64_t hash = letters.size();
  for (const char32_t c : letters) hash = mixed(hash ^ c);
  return hash;
}

/// A Han character says as much as a few letters of an alphabet.
std::size_t run_length(std::u32string_view letters) {
  const auto cjk = std::count_if(letters.begin(), letters.end(), common::is_cjk);
  return static_cast<std::size_t>(cjk) * 2 > letters.size() ? 4 : 8;
}

std::vector<std::uint64_t> features_of(std::string_view headline, std::string_view opening) {
  const std::u32string letters = letters_of(headline, kOpening) + letters_of(opening, kOpening);
  const std::size_t length = std::min(run_length(letters), letters.size());
  std::vector<std::uint64_t> out;
  for (std::size_t at = 0; length > 0 && at + length <= letters.size(); ++at)
    out.push_back(hash_of(std::u32string_view(letters).substr(at, length)));
  if (out.empty()) out.push_back(0);
  return out;
}

std::string hex_digits(std::uint64_t value, std::size_t digits) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out(digits, '0');
  for (std::size_t i = digits; i-- > 0; value >>= 4) out[i] = kHex[value & 0xF];
  return out;
}

std::string token_of(const std::vector<std::uint64_t>& features) {
  return hex_digits(mixed(*std::min_element(features.begin(), features.end())), 10);
}

/// One hash per feature, the smallest of each of 64 ranges; a range without one borrows that of the next
/// range that has (one permutation hashing with rotation, Shrivastava and Li 2014).
std::array<std::uint8_t, 64> sketch_of(const std::vector<std::uint64_t>& features) {
  std::array<std::uint64_t, 64> least{};
  least.fill(UINT64_MAX);
  for (const std::uint64_t feature : features) {
    const std::uint64_t hash = mixed(feature ^ 0x5851F42D4C957F2DU);
    least[hash >> 58] = std::min(least[hash >> 58], hash);
  }
  std::array<std::uint8_t, 64> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    std::size_t steps = 0;
    while (least[(i + steps) % least.size()] == UINT64_MAX) ++steps;
    out[i] = static_cast<std::uint8_t>(mixed(least[(i + steps) % least.size()] + steps) >> 24);
  }
  return out;
}

}  // namespace

std::string opening_of(const Article& article) {
  std::string out = article.lead;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::caption || block.kind == BlockKind::figure) continue;
    out += block.text;
    if (out.size() > kOpening * 8) break;
  }
  if (out.empty() && !article.blocks.empty()) out = article.blocks.front().text;
  return out;
}

std::string token_of(std::string_view headline, std::string_view opening) {
  return token_of(features_of(headline, opening));
}

Fingerprint fingerprint_of(const Article& article) {
  const std::vector<std::uint64_t> features = features_of(article.headline, opening_of(article));
  Fingerprint out{token_of(features), "", {}};
  if (const std::u32string letters = letters_of(article.headline, kOpening); letters.size() >= kFewLetters)
    out.headline = hex_digits(hash_of(letters), 12);
  out.sketch = sketch_of(features);
  return out;
}

double likeness(const Fingerprint& a, const Fingerprint& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.sketch.size(); ++i) same += a.sketch[i] == b.sketch[i] ? 1 : 0;
  return static_cast<double>(same) / static_cast<double>(a.sketch.size());
}

std::string hex_of(const Fingerprint& its) {
  std::string out;
  for (const std::uint8_t byte : its.sketch) out += hex_digits(byte, 2);
  return out;
}

bool read_hex(std::string_view hex, Fingerprint& out) {
  if (hex.size() != out.sketch.size() * 2) return false;
  for (std::size_t i = 0; i < out.sketch.size(); ++i) {
    const char* const digits = hex.data() + i * 2;
    if (std::from_chars(digits, digits + 2, out.sketch[i], 16).ptr != digits + 2) return false;
  }
  return true;
}

}  // namespace broadsheet::news
