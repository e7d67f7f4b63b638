#include "check/document_sense.hpp"

#include "convert/facts/dated_name.hpp"
#include "convert/facts/language_tag.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/fields.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace broadsheet::conformance {
namespace {

// Visits all texts of a struct and of what it holds.
class Texts {
 public:
  template <class Model>
  std::string with_a_line_break(const Model& model) {
    look_at(model);
    return found_;
  }

 private:
  template <class Model>
  void look_at(const Model& model) {
    Fields<Model>::each([&](const char* name, auto member, auto) { field(name, model.*member); });
  }
  void field(const char* name, const std::string& text) {
    if (found_.empty() && text.find_first_of("\n\r") != text.npos) found_ = name;
  }
  void field(const char*, const BlockKind&) {}
  void field(const char*, const RunKind&) {}
  void field(const char*, const std::uint32_t&) {}
  template <class Item>
  void field(const char* name, const std::optional<Item>& item) {
    if (item) field(name, *item);
  }
  template <class Item>
  void field(const char* name, const std::vector<Item>& items) {
    for (const Item& item : items) field(name, item);
  }
  template <class Model>
  void field(const char*, const Model& model) {
    look_at(model);
  }

  std::string found_;
};

bool is_id(const std::string& id) {
  return !id.empty() &&
         std::all_of(id.begin(), id.end(), [](char c) { return ascii::is_alphanumeric(c) || c == '-'; });
}

bool cuts_a_character(const std::string& text, std::uint32_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

std::string nonsense_in(const Issue& issue) {
  if (!issue.date.empty() && !is_iso_date(issue.date))
    return "dates the issue \"" + issue.date + "\", which is no ISO 8601 such as 2024-05-18";
  if (const std::string fault = issue.language.empty() ? "" : language_tag_fault(issue.language);
      !fault.empty())
    return "says that the issue is in \"" + issue.language + "\": " + fault;
  const std::set<std::string> pages(issue.pages.begin(), issue.pages.end());
  return pages.size() < issue.pages.size() ? "names a page of the issue twice" : "";
}

std::string nonsense_in(const Block& block) {
  if (block.first_line > block.last_line)
    return "has a block whose lines go from " + std::to_string(block.first_line) + " to " +
           std::to_string(block.last_line);
  for (const Run& run : block.runs)
    if (cuts_a_character(block.text, run.begin) || cuts_a_character(block.text, run.end))
      return "has a run that cuts a character: runs count bytes of UTF-8";
  return "";
}

// `what` is wrong with the article.
std::string of(const Article& article, const std::string& what) {
  return "makes an article \"" + article.id + "\" that " + what;
}

std::string nonsense_in(const Article& article, const std::set<std::string>& pages) {
  if (article.id.empty()) return "gives an article no id";
  if (!is_id(article.id))
    return "gives an article the id \"" + article.id + "\"; letters a to z, digits and - are allowed";
  if (!article.page.empty() && !pages.contains(article.page))
    return of(article, "stands on page \"" + article.page + "\", which is none of the issue's");
  if (article.headline_confidence > 100)
    return of(article, "has a headline_confidence of " + std::to_string(article.headline_confidence) +
                           ": it is percent");
  if (const std::string field = Texts().with_a_line_break(article); !field.empty())
    return of(article, "has a line break in its " + field);
  for (const Block& block : article.blocks)
    if (const std::string what = nonsense_in(block); !what.empty()) return of(article, what);
  return "";
}

}  // namespace

std::string nonsense_in(const Document& document) {
  if (std::string what = nonsense_in(document.issue); !what.empty()) return what;
  const std::set<std::string> pages(document.issue.pages.begin(), document.issue.pages.end());
  std::set<std::string> ids;
  for (const Article& article : document.articles) {
    if (std::string what = nonsense_in(article, pages); !what.empty()) return what;
    if (!ids.insert(article.id).second) return "gives two articles the id \"" + article.id + '"';
  }
  return "";
}

}  // namespace broadsheet::conformance
