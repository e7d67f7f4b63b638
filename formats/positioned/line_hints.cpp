#include "positioned/line_hints.hpp"

#include "issuetext/furniture/furniture.hpp"
#include "reconstruct/items/credits.hpp"
#include "reconstruct/language/phrases.hpp"
#include "reconstruct/language/signature.hpp"
#include "reconstruct/tagger/fields/tagged_phrases.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

namespace broadsheet::positioned {
namespace {

using namespace reconstruct;

constexpr double kSmall = 0.8;  // of the size of most text

constexpr View kQuotes = U"”’」』》）)\"'】";

constexpr View kOpeningQuotes = U"“„«「『‘‚\"";  // some of them close, elsewhere

// The line right below another, in its column.
std::optional<std::size_t> line_below(const layout::Page& page, std::size_t line) {
  constexpr double kFarthest = 2;  // heights
  const layout::Box& above = page.lines[line].box;
  std::optional<std::size_t> nearest;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const layout::Box& b = page.lines[i].box;
    if (i == line || b.x0 > above.x1 || above.x0 > b.x1 || b.centre_y() < above.y1) continue;
    if (b.centre_y() > above.y1 + kFarthest * above.height()) continue;
    if (!nearest || b.y0 < page.lines[*nearest].box.y0) nearest = i;
  }
  return nearest;
}

constexpr double kLarger = 1.3;  // a headline, to what stands above it

// Whether a larger line stands at the height of another.
bool is_beside_larger(const layout::Page& page, const layout::Line& line) {
  return std::any_of(page.lines.begin(), page.lines.end(), [&](const layout::Line& other) {
    return other.size > kLarger * line.size && other.box.y0 < line.box.y1 + line.box.height() &&
           other.box.y1 > line.box.y0 && (other.box.x1 < line.box.x0 || other.box.x0 > line.box.x1);
  });
}

// A section's name right above a headline and in line with it, below the folio or in a row of headlines: the
// kicker of that story.
bool is_kicker(const layout::Page& page, std::size_t line, double end_of_folio) {
  const auto below = line_below(page, line);
  if (!below || page.lines[*below].size < kLarger * page.lines[line].size) return false;
  const layout::Box &b = page.lines[line].box, &head = page.lines[*below].box;
  const bool in_line =
      std::abs(head.x0 - b.x0) < 0.5 * b.height() || std::abs(head.centre_x() - b.centre_x()) < b.height();
  return in_line && head.y0 - b.y1 < b.height() &&
         (b.y0 > end_of_folio || is_beside_larger(page, page.lines[line]));
}

// Furniture is recognised by what stands beside it at the edges of a page, so its lines are looked at from
// top to bottom.
void find_furniture_lines(const layout::Page& page, const std::vector<Text>& lines, const Profile& profile,
                          std::vector<layout::LineHint>& hints) {
  std::vector<std::size_t> order(lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const layout::Box &x = page.lines[a].box, &y = page.lines[b].box;
    return x.y0 != y.y0 ? x.y0 < y.y0 : x.x0 < y.x0;
  });
  Page sorted;
  for (const std::size_t i : order) {
    Line line;
    line.begin = sorted.text.size();
    sorted.text += lines[i];
    line.end = sorted.text.size();
    sorted.lines.push_back(line);
  }
  const PageFurniture found = issuetext::find_furniture(sorted, profile);
  double end_of_folio = page.height;
  for (std::size_t k = 0; k < order.size() && end_of_folio == page.height; ++k)
    if (found.lines[k] == FurnitureKind::folio || found.lines[k] == FurnitureKind::masthead)
      end_of_folio = page.lines[order[k]].box.y1;
  for (std::size_t k = 0; k < order.size(); ++k) {
    layout::LineHint& hint = hints[order[k]];
    hint.furniture = found.lines[k] != FurnitureKind::none &&
                     (found.lines[k] != FurnitureKind::section || !is_kicker(page, order[k], end_of_folio));
    hint.sure_furniture = found.lines[k] == FurnitureKind::editors;
  }
}

bool is_page(View word) {
  const std::size_t letters = !word.empty() && is_upper(word[0]) ? 1 : 0;
  const std::size_t digits = word.find_first_not_of(U"0123456789", letters) == View::npos
                                 ? word.size() - letters
                                 : word.find_first_not_of(U"0123456789", letters) - letters;
  if (digits == 0 || digits > 3) return false;
  const View rest = word.substr(letters + digits);
  return rest.empty() || ((rest[0] == U'-' || rest[0] == U'–') && rest.size() > 1 &&
                          std::all_of(rest.begin() + 1, rest.end(), [](char32_t c) { return is_digit(c); }));
}

