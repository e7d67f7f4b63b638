// ninjs/ninjs.hpp - a document as ninjs 1.x, 2.x or 3.x, IPTC's news in JSON, and back.
//
// Layout "package" is one object of type composite with a story in
// `associations` for each article, written as they come; "items" is one file per story; "lines" is
// one story per line. The schema allows no further properties, so what ninjs has no property for
// (page, kind of marks, line numbers) is left out; the body is the XHTML of the NewsML-G2 writer,
// with marks as elements.
#pragma once

#include "news/dispatch/dispatch.hpp"
#include "news/pictures/picture_files.hpp"

#include <broadsheet/plugin.hpp>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace broadsheet::ninjs {

class Writer : public plugin::Writer {
 public:
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  enum class Layout { package, items, lines };

  bool is_first() const { return version_.starts_with("1"); }
  nlohmann::ordered_json in_version(nlohmann::ordered_json object) const;
  void send(const news::Outgoing& out);
  void begin_package();
  void warn_of_losses(const news::Story& story);

  Layout layout_ = Layout::package;
  std::string version_;  ///< "3.1"
  Issue issue_;
  news::Settings settings_;
  std::optional<news::Dispatch> dispatch_;
  std::optional<news::PictureFiles> pictures_;
  bool begun_ = false;
  std::size_t articles_ = 0;
  std::set<std::string> warned_;
};

/// Reads an object, a list of them or one a line, of any version. A composite is its
/// stories; a picture goes to the story that it is associated with.
class Reader : public plugin::Reader {
 public:
  void read(Sink& out) override;
  static int probe(std::string_view format, std::string_view head);
};

}  // namespace broadsheet::ninjs
