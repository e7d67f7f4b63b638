#include "issuetext/hints/line_hints.hpp"

#include "issuetext/hints/short_page.hpp"
#include "reconstruct/page/sentence.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace broadsheet::issuetext {
namespace {

class Hinter {
 public:
  Hinter(const Page& page, const PageFurniture& furniture, const Profile& profile)
      : page_(page),
        furniture_(furniture),
        profile_(profile),
        hints_(page.lines.size()),
        sentences_(sentences_of_short_page(page, furniture)),
        has_credit_(page.lines.size()) {}

  std::vector<Hint> run() {
    for (std::size_t i = 0; i < hints_.size(); ++i) {
      weigh(i);
      if (furniture_.lines[i] != FurnitureKind::none || page_.lines[i].beside)
        hints_[i].display = true;
      else if (!hints_[i].display)
        look(i);
    }
    return std::move(hints_);
  }

 private:
  // What the line tagger says.
  void weigh(std::size_t i) {
    constexpr double kLeast = 1e-4;
    const LineTag& tag = page_.lines[i].tag;
    const double starts = probability_of_any(tag, LineLabel::paragraph, LineLabel::opening, LineLabel::lead);
    const double goes_on = probability(tag, LineLabel::body);
    const double body = starts + goes_on;
    Hint& h = hints_[i];
    h.body_log = std::log(std::max(body, kLeast));
    h.display_log = std::log(std::max(1 - body, kLeast));
    h.starts_log = std::log(std::max(starts / std::max(body, kLeast), kLeast));
    h.continues_log = std::log(std::max(goes_on / std::max(body, kLeast), kLeast));
  }

  // No headline: what may stand inside an article, and look like body text.
  bool is_tagged(std::size_t i) const {
    return probability_of_any(page_.lines[i].tag, LineLabel::byline, LineLabel::tail, LineLabel::caption,
                              LineLabel::caption_on, LineLabel::credit, LineLabel::jump_to,
                              LineLabel::jump_from) > 0.5f;
  }

  // "They will meet again in May. (Reporter Jane Roe)" right below body text: no caption, though it looks
  // like one, where the names in brackets are no photographer's.
  bool is_signed_sentence(std::size_t i) const {
    const View s = text(i);
    if (i == 0 || page_.lines[i].blank_before) return false;
    const auto closing = closing_of(s, profile_);
    return closing && closing->begin > 0 && !closing->bylines.empty() &&
           is_sentence_end(s.substr(0, closing->begin)) &&
           probability_of_any(page_.lines[i - 1].tag, LineLabel::body, LineLabel::paragraph,
                              LineLabel::opening, LineLabel::lead) > 0.5f;
  }

  // Names with their role, with a blank line below: no body text, whatever the tagger says.
  bool is_signed_line(std::size_t i) const {
    if (i + 1 < page_.lines.size() && !page_.lines[i + 1].blank_before) return false;
    const std::vector<Byline> people = byline_line(text(i), profile_);
    return !people.empty() && !people.front().role.empty();
  }

  bool is_body_text(std::size_t i) const {
    return furniture_.lines[i] == FurnitureKind::none &&
           probability_of_any(page_.lines[i].tag, LineLabel::body, LineLabel::paragraph, LineLabel::opening,
                              LineLabel::lead) > 0.5f;
  }

  // "…the report was written" / "by Jane Roe" / "in a single week": what looks like a byline or a page number
  // would take a piece out of a sentence. A jump mark may.
  bool is_needed(std::size_t i) const {
    if (!profile_.spaced || i == 0 || i + 1 >= hints_.size() || !is_lower(text(i + 1).front())) return false;
    const bool is_jump =
        text(i).find_first_of(U"0123456789") != View::npos && jump_way(text(i), profile_) != JumpWay::unknown;
    if (is_jump || !lies_inside_sentence(page_, i, true)) return false;
    if (is_body_text(i - 1) && is_body_text(i + 1)) return true;
    const bool is_display = furniture_.lines[i - 1] != FurnitureKind::none || hints_[i - 1].display;
    return is_lower(text(i).front()) && !is_display && !byline_line(text(i), profile_).empty();
  }

