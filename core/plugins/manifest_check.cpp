#include "plugins/manifest_check.hpp"

#include "plugins/options.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/report.hpp>

#include <algorithm>
#include <set>

namespace broadsheet {
namespace {

constexpr std::size_t kLongestName = 64, kLongestId = 128, kLongestVersion = 64, kLongestExtension = 32,
                      kLongestMediaType = 128, kLongestText = 2000, kLongestValue = 4096;
constexpr std::size_t kMostFormats = 64, kMostExtensions = 64, kMostMagic = 64, kMostOptions = 256,
                      kMostChoices = 256, kMostWords = 64;
constexpr std::size_t kFurthestMagic = std::size_t{64} << 10;  // what is looked at of an input

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
using ascii::is_alphanumeric;
using ascii::is_digit;

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

template <class Allowed>
bool consists_of(std::string_view text, std::size_t longest, Allowed allowed) {
  return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), allowed);
}

// Of UTF-8: whether a control character begins at `i`, also one that turns the direction of
// writing around (U+200E, U+200F, U+2028 to U+202E, U+2066 to U+2069).
bool is_control(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t n) {
    return n < text.size() ? static_cast<unsigned char>(text[n]) : static_cast<unsigned char>(0);
  };
  if (byte(i) < 0x20 || byte(i) == 0x7F) return true;
  if (byte(i) == 0xC2) return byte(i + 1) < 0xA0;
  if (byte(i) != 0xE2) return false;
  if (byte(i + 1) == 0x80)
    return byte(i + 2) == 0x8E || byte(i + 2) == 0x8F || (byte(i + 2) >= 0xA8 && byte(i + 2) <= 0xAE);
  return byte(i + 1) == 0x81 && byte(i + 2) >= 0xA6 && byte(i + 2) <= 0xA9;
}

void check_text(const std::string& text, const char* what, std::size_t longest = kLongestText) {
  if (text.size() > longest)
    refuse_manifest(std::string("has ") + what + " of " + std::to_string(text.size()) + " bytes; " +
                    std::to_string(longest) + " are allowed");
  for (std::size_t i = 0; i < text.size(); ++i)
    if (is_control(text, i))
      refuse_manifest(std::string("has a control character in ") + what + ' ' + in_quotes(text));
}

void check_count(std::size_t count, std::size_t most, const char* what) {
  if (count > most)
    refuse_manifest("has " + std::to_string(count) + ' ' + what + "; " + std::to_string(most) +
                    " are allowed");
}

