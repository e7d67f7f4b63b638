#include "io/output/plain_path.hpp"

#include <algorithm>
#include <string>

namespace broadsheet {

namespace fs = std::filesystem;

bool is_plain_path(const fs::path& name) {
  const std::string text = name.string();
  if (text.empty() || text.size() > 1024 || name.is_absolute() || text.back() == '/') return false;
  if (std::any_of(text.begin(), text.end(),
                  [](unsigned char c) { return c < 0x20 || c == '\\' || c == ':' || c == 0x7F; }))
    return false;
  return std::none_of(name.begin(), name.end(), [](const fs::path& step) {
    return step == "." || step == ".." || step.empty() || step.string().size() > 255;
  });
}

}  // namespace broadsheet
