// newsml/items/package.hpp - an issue as a NewsML-G2 Package Item: issue, pages, articles, items.
//
// A Package collects what its item references need while items are written one
// by one: about a hundred bytes per item, so an issue is never held whole.
#pragma once

#include "common/xml/pugixml.hpp"
#include "newsml/items/item.hpp"

#include <string>
#include <vector>

namespace broadsheet::newsml {

class Package {
 public:
  /// `folder` is where items lie beside the package ("items/"); empty where they are in one message.
  explicit Package(std::string folder) : folder_(std::move(folder)) {}

  void add(const news::Story& story);

  /// Appends the <packageItem>. With `titles`, groups of pages have one, and the page as a property:
  /// valid, but Superdesk takes every child of a group for a reference.
  void write(pugi::xml_node parent, const Frame& frame, const std::string& guid, const std::string& title,
             const news::Metadata& its, bool titles) const;

  /// The name of an item's file in a folder of its own.
  static std::string file_of(const std::string& name) { return name + ".xml"; }

 private:
  struct Item {
    std::string guid, name, kind, title, headline;
    int version;
    std::string status;  ///< its code
    std::string provider;
  };
  struct Entry {
    std::string page;
    std::vector<Item> items;
  };
  struct Page {
    std::string name;
    std::vector<std::size_t> entries;
  };
  std::vector<Page> pages(const Issue& issue) const;
  void write_groups(pugi::xml_node group_set, const Frame& frame, bool titles) const;
  void write_article(pugi::xml_node group_set, const Frame& frame, std::size_t index) const;
  void write_ref(pugi::xml_node group, const Frame& frame, const Item& item) const;

  std::string folder_;
  std::vector<Entry> entries_;
};

}  // namespace broadsheet::newsml
