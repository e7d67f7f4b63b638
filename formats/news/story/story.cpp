#include "news/story/story.hpp"

#include "common/labels/display_lines.hpp"
#include "common/text.hpp"
#include "common/timestamp.hpp"
#include "news/story/agency.hpp"
#include "news/story/fingerprint.hpp"
#include "news/text/text.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>

namespace broadsheet::news {
namespace {

std::vector<std::string> lines_of(const std::vector<std::string>& texts) {
  std::vector<std::string> out;
  for (const std::string& text : texts)
    if (std::string line = one_line(text); !line.empty()) out.push_back(std::move(line));
  return out;
}

std::string two_digits(unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); }

using ascii::is_digit;

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

std::vector<Attr> facts_of(const std::vector<Attr>& attrs, Fields fields) {
  constexpr std::string_view kPrivate = "json:";
  std::vector<Attr> out;
  for (const Attr& its : attrs) {
    Attr line{one_line(its.key), one_line(its.value)};
    if (line.key.starts_with(kPrivate)) continue;
    if (fields == Fields::left_out && is_story_field(line)) continue;
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

Rights Mapper::rights_of(const std::string& agency) const {
  if (agency.empty()) return settings_.rights;
  for (const auto& [name, notice] : settings_.agency_rights)
    if (name == agency) return {{agency, "", ""}, notice, "", ""};
  return {};
}

/// What holds before what: article, rules, issue, options; a rule with `override` first of all.
Metadata Mapper::metadata_of_article(const Article& article) {
  const RuleFields by_rules = fields_by_rules(settings_.rules, article);
  rules_met_.insert(by_rules.met.begin(), by_rules.met.end());
  std::vector<Attr> fields = by_rules.strong;
  complete(fields, fields_of(article.attrs));
  complete(fields, by_rules.weak);
  complete(fields, fields_of(issue_.attrs));
  complete(fields, settings_.fields);
  Metadata out = metadata_of(fields);
  out.version = std::max({out.version, settings_.version, 1});
  if (out.version_created.empty()) out.version_created = settings_.version_created;
  if (out.first_created.empty())
    out.first_created = settings_.has_first_created ? settings_.first_created : out.version_created;
  if (settings_.utc)
    for (std::string* moment : {&out.version_created, &out.first_created, &out.embargoed, &out.expires})
      if (const auto its = common::parse_timestamp(*moment)) *moment = its->in_utc();
  return out;
}

std::vector<std::string> Mapper::rules_not_met() const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < settings_.rules.all.size(); ++i)
    if (const Rule& rule = settings_.rules.all[i]; must_hold(rule) && !rules_met_.contains(i))
      out.push_back(description_of(settings_.rules, rule));
  return out;
}

Metadata Mapper::issue_metadata() const {
  Metadata out = metadata_of(settings_.fields);
  out.version = settings_.version;
  out.version_created = settings_.version_created;
  out.first_created = settings_.first_created;
  out.provider = metadata_of(fields_of(issue_.attrs)).provider;
  return out;
}

/// A picture is under the embargo of its story, and out with it, unless its caption says otherwise.
Metadata Mapper::metadata_of_caption(const Block& block, const Story& story) const {
  Metadata out = metadata_of(fields_of(block.attrs));
  const auto inherit = [](auto& its, const auto& of_story) {
    if (its == std::remove_cvref_t<decltype(its)>()) its = of_story;
  };
  inherit(out.version, story.meta.version);
  inherit(out.first_created, story.meta.first_created);
  inherit(out.version_created, story.meta.version_created);
  inherit(out.status, story.meta.status);
  inherit(out.embargoed, story.meta.embargoed);
  inherit(out.expires, story.meta.expires);
  inherit(out.urgency, story.meta.urgency);
  inherit(out.revision, story.meta.revision);
  inherit(out.provider, story.meta.provider);
  return out;
}

/// What is said of the story itself holds; where an article brings rights of its own, the paper's do not
/// stand beside them.
Rights Mapper::rights_of(const std::string& agency, const std::vector<Attr>& attrs,
                         const Metadata& meta) const {
  Rights out = metadata_of(fields_of(attrs)).has_rights() ? Rights{} : rights_of(agency);
  if (!meta.copyright_holder.empty() && meta.copyright_holder != out.holder.name)
    out.holder = {meta.copyright_holder, "", ""};
  if (!meta.copyright_notice.empty()) out.notice = meta.copyright_notice;
  if (!meta.usage_terms.empty()) out.terms = meta.usage_terms;
  return out;
}

Picture Mapper::map_caption(const Block& block, const Story& story) const {
  Picture out;
  out.id = story.id + "-P" + std::to_string(story.pictures.size() + 1);
  out.meta = metadata_of_caption(block, story);
  out.caption = one_line(block.text);
  out.credit = one_line(block.credit);
  const std::string token = "-P" + token_of(out.caption, out.credit).substr(0, 6);
  out.name = story.name + token;
  for (const Picture& other : story.pictures)
    if (other.name == out.name) out.name += '.' + std::to_string(story.pictures.size() + 1);
  out.guid = out.meta.guid.empty() ? guid_of(out.name.substr(issue_name_.size() + 1)) : out.meta.guid;
  Article labelled;  // label_of() cuts a text at its first clause
  labelled.id = story.title;
  labelled.blocks.push_back({BlockKind::caption, 0, out.caption, "", {}, {}, 0, 0});
  out.title = one_line(common::label_of(labelled).text);
  out.creators = persons_of_credit(out.credit);
  const std::string_view agency = agency_in(out.credit);
  if (out.meta.has_rights())
    out.rights = rights_of("", block.attrs, out.meta);
  else if (!agency.empty())
    out.rights = rights_of(std::string(agency));
  else if (is_staff_credit(out.credit))
    out.rights = settings_.rights;
  out.attrs = facts_of(block.attrs, Fields::left_out);
  return out;
}

void Mapper::map_blocks(const Article& article, Story& story) const {
  bool lead_to_come = !story.lead.empty() && !settings_.strip_lead;
  const std::string lead = story.lead + std::string(blank_after(story.lead));
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::figure) continue;
    if (block.kind == BlockKind::caption) {
      const bool has_file = !attr(block.attrs, "picture.href").empty();
      if (one_line(block.text).empty() && one_line(block.credit).empty() && !has_file) continue;
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
  out.name = issue_name_ + '-' + key_of(article);
  out.meta = metadata_of_article(article);
  const std::string given = out.meta.guid + ' ' + std::to_string(out.meta.version);
  const bool is_free = !out.meta.guid.empty() && given_.insert(given).second;
  out.guid = is_free ? out.meta.guid : guid_of(out.name.substr(issue_name_.size() + 1));
  out.is_killed = out.meta.status == "canceled" && attr(article.attrs, "pubStatus") != "canceled";
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
  out.by = one_line(common::byline_as_printed(bylines));
  if (const auto& d = article.dateline)
    out.dateline = {one_line(d->agency), one_line(d->place), one_line(d->date), one_line(d->text)};
  out.created = date_of_dateline(out.dateline.date, issue_.date);
  out.agency = agency_of(article);
  out.continued_to = one_line(article.continued_to);
  out.continued_from = one_line(article.continued_from);
  out.rights = rights_of(out.agency, article.attrs, out.meta);
  out.attrs = facts_of(article.attrs, Fields::left_out);
  map_blocks(article, out);
  out.title = one_line(common::label_of(article).text);
  if (out.title.empty()) out.title = out.id;
  for (Picture& picture : out.pictures)
    if (picture.title.empty()) picture.title = out.title;
  return out;
}

}  // namespace broadsheet::news
