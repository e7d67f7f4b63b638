// xhtml/markup/inline.hpp - a text with its marks as inline markup.
#pragma once

#include "xhtml/markup/markup.hpp"

#include <broadsheet/model.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::xhtml {

/// Writes `text` with its runs as elements. Marks may overlap: the pieces of a
/// run that had to be cut carry data-continues from the second on. Marks that
/// fit no character of the text are skipped, and so are those under more than
/// 16 others. With `upright_digits`, numbers of one or two digits are wrapped
/// in <span class="tcy"> to stand upright in a vertical line. `soften`, if there is one, changes pieces of
/// the text.
void write_text(Markup& out, std::string_view text, const std::vector<Run>& runs, bool upright_digits,
                const std::function<std::string(std::string_view)>& soften = {});

/// Whether a link target of a document may become an href: an absolute http,
/// https or mailto address in characters that need no repair.
bool is_safe_link(std::string_view target);

}  // namespace broadsheet::xhtml