// Names become part of the command line ("--newsml.guid-domain") and of file names.
void check_name(const std::string& name, const char* what) {
  const bool plain =
      consists_of(name, kLongestName, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
  if (!plain || name.front() == '-')
    refuse_manifest(std::string("has the ") + what + " name " + in_quotes(name) +
                    "; a-z, 0-9 and - are allowed, 64 at most");
}

// It is put after the name of an output.
void check_extension(const std::string& extension) {
  const bool plain = consists_of(extension, kLongestExtension,
                                 [](char c) { return is_lower(c) || is_digit(c) || is_one_of(c, "._+-"); });
  if (!plain || extension.front() != '.' || extension.size() < 2 || extension.back() == '.' ||
      extension.find("..") != std::string::npos || extension.ends_with(".part"))  // of what is unfinished
    refuse_manifest("has the extension " + in_quotes(extension) +
                    "; a dot and a-z, 0-9, _, + and - are allowed, 32 at most");
}

// It is given unchecked where the user gives nothing.
void check_default(const OptionSpec& option) {
  const auto refuse = [&](const std::string& why) {
    refuse_manifest("has an option " + in_quotes(option.name) + why);
  };
  if (option.type == OptionType::choice && option.choices.empty()) refuse(" of type choice without choices");
  if (!option.default_value.empty() && !is_allowed(option, option.default_value))
    refuse(" whose default " + in_quotes(option.default_value) + " is not " + describe_values(option));
}

void check_option(const OptionSpec& option) {
  check_name(option.name, "option");
  if (option.name == "language" || option.name == "timestamp")
    refuse_manifest("has an option " + in_quotes(option.name) + ", which every plugin has undeclared");
  check_count(option.choices.size(), kMostChoices, "choices for an option");
  for (const std::string& choice : option.choices)  // the shell's completion lists them
    if (!choice.empty() &&                          // "none of the others"
        !consists_of(choice, kLongestName,
                     [](char c) { return is_alphanumeric(c) || is_one_of(c, "._+:/-"); }))
      refuse_manifest("has the choice " + in_quotes(choice) +
                      "; letters, digits and ._+:/- are allowed, 64 at most");
  if (option.min > option.max)
    refuse_manifest("has an option " + in_quotes(option.name) + " whose least value is above its greatest");
  check_text(option.default_value, "a default", kLongestValue);
  check_default(option);
  check_text(option.help, "a help");
}

void check_format(const FormatSpec& format) {
  check_name(format.name, "format");
  check_text(format.about, "an \"about\"");
  if (!format.media_type.empty() && !consists_of(format.media_type, kLongestMediaType, [](char c) {
        return is_alphanumeric(c) || is_one_of(c, "!#$&^_.+-/;= ");
      }))
    refuse_manifest("has the media type " + in_quotes(format.media_type) + "; type/subtype is allowed");
  check_count(format.extensions.size(), kMostExtensions, "extensions of a format");
  for (const std::string& extension : format.extensions) check_extension(extension);
  check_count(format.magic.size(), kMostMagic, "magics of a format");
  for (const Magic& magic : format.magic)
    if (magic.offset > kFurthestMagic || magic.bytes.size() > kFurthestMagic - magic.offset)
      refuse_manifest("has a magic beyond the first 64 KiB, which are looked at");
  check_count(format.options.size(), kMostOptions, "options of a format");
  std::set<std::string_view> names;
  for (const OptionSpec& option : format.options) {
    check_option(option);
    if (!names.insert(option.name).second)
      refuse_manifest("has the option " + in_quotes(option.name) + " twice");
  }
  if (!format.reads && !format.writes && !format.filters)
    refuse_manifest("has a format " + in_quotes(format.name) + " that does nothing: give it \"does\"");
}

}  // namespace

void refuse_manifest(const std::string& why) {
  throw Error(Fault::plugin, "BS-C101", "has a manifest that " + why, {}, "tell the plugin's author");
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kShown = 40;
  std::string out = "\"";
  for (std::size_t i = 0; i < std::min(text.size(), kShown); ++i)
    out += static_cast<unsigned char>(text[i]) >= 0x7F || text[i] < 0x20 ? '?' : text[i];
  return out + (text.size() > kShown ? "…\"" : "\"");
}

void check_manifest(const Manifest& manifest) {
  const bool plain_id =
      consists_of(manifest.id, kLongestId, [](char c) { return is_alphanumeric(c) || is_one_of(c, "._-"); });
  if (!plain_id || !is_alphanumeric(manifest.id.front()))
    refuse_manifest("has the id " + in_quotes(manifest.id) +
                    "; letters, digits, dots, _ and - are allowed, 128 at most");
  if (!consists_of(manifest.version, kLongestVersion,
                   [](char c) { return is_alphanumeric(c) || is_one_of(c, ".+~:-_"); }))
    refuse_manifest("has the version " + in_quotes(manifest.version) +
                    "; letters, digits and .+~:-_ are allowed, 64 at most");
  check_text(manifest.about, "an \"about\"");
  check_count(manifest.command.size(), kMostWords, "words in its command");
  for (const std::string& word : manifest.command) check_text(word, "a word of its command", kLongestValue);
  if (!manifest.command.empty() && manifest.command.front().empty())
    refuse_manifest("has a command without a program");
  check_count(manifest.formats.size(), kMostFormats, "formats");
  std::set<std::string_view> names;
  for (const FormatSpec& format : manifest.formats) {
    check_format(format);
    if (!names.insert(format.name).second)
      refuse_manifest("has two formats " + in_quotes(format.name) + ": one may do several things");
  }
}

}  // namespace broadsheet
