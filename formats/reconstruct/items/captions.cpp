#include "reconstruct/items/captions.hpp"

#include "reconstruct/items/credits.hpp"
#include "reconstruct/language/phrases.hpp"

namespace broadsheet::reconstruct {
namespace {
constexpr float kGoesOn = 0.4f;          // probability of a further line of a caption
constexpr std::size_t kCreditRest = 12;  // characters of a credit that goes on from the line above
}  // namespace

// How many lines from k on are one caption by their place; 0 for none.
std::size_t CaptionFinder::placed_caption(const std::vector<std::size_t>& lines, std::size_t k) const {
  if (stands_as(lines[k], PlacedAs::aside)) return 1;
  if (!stands_as(lines[k], PlacedAs::caption)) return 0;
  std::size_t n = 1;
  while (k + n < lines.size() && stands_as(lines[k + n], PlacedAs::caption) &&
         !page_.geometry[lines[k + n]].first_of_zone)
    ++n;
  return n;
}

// Whether the tagger takes lines[at] for more of the caption that the line before it is of. What ends in a
// credit is whole; in words of letters a name may go on.
bool CaptionFinder::tagged_goes_on(const std::vector<std::size_t>& lines, std::size_t at) const {
  if (at >= lines.size() || lines[at] != lines[at - 1] + 1 || picture(lines[at]) <= kGoesOn) return false;
  const LineTag &above = tag(lines[at - 1]), &here = tag(lines[at]);
  const bool is_credit_cut = profile_.spaced && probability(here, LineLabel::credit) >= kSure;
  if (probability(above, LineLabel::credit) >= kSure && !is_credit_cut) return false;
  if (probability(here, LineLabel::caption) >= kSure) return false;
  const View s = text(lines[at]);
  const bool is_rest =
      s.size() <= kCreditRest && probability(here, LineLabel::credit) >= kSure && s.find(U'。') == View::npos;
  return profile_.spaced || is_rest || !credit_at_end(text(lines[at - 1]), profile_, false) ||
         is_credit(s, profile_);
}

// How many lines from k on the tagger takes for one caption and its credit: no more than a caption has, as a
// page of nothing else is looked at from each of its lines.
std::size_t CaptionFinder::tagged_length(const std::vector<std::size_t>& lines, std::size_t k) const {
  std::size_t n = 1;
  while (n < kCaptionLines + 2 && tagged_goes_on(lines, k + n)) ++n;
  return n;
}

// How many lines from k on are nothing but a credit.
std::size_t CaptionFinder::credit_lines(const std::vector<std::size_t>& lines, std::size_t k) const {
  if (is_credit(text(lines[k]), profile_)) return 1;
  if (k + 1 == lines.size() || !leaves_open(text(lines[k]))) return 0;
  const Text both = Text(text(lines[k])) + (profile_.spaced ? U" " : U"") + Text(text(lines[k + 1]));
  return is_credit(both, profile_) ? 2 : 0;
}

// Whether the text itself goes on over the break: the pair of characters is one of the page's.
bool CaptionFinder::phrase_goes_on(View above, View below) const {
  if (profile_.spaced) return !is_upper(below.front()) || !is_sentence_end(above);
  if (is_sentence_end(above)) return false;
  // Headlines have no commas.
  const bool quoted = View(U"”’」』》").find(above.back()) != View::npos;
  if ((is_closing(above.back()) && !quoted) || above.find(U'，') != View::npos || leaves_open(above))
    return true;
  return vocabulary_.has(above.back(), below.front());
}

// How many lines from k on are one caption; 0 for none.
std::size_t CaptionFinder::caption_length(const std::vector<std::size_t>& lines, std::size_t k) const {
  const bool starts = starts_caption(text(lines[k]), profile_);
  Text joined;
  bool goes_on = true;
  std::size_t apart = 0;  // where in `joined` something new begins after a blank line
  for (std::size_t n = 1; n <= kCaptionLines && k + n <= lines.size(); ++n) {
    const View now = text(lines[k + n - 1]);
    if (!starts && !byline_line(now, profile_).empty()) return 0;
    if (n > 1) {
      const View above = text(lines[k + n - 2]);
      if (starts_caption(now, profile_) || !went_on(lines[k + n - 2], lines[k + n - 1])) break;
      joined += profile_.spaced ? U" " : U"";
      goes_on = starts || (goes_on && phrase_goes_on(above, now));
      if (!goes_on && apart == 0 && page_.lines[lines[k + n - 1]].blank_before) apart = joined.size();
    }
    const std::size_t begin = joined.size();
    joined += now;
    const auto credit = credit_of(joined, profile_);
    if (!credit) continue;
    // What stands before the credit on its line is a sentence of its own, unless it is a mere rest.
    if (!goes_on && credit->begin >= (apart > 0 ? apart : begin) + kRest) return 0;
    // "Photo: Ann" / "Hall": a name of one word went on.
    const bool cut =
        profile_.spaced && credit->text.find(U' ') == credit->text.rfind(U' ') && joined.back() != U')';
    if (cut && k + n < lines.size() && went_on(lines[k + n - 1], lines[k + n]) &&
        text(lines[k + n]).size() < 24)
      ++n;
    return n;
  }
  if (!starts) return 0;
  std::size_t n = 1;
  while (n < kCaptionLines && k + n < lines.size() && !is_sentence_end(text(lines[k + n - 1]))) ++n;
  return n;
}

}  // namespace broadsheet::reconstruct
