#include "reconstruct/tagger/shape.hpp"

#include "reconstruct/text/contains.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::reconstruct {
namespace {

constexpr char class_of_mark(char32_t c) {
  if (contains(U"（([【〔［〈《「『｛{＜<", c)) return '(';
  if (contains(U"）)]】〕］〉》」』｝}＞>", c)) return ')';
  if (contains(U"“”‘’\"'«»„", c)) return '"';
  if (contains(U"—–-―─‐－ー~〜～", c)) return '-';
  if (contains(U"■□◆◇●○◎▲△▼▽★☆※＊*•►▶◀◁▷◄→←↑↓▪▫◼◻❖✦✎✍▌▍┃¶§#♦◊⬛☞", c)) return '*';
  if (contains(U"/／∕\\", c)) return '/';
  if (contains(U"|｜│︱", c)) return '|';
  if (contains(U"：:", c)) return ':';
  if (contains(U"，,、､", c)) return ',';
  if (contains(U"；;", c)) return ';';
  if (contains(U"。．.｡…", c)) return '.';
  if (contains(U"！!？?", c)) return '!';
  if (contains(U"＝=", c)) return '=';
  if (contains(U"·・‧•", c)) return '_';
  return '?';
}

constexpr std::array<char, 128> kAscii = [] {
  std::array<char, 128> all{};
  for (char32_t c = 0; c < all.size(); ++c)
    all[c] = c == ' ' || c == '\t'    ? ' '
             : c >= '0' && c <= '9'   ? '9'
             : (c >= 'a' && c <= 'z') ? 'a'
             : (c >= 'A' && c <= 'Z') ? 'A'
                                      : class_of_mark(c);
  return all;
}();

// The blocks where most marks stand, 128 characters each; others are searched for.
constexpr std::array<char32_t, 3> kBlocks = {0x2000, 0x3000, 0xFF00};
constexpr auto kMarks = [] {
  std::array<std::array<char, 128>, kBlocks.size()> all{};
  for (std::size_t b = 0; b < all.size(); ++b)
    for (char32_t c = 0; c < all[b].size(); ++c) all[b][c] = class_of_mark(kBlocks[b] + c);
  return all;
}();

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
  if (c < kAscii.size()) return kAscii[c];
  if (is_han(c)) return c >= 0x3041 && c <= 0x309F ? 'h' : c >= 0x30A1 && c <= 0x30FF ? 'k' : 'H';
  if (is_letter(c)) return is_upper(c) ? 'A' : 'a';
  if (is_hangul(c)) return 'K';
  if (is_blank(c)) return ' ';
  if (is_digit(c)) return '9';
  for (std::size_t b = 0; b < kBlocks.size(); ++b)
    if (c - kBlocks[b] < kMarks[b].size()) return kMarks[b][c - kBlocks[b]];
  return class_of_mark(c);
}

EndShapes::EndShapes(View text) {
  constexpr std::size_t kHead = 200;  // characters that are looked at
  constexpr std::size_t kTail = 16 * kMost;
  std::array<char, kHead> shape;
  const auto look_at = [&](View some, std::size_t runs) {
    std::size_t n = 0;
    for (; !some.empty() && n < runs; ++n) {
      const Run run = run_at(some);
      shape[n] = run.shape;
      some.remove_prefix(run.length);
    }
    return n;
  };
  const bool is_short = text.size() <= kTail;  // most are: what is seen of either end is the whole text
  std::size_t n = look_at(text.substr(0, kHead), is_short ? kTail : kMost);
  head_size_ = static_cast<unsigned char>(std::min(n, kMost));
  std::copy_n(shape.begin(), head_size_, head_.begin());
  if (!is_short) n = look_at(text.substr(text.size() - kTail), kTail);
  tail_size_ = static_cast<unsigned char>(std::min(n, kMost));
  std::copy_n(shape.begin() + static_cast<std::ptrdiff_t>(n - tail_size_), tail_size_, tail_.begin());
}

}  // namespace broadsheet::reconstruct
