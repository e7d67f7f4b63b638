#include "stream/stream_parser.hpp"

#include "stream/article_json.hpp"
#include "stream/base64.hpp"
#include "stream/story_json.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/fields.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace broadsheet::stream {

using Json = nlohmann::json;

namespace {

bool deeper_than(const Json& value, int depth) {
  if (!value.is_structured()) return false;
  return depth == 0 ||
         std::any_of(value.begin(), value.end(), [&](const Json& v) { return deeper_than(v, depth - 1); });
}

// Whether a member that cannot be read says that a story may not be published yet.
bool is_hold(const std::string& name, const Json& value) {
  const bool says_nothing = value == "" || value == false || (value.is_array() && value.empty());
  return (name == "embargoed" || name == "pubStatus") && !says_nothing;
}

// A story that is called back stays so.
void withhold(std::vector<Attr>& attrs) {
  const auto status =
      std::find_if(attrs.begin(), attrs.end(), [](const Attr& its) { return its.key == "pubStatus"; });
  if (status == attrs.end())
    attrs.push_back({"pubStatus", "withheld"});
  else if (status->value != "canceled")
    status->value = "withheld";
}

std::string in_quotes(std::string_view name) { return '"' + std::string(name) + '"'; }

}  // namespace

// One line's JSON -> structs. Takes the texts out of the JSON.
class LineReader {
 public:
  explicit LineReader(StreamParser& parser) : parser_(parser) {}

  Json parse(std::string_view text) const;
  Issue issue(Json& json);
  Article article(Json& json);
  Resource resource(Json& json);
  End end(Json& json, std::size_t articles);

  [[noreturn]] void fail(const std::string& why) const { throw StreamError(why, parser_.line_); }

 private:
  template <class Model>
  void read(Json& json, Model& model);
  template <class Model>
  bool read_field(const std::string& name, Json& value, Model& model);
  void read(Json& json, std::string& text) { text = take_text(json, "an entry of a list"); }

  // Calls member(name, value) for each member that is not null.
  template <class Member>
  void each(Json& json, const char* what, Member member) {
    if (!json.is_object()) fail(std::string(what) + " must be an object, not " + json.type_name());
    for (auto& [name, value] : json.get_ref<Json::object_t&>())
      if (!value.is_null()) member(name, value);
  }

  // The value of a field.
  void set(Json& json, const std::string& name, std::string& to) { to = text(json, name); }
  void set(Json& json, const std::string& name, std::uint32_t& to) { to = number(json, name); }
  void set(Json& json, const std::string& name, BlockKind& to) {
    to = kind(json, name, block_kind, BlockKind::paragraph);
  }
  void set(Json& json, const std::string& name, RunKind& to) { to = kind(json, name, run_kind, RunKind{}); }
  void set(Json& json, const std::string&, std::vector<Attr>& to) { attrs(json, to); }
  template <class Model>
  void set(Json& json, const std::string& name, std::vector<Model>& to) {
    to = list<Model>(json, name);
  }
  template <class Model>
  void set(Json& json, const std::string&, std::optional<Model>& to) {
    read(json, to.emplace());
  }

  void attrs(Json& json, std::vector<Attr>& attrs) {
    std::vector<Attr> given = list<Attr>(json, "attrs");
    attrs.insert(attrs.begin(), std::move_iterator(given.begin()), std::move_iterator(given.end()));
  }

  template <class Item>
  std::vector<Item> list(Json& json, const std::string& name) {
    if (!json.is_array()) fail(in_quotes(name) + " must be a list, not " + json.type_name());
    std::vector<Item> items(json.size());
    for (std::size_t i = 0; i < items.size(); ++i) read(json[i], items[i]);
    return items;
  }

  std::string take_text(Json& json, const std::string& what);
  std::string text(Json& json, const std::string& name) { return take_text(json, in_quotes(name)); }
  std::uint32_t number(const Json& json, const std::string& name) const;
  // A kind is its name, or its number where it has none.
  template <class Kind>
  Kind kind(const Json& json, const std::string& name, Kind (*by_name)(std::string_view), Kind otherwise) {
    if (!json.is_string()) return static_cast<Kind>(number(json, name));
    const auto& word = json.get_ref<const std::string&>();
    const Kind found = by_name(word);
    if (!name_of(found).empty()) return found;
    parser_.warn_once("BS-J002", in_quotes(name) + " " + in_quotes(word) + " is not known; left out");
    return otherwise;
  }
  void lines(const Json& json, Block& block);
  void check_runs(Block& block);
  /// False if the member says, in a way that cannot be read, that a story may not be published.
  bool unknown(const std::string& name, const Json& value, std::vector<Attr>* attrs);

