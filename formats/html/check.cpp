#include "html/check.hpp"

#include "common/findings.hpp"
#include "html/content/flow.hpp"
#include "html/content/input.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::html {
namespace {

using common::Rule;

constexpr Rule kLanguage = {"BS-H201", "WCAG 2.2, 3.1.1: a page says which language it is in",
                            "add lang to <html>"};
constexpr Rule kTitle = {"BS-H202", "HTML, 4.2.2: a document has a title", "add <title> to <head>"};
constexpr Rule kHeadings = {"BS-H203", "HTML, 4.3.11: headings tell the outline, without gaps",
                            "change the level"};
constexpr Rule kIds = {"BS-H204", "HTML, 3.2.6: an id is unique", "rename one"};
constexpr Rule kLinks = {"BS-H205", "HTML, 7.4.6.3: a fragment names an element of its document",
                         "mend the link, or add the id"};

class Inspection : public pugi::xml_tree_walker {
 public:
  Inspection(const plugin::Host& host, const std::vector<std::uint32_t>& lines)
      : findings_(host), lines_(lines) {}

  bool for_each(pugi::xml_node& node) override {
    if (node.type() != pugi::node_element) return true;
    line_ = lines_.at(elements_++);
    if (elements_ == 1) head_line_ = body_line_ = line_;  // there may be none of them
    const std::string_view name = node.name();
    if (name == "html" && !*node.attribute("lang").value())
      found(kLanguage, "the page does not say its language", line_);
    if (name == "head") head_line_ = line_;
    if (name == "body") body_line_ = line_;
    if (name == "title" && std::string_view(node.parent().name()) == "head" && !text_in(node).empty())
      has_title_ = true;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') heading(node, name[1] - '0');
    if (const std::string id = node.attribute("id").value(); !id.empty()) identity(id);
    if (const std::string_view href = node.attribute("href").value();
        name == "a" && href.size() > 1 && href[0] == '#')
      links_.emplace(href.substr(1), line_);
    return true;
  }

  void finish() {
    if (!has_title_) found(kTitle, "the page has no title", head_line_);
    if (first_headings_ == 0) found(kHeadings, "the page has no heading of the first level", body_line_);
    for (const auto& [link, line] : links_)
      if (link != "top" && !ids_.contains(link))
        found(kLinks, "the link to #" + link + " leads nowhere", line);
  }

 private:
  void heading(pugi::xml_node node, int level) {
    const std::string quoted = "the heading \"" + text_in(node) + "\" is ";
    if (level == 1 && ++first_headings_ == 2)
      found(kHeadings, quoted + "a second one of the first level", line_);
    if (last_level_ > 0 && level > last_level_ + 1)
      found(
          kHeadings,
          quoted + "of level " + std::to_string(level) + " after one of level " + std::to_string(last_level_),
          line_);
    last_level_ = level;
  }

  void identity(const std::string& id) {
    const auto [first, is_new] = ids_.emplace(id, line_);
    if (!is_new)
      found(kIds, "the id \"" + id + "\" is that of an element of line " + std::to_string(first->second),
            line_);
  }

  void found(const Rule& rule, const std::string& what, std::uint32_t line) {
    findings_.add(rule, what, {line, 0, "", ""});
  }

  common::Findings findings_;
  const std::vector<std::uint32_t>& lines_;
  std::size_t elements_ = 0;
  std::uint32_t line_ = 0, head_line_ = 0, body_line_ = 0;
  bool has_title_ = false;
  int first_headings_ = 0, last_level_ = 0;
  std::map<std::string, std::uint32_t> ids_, links_;  // with the line of the first
};

}  // namespace

void Checker::check() {
  pugi::xml_document page;
  const std::vector<std::uint32_t> lines = read_page(host(), page);
  if (!page.document_element()) throw plugin::Failure("there is no element in it");
  Inspection inspection(host(), lines);
  page.traverse(inspection);
  inspection.finish();
}

}  // namespace broadsheet::html
