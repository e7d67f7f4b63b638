#include "conversion/page_inputs.hpp"

#include "batch/inputs/inputs.hpp"
#include "cli/named_files.hpp"
#include "cli/terminal.hpp"
#include "conversion/batch_options.hpp"
#include "convert/facts/metadata.hpp"
#include "convert/sniffer.hpp"
#include "io/output/folder_record.hpp"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <set>

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

// Whether a plugin writes what is in the file, too: then it is a book or the like, and no page.
bool is_written(const fs::path& file, const Registry& registry) try {
  Input input(file, Limits{}.input_bytes);
  return sniff(input, registry).format->writes;
} catch (const Error&) {
  return false;
}

// Whether it is of the run before: a book that is `output`, or what lies in that folder. A page of that name
// is a page as the others are, and not replaced.
bool is_of_output(const fs::path& file, const fs::path& output, const Registry& registry) {
  std::error_code error;
  if (output.empty() || !fs::exists(output, error)) return false;
  if (!fs::is_directory(output, error))
    return fs::equivalent(file, output, error) && is_written(file, registry);
  return *fs::canonical(file, error).lexically_relative(fs::canonical(output, error)).begin() != "..";
}

// What we wrote into folders of an output that is a folder, whose file on top names them: index.html.
std::set<fs::path> files_below(const fs::path& folder) {
  std::set<fs::path> files;
  for (const auto& entry : FolderRecord::read_from(folder).entries)
    if (const fs::path file = entry.file; file.has_parent_path()) files.insert(folder / file);
  return files;
}

class PageFolder {
 public:
  PageFolder(const fs::path& folder, const std::string& from, const Registry& registry,
             const fs::path& output)
      : folder_(folder), registry_(registry) {
    source_.inputs = {folder.string()};
    source_.group = "folder";
    source_.extensions = extensions_to_read(registry, from);
    std::error_code error;
    takes_ = [&output, &registry, is_beside = !fs::equivalent(folder, output, error),
              below = files_below(folder)](const fs::path& file) {
      return !below.contains(file) && (!is_beside || !is_of_output(file, output, registry));
    };
  }

  // The pages of the one issue in it. Books of them that lie there, too, are left out, and told of.
  std::vector<fs::path> pages() {
    source_.takes = takes_;
    if (auto pages = single_issue()) return *pages;
    std::vector<Note> left_out;
    source_.takes = [&](const fs::path& file) {
      if (!takes_(file)) return false;
      if (!is_written(file, registry_)) return true;
      left_out.push_back({"BS-C218", "is left out: it is no page", {file.string(), 0, {}}});
      return false;
    };
    const auto pages = single_issue();
    if (!pages)
      refuse(folder_, "is a folder with " + others_ + ", which are no pages of one issue", advice());
    print_notes(left_out);
    return *pages;
  }

 private:
  // Nothing where there are two, whose first files are others_ then.
  std::optional<std::vector<fs::path>> single_issue() {
    BatchInputs issues(source_);
    const auto issue = issues.next();
    if (!issue && others_.empty())
      refuse(folder_, "is a folder without a file that a plugin reads", "name the pages, in order");
    if (!issue) return std::nullopt;
    if (issue->fault) throw Error(*issue->fault);
    if (const auto other = issues.next()) {
      others_ = first_of(*issue) + " and " + first_of(*other);
      return std::nullopt;
    }
    const Metadata first = metadata_from_name(issue->pages.front());
    for (const fs::path& page : issue->pages) {
      const Metadata other = metadata_from_name(page);
      if (other.date != first.date || other.publication != first.publication)
        refuse(folder_, "is a folder with several issues", advice());
    }
    return issue->pages;
  }
  std::string first_of(const BatchItem& item) const {
    return item.pages.empty() ? item.name : item.pages.front().lexically_relative(folder_).string();
  }
  std::string advice() const {
    std::error_code error;
    if (const fs::path index = folder_ / "index.html"; fs::exists(index, error))
      return "name " + index.string() + " if it lists the others";
    return "name the pages of one, move what is no page elsewhere, or broadsheet batch " + folder_.string() +
           " -o DIR";
  }

  fs::path folder_;
  const Registry& registry_;
  BatchSource source_;
  std::function<bool(const fs::path&)> takes_;
  std::string others_;
};

}  // namespace

std::vector<fs::path> page_inputs(const std::vector<std::string>& inputs, const std::string& from,
                                  const Registry& registry, const fs::path& output) {
  if (inputs.empty() && has_piped_input()) return {"-"};
  if (inputs.empty())
    throw Error(Fault::usage, "BS-C170", "there is no input", {},
                "name a file, a folder, or - for standard input");
  std::vector<fs::path> pages;
  std::vector<std::string> names;
  for (const FormatProvider& writer : registry.providers(Role::writer)) names.push_back(writer.format->name);
  for (const std::string& input : inputs) {
    std::error_code error;
    refuse_missing(input, names);
    if (!fs::is_directory(input, error)) {
      pages.emplace_back(input);
      continue;
    }
    for (fs::path& page : PageFolder(input, from, registry, output).pages()) pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace broadsheet::cli
