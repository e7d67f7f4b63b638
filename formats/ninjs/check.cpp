#include "ninjs/check.hpp"

#include "common/findings.hpp"
#include "common/timestamp.hpp"
#include "common/xml/pugixml.hpp"
#include "news/pictures/check_file.hpp"
#include "ninjs/members.hpp"
#include "ninjs/ninjs.hpp"

#include <broadsheet/ascii.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::ninjs {
namespace {

using common::Rule;
using Json = nlohmann::json;

constexpr Rule kNames = {"BS-N401", "ninjs 3.1, schema: members, their types, and which are required",
                         "add it, mend its name or its type"};
constexpr Rule kValues = {"BS-N402", "ninjs 3.1, schema: values and ranges of members", "use one of those"};
constexpr Rule kUris = {"BS-N403", "ninjs 3.1, schema: a uri is one of RFC 3986, with its scheme",
                        "give it a urn:, a tag: or an http address that stays the same"};
constexpr Rule kOrder = {"BS-N404", "ninjs 3.1: a version is made, released and then expires",
                         "correct the time that is wrong"};
constexpr Rule kTimes = {"BS-N404", "ninjs 3.1, schema: times are date-times of RFC 3339, with their zone",
                         "write it as 2024-05-18T06:00:00+08:00"};
constexpr Rule kTexts = {"BS-N405", "ninjs 3.1, bodies: a text is of the contentType that it names",
                         "mend the markup, or the type"};
constexpr Rule kTwins = {"BS-N406", "ninjs 3.1, associations: each has a name of its own in its object",
                         "rename one"};

constexpr Rule kFiles = {"BS-N408", "ninjs 3.1, rendition: what its members say is so of the file at href",
                         "send the file that the story describes, or mend the story"};

// Where the line of an object is kept in it; no producer has such a member.
constexpr const char* kLine = "\n";

// The line of each "{" outside of strings, in order.
std::vector<std::uint32_t> lines_of_objects(std::string_view json, std::uint32_t line) {
  std::vector<std::uint32_t> lines;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '\n') ++line;
    if (in_string && json[i] == '\\')
      ++i;
    else if (json[i] == '"')
      in_string = !in_string;
    else if (json[i] == '{' && !in_string)
      lines.push_back(line);
  }
  return lines;
}

Json parse(const std::string& bytes, std::uint32_t first_line = 1) try {
  const std::vector<std::uint32_t> lines = lines_of_objects(bytes, first_line);
  std::vector<std::uint32_t> open;
  std::size_t next = 0;
  return Json::parse(bytes, [&](int, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) open.push_back(lines[next++]);
    if (event != Json::parse_event_t::object_end) return true;
    value[kLine] = open.back();
    open.pop_back();
    return true;
  });
} catch (const Json::parse_error& e) {
  const auto at = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(e.byte, bytes.size()));
  throw plugin::Failure("is no JSON (byte " + std::to_string(e.byte) + "); write it in UTF-8", BS_BAD_INPUT,
                        static_cast<std::uint32_t>(std::count(bytes.begin(), at, '\n')) + first_line);
} catch (const Json::out_of_range&) {
  throw plugin::Failure("has a number that is too large; write it as a string");
}

bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto is_of_scheme = [](char c) {
    return ascii::is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
  };
  return colon != text.npos && colon + 1 < text.size() && ascii::is_letter(text[0]) &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_of_scheme) &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

bool is_choice(std::string_view text, std::string_view choices) {
  for (; !choices.empty(); choices.remove_prefix(std::min(choices.find('|'), choices.size() - 1) + 1))
    if (choices.substr(0, choices.find('|')) == text) return true;
  return false;
}

bool is_in(const Json& number, std::string_view range) {
  if (range.empty()) return true;
  int least = 0, most = 0;
  const char* const end = range.data() + range.size();
  std::from_chars(std::from_chars(range.data(), end, least).ptr + 1, end, most);
  return number >= least && number <= most;
}

bool has_type(const Json& value, Is is) {
  switch (is) {
    case Is::number: return value.is_number();
    case Is::whole: return value.is_number_integer();
    case Is::object: return value.is_object();
    case Is::list: return value.is_array();
    default: return value.is_string();
  }
}

const Member* member_of(std::string_view kind, std::string_view name) {
  for (const Member& its : kMembers)
    if (its.kind == kind && its.name == name) return &its;
  return kind == "association" ? member_of("news", name) : nullptr;
}

