#include "stream/article_json.hpp"

#include "stream/base64.hpp"
#include "stream/json_string.hpp"
#include "stream/story_json.hpp"

#include <broadsheet/fields.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace broadsheet::stream {
namespace {

// Index = value of the kind.
constexpr std::array<std::string_view, 8> kBlockKinds = {"",      "paragraph", "subhead",   "caption",
                                                         "quote", "list_item", "table_row", "figure"};
constexpr std::array<std::string_view, 8> kRunKinds = {"",       "strong", "emphasis",     "link",
                                                       "person", "place",  "organisation", "lost_glyph"};

template <class Kind, std::size_t N>
std::string_view name_in(const std::array<std::string_view, N>& names, Kind kind) {
  const auto value = static_cast<std::size_t>(kind);
  return value < N ? names[value] : std::string_view();
}

template <class Kind, std::size_t N>
Kind kind_in(const std::array<std::string_view, N>& names, std::string_view name) {
  return static_cast<Kind>(name.empty() ? 0 : std::find(names.begin(), names.end(), name) - names.begin());
}

void append_number(std::string& out, std::uint64_t number) {
  char digits[20];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void append_text(std::string& out, std::string_view text) {
  if (text.empty())
    out += "null";
  else
    append_quoted(out, text);
}

void append_number_or_null(std::string& out, std::uint32_t number) {
  if (number == 0)
    out += "null";
  else
    append_number(out, number);
}

template <class Items, class Append>
void append_list(std::string& out, const Items& items, Append append) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    append(out, item);
  }
  out += ']';
}

template <class Kind>
void append_kind(std::string& out, Kind kind) {
  if (const std::string_view name = name_of(kind); !name.empty())
    append_quoted(out, name);
  else
    append_number(out, static_cast<std::uint32_t>(kind));
}

bool has_line_break(std::string_view text) {
  if (text.find_first_of("\n\v\f\r") != text.npos) return true;
  for (const std::string_view s : {"\u0085", "\u2028", "\u2029"})
    if (text.find(s) != text.npos) return true;
  return false;
}

// The name of the member that `attr` is, or "".
std::string_view member_name(const Attr& attr) {
  const std::string_view key = attr.key;
  if (key.substr(0, kUnknownMember.size()) != kUnknownMember) return {};
  const std::string_view name = key.substr(kUnknownMember.size());
  if (is_known_member(name) || story_field(name) || has_line_break(attr.value) ||
      !nlohmann::json::accept(attr.value))
    return {};
  return name;
}

void append_attrs(std::string& out, const std::vector<Attr>& attrs) {
  if (attrs.empty()) return;
  std::vector<const Attr*> plain, members;
  std::map<std::string_view, std::vector<std::string_view>> fields;  // by name, as they are read back
  std::set<std::string_view> names;
  for (const Attr& attr : attrs) {
    if (is_story_attr(attr) && (fields[attr.key].empty() || story_field(attr.key)->is_list)) {
      fields[attr.key].push_back(attr.value);
      continue;
    }
    const std::string_view name = member_name(attr);
    const bool is_member = !name.empty() && names.insert(name).second;
    (is_member ? members : plain).push_back(&attr);
  }
  if (!plain.empty()) {
    out += ",\"attrs\":";
    append_list(out, plain, [](std::string& o, const Attr* attr) {
      o += "{\"key\":";
      append_quoted(o, attr->key);
      o += ",\"value\":";
      append_quoted(o, attr->value);
      o += '}';
    });
  }
  for (const auto& [name, values] : fields) append_story_field(out, *story_field(name), values);
  for (const Attr* member : members) {
    out += ',';
    append_quoted(out, std::string_view(member->key).substr(kUnknownMember.size()));
    out += ':';
    out += member->value;
  }
}

void append_lines(std::string& out, const Block& block) {
  if (block.first_line == 0 && block.last_line == 0) {
    out += "null";
    return;
  }
  out += '[';
  append_number(out, block.first_line);
  out += ',';
  append_number(out, block.last_line);
  out += ']';
}

// A struct of the document as an object, its members in the order of fields.hpp.
struct Writer {
  std::string& out;