  // What is_tagged(), a pattern of words or the lack of a word in lower case would take for something else.
  bool leaves_body(std::size_t i) const {
    const View s = text(i);
    const bool has_lower_word =
        is_lower(s.front()) || std::adjacent_find(s.begin(), s.end(), [](char32_t a, char32_t b) {
                                 return is_blank(a) && is_lower(b);
                               }) != s.end();
    return !has_lower_word || is_tagged(i) || !byline_line(s, profile_).empty() || is_credit(s, profile_) ||
           is_whole(jump_to(s, profile_), s) || is_whole(jump_from(s, profile_), s);
  }

  View text(std::size_t i) const { return page_.of(page_.lines[i]); }

  void look(std::size_t i) {
    const View s = text(i);
    Hint& h = hints_[i];
    const bool is_sentence = sentences_[i] || page_.lines[i].run_on;
    if (is_sentence) believe_body(i);
    if (i > 0 && furniture_.lines[i - 1] == FurnitureKind::none && across(i)) return;
    if (!is_sentence && is_needed(i) && leaves_body(i)) {
      h.continues = true;
      return believe_body(i);
    }
    if (i > 0 && is_body_text(i - 1) && !page_.lines[i].blank_before && begins_with_closing(i)) {
      h.continues = true;
      return believe_body(i);
    }
    if (is_tagged(i) && !is_sentence) return believe_tag(i);
    constexpr float kHardly = 0.02f;
    const float lead_p = probability(page_.lines[i].tag, LineLabel::lead);
    const auto lead = lead_p > kHardly ? lead_of(s, profile_) : std::nullopt;
    const auto to = jump_to(s, profile_), from = jump_from(s, profile_);
    const auto closing = closing_of(s, profile_);
    const bool display = !is_sentence && (1 - std::exp(h.body_log) > kHardly || is_signed_line(i));
    if (display && is_credit(s, profile_)) {
      h.display = true;
      return cut_credit(i);
    }
    if (display && !lead &&
        (is_whole(to, s) || is_whole(from, s) || !byline_line(s, profile_).empty() ||
         (closing && closing->begin == 0))) {
      h.display = true;
      h.closes = is_whole(to, s) || (closing && closing->begin == 0);
      return;
    }
    const bool begins_run = page_.lines[i].run_on && page_.lines[i].blank_before;
    h.starts = from || lead || lead_p > 0.5f || begins_run;
    h.body = h.body || h.starts;
    if (to || (closing && !lead)) h.ends = h.body = true;
    if (display) caption(i);
    if (!h.display && !h.may_be_display && is_text(i)) believe_body(i);
  }

  // Body text as the tagger has it, that no width makes a headline: a sentence with its stop, and what ends
  // in a word after which its phrase goes on in the body text below.
  bool is_text(std::size_t i) const {
    const View s = text(i);
    const char32_t mark = final_mark(s);
    constexpr float kMayBe = 0.25f, kHan = 0.1f;  // no headline in Han ends so
    const float body = probability_of_any(page_.lines[i].tag, LineLabel::body, LineLabel::paragraph,
                                          LineLabel::opening, LineLabel::lead);
    const bool is_last = i + 1 == hints_.size() || page_.lines[i + 1].blank_before;
    const bool closes = is_last && i > 0 && !page_.lines[i].blank_before && is_body_text(i - 1);
    if ((mark == U'。' && (body > kHan || closes)) || (mark == '.' && is_body_text(i))) return true;
    if (!profile_.spaced || i + 1 == hints_.size() || page_.lines[i + 1].blank_before) return false;
    const View last = s.substr(s.find_last_of(U' ') + 1);
    return body > kMayBe && is_lower(last.front()) && profile_.binders.has(last) && is_body_text(i + 1);
  }

