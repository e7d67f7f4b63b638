#include "epub/book.hpp"

#include "common/timestamp.hpp"
#include "epub/package.hpp"
#include "epub/xml_reader.hpp"
#include "xhtml/read_article.hpp"

#include <broadsheet/plugin.hpp>

#include <set>

namespace broadsheet::epub {
namespace {

using plugin::Failure;

constexpr int kMaxDepth = 64;

struct Item {
  std::string path, media_type, properties;
};

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node node : parent.children())
    if (local_name(node) == name) return node;
  return {};
}

bool has_token(std::string_view list, std::string_view token) {
  while (!list.empty()) {
    const std::string_view first = list.substr(0, list.find(' '));
    if (first == token) return true;
    list.remove_prefix(std::min(first.size() + 1, list.size()));
  }
  return false;
}

/// "path#id" of a link in the file at `base`; "" where it leads elsewhere.
std::string place(const std::string& base, std::string_view href) {
  std::string path = resolve(base, href);
  if (path.empty()) return {};
  const std::size_t hash = href.find('#');
  if (hash != std::string_view::npos && hash + 1 < href.size()) path.append(href.substr(hash));
  return clean(path);
}

class BookReader {
 public:
  explicit BookReader(ArchiveReader& archive) : archive_(archive) {}

  Book read() {
    refuse_protected();
    pugi::xml_document package;
    opf_path_ = package_path();
    parse_xml(archive_.read(opf_path_), opf_path_, package);
    const pugi::xml_node root = package.document_element();
    metadata(child(root, "metadata"));
    manifest(child(root, "manifest"));
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
    parse_xml(archive_.read(path), path, document);
    for (const pugi::xml_node data : document.document_element().children()) {
      const std::string target =
          resolve("", child(child(data, "CipherData"), "CipherReference").attribute("URI").value());
      const std::string_view extension =
          std::string_view(target).substr(std::min(target.rfind('.'), target.size()));
      for (const std::string_view text : {".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx"})
        if (extension == text)
          throw Failure("the book is protected (" + target +
                            " is encrypted); only books without protection can be read",
                        BS_UNSUPPORTED);
    }
  }

  std::string package_path() {
    const std::string path = "META-INF/container.xml";
    if (!archive_.has(path)) throw Failure("the archive is no EPUB: it lacks " + path);
    pugi::xml_document container;
    parse_xml(archive_.read(path), path, container);
    for (const pugi::xml_node file : child(container.document_element(), "rootfiles").children()) {
      const std::string package = resolve("", file.attribute("full-path").value());
      if (!package.empty()) return package;
    }
    throw Failure("the archive is no EPUB: " + path + " names no package");
  }

  void metadata(pugi::xml_node metadata) {
    Issue& issue = book_.issue;
    std::string series_id;
    for (const pugi::xml_node node : metadata.children()) {
      const std::string_view name = local_name(node);
      if (name == "title" && title_.empty()) title_ = text_in(node);
      if (name == "language" && issue.language.empty()) issue.language = text_in(node);
      if (name == "date" && issue.date.empty()) issue.date = text_in(node).substr(0, 10);
      if (name != "meta") continue;
      const std::string_view property = node.attribute("property").value();
      if (property == "belongs-to-collection" && issue.publication.empty()) {
        issue.publication = clean(node.text().get());
        series_id = node.attribute("id").value();
      }
      if (std::string_view(node.attribute("name").value()) == "generator")
        book_.is_ours = book_.is_ours || std::string_view(node.attribute("content").value()) == "Broadsheet";
    }
    if (!common::parse_date(issue.date)) issue.date.clear();
    if (issue.language == "und") issue.language.clear();
    book_.is_ours ? own_metadata(metadata) : void(issue.title = title_);
  }

