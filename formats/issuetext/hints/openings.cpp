#include "issuetext/hints/openings.hpp"

#include "issuetext/hints/tag_weights.hpp"
#include "reconstruct/language/phrases.hpp"
#include "reconstruct/text/contains.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::issuetext {
namespace {

constexpr double kExact = 0.1, kNarrow = 12;  // em: of widths that are known; of columns too narrow to tell
constexpr std::size_t kMostLines = 3, kLongest = 140;  // of a headline: lines, characters

class Weigher {
 public:
  Weigher(Page& page, const Profile& profile) : page_(page), profile_(profile) {}

  void run() {
    for (std::size_t i = 1; i < page_.lines.size(); ++i) {
      const float times = evidence(i);
      if (times <= 1) continue;
      const std::size_t begin = head_above(i);
      if (begin == i) continue;
      for (std::size_t k = begin; k < i; ++k) favour(page_.lines[k].tag, kDisplayLabels, kBodyLabels, times);
      favour(page_.lines[i].tag, kBodyLabels, kDisplayLabels, times);
      favour(page_.lines[i].tag, kStartLabels, std::array{LineLabel::body}, times);
    }
  }

 private:
  View text(std::size_t i) const { return page_.of(page_.lines[i]); }

  float body(std::size_t i) const { return sum_of(page_.lines[i].tag, kBodyLabels); }
  float display(std::size_t i) const { return sum_of(page_.lines[i].tag, kDisplayLabels); }

  // How many times as probable it is that a text begins with line i as it would be without its first words
  // and its width.
  float evidence(std::size_t i) const {
    if ((body(i) < 0.5f && !reads_on(i)) || goes_on(i - 1)) return 1;
    if (!profile_.spaced) return is_indented_below_room(i) ? kCertain : 1;
    return begins_sentence(i) || is_lead_below_room(i) ? kCertain : 1;
  }

  // "Bremen (dpa).", "Madras:": line i begins with a lead, which would have fitted in the line above if it
  // has no agency.
  bool is_lead_below_room(std::size_t i) const {
    constexpr std::size_t kReach = 5;
    const auto lead = lead_of(text(i), profile_);
    if (!lead) return false;
    if (lead->dateline && !lead->dateline->agency.empty()) return true;
    double measure = 0;
    for (std::size_t k = i; k < std::min(page_.lines.size(), i + kReach) && body(k) > 0.5f; ++k)
      measure = std::max(measure, page_.lines[k].width.natural);
    return page_.lines[i - 1].width.natural + page_.lines[i].unit + 1 < measure;
  }

  // Line i is of a phrase that the body text below it goes on with.
  bool reads_on(std::size_t i) const {
    if (!profile_.spaced || i + 1 >= page_.lines.size() || page_.lines[i + 1].blank_before) return false;
    const View s = text(i), last = s.substr(s.find_last_of(U' ') + 1);
    return body(i + 1) > 0.5f && ((is_lower(last.front()) && profile_.binders.has(last)) ||
                                  (is_lower(text(i + 1).front()) && !is_sentence_end(s)));
  }

  // A line after which its phrase goes on.
  bool goes_on(std::size_t i) const {
    const View s = text(i);
    if (is_sentence_end(s) || contains(U",;:-–—、，：；)）", s.back()) || leaves_open(s)) return true;
    const View last = s.substr(s.find_last_of(U' ') + 1);
    if (!profile_.spaced) return false;
    return (is_lower(last.front()) && profile_.binders.has(last)) || ends_with(last, U"'s") ||
           ends_with(last, U"’s");
  }

  // "The council voted", "L’usine ferme": a word that has a capital only there, and is not set in capitals.
  bool begins_sentence(std::size_t i) const {
    View s = text(i);
    while (!s.empty() && is_opening(s.front())) s = trim(s.substr(1));
    if (s.empty() || !is_upper(s.front()) || std::none_of(s.begin(), s.end(), is_lower)) return false;
    const View word = s.substr(0, s.find(U' '));
    const std::size_t apostrophe = word.find_first_of(U"’'");
    return profile_.openers.has(word) ||
           (apostrophe != View::npos && profile_.openers.has(word.substr(0, apostrophe + 1)));
  }

  // Where words are not parted: the width that most lines below line i have, exactly, which it begins.
  double measure_below(std::size_t i) const {
    constexpr std::size_t kReach = 8;
    constexpr std::ptrdiff_t kLeast = 3;
    double best = 0;
    std::ptrdiff_t most = kLeast - 1;
    const auto first = page_.lines.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    const auto last =
        page_.lines.begin() + static_cast<std::ptrdiff_t>(std::min(page_.lines.size(), i + 1 + kReach));
    for (auto line = first; line < last; ++line) {
      const double width = line->width.natural;
      const auto count = std::count_if(
          first, last, [&](const Line& other) { return std::abs(other.width.natural - width) < kExact; });
      if (count > most) best = width, most = count;
    }
    return best;
  }

  // Letters and figures are as wide as their face has them, and brackets may be squeezed: only lines without
  // any are measured exactly.
  static bool is_exact(View s) {
    return std::all_of(s.begin(), s.end(), [](char32_t c) {
      return width_of(c, Spacing::fixed) == 1 && (!is_wide_punctuation(c) || c == U'、');
    });
  }

  static bool is_katakana(char32_t c) { return c >= 0x30A1 && c <= 0x30FF; }

  // Line i is short by the indent of a first line, and the one above it has room for more.
  bool is_indented_below_room(std::size_t i) const {
    const double measure = measure_below(i), above = page_.lines[i - 1].width.natural;
    const double width = page_.lines[i].width.natural;
    const View own = text(i), head = text(i - 1);
    if (measure < kNarrow || !is_exact(own) || own.find(U'、') != View::npos || !is_exact(head)) return false;
    if (is_katakana(head.back()) && is_katakana(own.front())) return false;  // a word goes on
    if (std::abs(width + profile_.indent - measure) > kExact) return false;
    return above > measure + 1 || above + profile_.indent + page_.lines[i].unit < measure + kExact;
  }

  // Where display lines right above line i begin, if there are any; else i.
  std::size_t head_above(std::size_t i) const {
    std::size_t characters = 0;
    for (std::size_t k = i; k-- > 0 && i - k <= kMostLines;) {
      const View s = text(k);
      characters += s.size();
      const bool clauses = profile_.spaced ? s.find(U". ") != View::npos : has_outside_quotes(s, U"，。；");
      if (characters > kLongest || is_sentence_end(s) || clauses) return i;
      if (body(k) + display(k) < 0.5f) return i;  // a byline, a caption, furniture
      if (contains(U"-–—•■●·*", s.front()) || probability(page_.lines[k].tag, LineLabel::lead) > 0.2f)
        return i;  // an item of a list, a dateline
      if (profile_.spaced && is_lower(s.front())) continue;
      if (k == 0 || page_.lines[k].blank_before || is_sentence_end(text(k - 1))) return k;
      if (body(k - 1) + display(k - 1) < 0.5f) return k;
    }
    return i;
  }

  Page& page_;
  const Profile& profile_;
};

}  // namespace

void weigh_openings(Page& page, const Profile& profile) {
  if (!page.lines.empty() && is_tagged(page.lines.front().tag)) Weigher(page, profile).run();
}

}  // namespace broadsheet::issuetext
