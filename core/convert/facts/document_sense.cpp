#include "convert/facts/document_sense.hpp"

#include "convert/facts/dated_name.hpp"
#include "convert/facts/language_tag.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/fields.hpp>

#include <algorithm>
#include <optional>

namespace broadsheet {
namespace {

// Visits all texts of a struct and of what it holds.
class Texts {
 public:
  // A space takes the place of each line break; gives the name of the first text that has one, or "".
  template <class Model>
  std::string without_line_breaks(Model& model) {
    look_at(model);
    return found_;
  }

 private:
  template <class Model>
  void look_at(Model& model) {
    Fields<Model>::each([&](const char* name, auto member, auto) { field(name, model.*member); });
  }
  void field(const char* name, std::string& text) {
    const auto is_break = [](char c) { return c == '\n' || c == '\r'; };
    if (std::none_of(text.begin(), text.end(), is_break)) return;
    std::replace_if(text.begin(), text.end(), is_break, ' ');
    if (found_.empty()) found_ = name;
  }
  void field(const char*, BlockKind&) {}
  void field(const char*, RunKind&) {}
  void field(const char*, std::uint32_t&) {}
  template <class Item>
  void field(const char* name, std::optional<Item>& item) {
    if (item) field(name, *item);
  }
  template <class Item>
  void field(const char* name, std::vector<Item>& items) {
    for (Item& item : items) field(name, item);
  }
  template <class Model>
  void field(const char*, Model& model) {
    look_at(model);
  }

  std::string found_;
};

bool is_of_id(char c) { return ascii::is_alphanumeric(c) || c == '-'; }

bool cuts_a_character(const std::string& text, std::uint32_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

std::string mend(Block& block) {
  std::string what;
  if (block.first_line > block.last_line) {
    what = "has a block whose lines go from " + std::to_string(block.first_line) + " to " +
           std::to_string(block.last_line);
    block.first_line = block.last_line = 0;
  }
  const auto cuts = [&](const Run& run) {
    return cuts_a_character(block.text, run.begin) || cuts_a_character(block.text, run.end);
  };
  if (std::erase_if(block.runs, cuts) > 0 && what.empty())
    what = "has a run that cuts a character: runs count bytes of UTF-8";
  return what;
}

std::string mend_id(std::string& id) {
  if (id.empty()) return "gives an article no id";
  if (std::all_of(id.begin(), id.end(), is_of_id)) return "";
  const std::string what = "gives an article the id \"" + id + "\"; letters a to z, digits and - are allowed";
  std::replace_if(
      id.begin(), id.end(), [](char c) { return !is_of_id(c); }, '-');
  return what;
}

// Each that is wrong, and what the words for it say of the article.
std::string mend_fields(Article& article, const std::set<std::string>& pages) {
  std::string what;
  const auto note = [&](const std::string& its) {
    if (what.empty()) what = its;
  };
  if (!article.page.empty() && !pages.contains(article.page)) {
    note("stands on page \"" + article.page + "\", which is none of the issue's");
    article.page.clear();
  }
  if (article.headline_confidence > 100) {
    note("has a headline_confidence of " + std::to_string(article.headline_confidence) + ": it is percent");
    article.headline_confidence = 0;
  }
  if (const std::string field = Texts().without_line_breaks(article); !field.empty())
    note("has a line break in its " + field);
  for (Block& block : article.blocks) note(mend(block));
  return what;
}

std::string nonsense_in(const Issue& issue) {
  if (!issue.date.empty() && !is_iso_date(issue.date))
    return "dates the issue \"" + issue.date + "\", which is no ISO 8601 such as 2024-05-18";
  if (const std::string fault = issue.language.empty() ? "" : language_tag_fault(issue.language);
      !fault.empty())
    return "says that the issue is in \"" + issue.language + "\": " + fault;
  Issue mended = issue;
  return mend(mended);
}

}  // namespace

std::string mend(Issue& issue) {
  std::set<std::string> seen;
  if (std::erase_if(issue.pages, [&](const std::string& page) { return !seen.insert(page).second; }) == 0)
    return "";
  return "names a page of the issue twice";
}

std::string mend(Article& article, const std::set<std::string>& pages) {
  const std::string of_id = mend_id(article.id), of_fields = mend_fields(article, pages);
  if (!of_id.empty() || of_fields.empty()) return of_id;
  return "makes an article \"" + article.id + "\" that " + of_fields;
}

std::string nonsense_in(const Document& document) {
  if (std::string what = nonsense_in(document.issue); !what.empty()) return what;
  const std::set<std::string> pages(document.issue.pages.begin(), document.issue.pages.end());
  std::set<std::string> ids;
  for (Article article : document.articles) {
    if (std::string what = mend(article, pages); !what.empty()) return what;
    if (!ids.insert(article.id).second) return "gives two articles the id \"" + article.id + '"';
  }
  return "";
}

}  // namespace broadsheet
