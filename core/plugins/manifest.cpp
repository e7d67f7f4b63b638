#include "plugins/manifest.hpp"

#include "plugins/manifest_check.hpp"
#include "plugins/plain_json.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/report.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <limits>

namespace broadsheet {
namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& why) { refuse_manifest(why); }

// What a manifest is read from: PlainJson nearly always, else nlohmann-json. Of both, in the same words:
const Json* find(const Json& object, const char* key) {
  const auto it = object.find(key);
  return it == object.end() || it->is_null() ? nullptr : &*it;
}
const PlainJson* find(const PlainJson& object, const char* key) {
  const PlainJson* value = object.find(key);
  return !value || value->is_null() ? nullptr : value;
}
const std::string& string_in(const Json& value) { return value.get_ref<const std::string&>(); }
const std::string& string_in(const PlainJson& value) { return value.string(); }
long number_in(const Json& value) { return value.get<long>(); }
long number_in(const PlainJson& value) { return value.number(); }
bool boolean_in(const Json& value) { return value.get<bool>(); }
bool boolean_in(const PlainJson& value) { return value.boolean(); }
const Json& items_of(const Json& list) { return list; }
const std::vector<PlainJson>& items_of(const PlainJson& list) { return list.items(); }

template <class Value>
std::string text(const Value& object, const char* key, const char* needed_in = nullptr) {
  const Value* value = find(object, key);
  if (!value && needed_in) refuse(std::string("lacks \"") + key + "\" in " + needed_in);
  if (!value) return {};
  if (!value->is_string()) refuse(std::string("has a \"") + key + "\" that is no string");
  return string_in(*value);
}

template <class Value>
long number(const Value& object, const char* key, long fallback) {
  const Value* value = find(object, key);
  if (!value) return fallback;
  if (!value->is_number_integer()) refuse(std::string("has a \"") + key + "\" that is no whole number");
  return number_in(*value);
}

template <class Value>
bool boolean(const Value& object, const char* key) {
  const Value* value = find(object, key);
  if (!value) return false;
  if (!value->is_boolean()) refuse(std::string("has a \"") + key + "\" that is neither true nor false");
  return boolean_in(*value);
}

// Calls `visit` with each item of a list, which may be absent.
template <class Value, class Visit>
void for_each(const Value& object, const char* key, Visit visit) {
  const Value* value = find(object, key);
  if (!value) return;
  if (!value->is_array()) refuse(std::string("has a \"") + key + "\" that is no list");
  for (const Value& item : items_of(*value)) visit(item);
}

template <class Value>
std::vector<std::string> texts(const Value& object, const char* key) {
  std::vector<std::string> out;
  for_each(object, key, [&](const Value& item) {
    if (!item.is_string()) refuse(std::string("has something else than strings in \"") + key + '"');
    out.push_back(string_in(item));
  });
  return out;
}

std::string from_hex(const std::string& hex) {
  const auto digit = [](char c) {
    const char lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') return c - '0';
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    if (digit(hex[i]) < 0 || digit(hex[i + 1]) < 0) refuse("has a magic whose \"hex\" is not hexadecimal");
    out += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  }
  if (out.empty() || hex.size() % 2) refuse("has a magic whose \"hex\" is not hexadecimal");
  return out;
}

OptionType option_type(const std::string& name) {
  if (name == "string") return OptionType::string;
  if (name == "int") return OptionType::integer;
  if (name == "bool") return OptionType::boolean;
  if (name == "choice") return OptionType::choice;
  if (name == "file") return OptionType::file;
  if (name == "ledger") return OptionType::ledger;
  refuse("has an option of type " + in_quotes(name) +
         "; string, int, bool, choice, file and ledger are known");
}

template <class Value>
OptionSpec parse_option(const Value& json) {
  OptionSpec option;
  option.name = text(json, "name", "an option");
  option.type = option_type(text(json, "type", "an option"));
  option.choices = texts(json, "choices");
  option.min = number(json, "min", std::numeric_limits<long>::min());
  option.max = number(json, "max", std::numeric_limits<long>::max());
  option.default_value = text(json, "default");
  option.help = text(json, "help", "an option");
  const std::string use = text(json, "for");
  if (!use.empty() && use != "read" && use != "write")
    refuse("has an option for " + in_quotes(use) + "; read and write are known");
  option.for_read = use != "write";
  option.for_write = use != "read";
  return option;
}

