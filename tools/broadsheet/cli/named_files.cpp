#include "cli/named_files.hpp"

#include "plugins/registry.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/broadsheet.hpp>

#include <algorithm>
#include <filesystem>

namespace broadsheet::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostLookedAt = 10000;

// The name beside it that differs in the case of letters, or else is spelled much alike.
std::string meant_instead_of(const fs::path& name) {
  std::vector<std::string> there;
  std::error_code error;
  const fs::path folder = name.has_parent_path() ? name.parent_path() : fs::path(".");
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (there.size() == kMostLookedAt) return {};
    there.push_back(at->path().filename().string());
  }
  std::sort(there.begin(), there.end());
  const std::string wanted = ascii::lower(name.filename().string());
  const auto same = std::find_if(there.begin(), there.end(),
                                 [&](const std::string& its) { return ascii::lower(its) == wanted; });
  const std::string meant = same != there.end() ? *same : nearest(name.filename().string(), there);
  return meant.empty() ? meant : (name.parent_path() / meant).string();
}

std::string advice_on(const std::string& name, const std::vector<std::string>& formats) {
  if (std::find(formats.begin(), formats.end(), name) != formats.end())
    return "if a format is meant: several stand together, --to epub," + name;
  if (name == "true" || name == "false")
    return "the value of a switch stands behind an equals sign: --NAME=" + name + "; --no-NAME turns it off";
  if (name.find_first_of("*?[") != name.npos)
    return "patterns are the shell's: leave the quotes away; or broadsheet batch, which takes them";
  const std::string meant = meant_instead_of(name);
  return meant.empty() ? "check the name" : "did you mean " + meant + "?";
}

}  // namespace

void refuse_missing(const std::string& name, const std::vector<std::string>& formats) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(name, error);
  const bool is_address = name.starts_with("http://") || name.starts_with("https://");
  if (name == "-" || is_address || status.type() != fs::file_type::not_found) return;
  throw Error(Fault::input, "BS-C120", "cannot be opened: No such file or directory", {name, 0, {}},
              advice_on(name, formats));
}

}  // namespace broadsheet::cli
