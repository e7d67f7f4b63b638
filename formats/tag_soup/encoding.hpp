// tag_soup/encoding.hpp - a page of HTML in UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet::tag_soup {

struct Decoded {
  std::string text;        ///< valid UTF-8 without byte order mark
  std::string encoding;    ///< as iconv names it
  std::size_t broken = 0;  ///< see common::Utf8
  std::size_t first_broken = 0;
};

/// `page` in UTF-8: from the encoding that `label` stands for; where that is empty, from that of its
/// byte order mark, else from that which its <meta> or its XML declaration names, else UTF-8.
/// A page that names another encoding and is valid UTF-8 for all that was saved so.
/// Throws plugin::Failure for a label nobody knows, and where a page that names none is no UTF-8;
/// `name` is what errors call it.
Decoded decode(std::string_view page, std::string_view label, const std::string& name);

}  // namespace broadsheet::tag_soup