// "PAGE A9", "NATIONAL A14-25", "ARTS B3, 5": capitals before a page or a range of pages.
bool refers_to_page(View line, const Profile& profile) {
  constexpr std::size_t kLongest = 40;  // characters
  if (line.size() > kLongest || std::any_of(line.begin(), line.end(), is_lower)) return false;
  const std::vector<View> words = split_at_blanks(line);
  const View last = words.back();
  if (words.size() < 2 || !is_page(last)) return false;
  return profile.page_words.has(words.front()) || is_upper(last[0]) || last.find(U'-') != View::npos ||
         last.find(U'–') != View::npos || words[words.size() - 2].back() == U',';
}

// The lines of contents boxes that name pages. A page may print one such line for another reason.
void find_contents_lines(const std::vector<Text>& lines, const Profile& profile,
                         std::vector<layout::LineHint>& hints) {
  constexpr std::size_t kFewest = 4;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!lines[i].empty() && refers_to_page(lines[i], profile)) found.push_back(i);
  if (found.size() < kFewest) return;
  for (const std::size_t i : found) hints[i].furniture = hints[i].sure_furniture = true;
}

// "（沈" / "梅）": the authors' bracket in a column too narrow for it.
void find_parted_closings(const layout::Page& page, const std::vector<Text>& lines, const Profile& profile,
                          std::vector<layout::LineHint>& hints) {
  constexpr std::size_t kLongest = 24, kMost = 200;  // characters; lines that begin so
  std::size_t begun = 0;
  for (std::size_t i = 0; i < lines.size() && begun < kMost; ++i) {
    const Text& first = lines[i];
    if (first.empty() || first.size() >= kLongest || (first[0] != U'（' && first[0] != U'(')) continue;
    if (first.find_first_of(U"）)") != Text::npos) continue;
    ++begun;
    const auto below = line_below(page, i);
    if (!below || first.size() + lines[*below].size() > kLongest || lines[*below].empty()) continue;
    const Text& second = lines[*below];
    if (second.back() != U'）' && second.back() != U')') continue;
    const auto closing = closing_of(first + second, profile);
    if (closing && closing->begin == 0) hints[i].closing = hints[*below].closing = true;
  }
}

// What of a line is compared: quotation marks, hyphens and capitals differ between a text and a quote of it.
Text letters_of(View line) {
  Text out;
  for (const char32_t c : line)
    if (is_letter(c) || is_digit(c) || is_han(c) || is_hangul(c)) out += to_lower(c);
  return out;
}

