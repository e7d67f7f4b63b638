#include "taggers/augmentation/composition.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::train {
namespace {

using enum LineLabel;

// The shares of pages that leave a kind out, and that put one in.
constexpr double kLeftOut = 0.08, kPutIn = 0.12;
constexpr double kReplaced = 0.2;      // … that print all of a kind anew
constexpr double kOfArticles = 0.7;    // of a page that puts a kind in have one more
constexpr double kOfParagraphs = 0.2;  // … begin below a subhead

// The label of the first line of a piece, for any of its lines.
LineLabel piece_of(LineLabel l) {
  switch (l) {
    case headline_on: return headline;
    case kicker_on: return kicker;
    case deck_on: return deck;
    case caption_on:
    case credit: return caption;
    case subhead_on: return subhead;
    default: return l;
  }
}

bool is_head(const SampleLine& l) {
  if (!l.label) return false;
  const LineLabel piece = piece_of(*l.label);
  return piece == headline || piece == kicker || piece == deck;
}

bool is_text(const SampleLine& l) {
  return l.label == body || l.label == paragraph || l.label == opening || l.label == lead;
}

bool begins_text(const SampleLine& l) { return l.label == opening || l.label == lead; }

// Makes the new page line by line.
class Composer {
 public:
  Composer(const Sample& page, const Forms& forms, std::uint64_t seed)
      : page_(page), lists_(forms), forms_(forms, seed + 5), dice_(seed + 29), out_(page) {
    for (const SampleLine& l : page.lines)
      if (l.label == body && l.text.size() > kShortest) bodies_.push_back(&l);
  }

  Sample run() {
    if (bodies_.size() < 4) return page_;
    for (const LineLabel l : {kicker, deck, byline, tail, subhead, caption, jump_to, jump_from}) {
      leaves_out_[index(l)] = dice_.chance(kLeftOut);
      puts_in_[index(l)] = !leaves_out_[index(l)] && dice_.chance(kPutIn);
    }
    if (puts_in_[index(tail)] && dice_.chance(0.6)) leaves_out_[index(byline)] = true;
    if (dice_.chance(kReplaced)) leaves_out_[index(byline)] = puts_in_[index(byline)] = true;
    if (dice_.chance(kReplaced)) leaves_out_[index(kicker)] = puts_in_[index(kicker)] = true;
    has_rubrics_ = dice_.chance(0.6);
    capitals_ = lists_.is_latin() && dice_.chance(0.3);
    parts_with_blanks_ = dice_.chance(0.4);
    credit_apart_ = dice_.chance(0.4);
    parts_roles_ = dice_.chance(0.5);
    runs_in_ = dice_.chance(0.5);
    out_.lines.clear();
    out_.elements.clear();
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      before(i);
      keep(i);
      behind(i);
    }
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kShortest = 8;  // characters of a line that others take their words from

  static std::size_t index(LineLabel l) { return static_cast<std::size_t>(l); }
  bool puts_in(LineLabel l) { return puts_in_[index(l)] && dice_.chance(kOfArticles); }

  void keep(std::size_t i) {
    const SampleLine& l = page_.lines[i];
    place_.push_back(out_.lines.size());
    if (!l.label || !leaves_out_[index(piece_of(*l.label))]) out_.lines.push_back(l);
    for (const Element& e : page_.elements) {
      if (e.first + e.count != i + 1 || out_.lines.size() < place_[e.first] + e.count) continue;
      out_.elements.push_back(e);
      out_.elements.back().first = place_[e.first];
    }
  }

  void before(std::size_t i) {
    const SampleLine& l = page_.lines[i];
    const bool head_begins = is_head(l) && (i == 0 || !is_head(page_.lines[i - 1]));
    if (head_begins && (l.label == headline || (l.label == kicker && leaves_out_[index(kicker)])) &&
        puts_in(kicker))
      add(kicker, rubric());
    if (i > 0 && begins_text(l) && is_above_text(page_.lines[i - 1])) {
      if (page_.lines[i - 1].label == headline && puts_in(deck)) add(deck, words(5, 10, 9, 18));
      if ((page_.lines[i - 1].label != byline || leaves_out_[index(byline)]) && puts_in(byline))
        add_form(byline, "bylines", Element::Kind::byline);
      if (puts_in(jump_from)) add_form(jump_from, "jump_from", Element::Kind::jump_from);
    }
    if (l.label != paragraph || i == 0 || !is_text(page_.lines[i - 1])) return;
    if (puts_in_[index(subhead)] && dice_.chance(kOfParagraphs)) add(subhead, words(2, 5, 4, 9));
    if (puts_in_[index(caption)] && dice_.chance(kOfParagraphs / 2)) add_caption();
  }

  static bool is_above_text(const SampleLine& l) { return is_head(l) || l.label == byline; }

  // The end of an article: text above, and a head or the end of the page below.
  void behind(std::size_t i) {
    const bool last = i + 1 == page_.lines.size();
    if (!is_text(page_.lines[i]) || (!last && !is_head(page_.lines[i + 1]))) return;
    if (puts_in(tail)) runs_in_ ? run_in() : add_form(tail, "tails", Element::Kind::tail);
    if (puts_in(jump_to)) add_form(jump_to, "jump_to", Element::Kind::jump_to);
    if (puts_in(caption)) add_caption();
  }

  // What a paper prints above a headline: the name of a section or a series, or some words of its own.
  Text rubric() {
    const std::vector<Text>& names = lists_.list("kickers");
    Text text = has_rubrics_ && !names.empty() ? names[dice_.below(names.size())] : words(1, 3, 2, 6);
    if (capitals_)
      for (char32_t& c : text)
        if (c >= U'a' && c <= U'z') c -= 32;
    return text;
  }

