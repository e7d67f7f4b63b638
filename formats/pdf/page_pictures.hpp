// pdf/page_pictures.hpp - which images of a PDF are pictures of the issue.
//
// Logos and ornaments are drawn again and again, glyphs and rules are small, a scan lies under its text: none
// of them is one.
#pragma once

#include "pdf/poppler/extract.hpp"
#include "positioned/blocks/figures.hpp"

#include <broadsheet/plugin.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::pdf {

class PagePictures {
 public:
  /// Both outlive this. Options: pictures, max-pixels, max-picture.
  PagePictures(const plugin::Host& host, const Document& document);

  /// Takes the number from marks of a page that are no pictures. Every page, in order, with its tiles
  /// joined.
  void look_at(PageText& text);

  /// Gives the bytes of the pictures to `out`, and says of which. Warns: BS-P014 a picture that cannot be
  /// given, BS-P015 one of which the end is missing.
  std::set<std::string> give(const std::vector<positioned::PlacedPicture>& wanted, Sink& out) const;

 private:
  bool is_ornament(std::uint32_t page, std::int32_t picture) const;
  void give_page(const std::vector<positioned::PlacedPicture>& wanted, Sink& out,
                 std::set<std::string>& given) const;

  const plugin::Host& host_;
  const Document& document_;
  bool are_wanted_;
  PictureLimits limits_;
  std::map<std::uint32_t, std::vector<Image>> images_;  ///< by page
  std::map<int, std::size_t> times_drawn_;              ///< by the object's number
};

}  // namespace broadsheet::pdf
