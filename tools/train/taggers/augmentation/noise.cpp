#include "taggers/augmentation/noise.hpp"

#include <algorithm>

namespace broadsheet::train {
namespace {

// What stands in a labelled text.
Values values_of(const Element& e) {
  Values out;
  Text role;
  for (std::size_t k = 0; k < e.text.size();) {
    std::size_t end = k + 1;
    const FieldLabel label = e.labels[k];
    while (
        end < e.text.size() &&
        (e.labels[end] == label || (label == FieldLabel::name_begins && e.labels[end] == FieldLabel::name)) &&
        !(end > k && e.labels[end] == FieldLabel::name_begins))
      ++end;
    const Text piece = e.text.substr(k, end - k);
    switch (label) {
      case FieldLabel::role: role = piece; break;
      case FieldLabel::name_begins:
      case FieldLabel::name: out.people.push_back({role, piece}); break;
      case FieldLabel::agency: out.agency = piece; break;
      case FieldLabel::place: out.place = piece; break;
      case FieldLabel::date: out.date = piece; break;
      case FieldLabel::jump:
        for (const char32_t c : piece)
          if (is_digit(c) || (c >= 'A' && c <= 'Z' && out.page.empty() && piece.size() < 12)) out.page += c;
        break;
      default: break;
    }
    k = end;
  }
  return out;
}

class Printer {
 public:
  Printer(const Sample& page, const Forms& forms, std::uint64_t seed, double share)
      : out_(page), forms_(forms, seed), dice_(seed + 17), share_(share) {}

  Sample run() {
    for (int kind = 0; kind < 16; ++kind) altered_[kind] = dice_.chance(share_);
    drops_leads_ = dice_.chance(0.12);
    adds_leads_ = dice_.chance(0.12);
    drops_credits_ = dice_.chance(0.1);
    drops_stops_ = dice_.chance(0.25);
    for (Element& e : out_.elements)
      if (altered_[static_cast<int>(e.kind)]) alter(e);
    return std::move(out_);
  }

 private:
  using Kind = Element::Kind;

  void alter(Element& e) {
    switch (e.kind) {
      case Kind::byline: return whole(e, forms_.compose("bylines", values_of(e), FieldLabel::other));
      case Kind::tail: return whole(e, forms_.compose("tails", values_of(e), FieldLabel::other));
      case Kind::jump_to: return whole(e, forms_.compose("jump_to", values_of(e), FieldLabel::jump));
      case Kind::jump_from: return whole(e, forms_.compose("jump_from", values_of(e), FieldLabel::jump));
      case Kind::furniture: return furniture(e);
      case Kind::lead: return lead(e);
      case Kind::plain_opening: return opening(e);
      case Kind::closing: return closing(e);
      case Kind::caption: return caption(e);
      case Kind::plain_ending: return;
    }
  }

  // The lines of an element get a new text; one that had several is broken where it was.
  void whole(Element& e, Labelled now) {
    if (now.text.empty()) return;
    std::size_t at = 0;
    for (std::size_t i = 0; i < e.count; ++i) {
      const std::size_t end = i + 1 == e.count ? now.text.size() : break_in(now, e, at, i);
      if (end <= at || end > now.text.size()) return;
      print(out_.lines[e.first + i], now.text.substr(at, end - at));
      at = end;
    }
    e.text = std::move(now.text);
    e.labels = std::move(now.labels);
  }

  // Where line `i` ends that begins at `at`: before a role, or as far along as it did; no word is broken.
  std::size_t break_in(const Labelled& now, const Element& e, std::size_t at, std::size_t i) const {
    if (const std::size_t second = now.second_line(); e.count == 2 && second > 0) return second;
    const std::size_t old = std::max<std::size_t>(e.text.size(), 1);
    const std::size_t shown = out_.lines[e.first + i].text.size() * now.text.size() / old;
    const std::size_t end =
        std::min(now.text.size() - (e.count - 1 - i), at + std::max<std::size_t>(1, shown));
    const std::size_t blank = now.text.find(U' ', end);
    return is_letter(now.text[end]) && blank != Text::npos ? blank + 1 : end;
  }

  static void print(SampleLine& line, Text text) {
    const std::size_t begin = text.find_first_not_of(U" \u3000"), end = text.find_last_not_of(U" \u3000");
    if (begin == Text::npos) return;
    text = text.substr(begin, end - begin + 1);
    if (!line.text.empty()) {
      const double before = width_of(line.text, Spacing::proportional).natural;
      if (before > 0) line.width *= width_of(text, Spacing::proportional).natural / before;
    }
    line.unit = width_of(View(text).substr(0, first_unit(text)), Spacing::proportional).natural;
    line.text = std::move(text);
    line.known_form = true;
  }

  void furniture(Element& e) {
    if (dice_.chance(0.25)) return;
    whole(e, forms_.folio(FieldLabel::text));
  }