// "text/html; charset=utf-8": a type and a subtype, whatever their parameters.
bool is_media_type(std::string_view text) {
  text = text.substr(0, text.find(';'));
  const std::size_t slash = text.find('/');
  return slash != text.npos && slash > 0 && slash + 1 < text.size() && text.find(' ') == text.npos;
}

class Inspection {
 public:
  explicit Inspection(const plugin::Host& host) : host_(host), findings_(host) {}

  void run(const Json& news) {
    const std::string version = version_of(news);
    const bool is_current = version.starts_with("3");
    if (!is_current)
      host_.warn("BS-N407",
                 "the file is of ninjs " + version +
                     ", whose schema is another: only times, uris, urgency and status are checked");
    todo_.push_back({&news, "news", ""});
    for (std::size_t i = 0; i < todo_.size(); ++i)  // more come as it goes
      is_current ? object(Object(todo_[i])) : earlier_object(Object(todo_[i]));
  }

 private:
  struct Object {
    const Json* json;
    std::string_view kind;
    std::string article;
  };

  /// As the object says; else by names that only one series has: 1 and 2 write them in small letters.
  static std::string version_of(const Json& news) {
    for (const char* name : {"standard", "$standard"})
      if (const std::string said = text_in(news.value(name, Json()), "version"); !said.empty()) return said;
    for (const char* name :
         {"headline", "byline", "body_html", "body_xhtml", "body_text", "subject", "person"})
      if (news.contains(name)) return "1.x";
    for (const char* name :
         {"versioncreated", "firstcreated", "pubstatus", "representationtype", "infosources"})
      if (news.contains(name)) return "2.x";
    return "3.x";
  }

  static std::string text_in(const Json& object, const char* name) {
    const auto its = object.find(name);
    return its != object.end() && its->is_string() ? its->get<std::string>() : "";
  }

  static std::string described(const Object& its) {
    return "an object of the kind \"" + std::string(its.kind) + '"';
  }

  void found(const Rule& rule, const std::string& what, const Object& in) {
    findings_.add(rule, what, {in.json->at(kLine).get<std::uint32_t>(), 0, "", in.article});
  }

  void object(const Object& its) {
    for (const auto& [name, value] : its.json->items()) {
      if (name == kLine) continue;
      const Member* const member = member_of(its.kind, name);
      if (!member)
        found(kNames, "there is no member \"" + name + "\" in " + described(its), its);
      else if (!has_type(value, member->is))
        found(kNames, '"' + name + "\" is of JSON's type " + value.type_name(), its);
      else
        this->value(value, *member, its);
    }
    for (const Member& member : kMembers)
      if (member.required &&
          (member.kind == its.kind || (its.kind == "association" && member.kind == "news")) &&
          !its.json->contains(member.name))
        found(kNames, described(its) + " has no \"" + std::string(member.name) + '"', its);
    if (its.kind == "text") text(its);
    if (its.kind == "rendition") file(its);
    if (its.kind == "news" || its.kind == "association") order_of_times(its);
  }

  /// What 1.x and 2.x have in common with 3.x; their names are in small letters.
  void earlier_object(const Object& its) {
    if (its.kind == "news" && !its.json->contains("uri"))
      found(kNames, described(its) + " has no \"uri\"", its);
    for (const char* name : {"uri", "firstCreated", "versionCreated", "contentCreated", "embargoedUntil",
                             "expires", "pubStatus", "urgency"}) {
      const Member& member = *member_of("news", name);
      const auto value = its.json->find(earlier_name(name));
      if (value == its.json->end() || value->is_null()) continue;
      if (!has_type(*value, member.is))
        found(kNames, '"' + earlier_name(name) + "\" is of JSON's type " + value->type_name(), its);
      else
        this->value(*value, member, its);
    }
    order_of_times(its);
    if (const auto within = its.json->find("associations"); within != its.json->end())
      for (const auto& [name, one] : within->items())
        if (one.is_object()) todo_.push_back({&one, "association", its.article.empty() ? name : its.article});
  }

  static std::string earlier_name(std::string_view name) {
    return name == "embargoedUntil" ? "embargoed" : ascii::lower(name);
  }

  /// Of a time, whatever the series.
  static std::string time_in(const Json& object, const char* name) {
    const std::string its = text_in(object, name);
    return its.empty() ? text_in(object, earlier_name(name).c_str()) : its;
  }

