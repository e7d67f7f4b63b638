// Gold -> a label for every line, and the field of every character of the lines that have a form.
#include "taggers/gold/alignment.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::train {
namespace {

using nlohmann::json;

constexpr std::size_t kOpening = 100, kClosing = 70;  // characters that the field tagger is shown
constexpr std::size_t kEveryOther = 5;                // one of so many plain paragraphs is shown, too

LineLabel label_of(const Match& m, const GoldField& f, bool has_lead) {
  using K = GoldField::Kind;
  const bool first = m.begin == 0;
  switch (f.kind) {
    case K::body:
      if (first) return has_lead ? LineLabel::lead : LineLabel::opening;
      return std::binary_search(f.starts.begin(), f.starts.end(), m.begin) ? LineLabel::paragraph
                                                                           : LineLabel::body;
    case K::headline: return first ? LineLabel::headline : LineLabel::headline_on;
    case K::kicker: return first ? LineLabel::kicker : LineLabel::kicker_on;
    case K::deck: return first ? LineLabel::deck : LineLabel::deck_on;
    case K::subhead: return first ? LineLabel::subhead : LineLabel::subhead_on;
    case K::caption: return first ? LineLabel::caption : LineLabel::caption_on;
    case K::credit: return LineLabel::credit;
    case K::furniture: return LineLabel::furniture;
  }
  return LineLabel::body;
}

class Labeller {
 public:
  Labeller(std::vector<SampleLine>& lines, const json& gold, bool spaced)
      : lines_(lines),
        gold_(gold),
        spaced_(spaced),
        fields_(fields_of(gold)),
        matches_(align(lines, fields_, gold)) {}

