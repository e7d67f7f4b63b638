// core/plugins/manifest.hpp - what a plugin says about itself, read without running it.
//
// The manifest is JSON text inside the plugin file, after a marker (BS_MANIFEST of plugin.h).
// plugins/README.md describes its fields.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

enum class OptionType { string, integer, boolean, choice, file, ledger };

struct OptionSpec {
  std::string name;
  OptionType type = OptionType::string;
  std::vector<std::string> choices;
  long min, max;  ///< of an integer
  std::string default_value, help;
  bool for_read = true, for_write = true;
};

/// A fixed byte string at a fixed place by which inputs are recognised.
struct Magic {
  std::size_t offset = 0;
  std::string bytes;
  int score = 0;  ///< 0..100
};

struct FormatSpec {
  std::string name, about, media_type;
  bool reads = false, writes = false, filters = false;
  std::vector<std::string> extensions;  ///< with the dot, lower case
  std::vector<Magic> magic;
  bool probes = false;
  bool omits_furniture = false;  ///< its files leave out what pages print beside their articles
  bool keeps_lines = false;      ///< lines of what it reads are of another file, which it was made from
  std::vector<OptionSpec> options;

  bool has_extension(std::string_view extension) const;
  const OptionSpec* option(std::string_view name) const;
  /// Whether its text files are in UTF-8: the media type names no other charset.
  bool is_in_utf8() const;
};

struct Manifest {
  std::string id, version, about;
  int abi = -1;                      ///< of a native plugin
  std::vector<std::string> command;  ///< of a plugin that is a command (isolation/script.hpp); else empty
  bool always_isolated =
      false;  ///< runs in a process of its own, whoever installed it and whatever a job says
  std::vector<FormatSpec> formats;
};

/// Suffix of the manifest files of plugins that are commands.
inline constexpr std::string_view kCommandManifest = ".broadsheet.json";

/// The manifest text in a plugin file's bytes, or an empty view.
std::string_view find_manifest(std::string_view file);

/// Throws Error (plugin fault) that names the field at fault; manifest_check.hpp says what fields may be.
Manifest parse_manifest(std::string_view json);

}  // namespace broadsheet
