#include "batch/inputs/inputs_within.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

bool is_below(const fs::path& file, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

std::set<fs::path> pages_below(const BatchSource& source, const fs::path& folder) {
  std::set<fs::path> found;
  if (source.manifest == "-") return found;
  std::error_code error;
  BatchInputs inputs(source);
  while (const auto item = inputs.next())
    for (const fs::path& page : item->pages)
      if (fs::path real = fs::canonical(page, error); !error && is_below(real, folder))
        found.insert(std::move(real));
  return found;
}

}  // namespace

std::function<bool(const fs::path&)> inputs_within(BatchSource source, fs::path folder) {
  auto pages = std::make_shared<std::optional<std::set<fs::path>>>();
  return [source = std::move(source), folder = std::move(folder), pages](const fs::path& target) {
    std::error_code error;
    const fs::path real = fs::canonical(target, error);
    if (error) return false;  // it is new
    if (!*pages) *pages = pages_below(source, fs::canonical(folder, error));
    const auto next = (*pages)->lower_bound(real);
    return next != (*pages)->end() && is_below(*next, real);
  };
}

}  // namespace broadsheet
