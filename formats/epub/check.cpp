#include "epub/check.hpp"

#include "common/findings.hpp"
#include "common/xml/xml_input.hpp"
#include "epub/container/archive_reader.hpp"
#include "epub/reader.hpp"
#include "epub/reading/well_formed.hpp"
#include "epub/reading/xml_reader.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::epub {
namespace {

using common::child;

using common::Rule;
using plugin::Failure;

// A file of the book and where its elements stand.
class Part {
 public:
  std::string path, content;
  pugi::xml_document document;

  pugi::xml_node root() const { return document.document_element(); }
  /// In the order of the document it counts each line once.
  std::uint32_t line_of(pugi::xml_node node) {
    const auto at =
        std::clamp<std::ptrdiff_t>(node.offset_debug(), 0, static_cast<std::ptrdiff_t>(content.size()));
    if (at < counted_) counted_ = 0, line_ = 1;
    line_ += static_cast<std::uint32_t>(std::count(content.begin() + counted_, content.begin() + at, '\n'));
    counted_ = at;
    return line_;
  }

 private:
  std::ptrdiff_t counted_ = 0;
  std::uint32_t line_ = 1;  // that counted_ is in
};

constexpr Rule kFirstEntry = {"BS-E201", "EPUB 3.3, OCF ZIP container media type identification",
                              "zip again, with mimetype first, stored and without extra field (zip -X0)"};
constexpr Rule kMetadata = {"BS-E202",
                            "EPUB 3.3, required metadata: identifier, title, language, dcterms:modified",
                            "add it to the package"};
constexpr Rule kManifest = {"BS-E203", "EPUB 3.3, the manifest lists every file of the book once",
                            "list what is there, and nothing else"};
constexpr Rule kSpine = {"BS-E204",
                         "EPUB 3.3, the spine refers to items of the manifest; one of them is the navigation",
                         "mend the package"};
constexpr Rule kText = {"BS-E205", "EPUB 3.3, content documents are well-formed XML", "mend the text"};
constexpr Rule kId = {"BS-E206", "XML 1.0, 3.3.1: an ID is unique in its document", "rename one"};
constexpr Rule kLink = {"BS-E207", "EPUB 3.3, links within a book lead to its files and their ids",
                        "mend the link, or add what it leads to"};
constexpr Rule kAccess = {"BS-E208", "EPUB Accessibility 1.1, discovery metadata",
                          "say it in the package: a reader with a disability looks for it"};

class Inspection {
 public:
  Inspection(common::Findings& findings, ArchiveReader& archive) : findings_(findings), archive_(archive) {}

  void run() {
    const std::string package_path = find_package();
    Part package;
    if (!parse(package, package_path)) return;
    is_epub3_ = std::string_view(package.root().attribute("version").value()) >= "3";
    metadata(package);
    manifest(package);
    spine(package);
    for (const std::string& path : texts_) text(path);
    for (const Link& link : links_)
      if (!places_.contains(link.target))
        found(kLink, "the link to " + link.target + " leads nowhere", link.from, link.line);
  }

 private:
  struct Link {
    std::string from, target;
    std::uint32_t line;
  };

  void found(const Rule& rule, const std::string& what, const std::string& part, std::uint32_t line = 0) {
    findings_.add(rule, what, {line, 0, part, ""});
  }
  void found(const Rule& rule, const std::string& what, Part& part, pugi::xml_node node) {
    found(rule, what, part.path, part.line_of(node));
  }

  bool parse(Part& part, const std::string& path) try {
    part.path = path;
    part.content = archive_.read(path);
    if (const std::optional<XmlError> error = xml_error(part.content)) {
      found(kText, "it is not well-formed: " + error->why, path, error->line);
      return false;
    }
    parse_xml(part.content, path, part.document, archive_.limits().nesting);
    return true;
  } catch (const Failure& failure) {
    found(kText, failure.what(), path, failure.line());
    return false;
  }

  std::string find_package() {
    Part container;
    container.path = "META-INF/container.xml";
    if (!archive_.has(container.path)) throw Failure("the archive is no EPUB: it lacks " + container.path);
    read_xml(archive_, container.path, container.document);
    for (const pugi::xml_node file : child(container.root(), "rootfiles").children())
      if (std::string path = resolve("", file.attribute("full-path").value()); archive_.has(path))
        return path;
    throw Failure("the archive is no EPUB: " + container.path + " names no package that is there");
  }