// The size of most characters, as layout::Line has it; 0 where sizes are unknown.
double usual_size(const layout::Page& page, const std::vector<Text>& lines) {
  std::map<double, std::size_t> characters;
  for (std::size_t i = 0; i < lines.size(); ++i) characters[page.lines[i].size] += lines[i].size();
  const auto most = std::max_element(characters.begin(), characters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == characters.end() ? 0 : most->first;
}

// "Every spring, Jane Roe" / "asks her readers what they plant": a sentence goes on below in the same type,
// and no name or place does.
void leave_out_sentences(const layout::Page& page, const std::vector<Text>& lines,
                         std::vector<layout::LineHint>& hints) {
  constexpr std::size_t kMost = 400;  // lines that may be names
  std::size_t seen = 0;
  for (std::size_t i = 0; i < lines.size() && seen < kMost; ++i) {
    if (!hints[i].may_name) continue;
    ++seen;
    const auto below = line_below(page, i);
    if (!below || lines[*below].empty() || !is_lower(lines[*below][0])) continue;
    const layout::Line &a = page.lines[i], &b = page.lines[*below];
    if (a.size == b.size && a.face == b.face && b.box.width() > a.box.width()) hints[i].may_name = false;
  }
}

// Lines in larger type whose words stand in the text, too: pull quotes. Few lines of a page are larger, so
// that a search of the text for each of them is cheap; of more than kMost none is looked for.
void find_repeated_lines(const layout::Page& page, const std::vector<Text>& lines, const Profile& profile,
                         double usual, std::vector<layout::LineHint>& hints) {
  constexpr std::size_t kMost = 400;
  const std::size_t telling = profile.spaced ? 12 : 6;  // characters: a word or two may stand in any text
  constexpr double kQuoted = 1.08;
  if (usual <= 0 || page.recognised) return;
  Text text;
  std::vector<std::size_t> larger;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (page.lines[i].size > kQuoted * usual)
      larger.push_back(i);
    else
      text += letters_of(lines[i]);
  if (larger.size() > kMost) return;
  const auto is_in_text = [&](View own) { return own.size() >= telling && text.find(own) != Text::npos; };
  for (std::size_t k = 0; k < larger.size();) {  // lines of one size, one after the other, say one thing
    std::size_t end = k;
    Text all;
    for (; end < larger.size() && larger[end] == larger[k] + (end - k) &&
           page.lines[larger[end]].size == page.lines[larger[k]].size;
         ++end)
      all += letters_of(lines[larger[end]]);
    const bool whole = is_in_text(all);
    for (; k < end; ++k) hints[larger[k]].repeated = whole || is_in_text(letters_of(lines[larger[k]]));
  }
}

// "佐野直樹記者", "【文/三木葉子】": a role before or behind what the tagger takes for names. A role that no
// list has needs a mark between both, and nothing beside them.
bool names_author(View line, const Profile& profile) {
  constexpr std::size_t kLongest = 14, kLongestName = 5;  // characters
  if (profile.spaced || line.size() > kLongest || is_sentence_end(line)) return false;
  if (line.front() == U'【' && line.back() == U'】') line = line.substr(1, line.size() - 2);
  bool has_role = profile.roles.length_at(line) > 0;
  for (std::size_t k = 1; k < line.size() && !has_role; ++k)
    has_role = profile.roles.length_at(line.substr(k)) == line.size() - k;
  if (!has_role && line.find_first_of(U"/／：:・｜|") == View::npos) return false;
  const TaggedByline found = tagged_byline(line, profile);
  std::size_t told = 0;
  for (const Byline& b : found.people) {
    const Text name = to_text(b.name);
    if (name.size() > kLongestName || profile.surnames.find(name.front()) == Text::npos) return false;
    told += name.size() + letters_of(to_text(b.role)).size();
    has_role = has_role || (!b.role.empty() && name.size() > 1 && told == letters_of(line).size());
  }
  return has_role && !found.people.empty();
}

// "Jane Roe in Bree", "王益炜": nothing that a person's name, a post and a place may not be.
bool may_name(View line, const Profile& profile) {
  constexpr std::size_t kLongest = 60, kLongestName = 4;  // characters, without blanks in Han
  if (line.size() > kLongest || is_sentence_end(line)) return false;
  if (profile.spaced)  // what is all in capitals is rather a kicker
    return std::any_of(line.begin(), line.end(), is_lower) && !read_signature(line, profile).empty();
  Text name(line);
  std::erase_if(name, is_blank);
  return name.size() > 1 && name.size() <= kLongestName && std::all_of(name.begin(), name.end(), is_han) &&
         profile.surnames.find(name.front()) != Text::npos &&
         std::find(profile.sections.begin(), profile.sections.end(), name) == profile.sections.end();
}

}  // namespace

std::vector<layout::LineHint> line_hints(const layout::Page& page, const std::vector<Text>& lines,
                                         const Profile& profile) {
  std::vector<layout::LineHint> out(lines.size());
  find_furniture_lines(page, lines, profile, out);
  const double usual = usual_size(page, lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const View s = lines[i];
    if (s.empty()) continue;
    layout::LineHint& hint = out[i];
    const auto to = jump_to(s, profile), from = jump_from(s, profile);
    const auto closing = closing_of(s, profile);
    const auto lead = lead_of(s, profile);
    hint.lead = from.has_value() || lead.has_value();
    hint.byline = !lead && (!byline_line(s, profile).empty() || names_author(s, profile));
    hint.furniture = hint.furniture && (hint.sure_furniture || !hint.byline);
    hint.only_names = lead && lead->end >= s.size() && !lead->bylines.empty();
    hint.may_name = may_name(s, profile);
    hint.closing = is_whole(to, s) || (closing && closing->begin == 0);
    hint.continued_from = is_whole(from, s);
    hint.credit =
        is_credit(s, profile) || (page.lines[i].size < kSmall * usual && is_credit_in_capitals(s, profile));
    hint.caption = hint.credit || starts_caption(s, profile) || credit_of(s, profile).has_value();
    hint.ends_sentence = is_sentence_end(s);
    const char32_t last = s.back();
    hint.ends_open = !hint.ends_sentence && kQuotes.find(last) == View::npos && last != U'：' &&
                     last != ':' && last != U'…' && last != U'；' && last != ';';
    hint.opens_quote = kOpeningQuotes.find(s.front()) != View::npos;
    hint.closes_quote = kQuotes.find(last) != View::npos || kOpeningQuotes.find(last) != View::npos;
  }
  find_contents_lines(lines, profile, out);
  leave_out_sentences(page, lines, out);
  find_parted_closings(page, lines, profile, out);
  find_repeated_lines(page, lines, profile, usual, out);
  return out;
}

}  // namespace broadsheet::positioned
