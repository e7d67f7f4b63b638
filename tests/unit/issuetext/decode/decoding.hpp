// Bytes in any encoding, and what decode() makes of them, for tests.
#pragma once

#include "issuetext/decode/decode.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::issuetext {

using testing::MemoryHost;
using namespace std::string_literals;

inline constexpr const char* kHans =
    "本报讯（记者 林之远） 3月 8日，市图书馆新馆开馆。\n馆长说，读者可以在这里借阅报纸。\n";
inline constexpr const char* kHant =
    "【本報記者林之遠報道】市圖書館新館昨日開館。\n館長說，讀者可以在這裏借閱報紙。\n";
inline constexpr const char* kJapanese =
    "【東京＝林真一】市立図書館が八日に開館した。\n新聞を読むことができる。\n";
inline constexpr const char* kKorean =
    "시립 도서관이 8일 문을 열었다.\n관장은 시민이 신문을 읽을 수 있다고 말했다.\n";
inline constexpr const char* kFrench = "La bibliothèque a été inaugurée hier à l’hôtel de ville.\n";

inline std::string encoded(const std::string& utf8, const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  std::string out(utf8.size() * 4 + 8, '\0');
  const auto size = ucnv_convert(encoding, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()),
                                 utf8.data(), static_cast<std::int32_t>(utf8.size()), &error);
  EXPECT_TRUE(U_SUCCESS(error)) << encoding;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

struct Decoding {
  Decoded decoded;
  std::vector<MemoryHost::Warning> warnings;
};

inline Decoding decode_quietly(std::string_view bytes, std::string_view hint = "",
                               const std::string& language = "") {
  MemoryHost memory;
  memory.options["language"] = language;
  Decoded decoded = decode(bytes, hint, memory.host());
  return {std::move(decoded), memory.warnings};
}

inline std::string text_of(std::string_view bytes, std::string_view hint = "") {
  return decode_quietly(bytes, hint).decoded.text;
}

inline std::string why_not(std::string_view bytes, std::string_view hint = "") {
  return testing::refusal_of([&] { decode_quietly(bytes, hint); });
}

}  // namespace broadsheet::issuetext
