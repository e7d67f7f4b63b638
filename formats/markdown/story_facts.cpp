#include "markdown/story_facts.hpp"

#include "common/labels/display_lines.hpp"

#include <algorithm>

namespace broadsheet::markdown {
namespace {

constexpr std::string_view kByline = "byline", kAgency = "agency", kPlace = "place", kDated = "dated",
                           kDateline = "dateline", kDatelineShown = "dateline-shown";

// As a reader of the text alone has them.
std::vector<Byline> shown_bylines(const Article& article) {
  const std::string line = common::byline_as_printed(article);
  return line.empty() ? std::vector<Byline>() : std::vector<Byline>{{"", line}};
}

const std::string& value_of(const std::vector<Fact>& facts, std::string_view key) {
  static const std::string none;
  const auto its = std::find_if(facts.begin(), facts.end(),
                                [&](const Fact& fact) { return fact.key == key && !fact.is_quoted; });
  return its == facts.end() ? none : its->values.front();
}

bool is_part_of(const std::string& text, const std::string& part) {
  return !part.empty() && text.find(part) != text.npos;
}

void complete_bylines(Article& article, const std::vector<Fact>& facts) {
  Article told;
  told.lead = article.lead;
  for (const Fact& fact : facts)
    if (fact.key == kByline && !fact.is_quoted && fact.values.size() == 2)
      told.bylines.push_back({fact.values[0], fact.values[1]});
  if (shown_bylines(told) == article.bylines) article.bylines = std::move(told.bylines);
}

void complete_dateline(Article& article, const std::vector<Fact>& facts, bool shows_dateline) {
  const std::string& printed = value_of(facts, kDateline);
  Dateline told{value_of(facts, kAgency), value_of(facts, kPlace), value_of(facts, kDated), printed};
  if (told == Dateline()) return;
  if (!shows_dateline && !is_part_of(article.lead, printed) && !printed.empty()) told.text = article.lead;
  // A part that was printed goes with what was corrected.
  for (std::string* part : {&told.agency, &told.place, &told.date})
    if (is_part_of(printed, *part) && !is_part_of(told.text, *part)) part->clear();
  if (told != Dateline()) article.dateline = std::move(told);
}

bool is_field_of_ours(std::string_view key) {
  return key == kByline || key == kAgency || key == kPlace || key == kDated || key == kDateline ||
         key == kDatelineShown;
}

}  // namespace

bool is_of_the_page(const Attr& attribute) {
  return attribute.key == "box" || attribute.key == "box-unit" || attribute.key == "page" ||
         attribute.key == "confidence";
}

std::vector<Fact> facts_of(const Article& article) {
  std::vector<Fact> out;
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) out.push_back({std::string(key), {value}});
  };
  if (article.bylines != shown_bylines(article))
    for (const Byline& its : article.bylines) out.push_back({std::string(kByline), {its.role, its.name}});
  if (const auto& dateline = article.dateline) {
    add(kAgency, dateline->agency), add(kPlace, dateline->place), add(kDated, dateline->date);
    add(kDateline, dateline->text);
    const std::string shown = common::dateline_line(article);
    if (shown != dateline->text) add(kDatelineShown, shown);
  }
  for (const Attr& its : article.attrs) {
    if (is_of_the_page(its)) continue;
    Fact fact = fact_of(its);
    fact.is_quoted = fact.is_quoted || is_field_of_ours(its.key);
    out.push_back(std::move(fact));
  }
  return out;
}

bool is_dateline(const std::vector<Fact>& facts, std::string_view line) {
  return !line.empty() && (value_of(facts, kDatelineShown) == line || value_of(facts, kDateline) == line);
}

void complete(Article& article, const std::vector<Fact>& facts, bool shows_dateline) {
  complete_bylines(article, facts);
  complete_dateline(article, facts, shows_dateline);
  for (const Fact& fact : facts)
    if (fact.is_quoted || !is_field_of_ours(fact.key))
      for (const std::string& value : fact.values) article.attrs.push_back({fact.key, value});
}

}  // namespace broadsheet::markdown