  std::vector<Element> run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) label(i);
    for (std::size_t i = 0; i < lines_.size();) i = element(i);
    for (Element& e : out_) set_form(e);
    return std::move(out_);
  }

 private:
  const json& article(std::size_t a) const { return gold_.at("articles").at(a); }
  bool is_field(std::size_t i, GoldField::Kind kind) const {
    return matches_[i].kind == Match::Kind::field && fields_[matches_[i].field].kind == kind;
  }
  bool is_body(std::size_t i) const { return is_field(i, GoldField::Kind::body); }

  void label(std::size_t i) {
    const Match& m = matches_[i];
    switch (m.kind) {
      case Match::Kind::unknown: closing_bracket(i); break;
      case Match::Kind::field: {
        const GoldField& f = fields_[m.field];
        const bool caption = f.kind == GoldField::Kind::caption;
        lines_[i].label = label_of(
            m, f, !text_in(article(std::min(f.article, gold_.at("articles").size() - 1)), "lead").empty());
        if (caption && is_credit_part(m, f)) lines_[i].label = LineLabel::credit;
        break;
      }
      case Match::Kind::byline: lines_[i].label = signs_body(i) ? LineLabel::tail : LineLabel::byline; break;
      case Match::Kind::jump_to: lines_[i].label = LineLabel::jump_to; break;
      case Match::Kind::jump_from: lines_[i].label = LineLabel::jump_from; break;
    }
  }

  // "（据新华社）", "（本报综合）" below the end of an article.
  void closing_bracket(std::size_t i) {
    const Text& s = lines_[i].text;
    if (i == 0 || !is_body(i - 1) || !is_opening(s.front()) || s.size() < 4 || s.size() > 20) return;
    const GoldField& f = fields_[matches_[i - 1].field];
    if (matches_[i - 1].end != f.letters.text.size()) return;
    matches_[i].article = f.article;
    lines_[i].label = LineLabel::tail;
  }

  // All of the line stands in the credit of its caption.
  bool is_credit_part(const Match& m, const GoldField& f) const {
    for (const GoldField& c : fields_)
      if (c.kind == GoldField::Kind::credit && c.article == f.article && c.index == f.index)
        return m.begin + c.letters.text.size() >= f.letters.text.size();
    return false;
  }

  // The line above is the end of the article that it names the authors of.
  bool signs_body(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k <= 4;) {
      if (matches_[k].kind != Match::Kind::field) continue;
      const GoldField& f = fields_[matches_[k].field];
      if (f.kind == GoldField::Kind::caption || f.kind == GoldField::Kind::furniture) continue;
      return f.kind == GoldField::Kind::body && f.article == matches_[i].article &&
             matches_[k].end == f.letters.text.size();
    }
    return false;
  }

  Text joined(std::size_t first, std::size_t count) const {
    Text out;
    for (std::size_t i = first; i < first + count; ++i) {
      if (spaced_ && i > first) out += U' ';
      out += lines_[i].text;
    }
    return out;
  }

  // The element that line i begins, if any; returns the line after it.
  std::size_t element(std::size_t i) {
    if (!lines_[i].label) return i + 1;
    switch (*lines_[i].label) {
      case LineLabel::lead: return opening(i, true);
      case LineLabel::opening: return opening(i, false);
      case LineLabel::paragraph: return i % kEveryOther == 0 ? opening(i, false) : closing(i);
      case LineLabel::body: return closing(i);
      case LineLabel::byline: return people(i, Element::Kind::byline);
      case LineLabel::tail: return people(i, Element::Kind::tail);
      case LineLabel::caption: return caption(i);
      case LineLabel::jump_to: return mark(i, Element::Kind::jump_to);
      case LineLabel::jump_from: return mark(i, Element::Kind::jump_from);
      case LineLabel::furniture: return furniture(i);
      default: return i + 1;
    }
  }

  Element& add(Element::Kind kind, std::size_t first, std::size_t count, Text text, FieldLabel label) {
    Element& e = out_.emplace_back();
    e.kind = kind;
    e.first = first;
    e.count = count;
    e.labels.assign(text.size(), label);
    e.text = std::move(text);
    return e;
  }

  static void set(Element& e, const std::pair<std::size_t, std::size_t>& range, FieldLabel label) {
    for (std::size_t k = range.first; k < range.second; ++k) e.labels[k] = label;
  }

  void set_all(Element& e, View value, FieldLabel label, std::size_t begin, std::size_t end) {
    for (auto at = find_value(e.text, value, begin); at && at->second <= end;
         at = find_value(e.text, value, at->second)) {
      const bool inside =
          (at->first > 0 && is_letter(value.front()) && is_letter(e.text[at->first - 1])) ||
          (at->second < e.text.size() && is_letter(value.back()) && is_letter(e.text[at->second]));
      if (!inside && e.labels[at->first] == FieldLabel::other) set(e, *at, label);
    }
  }

  // Names and roles of an article, as far as they stand in [begin, end) of a text.
  void set_people(Element& e, const json& a, std::size_t begin, std::size_t end) {
    if (!a.contains("bylines")) return;
    for (const json& b : a["bylines"])
      if (const auto at = find_value(e.text, text_in(b, "name"), begin); at && at->second <= end) {
        set(e, *at, FieldLabel::name);
        e.labels[at->first] = FieldLabel::name_begins;
      }
    for (const json& b : a["bylines"])
      if (const Text role = text_in(b, "role"); !role.empty()) set_all(e, role, FieldLabel::role, begin, end);
  }

  void set_dateline(Element& e, const json& a, std::size_t begin, std::size_t end) {
    if (!a.contains("dateline") || a["dateline"].is_null()) return;
    const json& d = a["dateline"];
    const std::array<std::pair<const char*, FieldLabel>, 3> slots = {
        {{"date", FieldLabel::date}, {"agency", FieldLabel::agency}, {"place", FieldLabel::place}}};
    for (const auto& [key, label] : slots)
      if (const Text value = text_in(d, key); !value.empty())
        if (const auto at = find_value(e.text, value, begin);
            at && at->second <= end && e.labels[at->first] == FieldLabel::other)
          set(e, *at, label);
  }

  std::size_t opening(std::size_t i, bool has_lead) {
    std::size_t count = 1;
    while (i + count < lines_.size() && joined(i, count).size() < kOpening &&
           lines_[i + count].label == LineLabel::body && is_body(i + count))
      ++count;
    Text text = joined(i, count);
    text.resize(std::min(text.size(), kOpening));
    const json& a = article(fields_[matches_[i].field].article);
    const Text lead = text_in(a, "lead");
    const auto at = has_lead ? find_value(text, lead) : std::nullopt;
    Element& e = add(at ? Element::Kind::lead : Element::Kind::plain_opening, i, count, std::move(text),
                     FieldLabel::text);
    if (at) {
      set(e, {0, at->second}, FieldLabel::other);
      e.body_begin = at->second;
      set_people(e, a, 0, at->second);
      set_dateline(e, a, 0, at->second);
    } else if (has_lead) {
      out_.pop_back();  // its lead is longer, or a glyph of it is lost
    }
    return i + 1;
  }

  std::size_t closing(std::size_t i) {
    const Match& m = matches_[i];
    if (!is_body(i)) return i + 1;
    const GoldField& f = fields_[m.field];
    const bool ends = m.end == f.letters.text.size();
    const bool ends_paragraph = ends || std::binary_search(f.starts.begin(), f.starts.end(), m.end);
    if (!ends_paragraph || (!ends && i % kEveryOther != 0)) return i + 1;
    const Letters own = letters_of(lines_[i].text);
    std::size_t begin = lines_[i].text.size();
    if (m.length < own.at.size()) {  // after the letters of the body, its last marks
      begin = m.length > 0 ? own.at[m.length - 1] + 1 : 0;
      while (begin < lines_[i].text.size() && is_closing(lines_[i].text[begin])) ++begin;
    }
    const std::size_t first = i > 0 && is_body(i - 1) && matches_[i - 1].field == m.field ? i - 1 : i;
    Text text = joined(first, i - first + 1);
    begin += text.size() - lines_[i].text.size();
    if (text.size() > kClosing) {
      const std::size_t cut = std::min(begin, text.size() - kClosing);
      text.erase(0, cut);
      begin -= cut;
    }
    const bool plain = begin >= text.size();
    Element& e = add(plain ? Element::Kind::plain_ending : Element::Kind::closing, i, 1, std::move(text),
                     FieldLabel::text);
    if (plain) return i + 1;
    e.body_begin = begin;
    set(e, {begin, e.text.size()}, FieldLabel::other);
    set_people(e, article(f.article), begin, e.text.size());
    set_dateline(e, article(f.article), begin, e.text.size());
    const bool named = std::any_of(e.labels.begin() + static_cast<std::ptrdiff_t>(begin), e.labels.end(),
                                   [](FieldLabel l) { return l != FieldLabel::other; });
    if (!named) set(e, {begin, e.text.size()}, FieldLabel::jump);
    if (!named && text_in(article(f.article), "continued_to").empty()) out_.pop_back();
    return i + 1;
  }

  std::size_t people(std::size_t i, Element::Kind kind) {
    std::size_t count = 1;
    while (i + count < lines_.size() && lines_[i + count].label == lines_[i].label &&
           matches_[i + count].article == matches_[i].article)
      ++count;
    Element& e = add(kind, i, count, joined(i, count), FieldLabel::other);
    set_people(e, article(matches_[i].article), 0, e.text.size());
    set_dateline(e, article(matches_[i].article), 0, e.text.size());
    return i + count;
  }

  std::size_t caption(std::size_t i) {
    std::size_t count = 1;
    const auto goes_on = [&](std::size_t k) {
      return k < lines_.size() &&
             (lines_[k].label == LineLabel::caption_on || lines_[k].label == LineLabel::credit) &&
             matches_[k].kind == Match::Kind::field &&
             fields_[matches_[k].field].article == fields_[matches_[i].field].article;
    };
    while (goes_on(i + count)) ++count;
    const GoldField& f = fields_[matches_[i].field];
    Text text, credit;
    for (const json& c : article(f.article)["captions"]) {
      if (letters_of(text_in(c, "text") + U" " + text_in(c, "credit")).text != f.letters.text) continue;
      text = text_in(c, "text"), credit = text_in(c, "credit");
    }
    Element& e = add(Element::Kind::caption, i, count, joined(i, count), FieldLabel::other);
    const auto at = find_value(e.text, text);
    if (!at) return out_.pop_back(), i + count;
    set(e, *at, FieldLabel::text);
    if (const auto c = find_value(e.text, credit, at->second)) {
      set(e, *c, FieldLabel::credit);
      if (count > 1) lines_[i + count - 1].label = LineLabel::credit;  // the line that ends the caption
    } else if (!credit.empty())
      out_.pop_back();
    return i + count;
  }

  std::size_t mark(std::size_t i, Element::Kind kind) {
    add(kind, i, 1, lines_[i].text, FieldLabel::jump);
    return i + 1;
  }

  std::size_t furniture(std::size_t i) {
    Element& e = add(Element::Kind::furniture, i, 1, lines_[i].text, FieldLabel::text);
    if (const auto at = find_value(e.text, text_in(gold_, "publication")))
      set(e, *at, FieldLabel::publication);
    return i + 1;
  }

  // The form: the text of the line without what is said in it.
  void set_form(const Element& e) {
    if (e.kind == Element::Kind::plain_opening || e.kind == Element::Kind::plain_ending) return;
    std::uint32_t h = static_cast<std::uint32_t>(e.kind) + 1;
    for (std::size_t k = 0; k < e.text.size(); ++k) {
      if (is_blank(e.text[k])) continue;
      const FieldLabel l = e.labels[k];
      const bool shown = l == FieldLabel::other || l == FieldLabel::role || l == FieldLabel::jump;
      const bool credit = l == FieldLabel::credit && (k + 2 >= e.text.size() || is_letter(e.text[k]));
      const std::uint32_t value = shown || (credit && !is_upper(e.text[k]))
                                      ? (is_digit(e.text[k]) ? U'9' : e.text[k])
                                      : static_cast<std::uint32_t>(l);
      if (!shown && k > 0 && e.labels[k - 1] == l && !credit) continue;
      h = (h ^ value) * 16777619u;
    }
    for (std::size_t i = e.first; i < e.first + e.count && i < lines_.size(); ++i)
      if (e.kind != Element::Kind::lead || i == e.first) lines_[i].form = h;
  }

  std::vector<SampleLine>& lines_;
  const json& gold_;
  bool spaced_;
  std::vector<GoldField> fields_;
  std::vector<Match> matches_;
  std::vector<Element> out_;
};

}  // namespace

FieldText field_text_of(Element::Kind kind) {
  switch (kind) {
    case Element::Kind::lead:
    case Element::Kind::plain_opening: return FieldText::opening;
    case Element::Kind::closing:
    case Element::Kind::plain_ending: return FieldText::closing;
    case Element::Kind::caption: return FieldText::caption;
    case Element::Kind::furniture: return FieldText::furniture;
    default: return FieldText::byline;
  }
}

std::vector<Element> label_lines(std::vector<SampleLine>& lines, const nlohmann::json& gold, bool spaced) {
  return Labeller(lines, gold, spaced).run();
}

}  // namespace broadsheet::train
