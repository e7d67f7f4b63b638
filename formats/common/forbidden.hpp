// common/forbidden.hpp - characters that no output can show, and the warning that they were left out.
//
// Neither XML 1.0 (section 2.2) nor HTML lets controls and noncharacters stand in a text; in plain text and
// Markdown controls would move the cursor. Texts are valid UTF-8.
#pragma once

#include <broadsheet/plugin.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet::common {

/// The bytes of the forbidden character of several bytes at the front of `s`, or 0: C1 controls, surrogates,
/// noncharacters.
inline std::size_t forbidden(std::string_view s) {
  const auto byte = [s](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  switch (byte(0)) {
    case 0xC2: return byte(1) < 0xA0 ? 2 : 0;
    case 0xED: return byte(1) >= 0xA0 ? 3 : 0;
    case 0xEF:
      if (byte(1) == 0xB7 && byte(2) >= 0x90 && byte(2) <= 0xAF) return 3;
      return byte(1) == 0xBF && byte(2) >= 0xBE ? 3 : 0;
    case 0xF0:
    case 0xF1:
    case 0xF2:
    case 0xF3:
    case 0xF4: return (byte(1) & 0x0F) == 0x0F && byte(2) == 0xBF && byte(3) >= 0xBE ? 4 : 0;
    default: return 0;
  }
}

/// Counts them in what stories print.
class Forbidden {
 public:
  void count(const Article& article);
  /// One warning with `code`, if there was one: how many, and in which story the first of them stands.
  void tell(const plugin::Host& host, const char* code) const;

 private:
  std::size_t count_ = 0;
  std::string first_;  ///< the story: its headline, else its id
};

}  // namespace broadsheet::common
