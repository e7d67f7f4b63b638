// news/pictures/linked_pictures.hpp - from captions that say where their pictures lie to figures.
#pragma once

#include "pictures/collect.hpp"

#include <broadsheet/plugin.hpp>

#include <set>
#include <string>

namespace broadsheet::news {

class LinkedPictures {
 public:
  /// Both outlive this.
  LinkedPictures(const plugin::Host& host, Sink& out);

  /// Puts a figure before each caption whose picture lies beside the input, hands the picture over, and takes
  /// from the caption what it said of the file; one without text and credit goes. What lies elsewhere stays
  /// as it is, unless nothing is said of it. To be called before the article is handed over.
  void resolve(Article& article);

  /// Warns of those that are not where the input says, and of names that lead out of its folder (BS-N020).
  /// Last.
  void tell() const;

 private:
  const plugin::Host& host_;
  pictures::Collector collector_;
  std::set<std::string> outside_;  ///< names that lead out of the folder
};

}  // namespace broadsheet::news
