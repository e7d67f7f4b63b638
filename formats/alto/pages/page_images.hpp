// alto/pages/page_images.hpp - the illustrations of ALTO pages, cut out of the pictures of the pages.
#pragma once

#include "layout/page.hpp"
#include "pictures/crop.hpp"
#include "positioned/blocks/figures.hpp"

#include <broadsheet/plugin.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::alto {

class PageImages {
 public:
  /// `host` outlives this. Options: pictures, max-pixels.
  explicit PageImages(const plugin::Host& host);

  /// Numbers the illustrations of a page. `names`: under which the picture of the page may lie beside the
  /// input, likely ones first; of a name that ends otherwise also JPEG and PNG are looked for.
  void look_at(layout::Page& page, const std::vector<std::string>& names);

  /// Gives those that can be had, page by page. Warns: BS-P024 a picture of a page that cannot be used.
  std::set<std::string> give(const std::vector<positioned::PlacedPicture>& wanted, Sink& out) const;

 private:
  struct Seen {
    std::vector<std::string> names;
    double width = 0, height = 0;               ///< of the page, in its unit
    std::map<std::int32_t, layout::Box> boxes;  ///< of illustrations
  };
  void give_page(const std::vector<positioned::PlacedPicture>& wanted, Sink& out,
                 std::set<std::string>& given) const;
  std::string image_of(const Seen& page) const;
  std::vector<pictures::Cut> cuts_of(const std::string& bytes, const Seen& page,
                                     const std::vector<positioned::PlacedPicture>& wanted) const;

  const plugin::Host& host_;
  bool are_wanted_;
  std::uint64_t most_pixels_;
  std::vector<Seen> pages_;
  std::map<std::int32_t, std::size_t> page_of_;  ///< in pages_, by number of the illustration
};

}  // namespace broadsheet::alto
