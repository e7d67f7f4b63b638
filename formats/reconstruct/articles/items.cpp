#include "reconstruct/articles/items.hpp"

#include "reconstruct/articles/credits.hpp"
#include "reconstruct/tagger/tagged_phrases.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kHeadLines = 8;
constexpr std::size_t kRest = 6;  // characters of a sentence's end
constexpr float kSure = 0.5f;     // probability from which a line is what the tagger says
constexpr float kHardly = 0.02f;  // below which no pattern makes it so
constexpr float kGoesOn = 0.4f;   // of a further line of a caption

class Collector {
 public:
  Collector(const Page& page, const std::vector<LabelledLine>& labels, const PageFurniture& furniture,
            const Profile& profile, const PageWords& words, const PageBigrams& vocabulary)
      : page_(page),
        labels_(labels),
        furniture_(furniture),
        profile_(profile),
        words_(words),
        vocabulary_(vocabulary) {}

  std::vector<Item> run() {
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (furniture_.lines[i] != FurnitureKind::none) continue;
      if (begins_region(i)) end_paragraph(), end_display();
      const Role role = labels_[i].role;
      if (role == Role::inside) {
        waiting_.push_back(i);
        continue;
      }
      if (!waiting_.empty() && starts_paragraph(role)) end_paragraph();
      if (role == Role::display) {
        end_paragraph();
        display_.push_back(i);
        continue;
      }
      end_display();
      if (starts_paragraph(role)) end_paragraph();
      body_.push_back(i);
      if (role == Role::last || role == Role::only) end_paragraph();
    }
    end_paragraph();
    end_display();
    for (Item& item : items_) item.terms = terms_of(item.joined.text);
    return std::move(items_);
  }

 private:
  View text(std::size_t line) const { return page_.of(page_.lines[line]); }

  bool has_positions() const { return !page_.geometry.empty(); }
  bool stands_as(std::size_t line, PlacedAs as) const {
    return has_positions() && page_.geometry[line].as == as;
  }
  // No paragraph, heading or caption reaches from one region into another.
  bool begins_region(std::size_t line) const {
    return has_positions() && line > 0 && page_.geometry[line].region != page_.geometry[line - 1].region;
  }

  Item make(ItemKind kind, std::vector<std::size_t> lines) const {
    Item item;
    item.kind = kind;
    item.blank_before = page_.lines[lines.front()].blank_before;
    item.margin = labels_[lines.front()].margin;
    for (const std::size_t i : lines) item.width = std::max(item.width, page_.lines[i].width.natural);
    item.lines = std::move(lines);
    return item;
  }

  void end_paragraph() {
    if (!body_.empty()) {
      paragraph(std::move(body_));
      body_.clear();
    }
    if (!waiting_.empty()) {
      display_ = std::move(waiting_);
      waiting_.clear();
      end_display();
    }
  }

  // No paragraph begins in lower case: up to two lines right above that were taken for display, and go on in
  // it, are its first ones. A headline would stand apart, or in a group of its own.
  void take_beginning(std::vector<std::size_t>& lines) {
    if (!profile_.spaced || !is_lower(text(lines.front()).front())) return;
    std::size_t taken = 0;
    bool begun = false;
    while (!begun && taken < items_.size() && taken < 3) {
      const Item& above = items_[items_.size() - 1 - taken];
      const std::size_t below = taken == 0 ? lines.front() : items_[items_.size() - taken].lines.front();
      if (above.kind != ItemKind::head || above.lines.size() != 1 || above.lines[0] + 1 != below ||
          page_.lines[below].blank_before)
        break;
      if (is_sentence_end(above.joined.text)) break;
      begun = is_upper(text(above.lines[0]).front());
      ++taken;
    }
    const bool more = taken < items_.size() && items_[items_.size() - 1 - taken].kind == ItemKind::head;
    if (!begun || taken > 2 || more) return;
    for (; taken > 0; --taken) {
      lines.insert(lines.begin(), items_.back().lines[0]);
      items_.pop_back();
    }
  }

  void paragraph(std::vector<std::size_t> lines) {
    if (!has_positions()) take_beginning(lines);
    Item item = make(ItemKind::paragraph, lines);
    item.width = labels_[lines.front()].width;
    item.joined = join(page_, lines, profile_, words_);
    if (!has_positions() && is_no_body(lines, item)) return;
    read(item);
    items_.push_back(std::move(item));
  }

  // Without positions what looks like body text may be a caption, or display lines: then they are taken as
  // that, or the item is marked as doubtful.
  bool is_no_body(const std::vector<std::size_t>& lines, Item& item) {
    const View s = item.joined.text;
    const bool starts = starts_caption(text(lines.front()), profile_);
    const bool may_be = may(picture(lines.front())) || may(picture(lines.back()));
    if (may_be && credit_of(s, profile_) && (starts || s.size() < 150)) return caption(lines), true;
    if (may_be && starts && lines.size() <= kCaptionLines) return caption(lines), true;
    if (is_display_text(item)) {
      const std::size_t known = items_.size();
      display_ = lines;
      end_display();
      const bool plain = items_.size() > known &&
                         std::all_of(items_.begin() + static_cast<std::ptrdiff_t>(known), items_.end(),
                                     [](const Item& i) { return i.kind == ItemKind::head; });
      if (!plain) return true;
      items_.resize(known);
      item.doubtful = true;
      item.no_title = s.size() > profile_.longest_subhead;
    }
    return false;
  }

  // A short piece that ends in no stop may be a headline in several lines.
  bool is_display_text(const Item& item) const {
    const View s = item.joined.text;
    if (s.size() > (profile_.spaced ? 160u : 60u) || item.lines.size() > kHeadLines) return false;
    const char32_t mark = final_mark(s);
    if (ends_sentence(mark) && (item.lines.size() > 2 || mark == U'。' || mark == '.')) return false;
    if (!profile_.spaced && has_outside_quotes(s, U"，；")) return false;  // headlines have no clauses
    if (mark == U'：' || mark == ':' || mark == U'；' || mark == U'，' || mark == ',') return false;
    if (jump_to(s, profile_) || closing_of(s, profile_) || lead_of(s, profile_)) return false;
    return View(s).find(U'。') == View::npos;
  }

  void read(Item& item) const {
    View s = item.joined.text;
    item.from = jump_from(s, profile_);
    if (item.from) s = s.substr(item.from->end);
    item.lead = read_lead(s, item.lines.front());
    const auto shift = item.joined.text.size() - s.size();
    if (item.lead) item.lead->end += shift;
    s = item.joined.text;
    const std::size_t opened = std::max(item.lead ? item.lead->end - 1 : 0, item.from ? item.from->end : 0);
    // "…。（记者 甲）（下转4版）" in either order.
    for (int round = 0; round < 2; ++round) {
      if (!item.to)
        if (auto to = jump_to(s, profile_); to && to->begin > opened) {
          item.to = to;
          s = s.substr(0, to->begin);
          continue;
        }
      if (!item.closing_begin)
        if (const auto closing = closing_of(s, profile_); closing && closing->begin > opened) {
          item.closing_begin = closing->begin;
          item.bylines = closing->bylines;
          item.agency = closing->agency;
          s = s.substr(0, closing->begin);
        }
    }
    if (!item.closing_begin && !item.to) read_closing(item, opened);
  }

  // A lead in a form that the patterns know, or that the tagger reads where a line probably begins with one.
  std::optional<Lead> read_lead(View s, std::size_t line) const {
    const float p = probability(page_.lines[line].tag, LineLabel::lead);
    if (p > kSure)
      if (auto lead = tagged_lead(s, profile_.spaced)) return lead;
    return may(p) ? lead_of(s, profile_) : std::nullopt;
  }

  // "…said. (Jane Roe)": something in brackets, or after the last sentence.
  void read_closing(Item& item, std::size_t opened) const {
    const View s = item.joined.text;
    if (!is_tagged() || ends_sentence(s.back()) || s.size() < opened + kRest) return;
    const TaggedClosing found = tagged_closing(s, profile_.spaced);
    if (found.jump && found.jump->begin > opened) item.to = found.jump;
    if (!found.closing || found.closing->begin <= opened) return;
    const std::size_t begin = found.closing->begin;
    if (!is_sentence_end(s.substr(0, begin))) return;
    item.closing_begin = begin;
    item.bylines = found.closing->bylines;
    item.agency = found.closing->agency;
  }

  // The lines above a credit may look like a paragraph that stops in the middle of a sentence.
  bool goes_on_above(std::size_t line) const {
    if (items_.empty() || page_.lines[line].blank_before || starts_caption(text(line), profile_))
      return false;
    const Item& above = items_.back();
    return above.kind == ItemKind::paragraph && above.lines.back() + 1 == line &&
           above.lines.size() < kCaptionLines && !above.lead && !above.from && !above.to &&
           !above.closing_begin && !is_sentence_end(above.joined.text) && went_on(above.lines.back(), line);
  }

  void caption(std::vector<std::size_t> lines) {
    if (!has_positions() && goes_on_above(lines.front())) {
      lines.insert(lines.begin(), items_.back().lines.begin(), items_.back().lines.end());
      items_.pop_back();
    }
    Item item = make(ItemKind::caption, std::move(lines));
    item.joined = join(page_, item.lines, profile_, words_);
    read_credit(item);
    items_.push_back(std::move(item));
  }

  void read_credit(Item& item) const {
    const View s = item.joined.text;
    const TaggedCaption found = is_tagged() ? tagged_caption(s) : TaggedCaption();
    if (found.credit_end > 0) {
      item.credit = Credit{found.end, {}};
      item.credit_first = found.credit_begin;
      item.credit_last = found.credit_end;
    } else if (const auto known = credit_at_end(s, profile_, has_positions())) {
      item.credit = Credit{known->begin, {}};
      item.credit_first = static_cast<std::size_t>(known->text.data() - s.data());
      item.credit_last = item.credit_first + known->text.size();
    }
  }

  // A page from positions has no tags: there the patterns decide alone.
  bool is_tagged() const { return !page_.lines.empty() && reconstruct::is_tagged(page_.lines.front().tag); }
  // Whether a pattern is believed where the tagger gives its reading the probability p.
  bool may(float p) const { return p > kHardly || !is_tagged(); }

  const LineTag& tag(std::size_t line) const { return page_.lines[line].tag; }
  // The probability that a line is of a caption; that it names authors.
  float picture(std::size_t line) const {
    return probability_of_any(tag(line), LineLabel::caption, LineLabel::caption_on, LineLabel::credit);
  }
  float people(std::size_t line) const {
    return probability_of_any(tag(line), LineLabel::byline, LineLabel::tail);
  }

  void end_display() {
    const std::vector<std::size_t> lines = std::move(display_);
    display_.clear();
    for (std::size_t k = 0; k < lines.size();) k = display_piece(lines, k);
  }

  static std::vector<std::size_t> some(const std::vector<std::size_t>& lines, std::size_t k, std::size_t n) {
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(k);
    return {begin, begin + static_cast<std::ptrdiff_t>(n)};
  }

  // One item from lines[k] on; returns the index after it.
  std::size_t display_piece(const std::vector<std::size_t>& lines, std::size_t k) {
    const View s = text(lines[k]);
    if (const std::size_t n = placed_caption(lines, k)) {
      caption(some(lines, k, n));
      return k + n;
    }
    const float to = probability(tag(lines[k]), LineLabel::jump_to),
                from = probability(tag(lines[k]), LineLabel::jump_from);
    if (to > kSure || (may(to) && is_whole(jump_to(s, profile_), s)))
      if (mark(ItemKind::jump_to, lines[k])) return k + 1;
    if (from > kSure || (may(from) && is_whole(jump_from(s, profile_), s)))
      if (mark(ItemKind::jump_from, lines[k])) return k + 1;
    if (picture(lines[k]) > kSure) return picture_piece(lines, k);
    if (people(lines[k]) > kSure) return people_piece(lines, k);
    const bool is_placed = stands_as(lines[k], PlacedAs::heading) || stands_as(lines[k], PlacedAs::crosshead);
    if (!is_placed && may(picture(lines[k]))) {
      if (const std::size_t n = credit_lines(lines, k); n > 0 && take_credit(some(lines, k, n))) return k + n;
      if (const std::size_t n = caption_length(lines, k)) {
        caption(some(lines, k, n));
        return k + n;
      }
    }
    Text both;
    for (std::size_t n = 1; n <= 3 && k + n <= lines.size() && may(people(lines[k])); ++n) {  // it may wrap
      both += (n > 1 && profile_.spaced ? Text(U" ") : Text()) + Text(text(lines[k + n - 1]));
      const auto closing = closing_of(both, profile_);
      auto people = closing && closing->begin == 0 ? closing->bylines : byline_line(both, profile_);
      if (people.empty() && !(closing && closing->begin == 0 && !closing->agency.empty())) continue;
      // A longer reading is better if the line went on in the middle of a name.
      if (!people.empty() && n < 3 && k + n < lines.size()) {
        const Text longer = both + (profile_.spaced ? Text(U" ") : Text()) + Text(text(lines[k + n]));
        const bool cut = text(lines[k + n]).size() <= 2 || one_word(people.back().name) ||
                         (profile_.spaced && byline_line(text(lines[k + n]), profile_).empty());
        if (cut && byline_line(longer, profile_).size() >=
                       people.size() + (profile_.spaced && !one_word(people.back().name) ? 1 : 0))
          continue;
      }
      const bool closes = (closing && closing->begin == 0) || closes_body(lines, k, n);
      Item item = make(closes ? ItemKind::closing : ItemKind::byline, some(lines, k, n));
      item.joined.text = both;
      item.bylines = std::move(people);
      if (closing) item.agency = closing->agency;
      items_.push_back(std::move(item));
      return k + n;
    }
    if (stands_as(lines[k], PlacedAs::apart))  // above the text, or set right at its end
      return simple(has_text_above(lines[k]) ? ItemKind::closing : ItemKind::byline, lines[k]), k + 1;
    Item item = make(ItemKind::head, {lines[k]});
    item.joined.text = display_of(s, profile_.spaced);
    item.no_title = item.joined.text.size() > profile_.longest_subhead;
    items_.push_back(std::move(item));
    return k + 1;
  }

  bool has_text_above(std::size_t line) const {
    return !items_.empty() && items_.back().kind != ItemKind::head &&
           page_.geometry[items_.back().lines.front()].region == page_.geometry[line].region;
  }

  // How many lines from k on are one caption by their place; 0 for none.
  std::size_t placed_caption(const std::vector<std::size_t>& lines, std::size_t k) const {
    if (stands_as(lines[k], PlacedAs::aside)) return 1;
    if (!stands_as(lines[k], PlacedAs::caption)) return 0;
    std::size_t n = 1;
    while (k + n < lines.size() && stands_as(lines[k + n], PlacedAs::caption) &&
           !page_.geometry[lines[k + n]].first_of_zone)
      ++n;
    return n;
  }

  // Right below a finished paragraph, and with a blank line below: signed at its end.
  bool closes_body(const std::vector<std::size_t>& lines, std::size_t k, std::size_t n) const {
    const std::size_t first = lines[k], next = lines[k + n - 1] + 1;
    if (first == 0 || page_.lines[first].blank_before || !is_body(labels_[first - 1].role)) return false;
    return is_sentence_end(text(first - 1)) && (next == page_.lines.size() || page_.lines[next].blank_before);
  }

  // As half of a name is; in Hangul names are.
  bool one_word(const std::string& name) const {
    return profile_.spaced && name.find(' ') == std::string::npos && !is_hangul(to_text(name).front());
  }

  // Lines that the tagger takes for a caption and its credit.
  std::size_t picture_piece(const std::vector<std::size_t>& lines, std::size_t k) {
    std::size_t n = 1;
    const auto goes_on = [&](std::size_t at) {
      return at < lines.size() && lines[at] == lines[at - 1] + 1 && picture(lines[at]) > kGoesOn &&
             probability(tag(lines[at - 1]), LineLabel::credit) < kSure &&
             probability(tag(lines[at]), LineLabel::caption) < kSure;
    };
    while (n < kCaptionLines + 2 && goes_on(k + n)) ++n;
    if (probability(tag(lines[k]), LineLabel::credit) > kSure && !items_.empty()) {
      const Item& above = items_.back();
      if (above.kind == ItemKind::caption && !above.credit && above.lines.back() + 1 == lines[k]) {
        std::vector<std::size_t> all = above.lines;
        items_.pop_back();
        const std::vector<std::size_t> more = some(lines, k, n);
        all.insert(all.end(), more.begin(), more.end());
        caption(std::move(all));
        return k + n;
      }
      if (take_credit(some(lines, k, n))) return k + n;
    }
    caption(some(lines, k, n));
    return k + n;
  }

  // Lines that the tagger takes for the names of the authors, above a body or below it.
  std::size_t people_piece(const std::vector<std::size_t>& lines, std::size_t k) {
    std::size_t n = 1;
    const float tail = probability(tag(lines[k]), LineLabel::tail);
    const auto same = [&](std::size_t at) {
      return at < lines.size() && lines[at] == lines[at - 1] + 1 && people(lines[at]) > kSure &&
             (probability(tag(lines[at]), LineLabel::tail) > kSure) == (tail > kSure);
    };
    while (n < 3 && same(k + n)) ++n;
    Item item = make(tail > kSure ? ItemKind::closing : ItemKind::byline, some(lines, k, n));
    for (std::size_t at = k; at < k + n; ++at)
      item.joined.text += (at > k && profile_.spaced ? Text(U" ") : Text()) + Text(text(lines[at]));
    TaggedByline found = tagged_byline(item.joined.text, profile_.spaced);
    item.bylines = std::move(found.people);
    item.agency = std::move(found.agency);
    if (item.bylines.empty()) item.bylines = byline_line(item.joined.text, profile_);
    items_.push_back(std::move(item));
    return k + n;
  }

  // A jump mark alone on its line; false where it names no page.
  bool mark(ItemKind kind, std::size_t line) {
    Item item = make(kind, {line});
    item.joined.text = text(line);
    auto known = kind == ItemKind::jump_to ? jump_to(item.joined.text, profile_)
                                           : jump_from(item.joined.text, profile_);
    if (!known) {
      std::string page = page_in_mark(item.joined.text);
      if (page.empty()) return false;
      known = Jump{0, item.joined.text.size(), std::move(page)};
    }
    (kind == ItemKind::jump_to ? item.to : item.from) = std::move(known);
    items_.push_back(std::move(item));
    return true;
  }

  // How many lines from k on are nothing but a credit.
  std::size_t credit_lines(const std::vector<std::size_t>& lines, std::size_t k) const {
    if (is_credit(text(lines[k]), profile_)) return 1;
    if (k + 1 == lines.size() || !leaves_open(text(lines[k]))) return 0;
    const Text both = Text(text(lines[k])) + (profile_.spaced ? U" " : U"") + Text(text(lines[k + 1]));
    return is_credit(both, profile_) ? 2 : 0;
  }

  // A credit on lines of its own makes a caption of what stands right above it.
  bool take_credit(const std::vector<std::size_t>& credit) {
    if (items_.empty()) return false;
    std::vector<std::size_t> lines = items_.back().lines;
    std::size_t taken = 1;
    // "But Corry is relishing" / "the prospect of …": a line in lower case goes on from the one above.
    if (profile_.spaced && items_.size() > 1 && !is_upper(text(lines.front()).front())) {
      const Item& first = items_[items_.size() - 2];
      if (first.kind == ItemKind::head && first.lines.back() + 1 == lines.front()) {
        lines.insert(lines.begin(), first.lines.begin(), first.lines.end());
        taken = 2;
      }
    }
    const Item& above = items_.back();
    const bool near = above.lines.back() + 1 == credit.front() && lines.size() <= kCaptionLines;
    const bool plain = above.kind == ItemKind::paragraph || above.kind == ItemKind::head ||
                       (above.kind == ItemKind::caption && !above.credit);
    if (!near || !plain || above.lead || above.to) return false;
    lines.insert(lines.end(), credit.begin(), credit.end());
    if (!credit_of(join(page_, lines, profile_, words_).text, profile_)) return false;
    items_.resize(items_.size() - taken);
    caption(std::move(lines));
    return true;
  }

  // Whether a display line may end because the first unit of the next one did not fit.
  bool went_on(std::size_t line, std::size_t next) const {
    const Line &a = page_.lines[line], &b = page_.lines[next];
    return b.first <= a.last + 2 && a.width.natural + b.unit > b.width.natural - 0.3;
  }

  // Whether the text itself goes on over the break: the pair of characters is one of the page's.
  bool phrase_goes_on(View above, View below) const {
    if (profile_.spaced) return !is_upper(below.front()) || !is_sentence_end(above);
    if (is_sentence_end(above)) return false;
    // Headlines have no commas.
    const bool quoted = View(U"”’」』》").find(above.back()) != View::npos;
    if ((is_closing(above.back()) && !quoted) || above.find(U'，') != View::npos || leaves_open(above))
      return true;
    return vocabulary_.has(above.back(), below.front());
  }

  // How many lines from k on are one caption; 0 for none.
  std::size_t caption_length(const std::vector<std::size_t>& lines, std::size_t k) const {
    const bool starts = starts_caption(text(lines[k]), profile_);
    Text joined;
    bool goes_on = true;
    std::size_t apart = 0;  // where in `joined` something new begins behind a blank line
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

  const Page& page_;
  const std::vector<LabelledLine>& labels_;
  const PageFurniture& furniture_;
  const Profile& profile_;
  const PageWords& words_;
  const PageBigrams& vocabulary_;
  std::vector<std::size_t> body_, waiting_, display_;
  std::vector<Item> items_;
};

}  // namespace

std::vector<Item> items_of(const Page& page, const std::vector<LabelledLine>& labels,
                           const PageFurniture& furniture, const Profile& profile, const PageWords& words,
                           const PageBigrams& vocabulary) {
  return Collector(page, labels, furniture, profile, words, vocabulary).run();
}

}  // namespace broadsheet::reconstruct
