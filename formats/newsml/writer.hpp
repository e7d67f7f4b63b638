// newsml/writer.hpp - a document as NewsML-G2.
//
// Layouts: "message" is one newsMessage with every item and, last, the package
// that gives them their order (the standard leaves the order in an itemSet
// open, so an item is written as soon as its article comes); "items" is one file per item;
// "package" is the same with package.xml beside a folder of items. In each, one article is held at
// a time. Pictures are files in a folder beside them, and items that name these; what is written last.
#pragma once

#include "news/dispatch/dispatch.hpp"
#include "news/pictures/picture_files.hpp"
#include "newsml/items/item.hpp"
#include "newsml/items/package.hpp"

#include <broadsheet/plugin.hpp>

#include <memory>
#include <optional>
#include <set>
#include <string>

namespace broadsheet::newsml {

class Writer : public plugin::Writer {
 public:
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  enum class Layout { message, items, package };

  void send(const news::Outgoing& out);
  void warn_of_aliases(const news::Story& story);
  void begin_message();
  bool has_package() const;
  void write_item(pugi::xml_node item, const std::string& file);

  Layout layout_ = Layout::message;
  Issue issue_;
  news::Settings settings_;
  std::optional<Frame> frame_;
  std::optional<news::Dispatch> dispatch_;
  std::optional<news::PictureFiles> pictures_;
  bool begun_ = false;
  std::set<std::string> warned_;  ///< of these aliases
  std::optional<Package> package_;
};

}  // namespace broadsheet::newsml
