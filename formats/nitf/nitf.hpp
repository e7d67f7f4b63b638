// nitf/nitf.hpp - reads and writes NITF 3.6: one article per file.
#pragma once

#include "news/dispatch/dispatch.hpp"
#include "news/pictures/picture_files.hpp"

#include <broadsheet/plugin.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::nitf {

/// Writes a file for each article, named by publication, date, page and fingerprint. Layout "items", and
/// whatever has a ledger, is always a folder of them; else an issue of one article is a single output. In a
/// folder pictures lie beside them. One article is held at a time, and one document.
class Writer : public plugin::Writer {
 public:
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  void take(const Article& article);
  void send(const news::Outgoing& out);
  void write_part(const std::string& name, const std::string& document) const;

  Issue issue_;
  news::Settings settings_;
  std::optional<news::Dispatch> dispatch_;
  std::optional<news::PictureFiles> pictures_;
  std::optional<Article> held_;     ///< the first one, until it is known whether pictures go beside it
  std::string first_name_, first_;  ///< the first document, until it is known whether there are more
  bool is_folder_ = false;          ///< even where there is one article
  std::size_t articles_ = 0;
};

class Reader : public plugin::Reader {
 public:
  void read(Sink& out) override;
  static int probe(std::string_view format, std::string_view head);
};

}  // namespace broadsheet::nitf
