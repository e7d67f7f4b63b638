// positioned/blocks/figures.hpp - the pictures of a page -> figures in its articles.
//
// A figure stands after the paragraph that is printed right above it, with its caption after it where the
// layout found one; else at the beginning of the article whose region it is in. Where the source gives the
// order of an article's blocks, it stands before its caption. A page without articles has no figures.
#pragma once

#include "layout/order/flow.hpp"

#include <broadsheet/sink.hpp>

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::positioned {

/// A picture that a figure shows, before anybody has looked at its pixels.
struct PlacedPicture {
  std::string id;
  std::uint32_t page = 0;    ///< layout::Page::number
  std::int32_t picture = 0;  ///< layout::Mark::picture
  std::string label, box;    ///< what Resource::page and Resource::box say
};

/// Adds figures to the articles of a page, with their captions where they are printed, and says what they
/// show, in the order in which the page draws it. No text changes.
std::vector<PlacedPicture> place_figures(std::vector<Article>& articles, const layout::Page& page,
                                         const layout::Flow& flow, const std::string& label);

/// Hands over those of the pictures that can be had, and says which.
using GivePictures =
    std::function<std::set<std::string>(const std::vector<PlacedPicture>& pictures, Sink& out)>;

}  // namespace broadsheet::positioned
