// issuetext/furniture/address.hpp - lines that hold little but a web or mail address: pages print them beside
// the name of the paper, whatever its language.
#pragma once

#include "reconstruct/text/glyphs.hpp"

namespace broadsheet::issuetext {

/// "www.theherald.example", "letters@herald.example", "@theherald", with four words beside it at most, or in
/// scripts without blanks twelve characters; beside a mail address one word, as more may be an author's name.
bool is_address_line(reconstruct::View line);

}  // namespace broadsheet::issuetext
