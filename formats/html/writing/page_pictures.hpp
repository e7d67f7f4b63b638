// html/writing/page_pictures.hpp - the pictures of an issue in its pages: as data: URLs, or as files beside
// them.
//
// A page names a picture by a mark, which write() replaces by the bytes: so one is in memory at a time.
#pragma once

#include "pictures/shown_pictures.hpp"
#include "xhtml/article.hpp"

#include <broadsheet/plugin.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::html {

class PagePictures {
 public:
  /// `host` outlives this. Warns: BS-H006 once for each picture that browsers do not show.
  explicit PagePictures(const plugin::Host& host);

  /// How a page shows the picture of a figure. `folder`: the way to the folder of pictures ("../pictures/");
  /// "" = the picture is in the page, which write() has to write.
  std::optional<xhtml::ShownPicture> show(const Block& figure, std::string_view folder);

  /// Writes markup with the pictures that are named in it.
  void write(std::string_view markup) const;
  /// Writes each picture that was shown into a file of its own.
  void write_files() const;

 private:
  void write_data_url(const std::string& id) const;

  const plugin::Host& host_;
  pictures::ShownPictures shown_;
};

}  // namespace broadsheet::html