template <class Value>
FormatSpec parse_format(const Value& json) {
  FormatSpec format;
  format.name = text(json, "name", "an entry of \"formats\"");
  format.about = text(json, "about");
  format.media_type = text(json, "media_type");
  for (const std::string& verb : texts(json, "does")) {
    if (verb == "read")
      format.reads = true;
    else if (verb == "write")
      format.writes = true;
    else if (verb == "filter")
      format.filters = true;
    else
      refuse("says that it does " + in_quotes(verb) + "; read, write and filter are known");
  }
  format.extensions = texts(json, "extensions");
  for_each(json, "magic", [&](const Value& magic) {
    const long score = number(magic, "score", 50), offset = number(magic, "offset", 0);
    if (score < 0 || score > 100)
      refuse("has a magic with the score " + std::to_string(score) + "; 0 to 100 is meant");
    if (offset < 0) refuse("has a magic at the offset " + std::to_string(offset) + "; they begin at 0");
    format.magic.push_back(
        {static_cast<std::size_t>(offset), from_hex(text(magic, "hex", "a magic")), static_cast<int>(score)});
  });
  format.probes = boolean(json, "probe");
  for (const std::string& part : texts(json, "omits")) {
    if (part != "furniture") refuse("says that it omits " + in_quotes(part) + "; furniture is known");
    format.omits_furniture = true;
  }
  const std::string lines = text(json, "lines");
  if (!lines.empty() && lines != "kept") refuse("has the \"lines\" " + in_quotes(lines) + "; kept is known");
  format.keeps_lines = lines == "kept";
  for_each(json, "options", [&](const Value& option) { format.options.push_back(parse_option(option)); });
  return format;
}

// A command gets its options as words, and is not started to probe an input.
void check_command_formats(const std::vector<FormatSpec>& formats) {
  for (const FormatSpec& format : formats) {
    if (format.probes) refuse("asks for a probe, which a command cannot give; declare \"magic\" instead");
    for (const OptionSpec& option : format.options)
      if (option.type == OptionType::file || option.type == OptionType::ledger)
        refuse("has an option of type file or ledger, which a command cannot have");
  }
}

template <class Value>
Manifest manifest_of(const Value& root) {
  if (!root.is_object()) refuse("is no JSON object");
  Manifest manifest;
  manifest.id = text(root, "id", "its first level");
  manifest.version = text(root, "version", "its first level");
  manifest.about = text(root, "about");
  manifest.abi = static_cast<int>(number(root, "abi", -1));
  manifest.command = texts(root, "command");
  const std::string isolate = text(root, "isolate");
  if (!isolate.empty() && isolate != "always")
    refuse("has the \"isolate\" " + in_quotes(isolate) + "; always is known");
  manifest.always_isolated = isolate == "always";
  for_each(root, "formats", [&](const Value& format) { manifest.formats.push_back(parse_format(format)); });
  if (manifest.formats.empty()) refuse("names no format");
  check_manifest(manifest);
  if (!manifest.command.empty()) check_command_formats(manifest.formats);
  return manifest;
}

constexpr std::string_view kMarker = "\1broadsheet-manifest\2";

}  // namespace

bool FormatSpec::has_extension(std::string_view extension) const {
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

const OptionSpec* FormatSpec::option(std::string_view wanted) const {
  const auto it =
      std::find_if(options.begin(), options.end(), [&](const auto& o) { return o.name == wanted; });
  return it == options.end() ? nullptr : &*it;
}

bool FormatSpec::is_in_utf8() const {
  const std::string type = ascii::lower(media_type);
  return type.find("charset=") == type.npos || type.find("charset=utf-8") != type.npos;
}

std::string_view find_manifest(std::string_view file) {
  // memmem, because find() would stop at every \1, and machine code has many.
  const void* marker = memmem(file.data(), file.size(), kMarker.data(), kMarker.size());
  if (!marker) return {};
  const std::size_t begin =
      static_cast<std::size_t>(static_cast<const char*>(marker) - file.data()) + kMarker.size();
  const std::size_t end = file.find('\0', begin);
  return end == std::string_view::npos ? std::string_view() : file.substr(begin, end - begin);
}

Manifest parse_manifest(std::string_view json) {
  try {
    if (json.size() > kLargestManifest)
      refuse("has " + std::to_string(json.size()) + " bytes; " + std::to_string(kLargestManifest) +
             " are allowed");
    if (const auto plain = PlainJson::parse(json)) return manifest_of(*plain);
    return manifest_of(Json::parse(json));
  } catch (const Json::exception& e) {
    const std::string_view why = e.what();  // "[json.exception.parse_error.101] parse error at line 3, …"
    refuse("cannot be read: " + std::string(why.substr(why.find(']') == why.npos ? 0 : why.find(']') + 2)));
  }
}

}  // namespace broadsheet