  template <class Model>
  void object(const Model& model) {
    out += '{';
    members(model);
    out += '}';
  }
  template <class Model>
  void members(const Model& model) {
    Fields<Model>::each([&](const char* name, auto field, auto) { member(model, name, field); });
  }

 private:
  template <class Model, class Value>
  void member(const Model& model, const char* name, Value Model::*field) {
    append_name(name);
    value(model.*field);
  }
  template <class Model>
  void member(const Model& model, const char*, std::vector<Attr> Model::*field) {
    append_attrs(out, model.*field);
  }
  void member(const Article& article, const char* name, std::uint32_t Article::*field) {
    if (article.*field == 0) return;  // headline_confidence
    append_name(name);
    append_number(out, article.*field);
  }
  void member(const Block& block, const char* name, std::uint32_t Block::*field) {
    if (field == &Block::last_line) return;  // written with the first one
    append_name(name);
    if (field == &Block::first_line)
      append_lines(out, block);
    else
      value(block.*field);
  }
  void member(const Block& block, const char* name, std::string Block::*field) {
    if (field == &Block::resource && block.resource.empty()) return;
    append_name(name);
    value(block.*field);
  }
  void member(const Block& block, const char* name, std::vector<Run> Block::*field) {
    if ((block.*field).empty()) return;
    append_name(name);
    value(block.*field);
  }
  void member(const Run& run, const char* name, std::uint32_t Run::*field) {
    append_name(name);
    append_number(out, run.*field);
  }

  void value(const std::string& text) { append_text(out, text); }
  void value(std::uint32_t number) { append_number_or_null(out, number); }
  void value(BlockKind kind) { append_kind(out, kind); }
  void value(RunKind kind) { append_kind(out, kind); }
  void value(const std::vector<std::string>& texts) { append_list(out, texts, append_quoted); }
  template <class Model>
  void value(const std::vector<Model>& items) {
    append_list(out, items, [this](std::string&, const Model& item) { object(item); });
  }
  template <class Model>
  void value(const std::optional<Model>& item) {
    if (item)
      object(*item);
    else
      out += "null";
  }

  void append_name(const char* name) {
    if (out.back() != '{') out += ',';
    out += '"';
    out += name;
    out += "\":";
  }
};

// The names of the members that the model has fields for.
const std::set<std::string_view>& known_members() {
  static const std::set<std::string_view> names = [] {
    std::set<std::string_view> all = {"broadsheet", "issue", "end"};
    const auto add = [&](const char* name, auto, auto) { all.insert(name); };
    Fields<Issue>::each(add);
    Fields<Article>::each(add);
    Fields<Block>::each(add);
    return all;
  }();
  return names;
}

}  // namespace

std::string_view name_of(BlockKind kind) { return name_in(kBlockKinds, kind); }
std::string_view name_of(RunKind kind) { return name_in(kRunKinds, kind); }
BlockKind block_kind(std::string_view name) { return kind_in<BlockKind>(kBlockKinds, name); }
RunKind run_kind(std::string_view name) { return kind_in<RunKind>(kRunKinds, name); }

bool is_known_member(std::string_view name) { return known_members().count(name) != 0; }

void append_issue(std::string& out, const Issue& issue) {
  out += "{\"broadsheet\":";
  append_number(out, kStreamVersion);
  out += ",\"issue\":";
  Writer{out}.object(issue);
  out += "}\n";
}

void append_article(std::string& out, const Article& article) {
  Writer{out}.object(article);
  out += '\n';
}

void append_resource(std::string& out, const Resource& about, std::string_view bytes, std::string_view file) {
  out += "{\"resource\":{";
  Writer{out}.members(about);
  if (file.empty()) {
    out += ",\"data\":\"";
    append_base64(out, bytes);
    out += '"';
  } else {
    out += ",\"file\":";
    append_quoted(out, file);
  }
  out += "}}\n";
}

void append_end(std::string& out, const End& end, std::size_t articles) {
  out += "{\"end\":{\"articles\":";
  append_number(out, articles);
  Writer{out}.members(end);
  out += "}}\n";
}

}  // namespace broadsheet::stream
