#include "news/story.hpp"

#include "common/display_lines.hpp"
#include "common/hash.hpp"
#include "common/text.hpp"
#include "common/timestamp.hpp"
#include "news/agency.hpp"
#include "news/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace broadsheet::news {
namespace {

std::vector<std::string> lines_of(const std::vector<std::string>& texts) {
  std::vector<std::string> out;
  for (const std::string& text : texts)
    if (std::string line = one_line(text); !line.empty()) out.push_back(std::move(line));
  return out;
}

std::string two_digits(unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number at the front of `s`, which is taken off.
std::optional<int> take_number(std::string_view& s) {
  int value = 0;
  std::size_t digits = 0;
  for (; digits < s.size() && digits < 4 && is_digit(s[digits]); ++digits)
    value = value * 10 + (s[digits] - '0');
  s.remove_prefix(digits);
  return digits > 0 ? std::optional(value) : std::nullopt;
}

void skip(std::string_view& s, std::string_view characters) {
  s.remove_prefix(std::min(s.find_first_not_of(characters), s.size()));
}

struct Day {
  int month, day;
};

/// "10月30日" or "30日" (then month is 0).
std::optional<Day> cjk_day(std::string_view s) {
  Day out{0, 0};
  auto number = take_number(s);
  if (number && s.starts_with("月")) {
    out.month = *number;
    s.remove_prefix(std::string_view("月").size());
    number = take_number(s);
  }
  if (!number || s != "日") return std::nullopt;
  out.day = *number;
  return out;
}

/// "Oct. 30", "October 30", "30 October"
std::optional<Day> english_day(std::string_view s) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  auto day = take_number(s);
  skip(s, " ");
  std::string name;
  for (; !s.empty() && ((s[0] | 0x20) >= 'a' && (s[0] | 0x20) <= 'z'); s.remove_prefix(1))
    name += static_cast<char>(s[0] | 0x20);
  skip(s, ". ");
  if (!day) day = take_number(s);
  if (!day || !s.empty() || name.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (name.starts_with(kMonths[i])) return Day{static_cast<int>(i) + 1, *day};
  return std::nullopt;
}

std::string iso(int year, int month, int day) {
  return std::to_string(year) + '-' + two_digits(static_cast<unsigned>(month)) + '-' +
         two_digits(static_cast<unsigned>(day));
}

}  // namespace

std::vector<Attr> facts_of(const std::vector<Attr>& attrs) {
  std::vector<Attr> out;
  for (const Attr& its : attrs) {
    Attr line{one_line(its.key), one_line(its.value)};
    if (!line.key.empty() || !line.value.empty()) out.push_back(std::move(line));
  }
  return out;
}

std::string date_of_dateline(std::string_view printed, std::string_view issue_date) {
  const auto issue = common::parse_date(issue_date);
  const auto day = cjk_day(printed) ? cjk_day(printed) : english_day(printed);
  if (!issue || !day || issue->year < 1000) return {};
  int month = day->month, year = issue->year;
  if (month == 0) month = day->day <= issue->day ? issue->month : issue->month - 1;
  if (month == 0) month = 12, --year;
  if (std::pair(month, day->day) > std::pair(issue->month, issue->day) && year == issue->year) --year;
  const std::string date = iso(year, month, day->day);
  return common::parse_date(date) ? date : std::string();
}

std::string Mapper::issue_title() const {
  if (std::string title = one_line(issue_.title); !title.empty()) return title;
  return one_line(issue_.publication + ' ' + issue_.date);
}

std::string Mapper::guid_of(const std::string& id) const {
  const auto date = common::parse_date(issue_.date);
  if (settings_.guid_domain.empty() || !date) {
    const std::string key = issue_.publication + '\n' + issue_.date + '\n' + issue_.edition + '\n' + id;
    return "urn:uuid:" + common::name_based_uuid(key);
  }
  std::string day = issue_.date;
  std::erase(day, '-');
  // An edition is a paper of its own; its name may be in any script, a urn may not.
  const std::string edition =
      issue_.edition.empty() ? "" : common::name_based_uuid(issue_.edition).substr(0, 8) + '-';
  return "urn:newsml:" + settings_.guid_domain + ':' + day + ':' + edition + id;
}

std::string Mapper::unique_id(const Article& article, unsigned sequence) {
  std::string id;
  for (const char c : article.id)
    id += is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '.' || c == '_' ? c : '-';
  if (id.empty()) {
    std::string page;
    for (const char c : article.page)
      if (is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) page += c;
    id = "A" + (page.size() < 2 ? std::string(2 - page.size(), '0') : "") + page + '-' + two_digits(sequence);
  }
  std::string unique = id;
  for (int n = 2; !ids_.insert(unique).second; ++n) unique = id + '.' + std::to_string(n);
  return unique;
}

Rights Mapper::rights_of(const std::string& agency) const {
  if (agency.empty()) return settings_.rights;
  for (const auto& [name, notice] : settings_.agency_rights)
    if (name == agency) return {{agency, "", ""}, notice, "", ""};
  return {};
}

Picture Mapper::map_caption(const Block& block, const Story& story) const {
  Picture out;
  out.id = story.id + "-P" + std::to_string(story.pictures.size() + 1);
  out.guid = guid_of(out.id);
  out.caption = one_line(block.text);
  out.credit = one_line(block.credit);
  Article labelled;  // label_of() cuts a text at its first clause
  labelled.id = story.title;
  labelled.blocks.push_back({BlockKind::caption, 0, out.caption, "", {}, {}, 0, 0});
  out.title = one_line(common::label_of(labelled).text);
  out.creators = persons_of_credit(out.credit);
  const std::string_view agency = agency_in(out.credit);
  if (!agency.empty())
    out.rights = rights_of(std::string(agency));
  else if (is_staff_credit(out.credit))
    out.rights = settings_.rights;
  out.attrs = facts_of(block.attrs);
  return out;
}

void Mapper::map_blocks(const Article& article, Story& story) const {
  bool lead_to_come = !story.lead.empty() && !settings_.strip_lead;
  const std::string lead = story.lead + std::string(blank_after(story.lead));
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::caption) {
      if (one_line(block.text).empty() && one_line(block.credit).empty()) continue;
      story.pictures.push_back(map_caption(block, story));
      story.pictures.back().position = story.body.size();
      continue;
    }
    BodyBlock out{block.kind, block.level, marked_text_of(block), facts_of(block.attrs)};
    if (is_blank(out.marked.text)) continue;
    if (out.kind < BlockKind::paragraph || out.kind > BlockKind::table_row) out.kind = BlockKind::paragraph;
    if (lead_to_come && out.kind == BlockKind::paragraph) {
      prepend(out.marked, lead);
      story.lead_block = story.body.size();
      lead_to_come = false;
    }
    story.body.push_back(std::move(out));
  }
  if (!lead_to_come) return;
  story.body.insert(story.body.begin(), {BlockKind::paragraph, 0, {story.lead, {}}, {}});
  story.lone_lead = true;
}

