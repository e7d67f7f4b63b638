// core/io/sibling.hpp - files that an input names: opened below its folder, or not at all.
//
// The name comes out of the input, from whoever wrote that. So it is a relative path of plain names, and
// whatever links lie on the way, what is opened lies below the folder: the system is asked to see to that
// (openat2 with RESOLVE_BENEATH); one that cannot follows no link at all.
#pragma once

#include <filesystem>
#include <string>

namespace broadsheet {

enum class Sibling {
  opened,
  absent,  ///< there is no such file, it may not be read, or it is none
  refused  ///< the name leads elsewhere, or there is no folder to look in
};

struct OpenedSibling {
  Sibling state;
  int file = -1;  ///< to be closed by the caller
};

/// Opens `name` below `folder`, "" being the current one. Throws Error (io) where the machine fails.
OpenedSibling open_sibling(const std::filesystem::path& folder, const std::string& name);

}  // namespace broadsheet
