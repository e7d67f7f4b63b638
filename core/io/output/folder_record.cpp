#include "io/output/folder_record.hpp"

#include "io/descriptor.hpp"
#include "io/output/content_hash.hpp"
#include "io/output/plain_path.hpp"

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <string_view>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr off_t kLongest = off_t{64} << 20;
constexpr std::size_t kLongestLine = 8192;

/// "" for a link, for what is no file, for one of others' making that is too long.
std::string text_of(const fs::path& file) {
  const Descriptor opened(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (!opened || fstat(opened.get(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > kLongest)
    return {};
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {
    const ssize_t n = read(opened.get(), text.data() + filled, text.size() - filled);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    filled += static_cast<std::size_t>(n);
  }
  text.resize(filled);
  return text;
}

std::string member(const Json& line, const char* name) {
  const auto its = line.find(name);
  return its != line.end() && its->is_string() ? its->get<std::string>() : std::string();
}

/// Whether a step on the way to it is a link, or it is not there.
bool is_out_of_reach(const fs::path& folder, const fs::path& file) {
  fs::path here = folder;
  for (const fs::path& step : file.parent_path()) {
    struct stat status {};
    if (lstat((here /= step).c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return true;
  }
  struct stat status {};
  return lstat((folder / file).c_str(), &status) != 0 || S_ISDIR(status.st_mode);
}

}  // namespace

FolderRecord FolderRecord::read_from(const fs::path& folder) {
  FolderRecord record;
  const std::string text = text_of(folder / kName);
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const Json its = line.size() > kLongestLine ? Json() : Json::parse(line, nullptr, false);
    if (!its.is_object()) continue;
    Entry entry{member(its, "file"), member(its, "format"), member(its, "hash")};
    if (is_plain_path(entry.file) && entry.file != kName && !entry.format.empty() && !entry.hash.empty())
      record.entries.insert(std::move(entry));
  }
  return record;
}

std::string FolderRecord::text() const {
  std::string out;
  for (const Entry& its : entries)
    out += Json{{"file", its.file}, {"format", its.format}, {"hash", its.hash}}.dump(
               -1, ' ', false, Json::error_handler_t::replace) +
           '\n';
  return out;
}

OldFiles old_files(const fs::path& folder, const FolderRecord& record, const std::string& format,
                   const std::set<fs::path>& new_files) {
  std::map<fs::path, std::set<std::string>> hashes;  // a run that was killed left several of one file
  std::set<fs::path> of_others;
  for (const auto& entry : record.entries) {
    if (entry.format != format)
      of_others.insert(entry.file);
    else if (!new_files.contains(entry.file))
      hashes[entry.file].insert(entry.hash);
  }
  OldFiles old;
  for (const auto& [file, its] : hashes) {
    if (of_others.contains(file) || is_out_of_reach(folder, file)) continue;
    const auto hash = content_hash_of(folder / file);
    if (hash && its.contains(*hash))
      old.unchanged.insert(file);
    else
      old.changed.push_back(file);
  }
  return old;
}

void remove_empty_folders(const fs::path& top, const fs::path& file) {
  for (fs::path folder = file.parent_path(); !folder.empty(); folder = folder.parent_path())
    if (rmdir((top / folder).c_str()) != 0) return;
}

}  // namespace broadsheet