Story Mapper::map(const Article& article) {
  Story out;
  out.page = one_line(article.page);
  out.section = one_line(article.section);
  out.sequence = ++on_page_[out.page];
  out.id = unique_id(article, out.sequence);
  out.guid = guid_of(out.id);
  out.headline = one_line(article.headline);
  if (!out.headline.empty()) out.headline_confidence = std::min(article.headline_confidence, 100u);
  out.kickers = lines_of(article.kickers);
  out.subheadlines = lines_of(article.subheadlines);
  out.lead = one_line(article.lead);
  for (const Byline& byline : article.bylines) {
    Byline line{one_line(byline.role), one_line(byline.name)};
    if (!line.role.empty() || !line.name.empty()) out.bylines.push_back(std::move(line));
  }
  Article bylines;  // without a lead, which would show some of them
  bylines.bylines = out.bylines;
  out.by = one_line(common::byline_line(bylines));
  if (const auto& d = article.dateline)
    out.dateline = {one_line(d->agency), one_line(d->place), one_line(d->date), one_line(d->text)};
  out.created = date_of_dateline(out.dateline.date, issue_.date);
  out.agency = agency_of(article);
  out.continued_to = one_line(article.continued_to);
  out.continued_from = one_line(article.continued_from);
  out.rights = rights_of(out.agency);
  out.attrs = facts_of(article.attrs);
  map_blocks(article, out);
  out.title = one_line(common::label_of(article).text);
  if (out.title.empty()) out.title = out.id;
  for (Picture& picture : out.pictures)
    if (picture.title.empty()) picture.title = out.title;
  return out;
}

}  // namespace broadsheet::news
