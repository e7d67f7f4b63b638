#include "reconstruct/items/mark_reader.hpp"

#include "reconstruct/items/credits.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kHeadLines = 8;
constexpr double kSmall = 0.8;  // of the size of the text

// Whether what begins there is no part of a sentence: it is after one, or begins with a mark.
bool stands_apart(View s, std::size_t at) {
  const char32_t first = s[at];
  const bool is_word = is_han(first) || is_hangul(first) || is_letter(first) || is_digit(first);
  return !is_word || is_sentence_end(trim(s.substr(0, at)));
}

// "…, he said, continued on page 6": words of the sentence.
bool goes_on_from_comma(View s, std::size_t at) {
  const View before = trim(s.substr(0, at));
  return !before.empty() && View(U",，、").find(before.back()) != View::npos && at < s.size() &&
         is_lower(s[at]);
}

// Whether a line of Han in no known form names a page or begins with an arrow or bracket, as jump marks do: a
// number alone ("各设3米") may be of anything.
bool may_name_a_page(View s) {
  const char32_t first = s.front();
  return s.find_first_of(U"版面面页頁") != View::npos ||
         (!is_han(first) && !is_letter(first) && !is_digit(first));
}

}  // namespace

// A short piece that ends in no stop may be a headline in several lines.
bool MarkReader::is_display_text(const Item& item) const {
  const View s = item.joined.text;
  if (s.size() > (profile_.spaced ? 160u : 60u) || item.lines.size() > kHeadLines) return false;
  const char32_t mark = final_mark(s);
  if (ends_sentence(mark) && (item.lines.size() > 2 || mark == U'。' || mark == '.')) return false;
  if (!profile_.spaced && has_outside_quotes(s, U"，；")) return false;  // headlines have no clauses
  if (mark == U'：' || mark == ':' || mark == U'；' || mark == U'，' || mark == ',') return false;
  if (jump_to(s, profile_) || closing_of(s, profile_) || lead_of(s, profile_)) return false;
  return View(s).find(U'。') == View::npos;
}

