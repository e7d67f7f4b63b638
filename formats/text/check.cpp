#include "text/check.hpp"

#include "common/text.hpp"

namespace broadsheet::text {
namespace {

constexpr std::size_t kMost = 100;  // findings

bool is_control(char32_t c) { return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0); }

}  // namespace

void Checker::check() {
  const std::string bytes = host().read_all();
  std::uint32_t line = 1, column = 0;
  std::size_t findings = 0;
  for (std::string_view rest = bytes; !rest.empty() && findings < kMost;) {
    const std::string_view before = rest;
    const char32_t c = common::take_char(rest);
    ++column;
    const bool broken = c == 0xFFFD && !before.starts_with("\xEF\xBF\xBD");
    if (broken)
      host().found({"BS-T101", "there are bytes that are no UTF-8", "RFC 3629: text is UTF-8",
                    "save it as UTF-8", line, column, "", ""});
    else if (is_control(c))
      host().found({"BS-T102", "there is a control character",
                    "ECMA-48 stands behind no plain text: only LF and tab control it",
                    "take it out; a CR before LF is one, too", line, column, "", ""});
    findings += broken || is_control(c);
    if (c == '\n') ++line, column = 0;
  }
}

}  // namespace broadsheet::text