  StreamParser& parser_;
};

Json LineReader::parse(std::string_view text) const {
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& e) {
    fail("not a line of JSON (byte " + std::to_string(e.byte) + "); write each object on one line, in UTF-8");
  } catch (const Json::out_of_range&) {
    fail("a number in it is too large; write it as a string");
  }
}

std::string LineReader::take_text(Json& json, const std::string& what) {
  if (!json.is_string()) fail(what + " must be a string, not " + json.type_name());
  std::string text = std::move(json.get_ref<std::string&>());
  if (text.find_first_of("\r\n") != text.npos) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    parser_.warn_once("BS-J003", what + " contains a line break; read as a space");
  }
  return text;
}

std::uint32_t LineReader::number(const Json& json, const std::string& name) const {
  if (!json.is_number_unsigned() || json.get<std::uint64_t>() > std::numeric_limits<std::uint32_t>::max())
    fail(in_quotes(name) + " must be a whole number from 0 to 4294967295");
  return json.get<std::uint32_t>();
}

bool LineReader::unknown(const std::string& name, const Json& value, std::vector<Attr>* attrs) {
  bool holds = false;
  if (const StoryField* const field = attrs ? story_field(name) : nullptr) {
    if (read_story_field(*field, value, *attrs)) return true;
    holds = is_hold(name, value);
    parser_.warn_once("BS-J004", in_quotes(name) + " must be " + expected_of(*field) +
                                     (holds ? "; as it cannot be read, the story is withheld"
                                            : "; kept as it is, but no format but JSON writes it"));
  }
  if (attrs && !deeper_than(value, parser_.max_nesting_))
    attrs->push_back({std::string(kUnknownMember) + name, value.dump()});
  else
    parser_.warn_once("BS-J001", "the member " + in_quotes(name) + " is not known here; left out");
  return !holds;
}

// What messages call it.
template <class Model>
const char* noun() {
  if constexpr (std::is_same_v<Model, Attr>) return "an attribute";
  if constexpr (std::is_same_v<Model, Issue>) return "\"issue\"";
  if constexpr (std::is_same_v<Model, Run>) return "a run";
  if constexpr (std::is_same_v<Model, Block>) return "a block";
  if constexpr (std::is_same_v<Model, Byline>) return "a byline";
  if constexpr (std::is_same_v<Model, Dateline>) return "\"dateline\"";
  if constexpr (std::is_same_v<Model, Article>) return "an article";
  if constexpr (std::is_same_v<Model, Resource>) return "\"resource\"";
  if constexpr (std::is_same_v<Model, Furniture>) return "furniture";
  if constexpr (std::is_same_v<Model, Discarded>) return "a discarded piece";
}

// Where a struct keeps members that it has no field for, or NULL.
template <class Model>
std::vector<Attr>* attrs_of(Model& model) {
  if constexpr (std::is_same_v<Model, Issue> || std::is_same_v<Model, Article> ||
                std::is_same_v<Model, Block>)
    return &model.attrs;
  else
    return nullptr;
}

// False where it has no field of that name.
template <class Model>
bool LineReader::read_field(const std::string& name, Json& value, Model& model) {
  if constexpr (std::is_same_v<Model, Block>)
    if (name == "lines") return lines(value, model), true;
  bool is_known = false;
  Fields<Model>::each([&](const char* field, auto member, auto) {
    if (is_known || name != field) return;
    is_known = true;
    set(value, name, model.*member);
  });
  return is_known;
}

template <class Model>
void LineReader::read(Json& json, Model& model) {
  bool is_held = false;
  each(json, noun<Model>(), [&](const std::string& name, Json& value) {
    if (!read_field(name, value, model) && !unknown(name, value, attrs_of(model))) is_held = true;
  });
  if (is_held) withhold(*attrs_of(model));
  if constexpr (std::is_same_v<Model, Block>) check_runs(model);
}

void LineReader::check_runs(Block& block) {
  for (const Run& run : block.runs)
    if (run.begin > run.end || run.end > block.text.size())
      fail("a run is from byte " + std::to_string(run.begin) + " to " + std::to_string(run.end) +
           ", but its text has " + std::to_string(block.text.size()));
  if (!parser_.leaves_out_cut_runs_) return;
  const auto cuts = [&](std::uint32_t at) {
    return at < block.text.size() && (static_cast<unsigned char>(block.text[at]) & 0xC0) == 0x80;
  };
  if (std::erase_if(block.runs, [&](const Run& run) { return cuts(run.begin) || cuts(run.end); }) > 0)
    parser_.warn_once("BS-J005", "a run cuts a character; left out. Runs count bytes of UTF-8");
}

