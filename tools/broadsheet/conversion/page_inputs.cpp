#include "conversion/page_inputs.hpp"

#include "batch/inputs/inputs.hpp"
#include "conversion/batch_options.hpp"
#include "convert/facts/metadata.hpp"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace broadsheet::cli {
namespace {

namespace fs = std::filesystem;

// Whether a pipe or file is at standard input that has something in it; waits for the pipe.
bool has_piped_input() {
  struct stat status {};
  if (fstat(STDIN_FILENO, &status) != 0) return false;
  if (S_ISREG(status.st_mode)) return status.st_size > 0;
  if (!S_ISFIFO(status.st_mode) && !S_ISSOCK(status.st_mode)) return false;
  pollfd standard_input{STDIN_FILENO, POLLIN, 0};
  return poll(&standard_input, 1, -1) > 0 && (standard_input.revents & POLLIN) != 0;
}

[[noreturn]] void refuse(const fs::path& folder, const std::string& what, const std::string& advice) {
  throw Error(Fault::usage, "BS-C157", what, {folder.string(), 0, {}}, advice);
}

// Whether it is `output` or, where that is a folder, lies in it.
bool is_of_output(const fs::path& file, const fs::path& output) {
  std::error_code error;
  if (output.empty() || !fs::exists(output, error)) return false;
  if (!fs::is_directory(output, error)) return fs::equivalent(file, output, error);
  return *fs::canonical(file, error).lexically_relative(fs::canonical(output, error)).begin() != "..";
}

std::vector<fs::path> pages_in(const fs::path& folder, const std::string& from, const Registry& registry,
                               const fs::path& output) {
  const std::string whole_archive =
      "name the pages of one, move what is no page elsewhere, or broadsheet batch " + folder.string() +
      " -o DIR";
  BatchSource source;
  source.inputs = {folder.string()};
  source.group = "folder";
  source.extensions = extensions_to_read(registry, from);
  std::error_code error;
  if (!fs::equivalent(folder, output, error))
    source.takes = [&output](const fs::path& file) { return !is_of_output(file, output); };
  BatchInputs issues(std::move(source));
  const auto issue = issues.next();
  if (!issue) refuse(folder, "is a folder without a file that a plugin reads", "name the pages, in order");
  if (issue->fault) throw Error(*issue->fault);
  if (const auto other = issues.next()) {
    const auto first_of = [&](const BatchItem& item) {
      return item.pages.empty() ? item.name : item.pages.front().lexically_relative(folder).string();
    };
    refuse(folder,
           "is a folder with " + first_of(*issue) + " and " + first_of(*other) +
               ", which are no pages of one issue",
           whole_archive);
  }
  const Metadata first = metadata_from_name(issue->pages.front());
  for (const fs::path& page : issue->pages) {
    const Metadata other = metadata_from_name(page);
    if (other.date != first.date || other.publication != first.publication)
      refuse(folder, "is a folder with several issues", whole_archive);
  }
  return issue->pages;
}

}  // namespace

std::vector<fs::path> page_inputs(const std::vector<std::string>& inputs, const std::string& from,
                                  const Registry& registry, const fs::path& output) {
  if (inputs.empty() && has_piped_input()) return {"-"};
  if (inputs.empty())
    throw Error(Fault::usage, "BS-C170", "there is no input", {},
                "name a file, a folder, or - for standard input");
  std::vector<fs::path> pages;
  for (const std::string& input : inputs) {
    std::error_code error;
    if (!fs::is_directory(input, error)) {
      pages.emplace_back(input);
      continue;
    }
    for (fs::path& page : pages_in(input, from, registry, output)) pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace broadsheet::cli