  // The line of a body keeps its measures: the paragraph would be broken anew.
  void set_beginning(Element& e, const Labelled& lead, std::size_t cut) {
    SampleLine& line = out_.lines[e.first];
    const std::size_t shown = line.text.size();
    const Text rest(trim(View(e.text).substr(std::min(cut, e.text.size()))));
    Labelled now = lead;
    const bool latin = !rest.empty() && is_letter(rest[0]);
    now.add(latin && !lead.text.empty()               ? U" "
            : dice_.chance(0.3) && !lead.text.empty() ? U" "
                                                      : U"",
            FieldLabel::other);
    e.body_begin = now.text.size();
    now.add(rest, FieldLabel::text);
    std::size_t end = std::min(now.text.size(), std::max<std::size_t>(shown, 4));
    while (latin && end < now.text.size() && !is_blank(now.text[end])) ++end;
    line.text = Text(trim(View(now.text).substr(0, end)));
    line.known_form = true;
    e.text = std::move(now.text);
    e.labels = std::move(now.labels);
  }

  void lead(Element& e) {
    if (!drops_leads_)
      return set_beginning(e, forms_.compose("leads", values_of(e), FieldLabel::other), e.body_begin);
    set_beginning(e, {}, e.body_begin);
    e.kind = Kind::plain_opening;
    out_.lines[e.first].label = LineLabel::opening;
  }

  void opening(Element& e) {
    if (!adds_leads_ || out_.lines[e.first].label != LineLabel::opening || dice_.chance(0.3)) return;
    set_beginning(e, forms_.compose("leads", {}, FieldLabel::other), 0);
    e.kind = Kind::lead;
    out_.lines[e.first].label = LineLabel::lead;
  }

  void closing(Element& e) {
    const bool jump = std::find(e.labels.begin(), e.labels.end(), FieldLabel::jump) != e.labels.end();
    Labelled now;
    now.add(View(e.text).substr(0, e.body_begin), FieldLabel::text);
    const Labelled tail =
        forms_.compose(jump ? "jump_to" : "tails", values_of(e), jump ? FieldLabel::jump : FieldLabel::other);
    now.add(dice_.chance(0.4) ? U" " : U"", FieldLabel::other);
    now.add(tail);
    SampleLine& line = out_.lines[e.first];
    const std::size_t own = std::min(e.text.size() - e.body_begin, line.text.size());
    const Text kept = line.text.substr(0, line.text.size() - own);
    if (kept.empty()) return;
    line.text = kept + now.text.substr(e.body_begin);
    line.known_form = true;
    e.text = std::move(now.text);
    e.labels = std::move(now.labels);
  }

  void caption(Element& e) {
    const auto begin = std::find(e.labels.begin(), e.labels.end(), FieldLabel::text) - e.labels.begin();
    const auto credit = std::find(e.labels.begin(), e.labels.end(), FieldLabel::credit) - e.labels.begin();
    std::size_t end = e.labels.size();
    while (end > 0 && e.labels[end - 1] != FieldLabel::text) --end;
    if (static_cast<std::size_t>(begin) >= end || static_cast<std::size_t>(credit) < end) {
      if (static_cast<std::size_t>(credit) < end) return;
    }
    Text text = e.text.substr(static_cast<std::size_t>(begin), end - static_cast<std::size_t>(begin));
    strip_mark(text);
    if (drops_stops_ && text.size() > 1 && (text.back() == U'。' || text.back() == U'.')) text.pop_back();
    const SampleLine& last = out_.lines[e.first + e.count - 1];
    const bool alone =
        e.count > 1 && last.label == LineLabel::credit && last.text.size() + end <= e.text.size();
    Labelled now;
    now.add(forms_.caption_mark() + text, FieldLabel::text);
    const std::size_t text_end = now.text.size();
    const bool has_credit = static_cast<std::size_t>(credit) < e.labels.size();
    if (has_credit && (alone || !drops_credits_))
      now.add(forms_.credit());
    else if (has_credit && e.count > 1)
      out_.lines[e.first + e.count - 1].label = LineLabel::caption_on;
    if (!alone) return whole(e, std::move(now));
    print(out_.lines[e.first + e.count - 1], now.text.substr(text_end));
    print(out_.lines[e.first],
          e.count == 2 ? now.text.substr(0, text_end) : forms_.caption_mark() + out_.lines[e.first].text);
    e.text = std::move(now.text);
    e.labels = std::move(now.labels);
  }

  static void strip_mark(Text& text) {
    for (const View mark : {View(U"图为"), View(U"圖為"), View(U"▲"), View(U"▼")})
      if (starts_with(text, mark)) text.erase(0, mark.size());
  }

  Sample out_;
  PageForms forms_;
  Dice dice_;
  double share_;
  bool altered_[16] = {};
  bool drops_leads_ = false, adds_leads_ = false, drops_credits_ = false, drops_stops_ = false;
};

}  // namespace

Sample with_other_forms(const Sample& page, const Forms& forms, std::uint64_t seed, double share) {
  return Printer(page, forms, seed, share).run();
}

}  // namespace broadsheet::train
