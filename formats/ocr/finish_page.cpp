#include "ocr/finish_page.hpp"

#include "ocr/language.hpp"
#include "ocr/type_size.hpp"

#include <algorithm>

namespace broadsheet::ocr {

void finish_page(layout::Page& page, const std::map<std::string, std::size_t>& languages) {
  page.language = most_used_language(languages);
  for (const layout::Line& line : page.lines) {
    page.width = std::max(page.width, line.box.x1);
    page.height = std::max(page.height, line.box.y1);
  }
  set_type_sizes(page);
}

}  // namespace broadsheet::ocr
