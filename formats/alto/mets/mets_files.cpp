#include "alto/mets/mets_files.hpp"

#include "pictures/identify.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace broadsheet::alto {
namespace {

using common::child;
using common::is;

std::string_view value(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

/// An attribute whose prefix varies: xlink:href, xlin:href.
std::string_view href_of(pugi::xml_node node) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name == "href" || name.ends_with(":href")) return attribute.value();
  }
  return {};
}

bool ends_in_xml(std::string_view href) {
  const std::string lower = bare_type(href.substr(href.size() > 4 ? href.size() - 4 : 0));
  return lower == ".xml";
}

bool holds_text(pugi::xml_node file, std::string_view href) {
  const std::string_view type = value(file, "MIMETYPE");
  if (type.find("xml") != std::string_view::npos) return true;
  return type.substr(0, 6) != "image/" && ends_in_xml(href);
}

bool is_image(pugi::xml_node file, std::string_view href) {
  const std::string_view type = value(file, "MIMETYPE");
  return type.substr(0, 6) == "image/" || (type.empty() && !pictures::media_type_of(href).empty());
}

/// The structure of an issue in a file of its own, as the BnF does: toc/T0000001.xml.
bool is_structure(std::string_view group, std::string_view href) {
  return bare_type(group).find("toc") != std::string::npos || href.find("toc/") != std::string_view::npos;
}

using Images = std::unordered_map<std::string_view, std::string_view>;  // href by ID

class FileWalk {
 public:
  FileWalk(Mets& into, Images& images) : into_(into), images_(images) {}

  void walk(pugi::xml_node parent, std::string_view group) {
    for (const pugi::xml_node node : parent.children()) {
      if (is(node, "file")) take(node, group);
      const std::string_view use = value(node, "USE");
      walk(node, use.empty() ? group : use);
    }
  }

 private:
  void take(pugi::xml_node file, std::string_view group) {
    const std::string_view href = href_of(child(file, "FLocat"));
    if (is_image(file, href)) images_.emplace(value(file, "ID"), href);
    if (href.empty() || !holds_text(file, href)) return;
    if (is_structure(group, href)) {
      into_.structures.emplace_back(href);
    } else if (seen_.insert(value(file, "ID")).second) {
      into_.files.push_back({std::string(value(file, "ID")), std::string(href)});
    }
  }

  Mets& into_;
  Images& images_;
  std::unordered_set<std::string_view> seen_;
};

/// The pages of the physical structure: a div is one if it names a text file itself.
class PageWalk {
 public:
  PageWalk(Mets& into, const Images& images) : into_(into), images_(images) {
    for (const TextFile& file : into.files) text_files_.insert(file.id);
  }

  void walk(pugi::xml_node div) {
    if (const std::string_view file = text_file(div); !file.empty() && seen_.insert(std::string(file)).second)
      into_.pages.push_back({label_of(div), std::string(file), images_in(div)});
    for (const pugi::xml_node node : div.children())
      if (is(node, "div")) walk(node);
  }

  void add_the_rest() {
    for (const TextFile& file : into_.files)
      if (seen_.insert(file.id).second) into_.pages.push_back({"", file.id, {}});
  }

 private:
  static std::string label_of(pugi::xml_node div) {
    const std::string_view label = value(div, "ORDERLABEL");
    return std::string(label.empty() ? value(div, "ORDER") : label);
  }

  // Of several the one that says it is ALTO: some libraries keep further XML with each page.
  std::string_view text_file(pugi::xml_node node) const {
    std::string_view best;
    for (const pugi::xml_node inner : node.children()) {
      if (is(inner, "div")) continue;
      std::string_view id = value(inner, "FILEID");
      if (text_files_.count(std::string(id)) == 0) id = text_file(inner);
      if (best.empty() || (!says_alto(best) && says_alto(id))) best = id;
    }
    return best;
  }

  std::vector<std::string> images_in(pugi::xml_node node) const {
    std::vector<std::string> out;
    for (const pugi::xml_node inner : node.children()) {
      if (is(inner, "div")) continue;
      if (const auto image = images_.find(value(inner, "FILEID")); image != images_.end())
        out.emplace_back(image->second);
      for (std::string& its : images_in(inner)) out.push_back(std::move(its));
    }
    return out;
  }

  bool says_alto(std::string_view id) const {
    const auto file =
        std::find_if(into_.files.begin(), into_.files.end(), [&](const TextFile& f) { return f.id == id; });
    if (file == into_.files.end()) return false;
    const std::string names = bare_type(file->id) + bare_type(file->href);
    return names.find("alto") != std::string::npos;
  }

  Mets& into_;
  const Images& images_;
  std::unordered_set<std::string> text_files_, seen_;
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decoded(std::string_view href) {
  std::string out;
  for (std::size_t i = 0; i < href.size(); ++i) {
    const int high = href[i] == '%' && i + 2 < href.size() ? hex_digit(href[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(href[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += href[i] == '\\' ? '/' : href[i];
    }
  }
  return out;
}

}  // namespace

std::string bare_type(std::string_view type) {
  type.remove_prefix(std::min(type.find(':') + 1, type.size()));
  std::string out;
  for (const char c : type) {
    if (c == '-' || c == '_' || c == ' ') continue;
    out += ascii::lower(c);
  }
  return out;
}

std::vector<std::string> names_of(std::string_view href) {
  const std::size_t scheme = href.find("://");
  const bool elsewhere = scheme != std::string_view::npos && href.substr(0, scheme) != "file";
  std::string path = decoded(href.substr(scheme == std::string_view::npos ? 0 : scheme + 3));
  if (elsewhere) path.resize(std::min(path.find_first_of("?#"), path.size()));
  while (path.starts_with("./") || path.starts_with("/.")) path.erase(0, path[0] == '/' ? 1 : 2);
  const std::string last = path.substr(path.rfind('/') + 1);
  std::vector<std::string> names;
  if (!elsewhere && !path.empty()) names.push_back(path);
  if (!last.empty() && last != path && (!elsewhere || ends_in_xml(last))) names.push_back(last);
  return names;
}

void read_files(pugi::xml_node mets, Mets& into) {
  Images images;
  for (const pugi::xml_node section : common::children(mets, "fileSec"))
    FileWalk(into, images).walk(section, {});
  PageWalk pages(into, images);
  for (const pugi::xml_node map : common::children(mets, "structMap"))
    if (bare_type(value(map, "TYPE")) != "logical") pages.walk(map);
  pages.add_the_rest();
}

}  // namespace broadsheet::alto
