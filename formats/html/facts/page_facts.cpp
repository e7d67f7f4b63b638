#include "html/facts/page_facts.hpp"

#include "common/text.hpp"
#include "html/content/flow.hpp"
#include "html/content/page_tree.hpp"
#include "html/facts/schema_org.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace broadsheet::html {
namespace {

struct Head : pugi::xml_tree_walker {
  std::map<std::string, std::vector<std::string>, std::less<>> meta;
  std::string title, address;

  bool for_each(pugi::xml_node& node) override {
    const std::string_view name = node.name();
    if (name == "meta") {
      for (const char* key : {"property", "name", "itemprop"})
        if (const std::string said = ascii::lower(node.attribute(key).value()); !said.empty())
          add(said, node.attribute("content").value());
    } else if (name == "title" && title.empty()) {
      title = on_one_line(node.text().get());
    } else if (name == "link" && std::string_view(node.attribute("rel").value()) == "canonical") {
      address = node.attribute("href").value();
    }
    return true;
  }

  // Several names may stand in one property.
  void add(std::string_view names, std::string_view content) {
    const std::string text = on_one_line(content);
    if (text.empty()) return;
    while (!names.empty()) {
      const std::string_view one = names.substr(0, names.find_first_of(" \t\n"));
      names.remove_prefix(std::min(one.size() + 1, names.size()));
      if (!one.empty()) meta[std::string(one)].push_back(text);
    }
  }
};

void add_new(std::vector<std::string>& list, const std::string& text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

bool is_address(std::string_view text) {
  return text.starts_with("/") || text.substr(0, text.find(' ')).find("://") != text.npos;
}

// Dublin Core and catalogues put the family name first: "Hall, Ann".
std::string in_order(std::string_view name, std::string_view property) {
  const bool is_catalogued = property.starts_with("dc") || property.starts_with("citation");
  const std::size_t comma = name.find(", ");
  if (!is_catalogued || comma == name.npos || name.substr(0, comma).find(' ') != name.npos)
    return std::string(name);
  const std::string_view given = name.substr(comma + 2);
  if (given.find_first_of(",;&") != given.npos) return std::string(name);
  return std::string(given) + ' ' + std::string(name.substr(0, comma));
}

// What divides the parts of a title, with a blank on either side but for the bars.
constexpr std::array<std::string_view, 14> kDividers = {
    " | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", " • ", " / ", " > ", " ‹ ", "_", "|"};

// The names of <meta> elements, the most telling first.
constexpr std::string_view kTitleNames[] = {
    "dc.title",      "dc:title",       "dcterms.title", "dcterm:title",        "og:title",
    "parsely-title", "sailthru.title", "twitter:title", "weibo:article:title", "weibo:webpage:title",
    "headline",      "title"};
constexpr std::string_view kLabelledData = "twitter:data1";  // of whatever twitter:label1 says
// "author" may be who made the template.
constexpr std::string_view kAuthorNames[] = {"dc.creator",
                                             "dc:creator",
                                             "dcterms.creator",
                                             "dcterm:creator",
                                             "author",
                                             "parsely-author",
                                             "byl",
                                             "sailthru.author",
                                             "article:author_name",
                                             "article:author",
                                             "og:article:author",
                                             "citation_author",
                                             kLabelledData};
constexpr std::string_view kDateNames[] = {"article:published_time",
                                           "og:published_time",
                                           "og:article:published_time",
                                           "datepublished",
                                           "parsely-pub-date",
                                           "sailthru.date",
                                           "dc.date.issued",
                                           "dcterms.created",
                                           "dcterms.date",
                                           "dc.date",
                                           "dc:date",
                                           "cxenseparse:recs:publishtime",
                                           "publishdate",
                                           "publish_date",
                                           "publish-date",
                                           "pubdate",
                                           "published_time",
                                           "article.published",
                                           "date",
                                           "originalpublicationdate",
                                           "article_date_original",
                                           "citation_publication_date",
                                           "citation_date",
                                           "rnews:datepublished",
                                           "datecreated"};

}  // namespace

std::string PageFacts::first(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names)
    if (const auto found = meta_.find(name); found != meta_.end()) return found->second.front();
  return {};
}

PageFacts::PageFacts(pugi::xml_document& page) {
  take_described(page);
  take_meta(page);
}

void PageFacts::take_described(pugi::xml_document& page) {
  const Described described = described_in(page);
  publication = described.publication;
  section = described.section;
  language = described.language;
  authors = described.authors;
  people_ = described.people;
  add_new(titles, on_one_line(described.headline));
  add_new(dates, described.published);
  is_article = described.is_article;
}

void PageFacts::take_meta(pugi::xml_document& page) {
  Head head;
  page.traverse(head);
  meta_ = std::move(head.meta);
  address = head.address.empty() ? first({"og:url", "twitter:url"}) : head.address;
  if (publication.empty()) publication = first({"og:site_name", "application-name", "dc.publisher"});
  if (section.empty()) section = first({"article:section"});
  for (const std::string_view name : kTitleNames) add_new(titles, first({name}));
  add_new(titles, head.title);
  take_meta_authors();
  for (const std::string_view name : kDateNames) add_new(dates, first({name}));
  for (const auto& [name, said] : meta_)
    if (name.find("publi") != name.npos && name.find("publisher") == name.npos) add_new(dates, said.front());
  is_article = is_article || first({"og:type"}) == "article";
}

void PageFacts::take_meta_authors() {
  for (const std::string_view name : kAuthorNames) {
    if (!authors.empty()) return;
    if (name == kLabelledData && ascii::lower(first({"twitter:label1"})).find("by") == std::string::npos)
      continue;
    if (const auto found = meta_.find(name); found != meta_.end())
      for (const std::string& author : found->second)
        if (!is_address(author)) add_new(authors, in_order(author, name));
  }
}

bool PageFacts::is_person(const std::string& author) const {
  return std::find(people_.begin(), people_.end(), author) != people_.end();
}

std::string without_site(const std::string& title, std::string_view publication) {
  std::string best = title;
  std::size_t most = 0;
  for (std::size_t begin = 0; begin <= title.size();) {
    std::size_t end = title.size(), next = title.size() + 1;
    for (const std::string_view divider : kDividers)
      if (const std::size_t at = title.find(divider, begin); at < end) end = at, next = at + divider.size();
    const std::string part = title.substr(begin, end - begin);
    const std::size_t columns = measure(part).columns;
    if (columns > most && part != publication) most = columns, best = part;
    begin = next;
  }
  return best;
}

}  // namespace broadsheet::html