  void order_of_times(const Object& its) {
    constexpr std::pair<const char*, const char*> kOrders[] = {
        {"firstCreated", "versionCreated"}, {"versionCreated", "expires"}, {"embargoedUntil", "expires"}};
    for (const auto& [earlier, later] : kOrders) {
      const std::string first = time_in(*its.json, earlier), last = time_in(*its.json, later);
      const auto from = common::parse_timestamp(first), to = common::parse_timestamp(last);
      if (from && to && from->seconds > to->seconds)
        found(kOrder, std::string(earlier) + " (" + first + ") is later than " + later + " (" + last + ')',
              its);
    }
  }

  void value(const Json& value, const Member& member, const Object& in) {
    const auto wrong = [&](const Rule& rule, const char* what) {
      found(rule, std::string(member.name) + " \"" + value.get<std::string>() + "\" is no " + what, in);
    };
    switch (member.is) {
      case Is::uri:
        if (!is_uri(value.get_ref<const std::string&>())) wrong(kUris, "URI");
        return;
      case Is::time: {
        const auto& text = value.get_ref<const std::string&>();
        if (text.find('T') == text.npos || !common::parse_timestamp(text)) wrong(kTimes, "time");
        return;
      }
      case Is::choice:
        if (!is_choice(value.get_ref<const std::string&>(), member.more))
          wrong(kValues, "value that ninjs knows");
        return;
      case Is::whole:
        if (!is_in(value, member.more))
          found(kValues, std::string(member.name) + " is not within " + std::string(member.more), in);
        return;
      case Is::object:
        if (!member.more.empty()) todo_.push_back({&value, member.more, in.article});
        return;
      case Is::list: return list(value, member, in);
      default: return;
    }
  }

  void list(const Json& list, const Member& member, const Object& in) {
    std::set<std::string> names;
    for (const Json& entry : list) {
      if (!entry.is_object()) {
        found(kNames, "an entry of \"" + std::string(member.name) + "\" is no object", in);
        continue;
      }
      const std::string name = member.more == "association" ? text_in(entry, "name") : "";
      if (!name.empty() && !names.insert(name).second)
        found(kTwins, "two associations are called \"" + name + '"', in);
      if (!member.more.empty())
        todo_.push_back({&entry, member.more, in.article.empty() ? name : in.article});
    }
  }

  void text(const Object& its) {
    const std::string type = text_in(*its.json, "contentType");
    if (!type.empty() && !is_media_type(type))
      return found(kTexts, "the contentType \"" + type + "\" is no media type", its);
    if (type != "application/xhtml+xml") return;
    pugi::xml_document markup;
    const std::string whole = "<body>" + text_in(*its.json, "value") + "</body>";
    if (const auto result = markup.load_buffer(whole.data(), whole.size()); !result)
      found(kTexts, std::string("a text of XHTML is not well-formed: ") + result.description(), its);
  }

  void file(const Object& its) {
    const auto number = [&](const char* name) {
      const auto value = its.json->find(name);
      return value != its.json->end() && value->is_number_integer() ? value->dump() : "";
    };
    const news::SaidOfFile said{text_in(*its.json, "href"),
                                text_in(*its.json, "contentType"),
                                number("width"),
                                number("height"),
                                number("sizeInBytes"),
                                ""};
    for (const std::string& what : news::contradictions(host_, said)) found(kFiles, what, its);
  }

  const plugin::Host& host_;
  common::Findings findings_;
  std::vector<Object> todo_;
};

}  // namespace

void Checker::check() {
  const std::string bytes = host().read_all();
  const std::string_view first = std::string_view(bytes).substr(0, bytes.find('\n'));
  if (first.size() + 1 < bytes.size() && Json::accept(first)) return check_lines(bytes);
  const Json news = parse(bytes);
  if (!news.is_object()) throw plugin::Failure("is JSON, but no object, so it is no ninjs");
  Inspection(host()).run(news);
}

/// A story a line.
void Checker::check_lines(std::string_view bytes) const {
  for (std::uint32_t line = 1; !bytes.empty(); ++line) {
    const std::string_view its = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(its.size() + 1, bytes.size()));
    if (its.find_first_not_of(" \t\r") == its.npos) continue;
    const Json news = parse(std::string(its), line);
    if (!news.is_object())
      throw plugin::Failure("a line is no object, so it is no ninjs", BS_BAD_INPUT, line);
    Inspection(host()).run(news);
  }
}

int Checker::probe(std::string_view format, std::string_view head) { return Reader::probe(format, head); }

}  // namespace broadsheet::ninjs