  /// What PackageWriter::document() wrote: the issue exactly as it was.
  void own_metadata(pugi::xml_node metadata) {
    Issue& issue = book_.issue;
    issue.language.clear();
    issue.date.clear();
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
      if (local_name(node) != "item") continue;
      Item item{resolve(opf_path_, node.attribute("href").value()), node.attribute("media-type").value(),
                node.attribute("properties").value()};
      if (item.path.empty()) continue;
      if (has_token(item.properties, "nav")) nav_path_ = item.path;
      if (item.media_type == "application/x-dtbncx+xml") ncx_path_ = item.path;
      items_.emplace(node.attribute("id").value(), std::move(item));
    }
  }

  void spine(pugi::xml_node spine) {
    if (archive_.has(nav_path_))
      read_nav();
    else if (archive_.has(ncx_path_))
      read_ncx();
    std::set<std::string> seen;
    for (const pugi::xml_node node : spine.children()) {
      const auto item = items_.find(node.attribute("idref").value());
      if (item == items_.end() || item->second.path == nav_path_ || !seen.insert(item->second.path).second)
        continue;
      if (item->second.media_type == "application/xhtml+xml" || item->second.media_type == "text/html")
        book_.spine.push_back(item->second.path);
    }
  }

  void read_nav() {
    pugi::xml_document document;
    parse_xml(archive_.read(nav_path_), nav_path_, document);
    for (const pugi::xpath_node found : document.select_nodes("//*[local-name()='nav']")) {
      const std::string_view type = found.node().attribute("epub:type").value();
      const pugi::xml_node list = child(found.node(), "ol");
      if (has_token(type, "toc")) nav_list(list, "", 0);
      if (has_token(type, "page-list")) nav_pages(list);
    }
  }

  void nav_list(pugi::xml_node list, const std::string& section, int depth) {
    if (depth > kMaxDepth) throw Failure("the contents of the book are nested more than 64 deep");
    for (const pugi::xml_node item : list.children()) {
      const pugi::xml_node link = child(item, "a"), below = child(item, "ol");
      const std::string label = text_in(link ? link : child(item, "span"));
      nav_list(below, label, depth + 1);
      if (link) entry(place(nav_path_, link.attribute("href").value()), label, section);
    }
  }

  void nav_pages(pugi::xml_node list) {
    for (const pugi::xml_node item : list.children()) {
      const pugi::xml_node link = child(item, "a");
      book_.pages.emplace(place(nav_path_, link.attribute("href").value()), text_in(link));
    }
  }

  void read_ncx() {
    pugi::xml_document document;
    parse_xml(archive_.read(ncx_path_), ncx_path_, document);
    ncx_points(child(document.document_element(), "navMap"), "", 0);
    for (const pugi::xml_node target : child(document.document_element(), "pageList").children())
      if (local_name(target) == "pageTarget")
        book_.pages.emplace(place(ncx_path_, child(target, "content").attribute("src").value()),
                            text_in(child(target, "navLabel")));
  }

  void ncx_points(pugi::xml_node parent, const std::string& section, int depth) {
    if (depth > kMaxDepth) throw Failure("the contents of the book are nested more than 64 deep");
    for (const pugi::xml_node point : parent.children()) {
      if (local_name(point) != "navPoint") continue;
      const std::string label = text_in(child(point, "navLabel"));
      ncx_points(point, label, depth + 1);
      entry(place(ncx_path_, child(point, "content").attribute("src").value()), label, section);
    }
  }

  /// A heading that points where its first entry does stands behind it and does not count.
  void entry(const std::string& where, const std::string& label, const std::string& section) {
    if (!where.empty()) book_.toc.try_emplace(where, TocEntry{label, section});
  }

  ArchiveReader& archive_;
  Book book_;
  std::string opf_path_, nav_path_, ncx_path_, title_;
  std::map<std::string, Item> items_;
};

}  // namespace

Book read_book(ArchiveReader& archive) { return BookReader(archive).read(); }

}  // namespace broadsheet::epub
