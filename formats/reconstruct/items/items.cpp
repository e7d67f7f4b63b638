#include "reconstruct/items/items.hpp"

#include "reconstruct/items/byline_reader.hpp"
#include "reconstruct/items/captions.hpp"
#include "reconstruct/items/mark_reader.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

class Collector : private PageLines {
 public:
  Collector(const Page& page, const std::vector<LabelledLine>& labels, const PageFurniture& furniture,
            const Profile& profile, const PageWords& words, const PageBigrams& vocabulary)
      : PageLines(page, profile),
        labels_(labels),
        furniture_(furniture),
        words_(words),
        captions_(*this, vocabulary),
        marks_(*this),
        bylines_(*this, labels) {
    items_.reserve(page.lines.size() / 3);  // as on most pages
  }

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
      const bool is_marked = role == Role::display && marks_.has_text_behind_jump(i);
      if (role == Role::display && !is_marked) {
        end_paragraph();
        display_.push_back(i);
        continue;
      }
      end_display();
      const bool is_open = body_.size() == 1 && !is_sentence_end(text(body_[0]));
      const bool goes_on = is_open && marks_.has_text_behind_jump(body_[0]);
      if (is_marked || (starts_paragraph(role) && !goes_on)) end_paragraph();
      body_.push_back(i);
      if (role == Role::last || role == Role::only) end_paragraph();
    }
    end_paragraph();
    end_display();
    if (!has_positions()) refuse_titles();
    for (Item& item : items_) item.terms = terms_of(item.joined.text);
    return std::move(items_);
  }

 private:
  // What stands behind the end of an article, its authors or its agency, begins another: no section title.
  void refuse_titles() {
    bool ended = false;
    for (Item& item : items_) {
      if (item.kind == ItemKind::head)
        item.no_title = item.no_title || ended;
      else if (item.kind == ItemKind::closing)
        ended = true;
      else if (item.kind == ItemKind::paragraph)
        ended = item.closing_begin.has_value();
    }
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
      end_display();
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
    marks_.read(item);
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
    if (marks_.is_display_text(item)) {
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
    marks_.read_credit(item);
    items_.push_back(std::move(item));
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

  // "…the ministry said. (Jane Roe)": the end of a sentence that the text above began, with what closes it,
  // is no caption and no byline, though it ends like one. A caption would leave the sentence open.
  bool ends_text_above(std::size_t line) const {
    if (has_positions() || items_.empty() || items_.back().kind != ItemKind::paragraph) return false;
    const Item& above = items_.back();
    const View s = text(line);
    if (above.lines.back() + 1 != line || above.to || above.closing_begin || starts_caption(s, profile_))
      return false;
    if (leaves_open(above.joined.text) && closes_foreign(s)) return true;  // "…said. (Jane" / "Roe)"
    const Text both = above.joined.text + (profile_.spaced ? U" " : U"") + Text(s);
    const auto jump = jump_to(both, profile_);  // "下转" / "第8版"
    if (jump && jump->begin < above.joined.text.size() && trim(View(both).substr(jump->end)).empty())
      return true;
    const bool is_open = !is_sentence_end(above.joined.text);
    constexpr float kCertain = 0.9f;
    if (is_open && is_sentence_end(s) && probability(tag(line), LineLabel::body) > kCertain) return true;
    const std::size_t bracket = is_closing(s.back()) ? s.find_last_of(U"（(【[〔") : View::npos;
    if (bracket == View::npos || !is_open || !is_sentence_end(trim(s.substr(0, bracket)))) return false;
    const std::size_t below = line + 1;
    return below == labels_.size() || furniture_.lines[below] != FurnitureKind::none ||
           !is_body(labels_[below].role) || starts_paragraph(labels_[below].role);
  }

  // The next line of a headline, in the same large type.
  bool goes_on_large(const std::vector<std::size_t>& lines, std::size_t k) const {
    constexpr double kLarge = 1.3;  // times the size of text
    if (k == 0 || !stands_as(lines[k], PlacedAs::heading)) return false;
    const LineGeometry &above = page_.geometry[lines[k - 1]], &line = page_.geometry[lines[k]];
    return line.size > kLarge && above.size == line.size && above.face == line.face && !line.first_of_zone;
  }

  // An item that is known by its words or its place: a caption, its credit, a byline. Returns the index after
  // it, k for none.
  std::size_t told_piece(const std::vector<std::size_t>& lines, std::size_t k) {
    const View s = text(lines[k]);
    // What is set as a heading is no caption and no byline, whatever its words look like.
    const bool is_placed = stands_as(lines[k], PlacedAs::heading) || stands_as(lines[k], PlacedAs::crosshead);
    const bool is_apart = stands_as(lines[k], PlacedAs::apart);  // above the text, or set right at its end
    if (!is_placed && picture(lines[k]) > kSure && !begins_article(lines, k) &&
        (!is_apart || is_credit(s, profile_)))
      return picture_piece(lines, k);
    const bool is_below_display = items_.empty() || items_.back().kind == ItemKind::head;
    if (!is_placed)
      if (const auto found = bylines_.read_tagged(lines, k, is_below_display))
        return k + take(*found, lines, k);
    if (!is_placed && may(picture(lines[k]))) {
      if (const std::size_t n = captions_.credit_lines(lines, k); n > 0 && take_credit(some(lines, k, n)))
        return k + n;
      if (const std::size_t n = captions_.caption_length(lines, k)) {
        caption(some(lines, k, n));
        return k + n;
      }
    }
    if (!goes_on_large(lines, k))
      if (const auto found = bylines_.read_known(lines, k)) return k + take(*found, lines, k);
    if (!is_apart) return k;
    SignedLines found = bylines_.read_placed(lines[k]);
    found.closes = has_text_above(lines[k]);
    return k + take(found, lines, k);
  }

  // One item from lines[k] on; returns the index after it.
  std::size_t display_piece(const std::vector<std::size_t>& lines, std::size_t k) {
    const View s = text(lines[k]);
    if (ends_text_above(lines[k])) {
      std::vector<std::size_t> all = std::move(items_.back().lines);
      items_.pop_back();
      all.push_back(lines[k]);
      paragraph(std::move(all));
      return k + 1;
    }
    if (const std::size_t n = captions_.placed_caption(lines, k)) {
      caption(some(lines, k, n));
      return k + n;
    }
    if (Item jump = make(ItemKind::jump_to, {lines[k]}); marks_.read_jump(jump)) {
      items_.push_back(std::move(jump));
      return k + 1;
    }
    if (const std::size_t end = told_piece(lines, k); end > k) return end;
    Item item = make(ItemKind::head, {lines[k]});
    item.joined.text = display_of(s, profile_.spaced);
    const bool placed_inside = !page_.geometry.empty() && page_.geometry[lines[k]].as == PlacedAs::crosshead;
    item.no_title = item.joined.text.size() > profile_.longest_subhead && !placed_inside;
    items_.push_back(std::move(item));
    return k + 1;
  }

  std::size_t take(const SignedLines& found, const std::vector<std::size_t>& lines, std::size_t k) {
    Item item = make(found.closes ? ItemKind::closing : ItemKind::byline, some(lines, k, found.count));
    item.joined.text = found.text;
    item.bylines = found.people;
    item.agency = found.agency;
    items_.push_back(std::move(item));
    return found.count;
  }

  bool has_text_above(std::size_t line) const {
    return !items_.empty() && items_.back().kind != ItemKind::head &&
           page_.geometry[items_.back().lines.front()].region == page_.geometry[line].region;
  }

  // What looks like a caption but has no credit, stop or mark of one, right above the authors or the lead of
  // an article: a headline.
  bool begins_article(const std::vector<std::size_t>& lines, std::size_t k) const {
    if (!profile_.spaced) return false;
    const std::size_t last = lines[k + captions_.tagged_length(lines, k) - 1], next = last + 1;
    if (next >= page_.lines.size()) return false;
    if (people(next) <= kSure && probability(tag(next), LineLabel::lead) <= kSure) return false;
    return !starts_caption(text(lines[k]), profile_) && !is_sentence_end(text(last)) &&
           !credit_of(text(last), profile_) && probability(tag(last), LineLabel::credit) < kSure;
  }

  // "The harbour at night. Photo: Ann Hall" below the end of a paragraph: a caption with its credit, and not
  // the credit of what stands above.
  bool has_own_text(std::size_t line) const {
    const Item& above = items_.back();
    if (above.kind != ItemKind::paragraph || !is_sentence_end(above.joined.text)) return false;
    const auto credit = credit_of(text(line), profile_);
    return credit && is_sentence_end(trim(text(line).substr(0, credit->begin)));
  }

  // Lines that the tagger takes for a caption and its credit: how many.
  std::size_t picture_piece(const std::vector<std::size_t>& lines, std::size_t k) {
    const std::size_t n = captions_.tagged_length(lines, k);
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
      if (!has_own_text(lines[k]) && take_credit(some(lines, k, n))) return k + n;
    }
    std::vector<std::size_t> all = some(lines, k, n);
    take_caption_begun(all);
    caption(std::move(all));
    return k + n;
  }

  // A line that goes on a caption, below one that was taken for display: the caption began there.
  void take_caption_begun(std::vector<std::size_t>& lines) {
    constexpr float kMayBe = 0.15f;
    while (lines.size() < kCaptionLines && !items_.empty() && items_.back().kind == ItemKind::head) {
      const std::vector<std::size_t>& above = items_.back().lines;
      const LineTag& first = tag(lines.front());
      if (probability(first, LineLabel::caption_on) <= probability(first, LineLabel::caption)) return;
      if (above.size() != 1 || above[0] + 1 != lines.front() || page_.lines[lines.front()].blank_before ||
          picture(above[0]) < kMayBe)
        return;
      lines.insert(lines.begin(), above[0]);
      items_.pop_back();
    }
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

  const std::vector<LabelledLine>& labels_;
  const PageFurniture& furniture_;
  const PageWords& words_;
  const CaptionFinder captions_;
  const MarkReader marks_;
  const BylineReader bylines_;
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
