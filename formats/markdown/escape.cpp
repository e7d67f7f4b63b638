#include "markdown/escape.hpp"

#include "common/text.hpp"

#include <algorithm>

namespace broadsheet::markdown {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// The place in `text` that needs a backslash so that no block begins there, or npos.
std::size_t block_start(std::string_view text) {
  if (text.empty()) return text.npos;
  if (std::string_view("#+-=>:|%(").find(text[0]) != text.npos) return 0;
  std::size_t i = 0;  // "12. ", "a) ": items of a list
  while (i < text.size() && i < 10 && (is_digit(text[i]) || is_letter(text[i]))) ++i;
  const bool is_item = i > 0 && i < text.size() && (text[i] == '.' || text[i] == ')') &&
                       (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\t');
  return is_item ? i : text.npos;
}

bool needs_backslash(std::string_view text, std::size_t i) {
  switch (text[i]) {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
    case '{':
    case '}':
    case '$':
    case '^':
    case '~':
    case '@':
    case '|': return true;
    case '&': return i + 1 < text.size() && (text[i + 1] == '#' || is_letter(text[i + 1]));
    default: return false;
  }
}

bool is_control(std::string_view text, std::size_t i) {
  const auto byte = [text](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
  };
  return byte(i) < 0x20 || byte(i) == 0x7F || (byte(i) == 0xC2 && byte(i + 1) < 0xA0);
}

// Appends the part [begin, end) of `text`.
void append_part(std::string& out, std::string_view text, std::size_t begin, std::size_t end,
                 std::size_t escaped_place) {
  const std::size_t first = text.find_first_not_of(" \t");
  const std::size_t last = text.find_last_not_of(" \t");
  for (std::size_t i = begin; i < end; ++i) {
    const char c = text[i];
    if (c == ' ' || c == '\t') {
      const bool at_an_end = first == text.npos || i < first || i > last;
      at_an_end ? out += "&#32;" : out += ' ';
    } else if (is_control(text, i)) {
      if (static_cast<unsigned char>(c) == 0xC2) ++i;
    } else {
      if (i == escaped_place || needs_backslash(text, i)) out += '\\';
      out += c;
    }
  }
}

// A delimiter opens or closes for certain only beside a character that is neither
// blank nor punctuation (CommonMark 0.30 section 6.2). Ideographs, kana, hangul,
// ASCII letters and digits are surely neither.
bool is_plain(char32_t c) {
  if (c < 0x80) return is_digit(static_cast<char>(c)) || is_letter(static_cast<char>(c));
  return (c >= 0x3041 && c <= 0x30FA) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

bool has_plain_ends(std::string_view text) {
  if (text.empty()) return false;
  std::size_t last = text.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
  std::string_view front = text, back = text.substr(last);
  return is_plain(common::take_char(front)) && is_plain(common::take_char(back));
}

bool is_plain_target(std::string_view target) {
  const bool is_web = target.substr(0, 7) == "http://" || target.substr(0, 8) == "https://";
  return is_web && std::all_of(target.begin(), target.end(), [](char c) {
           return is_digit(c) || is_letter(c) ||
                  std::string_view("-._~:/?#@!$&'*+,;=%").find(c) != std::string_view::npos;
         });
}

// What stands before and after the marked part; both empty where it cannot be said.
std::pair<std::string, std::string> delimiters(const Run& run, std::string_view part) {
  switch (run.kind) {
    case RunKind::strong:
      if (has_plain_ends(part)) return {"**", "**"};
      break;
    case RunKind::emphasis:
      if (has_plain_ends(part)) return {"*", "*"};
      break;
    case RunKind::link:
      if (is_plain_target(run.value)) return {"[", "](" + run.value + ")"};
      break;
    default: break;
  }
  return {};
}

}  // namespace

void append_inline(std::string& out, std::string_view text, bool starts_line) {
  append_part(out, text, 0, text.size(), starts_line ? block_start(text) : text.npos);
}

void append_inline(std::string& out, std::string_view text, bool starts_line, const std::vector<Run>& runs) {
  const std::size_t escaped = starts_line ? block_start(text) : text.npos;
  std::vector<const Run*> sorted;
  for (const Run& run : runs)
    if (run.begin < run.end && run.end <= text.size()) sorted.push_back(&run);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Run* a, const Run* b) { return a->begin < b->begin; });
  std::size_t done = 0;
  for (const Run* run : sorted) {
    if (run->begin < done) continue;
    const auto [before, after] = delimiters(*run, text.substr(run->begin, run->end - run->begin));
    if (before.empty()) continue;
    append_part(out, text, done, run->begin, escaped);
    out += before;
    append_part(out, text, run->begin, run->end, escaped);
    out += after;
    done = run->end;
  }
  append_part(out, text, done, text.size(), escaped);
}

bool can_be_marked(std::string_view text) {
  return !text.empty() && text.front() != ' ' && text.back() != ' ' && !is_control(text, 0);
}

}  // namespace broadsheet::markdown