  // Some words, or as many characters in Han, from a line of the page.
  Text words(std::size_t least, std::size_t most, std::size_t least_han, std::size_t most_han) {
    const Text& s = bodies_[dice_.below(bodies_.size())]->text;
    const bool spaced = lists_.is_latin();
    std::size_t left =
        spaced ? least + dice_.below(most - least + 1) : least_han + dice_.below(most_han - least_han + 1);
    Text out;
    for (std::size_t k = spaced ? std::min(s.find(U' '), s.size() - 1) + 1 : 1; k < s.size() && left > 0;
         ++k) {
      const bool is_break = !spaced || is_blank(s[k]);
      if (!spaced && !is_han(s[k]) && !is_letter(s[k]) && !is_digit(s[k])) break;
      if (spaced && !is_blank(s[k]) && !is_letter(s[k]) && !is_digit(s[k]) && s[k] != U'-' && s[k] != U'\'')
        break;
      out += s[k];
      left -= is_break;
    }
    Text trimmed(trim(out));
    if (trimmed.empty()) return trimmed;
    if (trimmed[0] >= U'a' && trimmed[0] <= U'z') trimmed[0] -= 32;
    return trimmed;
  }

  void add(LineLabel label, Text text) {
    if (text.empty() || out_.lines.empty()) return;
    const SampleLine& like = *bodies_[dice_.below(bodies_.size())];
    const double printed = width_of(like.text, Spacing::proportional).natural;
    SampleLine line;
    line.width = width_of(text, Spacing::proportional).natural * (printed > 0 ? like.width / printed : 1);
    line.unit = width_of(View(text).substr(0, first_unit(text)), Spacing::proportional).natural;
    line.blank_before = parts_with_blanks_;
    line.label = label;
    line.text = std::move(text);
    out_.lines.push_back(std::move(line));
  }

  void add_form(LineLabel label, const char* list, Element::Kind kind) {
    if (out_.lines.empty()) return;
    const bool jump = kind == Element::Kind::jump_to || kind == Element::Kind::jump_from;
    Labelled form = forms_.compose(list, {}, jump ? FieldLabel::jump : FieldLabel::other);
    if (form.text.empty() || is_blank(form.text.front()) || is_blank(form.text.back())) return;
    const std::size_t second = parts_roles_ ? form.second_line() : 0, first = out_.lines.size();
    if (second > 0) add(label, Text(trim(View(form.text).substr(0, second))));
    add(label, form.text.substr(second));
    if (second > 0) out_.lines.back().blank_before = false;
    out_.elements.push_back(
        {kind, first, out_.lines.size() - first, std::move(form.text), std::move(form.labels), 0});
  }

  // What closes an article on the last line of its text: "…said. (Jane Roe)".
  void run_in() {
    SampleLine& last = out_.lines.back();
    const std::size_t line = out_.lines.size() - 1;
    const Labelled form = forms_.compose("tails", {}, FieldLabel::other);
    if (!is_text(last) || !is_sentence_end(last.text) || form.text.empty() || is_blank(form.text.back()))
      return;
    if (!out_.elements.empty() && out_.elements.back().first == line) out_.elements.pop_back();
    Labelled text;
    if (line > 0 && is_text(out_.lines[line - 1]))
      text.add(out_.lines[line - 1].text + (lists_.is_latin() ? U" " : U""), FieldLabel::text);
    text.add(last.text + (lists_.is_latin() || dice_.chance(0.3) ? U" " : U""), FieldLabel::text);
    const std::size_t begin = text.text.size();
    text.add(form);
    const double before = width_of(last.text, Spacing::proportional).natural;
    last.text += text.text.substr(begin - (is_blank(text.text[begin - 1]) ? 1 : 0));
    if (before > 0) last.width *= width_of(last.text, Spacing::proportional).natural / before;
    out_.elements.push_back(
        {Element::Kind::closing, line, 1, std::move(text.text), std::move(text.labels), begin});
  }

  void add_caption() {
    Text text = forms_.caption_mark() + words(5, 12, 9, 20);
    if (text.size() < kShortest) return;
    if (dice_.chance(0.5)) text += lists_.is_latin() ? U'.' : U'。';
    const Labelled credit = forms_.credit();
    if (credit.text.empty() || is_blank(credit.text.front()) || is_blank(credit.text.back())) return;
    const std::size_t first = out_.lines.size();
    Labelled all;
    all.add(text, FieldLabel::text);
    if (lists_.is_latin()) all.add(U" ", FieldLabel::other);
    all.add(credit);
    add(LineLabel::caption, credit_apart_ ? text : all.text);
    if (credit_apart_) add(LineLabel::credit, credit.text);
    out_.elements.push_back({Element::Kind::caption, first, out_.lines.size() - first, std::move(all.text),
                             std::move(all.labels), 0});
  }

  const Sample& page_;
  const Forms& lists_;
  PageForms forms_;
  Dice dice_;
  Sample out_;
  std::vector<const SampleLine*> bodies_;
  std::vector<std::size_t> place_;  // of each line of the page in `out_`
  std::array<bool, kLineLabels> leaves_out_{}, puts_in_{};
  bool parts_with_blanks_ = false, credit_apart_ = false, parts_roles_ = false, runs_in_ = false;
  bool has_rubrics_ = false, capitals_ = false;
};

}  // namespace

Sample in_other_composition(const Sample& page, const Forms& forms, std::uint64_t seed) {
  return Composer(page, forms, seed).run();
}

}  // namespace broadsheet::train
