#include "ninjs/input.hpp"

#include "common/labels/display_lines.hpp"
#include "common/pieces.hpp"
#include "common/timestamp.hpp"
#include "news/text/text.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace broadsheet::ninjs {
namespace {

/// Names of 1.x that are not those of 3.x in small letters.
const std::map<std::string_view, std::string_view>& old_names() {
  static const std::map<std::string_view, std::string_view> all = {
      {"people", "person"},     {"organisations", "organisation"},
      {"places", "place"},      {"subjects", "subject"},
      {"genres", "genre"},      {"infoSources", "infosource"},
      {"by", "byline"},         {"embargoedUntil", "embargoed"},
      {"standard", "$standard"}};
  return all;
}

[[noreturn]] void refuse(const std::string& why, std::size_t line) {
  throw plugin::Failure(why, BS_BAD_INPUT, static_cast<std::uint32_t>(line));
}

Json parse(std::string_view bytes, std::size_t first_line, long max_nesting) try {
  return Json::parse(bytes, [&](int depth, Json::parse_event_t, Json&) {
    if (depth > max_nesting)
      refuse("the JSON is nested more than " + std::to_string(max_nesting) + " deep", first_line);
    return true;
  });
} catch (const Json::parse_error& e) {
  refuse("is no JSON (byte " + std::to_string(e.byte) + "); write it in UTF-8",
         first_line + common::line_at(bytes, e.byte) - 1);
} catch (const Json::out_of_range&) {
  refuse("has a number that is too large; write it as a string", first_line);
}

/// Whether each line is an object: the first one ends where it began.
bool is_lines(std::string_view bytes) {
  const std::string_view first = bytes.substr(0, bytes.find('\n'));
  return first.size() < bytes.size() && Json::accept(first);
}

std::vector<Text> first_texts(const Json& object, const std::string& name) {
  std::vector<Text> out;
  for (const auto& [key, value] : object.items()) {
    if (!value.is_string() || !key.starts_with(name)) continue;
    const std::string rest = key.substr(name.size());
    if (!rest.empty() && rest[0] != '_') continue;
    std::string form = rest.empty() ? "" : rest.substr(1);  // "kicker", or "kicker_2" of a second one
    if (const std::size_t at = form.find_last_not_of("0123456789");
        at != form.npos && at > 0 && at + 1 < form.size() && form[at] == '_')
      form.resize(at);
    Text text{form.empty() ? "main" : form, "", value.get<std::string>()};
    if (name == "body") {
      text.role = "main";
      text.type = form.find("html") != form.npos
                      ? (form.starts_with("x") ? "application/xhtml+xml" : "text/html")
                      : "text/plain";
    }
    if (!news::is_blank(text.value)) out.push_back(std::move(text));
  }
  return out;
}

// What stands between two names, without what only separates them.
std::string role_in(std::string_view gap) {
  constexpr std::string_view kParting[] = {" ", ",", "、", "，", ";"};
  for (bool found = true; std::exchange(found, false);)
    for (const std::string_view its : kParting) {
      if (gap.starts_with(its)) gap.remove_prefix(its.size()), found = true;
      if (gap.ends_with(its)) gap.remove_suffix(its.size()), found = true;
    }
  return gap == "and" || gap == "&" ? "" : news::one_line(gap);
}

}  // namespace

std::vector<Json> parse_objects(const plugin::Host& host) {
  const std::string all = host.read_all();
  std::string_view bytes = all;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const long max_nesting = host.number("max-nesting");
  std::vector<Json> out;
  if (!is_lines(bytes)) {
    Json whole = parse(bytes, 1, max_nesting);
    if (!whole.is_array()) return {std::move(whole)};
    for (Json& its : whole) out.push_back(std::move(its));
    return out;
  }
  for (std::size_t line = 1; !bytes.empty(); ++line) {
    const std::string_view its = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(its.size() + 1, bytes.size()));
    if (!news::is_blank(its)) out.push_back(parse(its, line, max_nesting));
  }
  return out;
}

