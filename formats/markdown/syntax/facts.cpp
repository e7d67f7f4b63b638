#include "markdown/syntax/facts.hpp"

#include "common/pieces.hpp"
#include "stream/json_string.hpp"

#include <broadsheet/story_fields.hpp>

#include <nlohmann/json.hpp>

namespace broadsheet::markdown {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kBlanks = " \t\r";
constexpr std::string_view kBegin = "<!-- ", kEnd = "-->";

// A JSON string is a YAML string.
void append_value(std::string& out, const std::vector<std::string>& values) {
  if (values.size() > 1) out += '[';
  for (const std::string& value : values) {
    if (&value != &values.front()) out += ", ";
    stream::append_quoted(out, value);
  }
  if (values.size() > 1) out += ']';
}

std::string unquoted(std::string_view text) {
  text = common::trimmed(text, kBlanks);
  if (text.size() < 2 || text.front() != text.back()) return std::string(text);
  if (text.front() == '"')
    if (const Json json = Json::parse(text, nullptr, false); json.is_string()) return json.get<std::string>();
  const bool is_quoted = text.front() == '"' || text.front() == '\'';
  return std::string(is_quoted ? text.substr(1, text.size() - 2) : text);
}

std::vector<std::string> values_of(std::string_view text) {
  text = common::trimmed(text, kBlanks);
  if (text.starts_with('[')) {
    std::vector<std::string> values;
    const Json json = Json::parse(text, nullptr, false);
    for (const Json& its : json.is_array() ? json : Json::array())
      if (its.is_string()) values.push_back(its.get<std::string>());
    if (!values.empty() && values.size() == json.size()) return values;
  }
  return {unquoted(text)};
}

// Of a key in quotes, behind them; a quote in it has a backslash.
std::size_t colon_of(std::string_view line) {
  std::size_t at = 0;
  if (line.starts_with('"'))
    for (at = 1; at < line.size() && line[at] != '"'; ++at)
      if (line[at] == '\\') ++at;
  return line.find(':', at);
}

}  // namespace

void append_fact(std::string& out, const Fact& fact) {
  if (fact.values.empty()) return;
  if (fact.is_quoted)
    stream::append_quoted(out, fact.key);
  else
    out += fact.key;
  append_value(out += ": ", fact.values);
  out += '\n';
}

Fact fact_of(const Attr& attribute) {
  return {attribute.key, {attribute.value}, story_field(attribute.key) == nullptr};
}

std::optional<Fact> fact_in(std::string_view line) {
  line = common::trimmed(line, kBlanks);
  const std::size_t colon = colon_of(line);
  if (colon == line.npos) return std::nullopt;
  const std::string_view key = line.substr(0, colon);
  return Fact{unquoted(key), values_of(line.substr(colon + 1)), key.starts_with('"')};
}

std::string comment_of(std::string_view what, const std::vector<Fact>& facts) {
  std::string lines;
  for (const Fact& fact : facts) append_fact(lines, fact);
  std::string out = std::string(kBegin).append(what) + (lines.empty() ? " " : "\n");
  for (const char c : lines) c == '>' ? out.append("\\u003e") : out += c;  // it could end the comment
  return out.append(kEnd) + '\n';
}

std::optional<Comment> comment_in(std::string_view html) {
  html = common::trimmed(html, " \t\r\n");
  if (!html.starts_with(kBegin) || !html.ends_with(kEnd)) return std::nullopt;
  html = html.substr(kBegin.size(), html.size() - kBegin.size() - kEnd.size());
  Comment out;
  for (bool is_first = true; !html.empty(); is_first = false) {
    const std::string_view line = html.substr(0, html.find('\n'));
    html.remove_prefix(std::min(line.size() + 1, html.size()));
    if (is_first)
      out.what = common::trimmed(line, kBlanks);
    else if (auto fact = fact_in(line))
      out.facts.push_back(std::move(*fact));
  }
  return out.what == "story" || out.what == "block" ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace broadsheet::markdown
