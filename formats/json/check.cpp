#include "json/check.hpp"

#include "common/findings.hpp"
#include "common/timestamp.hpp"
#include "json/json.hpp"
#include "stream/article_json.hpp"
#include "stream/stream_parser.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::json {
namespace {

using common::Rule;

constexpr Rule kMembers = {"BS-J201", "Broadsheet JSON: members are those that a written stream has",
                           "mend its name; what Broadsheet has no member for belongs into \"attrs\""};
constexpr Rule kValues = {"BS-J202",
                          "Broadsheet JSON: texts have no line breaks, dates are ISO 8601, kinds have names",
                          "mend the value"};
constexpr Rule kIds = {"BS-J203",
                       "Broadsheet JSON: an article or picture has an id of its own, an article's of ASCII "
                       "letters, digits and \"-\"",
                       "give it one that stays the same"};
constexpr Rule kPages = {
    "BS-J204", "Broadsheet JSON: pages are those of the issue, and those that jumps lead to have articles",
    "add the page to the issue's, or mend its name"};
constexpr Rule kNumbers = {"BS-J205",
                           "Broadsheet JSON: confidence is percent, lines go up, marks hold whole characters",
                           "count again: marks count bytes of UTF-8"};

bool is_id(const std::string& id) {
  return !id.empty() &&
         std::all_of(id.begin(), id.end(), [](char c) { return ascii::is_alphanumeric(c) || c == '-'; });
}

// Whether a character of `text` begins or ends at the byte.
bool is_between_characters(const std::string& text, std::uint32_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

class Inspection : public Sink {
 public:
  explicit Inspection(const plugin::Host& host) : host_(host), findings_(host) {}

  void run() {
    parser_.set_open(
        [this](const std::string& name, std::uint32_t line) { return picture_beside(host_, name, line); });
    read_all(host_, parser_);
    for (const Jump& jump : jumps_)
      if (pages_.contains(jump.page) && !filled_.contains(jump.page))
        findings_.add(kPages, "the jump to page " + jump.page + " leads to no article there", jump.from);
  }

  void open(const Issue& issue) override {
    pages_.insert(issue.pages.begin(), issue.pages.end());
    members(issue.attrs);
    if (!issue.date.empty() && !common::parse_date(issue.date))
      found(kValues, "the issue's date \"" + issue.date + "\" is no date");
    if (pages_.size() < issue.pages.size()) found(kPages, "the issue has a page twice");
  }

  void article(const Article& article) override {
    id_ = article.id;
    if (!is_id(article.id))
      found(kIds, article.id.empty() ? "an article has no id" : "\"" + article.id + "\" is no id");
    else if (!ids_.insert(article.id).second)
      found(kIds, "two articles have the id \"" + article.id + '"');
    members(article.attrs);
    pages(article);
    if (article.headline_confidence > 100)
      found(kNumbers,
            "headline_confidence is " + std::to_string(article.headline_confidence) + ", not 0 to 100");
    for (const Block& block : article.blocks) this->block(block);
    id_.clear();
  }

  void resource(const Resource& resource) override { pictures_.insert(resource.id); }

  void close(const End& end) override {
    for (const Furniture& furniture : end.furniture) page(furniture.page, "furniture");
  }

 private:
  struct Jump {
    std::string page;
    common::Place from;
  };

  common::Place here() const { return {parser_.line_number(), 0, "", id_}; }
  void found(const Rule& rule, const std::string& what) { findings_.add(rule, what, here()); }

  void warned(const std::string& code, const std::string& why) {
    found(code == "BS-J001" ? kMembers : kValues, why);
  }

  // What has no field has become an attribute.
  void members(const std::vector<Attr>& attrs) {
    for (const Attr& its : attrs)
      if (its.key.starts_with(stream::kUnknownMember))
        found(kMembers, "no member is called \"" + its.key.substr(stream::kUnknownMember.size()) + '"');
  }

  void page(const std::string& page, const char* what) {
    if (!page.empty() && !pages_.contains(page))
      found(kPages, std::string(what) + " stands on page " + page + ", which is none of the issue's");
  }

  // A jump may lead out of the stream: the page it names was not there to read.
  void pages(const Article& article) {
    page(article.page, "the article");
    if (!article.page.empty()) filled_.insert(article.page);
    for (const std::string* const other : {&article.continued_to, &article.continued_from})
      if (!other->empty()) jumps_.push_back({*other, here()});
  }

  void block(const Block& block) {
    members(block.attrs);
    if (block.kind == BlockKind::figure && !pictures_.contains(block.resource))
      found(kIds, "a figure names \"" + block.resource + "\", but no picture of this id came before");
    if (block.first_line > block.last_line)
      found(kNumbers, "a block's lines go from " + std::to_string(block.first_line) + " to " +
                          std::to_string(block.last_line));
    for (const Run& run : block.runs)
      for (const std::uint32_t end : {run.begin, run.end})
        if (!is_between_characters(block.text, end))
          found(kNumbers, "a mark cuts the character at byte " + std::to_string(end) + " of its text");
  }

  const plugin::Host& host_;
  common::Findings findings_;
  stream::StreamParser parser_{
      *this, [this](const char* code, const std::string& why, std::uint32_t) { warned(code, why); },
      static_cast<int>(host_.number("max-nesting"))};
  std::string id_;  // of the article at work
  std::set<std::string> ids_, pages_, filled_, pictures_;
  std::vector<Jump> jumps_;
};

}  // namespace

void Checker::check() { Inspection(host()).run(); }

}  // namespace broadsheet::json