  void metadata(Part& package) {
    const pugi::xml_node metadata = child(package.root(), "metadata");
    std::set<std::string> said;
    const std::string_view wanted = package.root().attribute("unique-identifier").value();
    for (const pugi::xml_node node : metadata.children()) {
      const std::string_view name = common::name_of(node);
      const bool is_other_identifier = name == "identifier" && wanted != node.attribute("id").value();
      if (!is_other_identifier && !text_in(node).empty())
        said.insert(name == "meta" ? node.attribute("property").value() : std::string(name));
    }
    for (const char* name : {"identifier", "title", "language"})
      if (!said.contains(name))
        found(kMetadata, std::string("the package has no ") + name, package, metadata);
    if (!is_epub3_) return;
    if (!said.contains("dcterms:modified"))
      found(kMetadata, "the package has no dcterms:modified", package, metadata);
    for (const char* name :
         {"schema:accessMode", "schema:accessibilityFeature", "schema:accessibilityHazard"})
      if (!said.contains(name))
        found(kAccess, std::string("the package does not say its ") + name, package, metadata);
  }

  void manifest(Part& package) {
    std::set<std::string> listed = {package.path, "mimetype"};
    for (const pugi::xml_node item : child(package.root(), "manifest").children()) {
      if (common::name_of(item) != "item") continue;
      const std::string path = resolve(package.path, item.attribute("href").value());
      const std::string_view type = item.attribute("media-type").value();
      if (path.empty()) continue;  // elsewhere on the web
      if (!archive_.has(path)) found(kManifest, path + " is listed but not there", package, item);
      if (!listed.insert(path).second) found(kManifest, path + " is listed twice", package, item);
      if (!ids_.insert(item.attribute("id").value()).second)
        found(kId, std::string("two items have the id ") + item.attribute("id").value(), package, item);
      navigations_ +=
          std::string_view(item.attribute("properties").value()).find("nav") != std::string_view::npos;
      places_.insert(path);
      if (type == "application/xhtml+xml" && archive_.has(path)) texts_.push_back(path);
    }
    for (const std::string& name : archive_.names())
      if (!name.starts_with("META-INF/") && !name.ends_with('/') && !listed.contains(name))
        found(kManifest, name + " is there but not listed", package, child(package.root(), "manifest"));
  }

  void spine(Part& package) {
    const pugi::xml_node spine = child(package.root(), "spine");
    if (spine.first_child().empty()) found(kSpine, "the spine is empty", package, spine);
    for (const pugi::xml_node item : spine.children())
      if (common::name_of(item) == "itemref" && !ids_.contains(item.attribute("idref").value()))
        found(kSpine,
              std::string("the spine refers to ") + item.attribute("idref").value() + ", which is no item",
              package, item);
    if (is_epub3_ && navigations_ != 1)
      found(kSpine, std::to_string(navigations_) + " items are the navigation, not one", package, spine);
  }

  void text(const std::string& path) {
    Part part;
    if (!parse(part, path)) return;
    struct Elements : pugi::xml_tree_walker {
      std::vector<pugi::xml_node> all;
      bool for_each(pugi::xml_node& node) override {
        if (node.type() == pugi::node_element) all.push_back(node);
        return true;
      }
    } elements;
    part.document.traverse(elements);
    for (const pugi::xml_node node : elements.all) {
      if (const std::string id = clean(node.attribute("id").value());
          !id.empty() && !places_.insert(path + "#" + id).second)
        found(kId, "two elements have the id " + id, part, node);
      for (const char* name : {"href", "src"}) link(part, node, node.attribute(name).value());
    }
  }

  void link(Part& part, pugi::xml_node node, std::string_view href) {
    std::string target = href.starts_with('#') ? part.path : resolve(part.path, href);
    if (href.empty() || target.empty()) return;
    if (const std::string id = fragment_of(href); !id.empty()) target += "#" + clean(id);
    links_.push_back({part.path, std::move(target), part.line_of(node)});
  }

  common::Findings& findings_;
  ArchiveReader& archive_;
  bool is_epub3_ = true;
  std::size_t navigations_ = 0;
  std::set<std::string> ids_;     // of items
  std::set<std::string> places_;  // "path" and "path#id"
  std::vector<std::string> texts_;
  std::vector<Link> links_;
};

// The first local file header of the archive (APPNOTE 4.3.7) and what follows it.
bool begins_as_a_book(common::InputBytes& input) {
  constexpr std::string_view kName = "mimetype", kType = "application/epub+zip";
  std::string bytes(30 + kName.size() + kType.size(), '\0');
  bytes.resize(input.read(0, bytes.data(), bytes.size()));
  const auto number = [&](std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1]) << 8;
  };
  if (bytes.size() < 30 + kName.size() + kType.size()) return false;
  const bool is_stored = number(8) == 0, has_extra = number(28) != 0;
  return is_stored && !has_extra && std::string_view(bytes).substr(30) == std::string(kName).append(kType);
}

}  // namespace

void Checker::check() {
  common::InputBytes input(host());
  const bool begins_well = begins_as_a_book(input);
  ArchiveReader archive(input, limits_of(host()));
  common::Findings findings(host());
  if (!begins_well)
    findings.add(kFirstEntry,
                 "the archive does not begin with a stored mimetype that says application/epub+zip",
                 {0, 0, "mimetype", ""});
  Inspection(findings, archive).run();
}

}  // namespace broadsheet::epub
