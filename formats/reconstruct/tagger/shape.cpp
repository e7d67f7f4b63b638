#include "reconstruct/tagger/shape.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

bool in(View set, char32_t c) { return set.find(c) != View::npos; }

char class_of_mark(char32_t c) {
  if (in(U"（([【〔［〈《「『｛{＜<", c)) return '(';
  if (in(U"）)]】〕］〉》」』｝}＞>", c)) return ')';
  if (in(U"“”‘’\"'«»„", c)) return '"';
  if (in(U"—–-―─‐－ー~〜～", c)) return '-';
  if (in(U"■□◆◇●○◎▲△▼▽★☆※＊*•►▶◀◁▷◄→←↑↓▪▫◼◻❖✦✎✍▌▍┃¶§#♦◊⬛☞", c)) return '*';
  if (in(U"/／∕\\", c)) return '/';
  if (in(U"|｜│︱", c)) return '|';
  if (in(U"：:", c)) return ':';
  if (in(U"，,、､", c)) return ',';
  if (in(U"；;", c)) return ';';
  if (in(U"。．.｡…", c)) return '.';
  if (in(U"！!？?", c)) return '!';
  if (in(U"＝=", c)) return '=';
  if (in(U"·・‧•", c)) return '_';
  return '?';
}

}  // namespace

Run run_at(View s) {
  const char first = class_of(s[0]);
  std::size_t n = 1;
  if (first == 'A' || first == 'a') {
    std::size_t upper = first == 'A' ? 1 : 0;
    for (; n < s.size() && is_letter(s[n]); ++n) upper += is_upper(s[n]);
    return {n, first == 'a' ? 'w' : n == 1 ? 'A' : upper == n ? 'U' : 'W'};
  }
  while (n < s.size() && class_of(s[n]) == first) ++n;
  if (first == '9') return {n, n == 1 ? '1' : n == 2 ? '2' : n <= 4 ? '4' : '9'};
  if (first == 'H' || first == 'K') {
    const char base = n == 1 ? 'o' : n <= 4 ? 'n' : n <= 8 ? 'm' : first;
    return {n, first == 'H' || n > 8 ? base : static_cast<char>(base - 'a' + 'A')};
  }
  return {n, first};
}

char class_of(char32_t c) {
  if (is_blank(c)) return ' ';
  if (is_digit(c)) return '9';
  if (c >= 0x3041 && c <= 0x309F) return 'h';
  if (c >= 0x30A1 && c <= 0x30FF && c != U'・' && c != U'ー') return 'k';
  if (c == U'ー') return 'k';
  if (is_han(c)) return 'H';
  if (is_hangul(c)) return 'K';
  if (is_letter(c)) return is_upper(c) ? 'A' : 'a';
  return class_of_mark(c);
}

std::string shape_of(View text, std::size_t limit, bool from_end) {
  // A run is cut at the limit's distance from the end: no shape needs more characters than that.
  constexpr std::size_t kLongest = 16;
  if (from_end && text.size() > limit * kLongest) text.remove_prefix(text.size() - limit * kLongest);
  std::string out;
  while (!text.empty() && (from_end || out.size() < limit)) {
    const Run run = run_at(text);
    out += run.shape;
    text.remove_prefix(run.length);
  }
  if (out.size() > limit) out.erase(0, out.size() - limit);
  return out;
}

}  // namespace broadsheet::reconstruct
