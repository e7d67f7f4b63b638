#include "markdown/syntax/front_matter.hpp"

#include "common/pieces.hpp"
#include "stream/json_string.hpp"

#include <nlohmann/json.hpp>

namespace broadsheet::markdown {
namespace {

constexpr std::string_view kBlanks = " \t\r";

constexpr std::string_view kFence = "---";

void append_field(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out.append(key).append(": ");
  stream::append_quoted(out, value);  // a JSON string is a YAML string
  out += '\n';
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return line;
}

std::string scalar(std::string_view value) {
  value = common::trimmed(value, kBlanks);
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
    const auto json = nlohmann::json::parse(value, nullptr, false);
    if (json.is_string()) return json.get<std::string>();
  }
  if (value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\''))
    value = value.substr(1, value.size() - 2);
  return std::string(value);
}

std::vector<std::string> list(std::string_view value) {
  const auto json = nlohmann::json::parse(value, nullptr, false);
  std::vector<std::string> items;
  if (json.is_array()) {
    for (const auto& item : json) items.push_back(item.is_string() ? item.get<std::string>() : scalar(value));
    return items;
  }
  value = common::trimmed(value, kBlanks);
  if (value.size() < 2 || value.front() != '[' || value.back() != ']') return {scalar(value)};
  value = value.substr(1, value.size() - 2);
  while (!value.empty()) {
    const std::size_t comma = value.find(',');
    if (std::string item = scalar(value.substr(0, comma)); !item.empty()) items.push_back(std::move(item));
    value.remove_prefix(comma == value.npos ? value.size() : comma + 1);
  }
  return items;
}

void set(Issue& issue, std::string_view key, std::string_view value) {
  if (key == "pages")
    issue.pages = list(value);
  else if (key == "publication")
    issue.publication = scalar(value);
  else if (key == "title")
    issue.title = scalar(value);
  else if (key == "date")
    issue.date = scalar(value);
  else if (key == "lang" || key == "language")
    issue.language = scalar(value);
  else if (key == "edition")
    issue.edition = scalar(value);
  else if (!common::trimmed(value, kBlanks).empty())
    issue.attrs.push_back({std::string(key), scalar(value)});
}

}  // namespace

void append_front_matter(std::string& out, const Issue& issue) {
  std::string fields;
  append_field(fields, "publication", issue.publication);
  append_field(fields, "title", issue.title);
  append_field(fields, "date", issue.date);
  append_field(fields, "lang", issue.language);
  append_field(fields, "edition", issue.edition);
  if (!issue.pages.empty()) {
    fields += "pages: [";
    for (const std::string& page : issue.pages) {
      if (&page != &issue.pages.front()) fields += ", ";
      stream::append_quoted(fields, page);
    }
    fields += "]\n";
  }
  if (!fields.empty()) out.append("---\n").append(fields).append("---\n");
}

void take_front_matter(std::string_view& text, Issue& issue) {
  std::string_view rest = text;
  if (rest.substr(0, 3) == "\uFEFF") rest.remove_prefix(3);
  if (common::trimmed(take_line(rest), kBlanks) != kFence) return;
  Issue found = issue;
  std::string_view key;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    const std::string_view content = common::trimmed(line, kBlanks);
    if (content == kFence || content == "...") {
      issue = std::move(found);
      text = rest;
      return;
    }
    const std::size_t colon = content.find(':');
    if (content.substr(0, 2) == "- ") {
      if (key == "pages") found.pages.push_back(scalar(content.substr(2)));
    } else if (colon != content.npos && line.find_first_not_of(" \t") == 0) {
      key = content.substr(0, colon);
      set(found, key, content.substr(colon + 1));
      if (key == "pages" && common::trimmed(content.substr(colon + 1), kBlanks).empty()) found.pages.clear();
    }
  }
}

}  // namespace broadsheet::markdown