void LineReader::lines(const Json& json, Block& block) {
  if (!json.is_array() || (json.size() != 2 && !json.empty())) fail("\"lines\" must be [first,last]");
  if (json.empty()) return;
  block.first_line = number(json[0], "lines");
  block.last_line = number(json[1], "lines");
}

Issue LineReader::issue(Json& json) {
  const auto version = json.find("broadsheet");
  const auto object = json.find("issue");
  if (version == json.end() || object == json.end())
    fail("this is no such stream; its first line must be {\"broadsheet\":1,\"issue\":{…}}");
  if (number(*version, "broadsheet") != kStreamVersion)
    fail("the stream is of version " + version->dump() +
         ", but this Broadsheet reads version 1: use a newer one");
  Issue issue;
  read(*object, issue);
  return issue;
}

Article LineReader::article(Json& json) {
  Article article;
  read(json, article);
  if (parser_.requires_pictures_)
    for (const Block& block : article.blocks)
      if (block.kind == BlockKind::figure && !parser_.has_picture(block.resource))
        fail("a figure names the picture " + in_quotes(block.resource) + ", of which no line came before");
  return article;
}

Resource LineReader::resource(Json& json) {
  Resource resource;
  std::string file;
  std::optional<std::string> bytes;
  each(json, "\"resource\"", [&](const std::string& name, Json& value) {
    if (name == "data") {
      if (!value.is_string() || !(bytes = from_base64(value.get_ref<const std::string&>())))
        fail("\"data\" must be the bytes of the picture in base64");
    } else if (name == "file") {
      file = text(value, name);
    } else if (!read_field(name, value, resource)) {
      unknown(name, value, nullptr);
    }
  });
  if (!bytes && file.empty()) fail("a picture must have its bytes: \"data\" in base64, or \"file\"");
  if (!bytes && !parser_.open_)
    fail("a picture of this stream must have its bytes in \"data\", not in a file");
  if (!is_resource_id(resource.id))
    fail("the id of a picture must be up to 100 of a-z, A-Z, 0-9, '-', '_' and '.', with no '.' first");
  if (!parser_.pictures_.emplace(ascii::lower(resource.id), resource.id).second)
    fail("two pictures have the id " + in_quotes(resource.id));
  resource.data = bytes ? std::move(*bytes) : parser_.open_(file, parser_.line_);
  return resource;
}

End LineReader::end(Json& json, std::size_t articles) {
  End end;
  std::optional<std::size_t> counted;
  each(json, "\"end\"", [&](const std::string& name, Json& value) {
    if (name == "articles")
      counted = number(value, name);
    else if (!read_field(name, value, end))
      unknown(name, value, nullptr);
  });
  if (!counted) fail("\"end\" must have \"articles\", their number");
  if (*counted != articles)
    fail("the stream announces " + std::to_string(*counted) + " articles but has " +
         std::to_string(articles) + ": a part of it was lost");
  return end;
}

bool StreamParser::has_picture(const std::string& id) const {
  const auto found = pictures_.find(ascii::lower(id));
  return found != pictures_.end() && found->second == id;
}

void StreamParser::warn_once(const char* code, const std::string& why) {
  if (warned_.insert(code).second) warn_(code, why, line_);
}

void StreamParser::line(std::string_view text) {
  ++line_;
  constexpr std::string_view kBom = "\uFEFF";
  if (line_ == 1 && text.substr(0, kBom.size()) == kBom) text.remove_prefix(kBom.size());
  if (text.find_first_not_of(" \t\r") == text.npos) return;

  LineReader reader(*this);
  if (state_ == State::after_end) reader.fail("nothing may follow the end line");
  Json json = reader.parse(text);
  if (!json.is_object()) reader.fail(std::string("each line must be an object, not ") + json.type_name());
  if (state_ == State::before_issue) {
    out_.open(reader.issue(json));
    state_ = State::in_articles;
  } else if (const auto end = json.find("end"); end != json.end()) {
    out_.close(reader.end(*end, articles_));
    state_ = State::after_end;
  } else if (const auto resource = json.find("resource"); resource != json.end()) {
    out_.resource(reader.resource(*resource));
  } else {
    out_.article(reader.article(json));
    ++articles_;
  }
}

void StreamParser::finish() {
  if (state_ == State::after_end) return;
  throw StreamError(state_ == State::before_issue
                        ? "the stream is empty; it begins with a line {\"broadsheet\":1,\"issue\":{…}}"
                        : "the stream was cut after " + std::to_string(articles_) +
                              " articles; its last line must be {\"end\":{…}}",
                    line_);
}

}  // namespace broadsheet::stream