  // "” said the mayor", ") and": a mark that may not begin a line, for which the line above had no room. In
  // some languages it opens quotations; then no blank follows it.
  bool begins_with_closing(std::size_t i) const {
    const View s = text(i);
    const char32_t c = s.front();
    const bool may_close = View(U"”’»\")]").find(c) != View::npos ||
                           (profile_.language == "de" && View(U"“«").find(c) != View::npos);
    return may_close && (s.size() == 1 || is_blank(s[1]) || is_closing(s[1]));
  }

  // What the tagger takes for no body, but a sentence that its author signs.
  void believe_tag(std::size_t i) {
    Hint& h = hints_[i];
    if (is_signed_sentence(i)) {
      h.ends = true;
      return believe_body(i);
    }
    h.display = true;
    h.closes = probability_of_any(page_.lines[i].tag, LineLabel::tail, LineLabel::jump_to,
                                  LineLabel::jump_from) > 0.5f;
  }

  // Body text, whatever the tagger says.
  void believe_body(std::size_t i) {
    hints_[i].body = true;
    hints_[i].body_log = Hint().body_log;
    hints_[i].display_log = Hint().display_log;
  }

  // A bracket that two lines share: a title, or a jump mark or a byline at the end of body text; true for
  // those.
  bool across(std::size_t i) {
    if (!leaves_open(text(i - 1)) || !closes_foreign(text(i)) || hints_[i - 1].display) return false;
    hints_[i].continues = true;
    const View both = with_line_above(i);
    if (!jump_to(both, profile_) && !closing_of(both, profile_)) return false;
    hints_[i].ends = true;
    believe_body(i - 1);
    believe_body(i);
    return true;
  }

  // A credit that the end of a line cut in two.
  void cut_credit(std::size_t i) {
    if (i == 0 || furniture_.lines[i - 1] != FurnitureKind::none || has_credit(i - 1)) return;
    const auto cut = credit_of(with_line_above(i), profile_);
    if (cut && cut->begin < text(i - 1).size()) hints_[i - 1].display = hints_[i].display = true;
  }

  void caption(std::size_t i) {
    const bool starts = starts_caption(text(i), profile_);
    if (!has_credit(i)) {
      cut_credit(i);
    } else {
      hints_[i].display = true;
      // The lines above it that only their width ended may belong to the caption.
      for (std::size_t k = i; k-- > 0 && k + 3 >= i && went_on(k, k + 1) && !is_sentence_end(text(k));)
        hints_[k].may_be_display = true;
    }
    if (!starts) return;
    hints_[i].starts = hints_[i].may_be_display = true;
    Text joined;
    for (std::size_t n = 0; n < kCaptionLines && i + n < hints_.size(); ++n) {
      if (n > 0 && starts_caption(text(i + n), profile_)) break;  // another one
      joined += (n > 0 && profile_.spaced ? Text(U" ") : Text()) + Text(text(i + n));
      if (!credit_of(joined, profile_)) continue;
      for (std::size_t k = 0; k <= n; ++k) hints_[i + k].display = true;
      break;
    }
  }

  bool has_credit(std::size_t i) {
    if (!has_credit_[i]) has_credit_[i] = credit_of(text(i), profile_).has_value();
    return *has_credit_[i];
  }

  // Line i after the one above it, until the next call.
  View with_line_above(std::size_t i) {
    both_ = text(i - 1);
    if (profile_.spaced) both_ += U' ';
    return both_ += text(i);
  }

  bool went_on(std::size_t k, std::size_t next) const {
    const Line &a = page_.lines[k], &b = page_.lines[next];
    return a.width.natural + b.unit > b.width.natural - 0.3;
  }

  const Page& page_;
  const PageFurniture& furniture_;
  const Profile& profile_;
  std::vector<Hint> hints_;
  std::vector<bool> sentences_;
  std::vector<std::optional<bool>> has_credit_;  // as far as it was asked
  Text both_;
};

}  // namespace

std::vector<Hint> hints_of(const Page& page, const PageFurniture& furniture, const Profile& profile) {
  return Hinter(page, furniture, profile).run();
}

}  // namespace broadsheet::issuetext