void MarkReader::read(Item& item) const {
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
      if (auto to = jump_to(s, profile_);
          to && to->begin > opened && trim(s.substr(to->end)).empty() && !goes_on_from_comma(s, to->begin)) {
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
// Where both read one of the same length, the patterns are better at its parts.
std::optional<Lead> MarkReader::read_lead(View s, std::size_t line) const {
  const float p = probability(page_.lines[line].tag, LineLabel::lead);
  if (!may(p)) return std::nullopt;
  std::optional<Lead> known = lead_of(s, profile_);
  std::optional<Lead> tagged = p > kSure ? tagged_lead(s, profile_) : std::nullopt;
  if (tagged) name_own(s, *tagged);
  const bool same =
      profile_.spaced && known && tagged && trim(s.substr(0, known->end)) == trim(s.substr(0, tagged->end));
  std::optional<Lead> lead = !tagged || same ? std::move(known) : std::move(tagged);
  if (profile_.spaced && lead && lead->dateline) part_place(*lead->dateline, profile_);
  return lead;
}

// "本报武汉3月10日电": sent by the paper's own people, where a place and a date say that it was sent.
// "某某晚报讯": the paper's name is no place.
void MarkReader::name_own(View s, Lead& lead) const {
  if (!profile_.spaced && lead.dateline && lead.dateline->date.empty() && lead.dateline->agency.empty()) {
    const Text place = to_text(lead.dateline->place);
    const auto ends = [&](View mark) { return ends_with(place, mark); };
    if (std::any_of(profile_.publication_marks.begin(), profile_.publication_marks.end(), ends))
      lead.dateline.reset();
  }
  if (!lead.dateline || !lead.dateline->agency.empty() || lead.dateline->place.empty() ||
      lead.dateline->date.empty())
    return;
  while (!s.empty() && !is_han(s[0])) s.remove_prefix(1);
  lead.dateline->agency = to_utf8(s.substr(0, profile_.self_names.length_at(s)));
}

// "…said. (Jane Roe)": something in brackets, or after the last sentence.
void MarkReader::read_closing(Item& item, std::size_t opened) const {
  const View s = item.joined.text;
  if (!is_tagged() || ends_sentence(s.back()) || s.size() < opened + kRest) return;
  TaggedClosing found = tagged_closing(s, profile_);
  if (found.jump && (found.jump->begin <= opened || !stands_apart(s, found.jump->begin))) found.jump.reset();
  if (found.closing && found.closing->begin <= opened) found.closing.reset();
  if (found.closing && (!found.jump || found.jump->begin >= found.closing->begin)) read_jump_before(s, found);
  // In either order, with nothing between them or after them: what else stands there is text.
  const auto is_followed_by = [&](std::size_t end, std::size_t next) {
    return end <= next && trim(s.substr(end, next - end)).empty();
  };
  const std::size_t begin = found.closing ? found.closing->begin : s.size();
  const bool jump_first = found.jump && found.closing && is_followed_by(found.jump->end, begin);
  if (found.closing) {
    const bool overlaps = found.jump && !jump_first && found.jump->begin < begin;
    if (overlaps || !is_sentence_end(trim(s.substr(0, jump_first ? found.jump->begin : begin))))
      found.closing.reset();
  }
  if (found.jump && ((jump_first && found.closing) || is_followed_by(found.jump->end, s.size())))
    item.to = found.jump;
  if (!found.closing) return;
  item.closing_begin = begin;
  item.bylines = found.closing->bylines;
  item.agency = found.closing->agency;
}

// "（下轉A6版）（翁維愷）": the first bracket of what closes the paragraph is a jump mark.
void MarkReader::read_jump_before(View s, TaggedClosing& found) const {
  std::size_t end = found.closing->begin;
  while (end < s.size() && !is_closing(s[end])) ++end;
  if (end + 1 >= s.size()) return;
  auto first = jump_to(s.substr(0, end + 1), profile_);
  if (!first || first->begin < found.closing->begin) return;
  found.closing->begin = first->end;
  found.jump = std::move(first);
}

// The tagger tells that a line is a jump mark; which way it points, its words tell better.
bool MarkReader::read_jump(Item& item) const {
  const std::size_t line = item.lines.front();
  const View s = text(line);
  const float to = probability(tag(line), LineLabel::jump_to),
              from = probability(tag(line), LineLabel::jump_from);
  const JumpWay way = to + from > kSure ? jump_way(s, profile_) : JumpWay::unknown;
  if (way != JumpWay::unknown)
    return read_jump(item, way == JumpWay::to ? ItemKind::jump_to : ItemKind::jump_from);
  if (to > kSure || (may(to) && is_whole(jump_to(s, profile_), s)))
    if (read_jump(item, ItemKind::jump_to)) return true;
  return (from > kSure || (may(from) && is_whole(jump_from(s, profile_), s))) &&
         read_jump(item, ItemKind::jump_from);
}

bool MarkReader::read_jump(Item& item, ItemKind kind) const {
  item.kind = kind;
  item.joined.text = text(item.lines.front());
  const bool to = kind == ItemKind::jump_to;
  auto known = to ? jump_to(item.joined.text, profile_) : jump_from(item.joined.text, profile_);
  if (!known) {
    if (!profile_.spaced && jump_way(item.joined.text, profile_) == JumpWay::unknown &&
        !may_name_a_page(item.joined.text))
      return false;
    std::string page = page_in_mark(item.joined.text);
    if (page.empty()) return false;
    known = Jump{0, item.joined.text.size(), std::move(page)};
  }
  (to ? item.to : item.from) = std::move(known);
  return true;
}

bool MarkReader::has_text_behind_jump(std::size_t line) const {
  const View s = text(line);
  const auto from = jump_from(s, profile_);
  if (!from || from->end >= s.size()) return false;
  const View rest = trim(s.substr(from->end));
  return !rest.empty() && (profile_.spaced ? is_lower(rest.front()) : has_outside_quotes(rest, U"，。；、"));
}

// Where the last line begins, if it is nothing but a credit, in another size or face than the line before.
std::optional<std::size_t> MarkReader::credit_in_own_type(const Item& item) const {
  constexpr double kOtherSize = 0.02;
  if (!has_positions() || item.lines.size() < 2 || item.joined.starts.size() != item.lines.size()) return {};
  const LineGeometry &above = page_.geometry[item.lines[item.lines.size() - 2]],
                     &last = page_.geometry[item.lines.back()];
  if (std::abs(above.size - last.size) < kOtherSize && above.face == last.face) return {};
  const std::size_t at = item.joined.starts.back().at;
  const View line = trim(View(item.joined.text).substr(at));
  if (!is_credit(line, profile_) && !(last.size < kSmall && is_credit_in_capitals(line, profile_))) return {};
  return at;
}

bool MarkReader::is_small_credit(const Item& item) const {
  return has_positions() && item.lines.size() == 1 && page_.geometry[item.lines.front()].size < kSmall &&
         is_credit_in_capitals(item.joined.text, profile_);
}

void MarkReader::read_credit(Item& item) const {
  const View s = item.joined.text;
  const TaggedCaption found = is_tagged() ? tagged_caption(s) : TaggedCaption();
  const bool has_both = found.credit_end > 0 && found.end > found.begin;
  if (const auto own = credit_in_own_type(item)) {
    item.credit = Credit{*own, {}};
    item.credit_first = *own, item.credit_last = s.size();
  } else if ((!has_both && is_credit(s, profile_)) ||
             is_small_credit(item)) {  // alone, such as over a picture
    item.credit = Credit{0, {}};
    item.credit_first = 0, item.credit_last = s.size();
  } else if (found.credit_end > 0) {
    item.credit = Credit{found.end, {}};
    item.credit_first = found.credit_begin;
    item.credit_last = found.credit_end;
  } else if (const auto known = credit_at_end(s, profile_, has_positions())) {
    item.credit = Credit{known->begin, {}};
    item.credit_first = static_cast<std::size_t>(known->text.data() - s.data());
    item.credit_last = item.credit_first + known->text.size();
  }
}

}  // namespace broadsheet::reconstruct
