#include "markdown/syntax/front_matter.hpp"

#include "common/pieces.hpp"
#include "markdown/syntax/facts.hpp"

#include <algorithm>

namespace broadsheet::markdown {
namespace {

constexpr std::string_view kBlanks = " \t\r";

constexpr std::string_view kFence = "---";

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return line;
}

std::string scalar(std::string_view value) { return fact_in("x:" + std::string(value))->values.front(); }

std::vector<std::string> list(std::string_view value) {
  value = common::trimmed(value, kBlanks);
  std::vector<std::string> items = fact_in("x:" + std::string(value))->values;
  const bool is_list = value.size() >= 2 && value.front() == '[' && value.back() == ']';
  if (!is_list || items.front() != value) return items;  // of JSON, or no list
  items.clear();
  value = value.substr(1, value.size() - 2);
  while (!value.empty()) {
    const std::size_t comma = value.find(',');
    if (std::string item = scalar(value.substr(0, comma)); !item.empty()) items.push_back(std::move(item));
    value.remove_prefix(comma == value.npos ? value.size() : comma + 1);
  }
  return items;
}

std::string* field_of(Issue& issue, std::string_view key) {
  return key == "publication"                 ? &issue.publication
         : key == "title"                     ? &issue.title
         : key == "date"                      ? &issue.date
         : key == "lang" || key == "language" ? &issue.language
         : key == "edition"                   ? &issue.edition
                                              : nullptr;
}

// `line` is where the fact stands.
void set(Issue& issue, const Fact& fact, std::string_view line) {
  const std::string_view value = common::trimmed(line.substr(line.find(':') + 1), kBlanks);
  if (fact.key == "pages" && !fact.is_quoted) {
    issue.pages = value.empty() ? std::vector<std::string>() : list(value);
  } else if (std::string* const field = fact.is_quoted ? nullptr : field_of(issue, fact.key)) {
    *field = fact.values.size() == 1 ? fact.values.front() : std::string(value);
  } else if (!value.empty()) {
    for (const std::string& its : fact.values) issue.attrs.push_back({fact.key, its});
  }
}

void append_list(std::string& out, const std::string& key, const std::vector<std::string>& values) {
  std::string line;
  append_fact(line, {key, values});
  if (values.size() == 1) line.insert(key.size() + 2, 1, '[').insert(line.size() - 1, 1, ']');
  out += line;
}

// YAML has a key once: its values are a list.
void append_attributes(std::string& out, const std::vector<Attr>& attrs) {
  std::vector<Fact> facts;
  for (const Attr& its : attrs) {
    const auto same =
        std::find_if(facts.begin(), facts.end(), [&](const Fact& f) { return f.key == its.key; });
    if (same != facts.end())
      same->values.push_back(its.value);
    else
      facts.push_back(fact_of(its));
  }
  for (const Fact& fact : facts) append_fact(out, fact);
}

}  // namespace

void append_front_matter(std::string& out, const Issue& issue) {
  std::string fields;
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) append_fact(fields, {key, {value}});
  };
  add("publication", issue.publication), add("title", issue.title), add("date", issue.date);
  add("lang", issue.language), add("edition", issue.edition);
  append_list(fields, "pages", issue.pages);
  append_attributes(fields, issue.attrs);
  if (!fields.empty()) out.append("---\n").append(fields).append("---\n");
}

void take_front_matter(std::string_view& text, Issue& issue) {
  std::string_view rest = text;
  if (rest.substr(0, 3) == "\uFEFF") rest.remove_prefix(3);
  if (common::trimmed(take_line(rest), kBlanks) != kFence) return;
  Issue found = issue;
  bool is_pages = false;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    const std::string_view content = common::trimmed(line, kBlanks);
    if (content == kFence || content == "...") {
      issue = std::move(found);
      text = rest;
      return;
    }
    if (content.substr(0, 2) == "- ") {
      if (is_pages) found.pages.push_back(scalar(content.substr(2)));
    } else if (const auto fact = fact_in(content); fact && line.find_first_not_of(" \t") == 0) {
      is_pages = fact->key == "pages" && !fact->is_quoted;
      set(found, *fact, content);
    }
  }
}

}  // namespace broadsheet::markdown