const Json* member_of(const Json& object, std::string_view name) {
  if (!object.is_object()) return nullptr;
  const auto old = old_names().find(name);
  const std::string names[] = {std::string(name), ascii::lower(name),
                               old == old_names().end() ? "" : std::string(old->second)};
  for (const std::string& its : names)
    if (const auto at = object.find(its); at != object.end() && !at->is_null()) return &*at;
  return nullptr;
}

std::string text_in(const Json& object, std::string_view name) {
  const Json* const its = member_of(object, name);
  if (its && its->is_string()) return its->get<std::string>();
  return its && its->is_number() ? its->dump() : "";
}

Json list_in(const Json& object, std::string_view name) {
  const Json* const its = member_of(object, name);
  Json out = Json::array();
  if (its && its->is_array())
    for (const Json& entry : *its)
      if (entry.is_object()) out.push_back(entry);
  if (!its || !its->is_object()) return out;
  for (const auto& [key, value] : its->items()) {
    Json entry = value.is_object() ? value : Json{{"value", value}};
    if (!value.is_object()) entry["role"] = key;
    entry["name"] = key;
    if (!value.is_null()) out.push_back(std::move(entry));
  }
  return out;
}

std::string moment_in(const Json& object, std::string_view name) {
  std::string text = text_in(object, name);
  const std::size_t sign = text.find_last_of("+-");
  if (sign != text.npos && sign > 10 && text.size() == sign + 5) text.insert(sign + 3, ":");
  const auto its = common::parse_timestamp(text);
  return its ? its->in_zone() : "";
}

std::vector<Text> texts_in(const Json& object, std::string_view name) {
  std::vector<Text> out;
  for (const Json& its : list_in(object, name)) {
    Text text{text_in(its, "role"), text_in(its, "contentType"), text_in(its, "value")};
    if (!news::is_blank(text.value)) out.push_back(std::move(text));
  }
  if (!out.empty()) return out;
  return first_texts(object, name == "headlines" ? "headline" : name == "bodies" ? "body" : "description");
}

std::vector<Byline> persons_of(const std::string& by) {
  std::string role, rest = by;
  for (const std::string_view word : {"By ", "BY ", "by "})
    if (rest.starts_with(word)) role = word.substr(0, 2), rest.erase(0, word.size());
  std::vector<Byline> out;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(role.empty() ? "\n" : " and "), rest.size());
    std::string name = news::one_line(rest.substr(0, end));
    rest.erase(0, std::min(end + 5, rest.size()));
    if (!name.empty()) out.push_back({role, std::move(name)});
  }
  return out;
}

std::vector<Byline> persons_of(std::string_view by, const std::vector<std::string>& names) {
  std::vector<Byline> out;
  std::size_t end = 0, first = 0;  // of the name before; the first name that a role behind the next is of
  const auto close = [&](const std::string& role) {
    for (; first < out.size(); ++first)
      if (out[first].role.empty()) out[first].role = role;
  };
  for (const std::string& name : names) {
    const std::size_t at = by.find(name, end);
    const std::string_view gap = at == by.npos ? std::string_view() : by.substr(end, at - end);
    const std::size_t part = gap.find(';');
    const std::string role = role_in(gap.substr(part == gap.npos ? 0 : part + 1));
    if (part != gap.npos) {  // Ann Hall, Staff Writer; Ben Ode, Editor
      close(role_in(gap.substr(0, part)));
      out.push_back({role, name});
    } else if (!out.empty() && common::role_follows_name({role, out.back().name})) {
      close(role);  // 이정민 기자, 김하늘 기자
      out.push_back({"", name});
    } else {
      out.push_back({role.empty() && !out.empty() && at != by.npos ? out.back().role : role, name});
    }
    if (at != by.npos) end = at + name.size();
  }
  close(role_in(by.substr(end)));
  return out;
}

}  // namespace broadsheet::ninjs
