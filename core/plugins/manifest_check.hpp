// core/plugins/manifest_check.hpp - what the strings of a manifest may be.
//
// A manifest is a stranger's text, read before any of the plugin runs. Its strings become
// paths, options of the command line and lines on a terminal, its lists become
// loops: each has a grammar and a length here, and nothing uses one before this.
#pragma once

#include "plugins/manifest.hpp"

namespace broadsheet {

/// Bytes of a manifest. Ours have less than 8 KiB.
inline constexpr std::size_t kLargestManifest = std::size_t{256} << 10;

/// Throws Error (plugin) that names the field at fault and what it may be.
void check_manifest(const Manifest& manifest);

[[noreturn]] void refuse_manifest(const std::string& why);

/// For messages: in quotation marks, cut to 40 bytes, without control characters.
std::string in_quotes(std::string_view text);

}  // namespace broadsheet
