#include "batch/inputs/inputs.hpp"

#include "batch/inputs/digest.hpp"
#include "batch/inputs/manifest_lines.hpp"
#include "plugins/registry.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

void check_is_there(const std::string& input) {
  std::error_code error;
  if (fs::exists(input, error)) return;
  throw Error(Fault::input, "BS-C120", "cannot be opened: No such file or directory", {input, 0, {}},
              "check the name");
}

}  // namespace

bool Shard::has(std::string_view name) const { return count == 1 || stable_hash(name) % count == index - 1; }

Shard parse_shard(const std::string& text) {
  Shard shard;
  const char* const end = text.data() + text.size();
  const auto index = std::from_chars(text.data(), end, shard.index);
  auto count = index;
  if (index.ec == std::errc() && index.ptr != end && *index.ptr == '/')
    count = std::from_chars(index.ptr + 1, end, shard.count);
  if (count.ptr == index.ptr || count.ec != std::errc() || count.ptr != end || shard.index < 1 ||
      shard.index > shard.count)
    throw Error(Fault::usage, "BS-C183", "--shard cannot be \"" + text + '"', {},
                "give I/N with I from 1 to N: 3/8");
  return shard;
}

BatchInputs::BatchInputs(BatchSource source) : source_(std::move(source)), grouping_(source_.group) {
  if (source_.inputs.empty() && source_.manifest.empty())
    throw Error(Fault::usage, "BS-C170", "there is no input", {},
                "name files, folders, patterns or a --manifest");
  for (const std::string& input : source_.inputs) {
    std::error_code error;
    if (fs::is_directory(input, error)) {
      walks_.emplace_back(input, source_.extensions);
    } else if (FileWalk::is_pattern(input) && !fs::exists(input, error)) {
      walks_.push_back(FileWalk::of_pattern(input));
    } else {
      check_is_there(input);
      files_.emplace_back(input);
      continue;
    }
    walks_.back().leave_out(source_.leave_out);
  }
  std::sort(files_.begin(), files_.end(), page_less);
  if (!source_.manifest.empty()) manifest_ = std::make_unique<LineReader>(source_.manifest);
}

std::optional<BatchItem> BatchInputs::next() {
  while (auto item = next_of_any_shard()) {
    if (!names_.insert(stable_hash(item->name)).second) {
      const std::string first = item->pages.empty() ? item->name : item->pages.front().string();
      item->fault.emplace(
          Fault::input, "BS-C184", "is called " + item->name + " like another issue of this batch",
          Place{first, 0, {}},
          "name its format with --from, its folder instead of the file, or both issues in a --manifest");
      item->name = first;
    }
    if (source_.shard.has(item->name)) return item;
  }
  return std::nullopt;
}

std::optional<BatchItem> BatchInputs::next_of_any_shard() {
  if (auto item = group_files()) return item;
  return next_in_manifest();
}

std::optional<FoundFile> BatchInputs::next_file() {
  if (ahead_) return std::exchange(ahead_, std::nullopt);
  if (next_named_ < files_.size()) {
    const fs::path& file = files_[next_named_++];
    return FoundFile{file.parent_path(), file.filename(), std::nullopt};
  }
  for (; walk_ < walks_.size(); ++walk_)
    while (auto file = walks_[walk_].next())
      if (file->fault || !source_.takes || source_.takes(file->root / file->relative)) return file;
  return std::nullopt;
}

std::optional<BatchItem> BatchInputs::group_files() {
  auto file = next_file();
  if (!file) return std::nullopt;
  BatchItem item;
  if (file->fault) {
    item.name = (file->root / file->relative).string();
    item.fault = std::move(file->fault);
    return item;
  }
  item.name = grouping_.issue_of(file->root, file->relative);
  const auto goes_on = [&](const FoundFile& next, const fs::path& page) {
    return !next.fault && next.relative != page && extension_of(next.relative) == extension_of(page) &&
           grouping_.issue_of(next.root, next.relative) == item.name;
  };
  fs::path page;
  do {
    page = file->relative;
    item.pages.push_back(file->root / page);
    file = next_file();
  } while (file && goes_on(*file, page));
  ahead_ = std::move(file);
  return item;
}

std::optional<BatchItem> BatchInputs::next_in_manifest() {
  if (!manifest_) return std::nullopt;
  const fs::path folder = source_.manifest == "-" ? fs::path() : source_.manifest.parent_path();
  for (std::string line; manifest_->next(line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::string name = source_.manifest == "-" ? "standard input" : source_.manifest.string();
    return item_from_line(line, {name, static_cast<std::uint32_t>(manifest_->number()), {}}, folder);
  }
  return std::nullopt;
}

}  // namespace broadsheet
