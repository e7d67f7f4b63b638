#include "markdown/syntax/escape.hpp"

#include "common/text.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <set>

namespace broadsheet::markdown {
namespace {

using ascii::is_digit;
using ascii::is_letter;

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

bool has_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\t' && is_control(text, i)) return true;
  return false;
}

// Control characters are left out first: what stands beside them then stands at an end, or beside a mark.
std::string without_controls(std::string_view text, std::vector<Run>& runs) {
  std::string out;
  std::vector<std::uint32_t> places;  // in `out`, of each byte of `text`
  for (std::size_t i = 0; i < text.size(); ++i) {
    places.push_back(static_cast<std::uint32_t>(out.size()));
    if (text[i] == '\t' || !is_control(text, i))
      out += text[i];
    else if (text[i] == '\xC2')
      places.push_back(places.back()), ++i;
  }
  places.push_back(static_cast<std::uint32_t>(out.size()));
  for (Run& run : runs)
    if (run.begin < run.end && run.end <= text.size())
      run.begin = places[run.begin], run.end = places[run.end];
  return out;
}

using Places = std::set<std::size_t>;

void append_reference(std::string& out, char32_t c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string digits;
  for (; c > 0; c /= 16) digits.insert(digits.begin(), kDigits[c % 16]);
  out.append("&#x").append(digits) += ';';
}

// Appends the part [begin, end) of `text`; the characters at `references` by their numbers.
void append_part(std::string& out, std::string_view text, std::size_t begin, std::size_t end,
                 std::size_t escaped_place, const Places& references = {}) {
  const std::size_t first = text.find_first_not_of(" \t");
  const std::size_t last = text.find_last_not_of(" \t");
  for (std::size_t i = begin; i < end; ++i) {
    const char c = text[i];
    if (c == ' ' || c == '\t') {
      const bool at_an_end = first == text.npos || i < first || i > last;
      at_an_end ? out += "&#32;" : out += ' ';
    } else if (references.contains(i)) {
      std::string_view rest = text.substr(i);
      append_reference(out, common::take_char(rest));
      i = text.size() - rest.size() - 1;
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

// Blanks and what all versions of CommonMark take for punctuation.
bool parts_words(char32_t c) {
  if (c < 0x80) return !is_digit(static_cast<char>(c)) && !is_letter(static_cast<char>(c));
  return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) || (c >= 0x2010 && c <= 0x2027) ||
         c == 0xFF01 || c == 0xFF0C || c == 0xFF0E || c == 0xFF1A || c == 0xFF1B || c == 0xFF1F;
}

std::size_t begin_of_last(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

char32_t char_at(std::string_view text, std::size_t at) {
  std::string_view rest = text.substr(at);
  return common::take_char(rest);
}

// Strong and emphasised parts cannot be marked where they begin or end with a blank.
Run without_blanks_at_ends(const Run& run, std::string_view text) {
  const auto is_nothing = [](char32_t c) {
    return c <= ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
  };
  Run shrunk = run;
  while (shrunk.begin < shrunk.end) {
    std::string_view rest = text.substr(shrunk.begin);
    if (!is_nothing(common::take_char(rest))) break;
    shrunk.begin = static_cast<std::uint32_t>(text.size() - rest.size());
  }
  while (shrunk.begin < shrunk.end) {
    const std::size_t last = begin_of_last(text.substr(0, shrunk.end));
    if (!is_nothing(char_at(text, last))) break;
    shrunk.end = static_cast<std::uint32_t>(last);
  }
  return shrunk;
}

// cmark makes single bytes of their references, which are no UTF-8.
bool has_no_reference(char32_t c) { return c == 0xFFFE || c == 0xFFFF; }

// A delimiter beside punctuation opens or closes only if blanks or punctuation stand on its other side,
// too: there the reference of a character will do, which begins and ends with punctuation. Whether the marks
// of `run` can be said so.
bool add_references(const Run& run, std::string_view text, Places& places) {
  const std::string_view part = text.substr(run.begin, run.end - run.begin);
  Places needed;
  if (run.begin > 0 && !is_plain(char_at(part, 0))) needed.insert(begin_of_last(text.substr(0, run.begin)));
  if (run.end < text.size() && !is_plain(char_at(part, begin_of_last(part)))) needed.insert(run.end);
  std::erase_if(needed, [&](std::size_t at) { return parts_words(char_at(text, at)); });
  for (const std::size_t at : needed)
    if (has_no_reference(char_at(text, at))) return false;
  places.merge(needed);
  return true;
}

bool is_plain_target(std::string_view target) {
  const bool is_web = target.substr(0, 7) == "http://" || target.substr(0, 8) == "https://";
  return is_web && std::all_of(target.begin(), target.end(), [](char c) {
           return is_digit(c) || is_letter(c) ||
                  std::string_view("-._~:/?#@!$&'*+,;=%").find(c) != std::string_view::npos;
         });
}

// What stands before and after the marked part; both empty where it cannot be said.
std::pair<std::string, std::string> delimiters(const Run& run) {
  switch (run.kind) {
    case RunKind::strong: return {"**", "**"};
    case RunKind::emphasis: return {"*", "*"};
    case RunKind::link:
      if (is_plain_target(run.value)) return {"[", "](" + run.value + ")"};
      break;
    default: break;
  }
  return {};
}

// Parts of one kind that touch are one part: between them their delimiters would be a longer one.
std::vector<Run> with_touching_joined(const std::vector<Run>& sorted) {
  std::vector<Run> joined;
  for (const Run& run : sorted) {
    const bool touches = !joined.empty() && run.kind != RunKind::link && joined.back().kind == run.kind &&
                         joined.back().end == run.begin;
    if (touches)
      joined.back().end = run.end;
    else
      joined.push_back(run);
  }
  return joined;
}

}  // namespace

void append_inline(std::string& out, std::string_view text, bool starts_line) {
  if (has_control(text)) return append_inline(out, text, starts_line, {});
  append_part(out, text, 0, text.size(), starts_line ? block_start(text) : text.npos);
}

void append_inline(std::string& out, std::string_view text, bool starts_line, const std::vector<Run>& runs) {
  if (has_control(text)) {
    std::vector<Run> moved = runs;
    const std::string written = without_controls(text, moved);
    return append_inline(out, written, starts_line, moved);
  }
  const std::size_t escaped = starts_line ? block_start(text) : text.npos;
  std::vector<Run> sorted;
  for (const Run& run : runs) {
    if (run.begin >= run.end || run.end > text.size() || delimiters(run).first.empty()) continue;
    const Run shrunk = run.kind == RunKind::link ? run : without_blanks_at_ends(run, text);
    if (shrunk.begin < shrunk.end) sorted.push_back(shrunk);
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Run& a, const Run& b) { return a.begin < b.begin; });
  std::size_t done = 0;
  Places references;
  std::erase_if(sorted, [&done](const Run& run) {
    const bool overlaps = run.begin < done;
    if (!overlaps) done = run.end;
    return overlaps;
  });
  sorted = with_touching_joined(sorted);
  std::erase_if(sorted, [&](const Run& run) {
    return run.kind != RunKind::link && !add_references(run, text, references);
  });
  done = 0;
  for (const Run& run : sorted) {
    const auto [before, after] = delimiters(run);
    append_part(out, text, done, run.begin, escaped, references);
    out += before;
    append_part(out, text, run.begin, run.end, escaped, references);
    out += after;
    done = run.end;
  }
  append_part(out, text, done, text.size(), escaped, references);
}

bool can_be_marked(std::string_view text) {
  return !text.empty() && text.front() != ' ' && text.back() != ' ' && !is_control(text, 0);
}

}  // namespace broadsheet::markdown
