#include "stream/story_json.hpp"

#include "stream/json_string.hpp"

#include <broadsheet/ascii.hpp>

namespace broadsheet::stream {
namespace {

using Json = nlohmann::json;

bool has_break(std::string_view text) {
  if (text.find_first_of("\n\v\f\r\t") != text.npos) return true;
  for (const std::string_view s : {"\u0085", "\u2028", "\u2029"})
    if (text.find(s) != text.npos) return true;
  return false;
}

std::string member(const Json& object, const char* name) {
  const auto its = object.find(name);
  return its != object.end() && its->is_string() ? its->get<std::string>() : std::string();
}

// A concept: {"code","name","language"}, or its code or name alone.
std::string term_of(const Json& value) {
  if (!value.is_object()) return value.is_string() ? value.get<std::string>() : std::string();
  const std::string code = member(value, "code"), name = member(value, "name"),
                    language = member(value, "language");
  if (code.empty()) return name + (language.empty() || name.empty() ? "" : '@' + language);
  return code + (name.empty() ? "" : '=' + name + (language.empty() ? "" : '@' + language));
}

std::string value_of(const StoryField& field, const Json& value) {
  if (field.type == FieldType::term) return term_of(value);
  if (field.type == FieldType::whole && value.is_number_integer()) return value.dump();
  return value.is_string() ? value.get<std::string>() : std::string();
}

// A language is two or three letters with what may follow after '-'.
bool is_language(std::string_view text) {
  const std::string_view primary = text.substr(0, text.find('-'));
  if (primary.size() < 2 || primary.size() > 3) return false;
  for (const char c : text)
    if (!(ascii::is_alphanumeric(c) || c == '-')) return false;
  return true;
}

void append_term(std::string& out, std::string_view term) {
  const std::size_t equals = term.find('=');
  const bool has_code = equals != term.npos || term.find(':') != term.npos;
  const std::string_view code = has_code ? term.substr(0, equals) : std::string_view();
  std::string_view name = !has_code ? term : equals == term.npos ? "" : term.substr(equals + 1), language;
  if (const std::size_t at = name.rfind('@'); at != name.npos && is_language(name.substr(at + 1))) {
    language = name.substr(at + 1);
    name = name.substr(0, at);
  }
  std::string separator = "{";
  const auto say = [&](const char* key, std::string_view text) {
    if (text.empty()) return;
    out += separator + '"' + key + "\":";
    append_quoted(out, text);
    separator = ",";
  };
  say("code", code);
  say("name", name);
  say("language", language);
  out += '}';
}

void append_value(std::string& out, const StoryField& field, std::string_view value) {
  if (field.type == FieldType::whole)
    out += value;
  else if (field.type == FieldType::term)
    append_term(out, value);
  else
    append_quoted(out, value);
}

}  // namespace

bool read_story_field(const StoryField& field, const Json& value, std::vector<Attr>& attrs) {
  std::vector<Attr> found;
  const auto take = [&](const Json& entry) {
    std::string text = value_of(field, entry);
    const bool fits = is_field_value(field, text) && !has_break(text);
    if (fits) found.push_back({std::string(field.name), std::move(text)});
    return fits;
  };
  if (field.is_list && value.is_array()) {
    for (const Json& entry : value)
      if (!take(entry)) return false;
  } else if (!take(value)) {
    return false;
  }
  attrs.insert(attrs.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return true;
}

bool is_story_attr(const Attr& attr) {
  const StoryField* const field = story_field(attr.key);
  if (!field || !is_field_value(*field, attr.value) || has_break(attr.value)) return false;
  if (field->type != FieldType::term) return true;
  std::string as_json;  // a name that looks like something else does not come back from an object
  append_term(as_json, attr.value);
  return term_of(Json::parse(as_json, nullptr, false)) == attr.value;
}

void append_story_field(std::string& out, const StoryField& field,
                        const std::vector<std::string_view>& values) {
  out += ",\"";
  out += field.name;
  out += "\":";
  if (field.is_list) out += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ',';
    append_value(out, field, values[i]);
  }
  if (field.is_list) out += ']';
}

}  // namespace broadsheet::stream
