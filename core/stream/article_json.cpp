#include "stream/article_json.hpp"

#include "stream/json_string.hpp"
#include "stream/story_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace broadsheet::stream {
namespace {

// Index = value of the kind.
constexpr std::array<std::string_view, 7> kBlockKinds = {"",      "paragraph", "subhead",  "caption",
                                                         "quote", "list_item", "table_row"};
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
  for (const auto& [name, values] : fields) append_field(out, *story_field(name), values);
  for (const Attr* member : members) {
    out += ',';
    append_quoted(out, std::string_view(member->key).substr(kUnknownMember.size()));
    out += ':';
    out += member->value;
  }
}

void append_run(std::string& out, const Run& run) {
  out += "{\"kind\":";
  append_kind(out, run.kind);
  out += ",\"begin\":";
  append_number(out, run.begin);
  out += ",\"end\":";
  append_number(out, run.end);
  out += ",\"value\":";
  append_text(out, run.value);
  out += '}';
}

void append_block(std::string& out, const Block& block) {
  out += "{\"type\":";
  append_kind(out, block.kind);
  out += ",\"text\":";
  append_text(out, block.text);
  out += ",\"credit\":";
  append_text(out, block.credit);
  out += ",\"level\":";
  append_number_or_null(out, block.level);
  out += ",\"lines\":";
  if (block.first_line == 0 && block.last_line == 0) {
    out += "null";
  } else {
    out += '[';
    append_number(out, block.first_line);
    out += ',';
    append_number(out, block.last_line);
    out += ']';
  }
  if (!block.runs.empty()) {
    out += ",\"runs\":";
    append_list(out, block.runs, append_run);
  }
  append_attrs(out, block.attrs);
  out += '}';
}

void append_dateline(std::string& out, const std::optional<Dateline>& dateline) {
  if (!dateline) {
    out += "null";
    return;
  }
  out += "{\"agency\":";
  append_text(out, dateline->agency);
  out += ",\"place\":";
  append_text(out, dateline->place);
  out += ",\"date\":";
  append_text(out, dateline->date);
  out += ",\"text\":";
  append_text(out, dateline->text);
  out += '}';
}

void append_byline(std::string& out, const Byline& byline) {
  out += "{\"role\":";
  append_text(out, byline.role);
  out += ",\"name\":";
  append_text(out, byline.name);
  out += '}';
}

void append_furniture(std::string& out, const Furniture& furniture) {
  out += "{\"text\":";
  append_text(out, furniture.text);
  out += ",\"kind\":";
  append_text(out, furniture.kind);
  out += ",\"line\":";
  append_number_or_null(out, furniture.line);
  out += ",\"page\":";
  append_text(out, furniture.page);
  out += '}';
}

void append_discarded(std::string& out, const Discarded& discarded) {
  out += "{\"text\":";
  append_text(out, discarded.text);
  out += ",\"reason\":";
  append_text(out, discarded.reason);
  out += ",\"line\":";
  append_number_or_null(out, discarded.line);
  out += '}';
}

}  // namespace

std::string_view name_of(BlockKind kind) { return name_in(kBlockKinds, kind); }
std::string_view name_of(RunKind kind) { return name_in(kRunKinds, kind); }
BlockKind block_kind(std::string_view name) { return kind_in<BlockKind>(kBlockKinds, name); }
RunKind run_kind(std::string_view name) { return kind_in<RunKind>(kRunKinds, name); }

bool is_known_member(std::string_view name) {
  static constexpr std::string_view kNames[] = {
      "publication",  "title", "date",       "language", "edition",      "pages",
      "id",           "page",  "section",    "kicker",   "headline",     "headline_confidence",
      "subheadlines", "lead",  "bylines",    "dateline", "continued_to", "continued_from",
      "blocks",       "type",  "text",       "credit",   "level",        "lines",
      "runs",         "attrs", "broadsheet", "issue",    "end"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

void append_issue(std::string& out, const Issue& issue) {
  out += "{\"broadsheet\":";
  append_number(out, kStreamVersion);
  out += ",\"issue\":{\"publication\":";
  append_text(out, issue.publication);
  out += ",\"title\":";
  append_text(out, issue.title);
  out += ",\"date\":";
  append_text(out, issue.date);
  out += ",\"language\":";
  append_text(out, issue.language);
  out += ",\"edition\":";
  append_text(out, issue.edition);
  out += ",\"pages\":";
  append_list(out, issue.pages, append_quoted);
  append_attrs(out, issue.attrs);
  out += "}}\n";
}

void append_article(std::string& out, const Article& article) {
  out += "{\"id\":";
  append_text(out, article.id);
  out += ",\"page\":";
  append_text(out, article.page);
  out += ",\"section\":";
  append_text(out, article.section);
  out += ",\"kicker\":";
  append_list(out, article.kickers, append_quoted);
  out += ",\"headline\":";
  append_text(out, article.headline);
  if (article.headline_confidence != 0) {
    out += ",\"headline_confidence\":";
    append_number(out, article.headline_confidence);
  }
  out += ",\"subheadlines\":";
  append_list(out, article.subheadlines, append_quoted);
  out += ",\"lead\":";
  append_text(out, article.lead);
  out += ",\"bylines\":";
  append_list(out, article.bylines, append_byline);
  out += ",\"dateline\":";
  append_dateline(out, article.dateline);
  out += ",\"continued_to\":";
  append_text(out, article.continued_to);
  out += ",\"continued_from\":";
  append_text(out, article.continued_from);
  out += ",\"blocks\":";
  append_list(out, article.blocks, append_block);
  append_attrs(out, article.attrs);
  out += "}\n";
}

void append_end(std::string& out, const End& end, std::size_t articles) {
  out += "{\"end\":{\"articles\":";
  append_number(out, articles);
  out += ",\"furniture\":";
  append_list(out, end.furniture, append_furniture);
  out += ",\"discarded\":";
  append_list(out, end.discarded, append_discarded);
  out += "}}\n";
}

}  // namespace broadsheet::stream
