// ninjs/ninjs.hpp - a document as ninjs 3.1, IPTC's news in JSON.
//
// Layout "package" is one object of type composite with a story in
// `associations` for each article, written as they come; "items" is one file per story. The schema
// allows no further properties, so what ninjs has no property for (page, kind of marks, line
// numbers) is left out; the body is the XHTML of the NewsML-G2 writer, with marks as elements.
#pragma once

#include "news/story.hpp"

#include <broadsheet/plugin.hpp>

#include <optional>

namespace broadsheet::ninjs {

class Writer : public plugin::Writer {
 public:
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  bool package_ = true;
  Issue issue_;
  news::Settings settings_;
  std::optional<news::Mapper> mapper_;
  std::size_t articles_ = 0;
};

}  // namespace broadsheet::ninjs
