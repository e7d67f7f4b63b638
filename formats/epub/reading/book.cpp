#include "epub/reading/book.hpp"

#include "common/pieces.hpp"
#include "common/timestamp.hpp"
#include "common/xml/xml_input.hpp"
#include "epub/documents/package.hpp"
#include "epub/reading/foreign_markup.hpp"
#include "epub/reading/xml_reader.hpp"
#include "xhtml/read_article.hpp"

#include <broadsheet/plugin.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>

namespace broadsheet::epub {
namespace {

using common::child;

using plugin::Failure;

constexpr int kMaxFallbacks = 64;

struct Item {
  std::string path, media_type, properties, fallback;
};

bool ends_with_one_of(std::string_view path, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [path](std::string_view ending) {
    return path.size() >= ending.size() && path.substr(path.size() - ending.size()) == ending;
  });
}

/// Whether it is text as this reader knows it. Old books call it by many names.
bool is_text(const Item& item) {
  const std::string_view type = std::string_view(item.media_type).substr(0, item.media_type.find(';'));
  for (const char* known : {"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
    if (type == known) return true;
  return (type == "application/xml" || type == "text/xml" || type.empty()) &&
         ends_with_one_of(item.path, {".xhtml", ".html", ".htm"});
}

class BookReader {
 public:
  explicit BookReader(ArchiveReader& archive) : archive_(archive) {}

  Book read() {
    refuse_protected();
    pugi::xml_document package;
    opf_path_ = package_path();
    read_xml(archive_, opf_path_, package);
    const pugi::xml_node root = package.document_element();
    metadata(child(root, "metadata"));
    manifest(child(root, "manifest"));
    contents(child(root, "spine"), child(root, "guide"));
    spine(child(root, "spine"));
    if (book_.spine.empty()) throw Failure("the book has no readable text: its spine is empty");
    return std::move(book_);
  }

 private:
  /// Fonts are often obfuscated; a listed text means protection.
  void refuse_protected() {
    const std::string path = "META-INF/encryption.xml";
    if (!archive_.has(path)) return;
    pugi::xml_document document;
    read_xml(archive_, path, document);
    for (const pugi::xml_node data : document.document_element().children()) {
      const std::string target =
          resolve("", child(child(data, "CipherData"), "CipherReference").attribute("URI").value());
      if (ends_with_one_of(target, {".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx"}))
        throw Failure(
            "the book is protected (" + target + " is encrypted); only books without protection can be read",
            BS_UNSUPPORTED);
    }
  }

  std::string package_path() {
    const std::string path = "META-INF/container.xml";
    if (!archive_.has(path)) throw Failure("the archive is no EPUB: it lacks " + path);
    pugi::xml_document container;
    read_xml(archive_, path, container);
    std::string first;  // other renditions may stand beside the package
    for (const pugi::xml_node file : child(container.document_element(), "rootfiles").children()) {
      std::string package = archive_.find(resolve("", file.attribute("full-path").value()));
      if (package.empty()) continue;
      if (first.empty()) first = package;
      if (std::string_view(file.attribute("media-type").value()) == "application/oebps-package+xml")
        return package;
    }
    if (first.empty()) throw Failure("the archive is no EPUB: " + path + " names no package");
    return first;
  }

  void metadata(pugi::xml_node metadata) {
    Issue& issue = book_.issue;
    std::string series_id;
    for (const pugi::xml_node node : metadata.children()) {
      const std::string_view name = common::name_of(node);
      if (name == "title" && title_.empty()) title_ = text_in(node);
      if (name == "language" && issue.language.empty()) issue.language = text_in(node);
      if (name == "date") date(node);
      if (name == "creator" || name == "publisher") fact(std::string(name), text_in(node));
      if (name != "meta") continue;
      if (std::string_view(node.attribute("name").value()) == "calibre:series" && issue.publication.empty())
        issue.publication = clean(node.attribute("content").value());
      const std::string_view property = node.attribute("property").value();
      if (property == "belongs-to-collection" && issue.publication.empty()) {
        issue.publication = clean(node.text().get());
        series_id = node.attribute("id").value();
      }
      if (std::string_view(node.attribute("name").value()) == "generator")
        book_.is_ours = book_.is_ours || std::string_view(node.attribute("content").value()) == "Broadsheet";
    }
    std::replace(issue.language.begin(), issue.language.end(), '_', '-');
    if (issue.language == "und" || issue.language == "UND") issue.language.clear();
    book_.is_ours ? own_metadata(metadata) : void(issue.title = title_);
  }

  /// The day of publication; EPUB 2 has dates of other events, too.
  void date(pugi::xml_node node) {
    std::string_view event;
    for (const pugi::xml_attribute attribute : node.attributes())
      if (std::string_view(attribute.name()).find("event") != std::string_view::npos)
        event = attribute.value();
    const std::string day = text_in(node).substr(0, 10);
    const std::optional<common::Date> parsed = common::parse_date(day);
    // calibre writes the year 101 where it knows none.
    if (!parsed || parsed->year < 1000 || event == "modification" || event == "creation") return;
    if (book_.issue.date.empty() || event == "publication") book_.issue.date = day;
  }

  void fact(const std::string& key, const std::string& value) {
    if (!value.empty() && value != "Unknown") book_.issue.attrs.push_back({key, value});
  }

  /// What PackageWriter::document() wrote: the issue exactly as it was.
  void own_metadata(pugi::xml_node metadata) {
    Issue& issue = book_.issue;
    issue.language.clear();
    issue.date.clear();
    issue.attrs.clear();
    for (const pugi::xml_node node : metadata.children()) {
      std::string_view name = node.attribute("name").value();
      if (name.substr(0, kMetaPrefix.size()) != kMetaPrefix) continue;
      name.remove_prefix(kMetaPrefix.size());
      const std::string value = clean(node.attribute("content").value());
      if (name == "title") issue.title = value;
      if (name == "date") issue.date = value;
      if (name == "edition") issue.edition = value;
      if (name == "language") issue.language = value;
      if (name == "page") issue.pages.push_back(value);
      if (name.substr(0, 5) == "attr:") issue.attrs.push_back({clean(name.substr(5)), value});
    }
  }

  void manifest(pugi::xml_node manifest) {
    for (const pugi::xml_node node : manifest.children()) {
      if (common::name_of(node) != "item") continue;
      Item item{archive_.find(resolve(opf_path_, node.attribute("href").value())),
                node.attribute("media-type").value(), node.attribute("properties").value(),
                node.attribute("fallback").value()};
      if (item.path.empty()) continue;
      if (common::has_word(item.properties, "nav")) nav_path_ = item.path;
      if (item.media_type == "application/x-dtbncx+xml") ncx_path_ = item.path;
      items_.emplace(node.attribute("id").value(), std::move(item));
    }
  }

  /// From navigation and NCX, whichever has some; and where a page of the book lists them.
  void contents(pugi::xml_node spine, pugi::xml_node guide) {
    const auto item = items_.find(spine.attribute("toc").value());
    if (item != items_.end()) ncx_path_ = item->second.path;
    if (archive_.has(nav_path_)) read_nav();
    if (book_.toc.empty() && archive_.has(ncx_path_)) read_ncx();
    book_.contents.insert(nav_path_);
    for (const pugi::xml_node reference : guide.children())
      if (std::string_view(reference.attribute("type").value()) == "toc")
        book_.contents.insert(target(opf_path_, reference.attribute("href").value()));
  }

  void spine(pugi::xml_node spine) {
    std::set<std::string> seen;
    for (const pugi::xml_node node : spine.children()) {
      const Item* item = text_item(node.attribute("idref").value());
      if (!item || !seen.insert(item->path).second) continue;
      if (book_.is_ours && (item->path == nav_path_ || book_.contents.contains(item->path))) continue;
      book_.spine.push_back(item->path);
    }
  }

  /// The item, or what it falls back to, as text; null where there is none.
  const Item* text_item(std::string id) const {
    for (int steps = 0; steps < kMaxFallbacks; ++steps) {
      const auto item = items_.find(id);
      if (item == items_.end()) return nullptr;
      if (is_text(item->second)) return &item->second;
      id = item->second.fallback;
    }
    return nullptr;
  }

  /// place(), by the name that the file has in the archive.
  std::string target(const std::string& base, std::string_view href) const {
    std::string where = place(base, href);
    const std::size_t hash = std::min(where.find('#'), where.size());
    return where.replace(0, hash, archive_.find(where.substr(0, hash)));
  }

  void read_nav() {
    pugi::xml_document document;
    if (const auto flaw = read_text(archive_, nav_path_, document)) book_.flaws.push_back(*flaw);
    for (const pugi::xpath_node found : document.select_nodes("//*[local-name()='nav']")) {
      const pugi::xml_node nav = found.node();
      const pugi::xml_node list =
          nav.find_node([](pugi::xml_node node) { return common::name_of(node) == "ol"; });
      if (has_meaning(nav, "toc")) nav_list(list, "");
      if (has_meaning(nav, "page-list") || has_meaning(nav, "pagelist")) nav_pages(list);
    }
  }

  void nav_list(pugi::xml_node list, const std::string& section) {
    for (const pugi::xml_node item : list.children()) {
      const pugi::xml_node link = child(item, "a"), below = child(item, "ol");
      const std::string label = text_in(link ? link : child(item, "span"));
      nav_list(below, label);
      if (link) entry(target(nav_path_, link.attribute("href").value()), label, section);
    }
  }

  void nav_pages(pugi::xml_node list) {
    for (const pugi::xml_node item : list.children()) {
      const pugi::xml_node link = child(item, "a");
      printed_page(target(nav_path_, link.attribute("href").value()), text_in(link));
    }
  }

  void printed_page(const std::string& where, const std::string& name) {
    if (where.empty() || name.empty() || !book_.pages.emplace(where, name).second || book_.is_ours) return;
    book_.issue.pages.push_back(name);
  }

  void read_ncx() {
    pugi::xml_document document;
    read_xml(archive_, ncx_path_, document);
    ncx_points(child(document.document_element(), "navMap"), "");
    for (const pugi::xml_node page : child(document.document_element(), "pageList").children())
      if (common::name_of(page) == "pageTarget")
        printed_page(target(ncx_path_, child(page, "content").attribute("src").value()),
                     text_in(child(page, "navLabel")));
  }

  void ncx_points(pugi::xml_node parent, const std::string& section) {
    for (const pugi::xml_node point : parent.children()) {
      if (common::name_of(point) != "navPoint") continue;
      const std::string label = text_in(child(point, "navLabel"));
      ncx_points(point, label);
      entry(target(ncx_path_, child(point, "content").attribute("src").value()), label, section);
    }
  }

  /// A heading that points where its first entry does stands after it and does not count;
  /// neither does a mere arrow or star, as tools have it that list every link.
  void entry(const std::string& where, const std::string& label, const std::string& section) {
    if (!where.empty() && has_words(label)) book_.toc.try_emplace(where, TocEntry{label, section});
  }

  ArchiveReader& archive_;
  Book book_;
  std::string opf_path_, nav_path_, ncx_path_, title_;
  std::map<std::string, Item> items_;
};

}  // namespace

Book read_book(ArchiveReader& archive) { return BookReader(archive).read(); }

std::string place(const std::string& base, std::string_view href) {
  const std::string path = href.substr(0, 1) == "#" ? base : resolve(base, href);
  const std::string fragment = fragment_of(href);
  return path.empty() || fragment.empty() ? clean(path) : clean(path + "#" + fragment);
}

}  // namespace broadsheet::epub
