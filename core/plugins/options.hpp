// core/plugins/options.hpp - the options that plugins declare: check, default, value.
#pragma once

#include "plugins/registry.hpp"

#include <broadsheet/broadsheet.hpp>

namespace broadsheet {

/// What options begin with that the formats which keep a ledger of what was sent have in common:
/// Registry::options() has them beside those of each format, and option_values() takes them where the
/// format's own is not given.
inline constexpr std::string_view kShared = "news.";

/// Whether it has an option of the type ledger.
bool keeps_ledger(const FormatSpec& format);

/// What a plugin instance sees under the names of its manifest.
using OptionValues = std::map<std::string, std::string, std::less<>>;

/// Whether the type, the range and the choices of an option allow a value.
bool is_allowed(const OptionSpec& option, const std::string& value);

/// The value of each option of the provider's format: given as "<format>.<name>", else the default.
/// A file option's value is the file's bytes, and NAME.file has its name, for messages. Throws Error (usage)
/// for a value that the manifest does not allow, Error (io) for a file that cannot be read.
OptionValues option_values(const FormatProvider& provider, const Options& given);

/// Throws Error (usage) for a name that no plugin declares, with the nearest one.
void check_option_names(const Options& given, const Registry& registry);

/// "a whole number from 0 to 400", "one of plain, indent": for help and errors.
std::string describe_values(const OptionSpec& option);

}  // namespace broadsheet
