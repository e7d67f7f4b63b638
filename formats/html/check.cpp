#include "html/check.hpp"

#include "common/findings.hpp"
#include "html/flow.hpp"
#include "tag_soup/tree.hpp"

#include <set>
#include <string>
#include <vector>

namespace broadsheet::html {
namespace {

using common::Rule;

constexpr Rule kLanguage = {"BS-H201", "WCAG 2.2, 3.1.1: the language of a page is told",
                            "add lang to <html>"};
constexpr Rule kTitle = {"BS-H202", "HTML, 4.2.2: a document has a title", "add <title> to <head>"};
constexpr Rule kHeadings = {"BS-H203", "HTML, 4.3.11: headings tell the outline, without gaps",
                            "change the level"};
constexpr Rule kIds = {"BS-H204", "HTML, 3.2.6: an id is unique", "rename one"};
constexpr Rule kLinks = {"BS-H205", "HTML, 7.4.6.3: a fragment names an element of its document",
                         "mend the link, or add the id"};

class Inspection : public pugi::xml_tree_walker {
 public:
  explicit Inspection(const plugin::Host& host) : findings_(host) {}

  bool for_each(pugi::xml_node& node) override {
    const std::string_view name = node.name();
    if (name == "html" && !*node.attribute("lang").value())
      found(kLanguage, "the page does not say its language");
    if (name == "title" && std::string_view(node.parent().name()) == "head" && !text_in(node).empty())
      has_title_ = true;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') heading(node, name[1] - '0');
    if (const std::string id = node.attribute("id").value(); !id.empty() && !ids_.insert(id).second)
      found(kIds, "two elements have the id \"" + id + '"');
    if (const std::string_view href = node.attribute("href").value();
        name == "a" && href.size() > 1 && href[0] == '#')
      links_.insert(std::string(href.substr(1)));
    return true;
  }

  void finish() {
    if (!has_title_) found(kTitle, "the page has no title");
    if (first_headings_ != 1)
      found(kHeadings,
            "the page has " + std::to_string(first_headings_) + " headings of the first level, not one");
    for (const std::string& link : links_)
      if (link != "top" && !ids_.contains(link)) found(kLinks, "the link to #" + link + " leads nowhere");
  }

 private:
  void heading(pugi::xml_node node, int level) {
    first_headings_ += level == 1;
    if (last_level_ > 0 && level > last_level_ + 1)
      found(kHeadings, "the heading \"" + text_in(node) + "\" is of level " + std::to_string(level) +
                           " after one of level " + std::to_string(last_level_));
    last_level_ = level;
  }

  void found(const Rule& rule, const std::string& what) { findings_.add(rule, what); }

  common::Findings findings_;
  bool has_title_ = false;
  int first_headings_ = 0, last_level_ = 0;
  std::set<std::string> ids_, links_;
};

}  // namespace

void Checker::check() {
  pugi::xml_document page;
  tag_soup::Options options;
  options.max_nesting = static_cast<int>(host().number("max-nesting"));
  tag_soup::parse(host().read_all(), page, options);
  if (!page.document_element()) throw plugin::Failure("there is no element in it");
  Inspection inspection(host());
  page.traverse(inspection);
  inspection.finish();
}

}  // namespace broadsheet::html
