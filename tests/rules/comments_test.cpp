// What comments speak of is there: one that names a header or a function that is gone sends its reader
// astray.
#include "support/source_tree.hpp"

#include <gtest/gtest.h>

#include <cctype>
#include <functional>
#include <regex>

namespace broadsheet::testing {
namespace {

using Names = std::set<std::string>;

struct Line {
  std::string code, comment;
};

// A comment begins at the line's start or after a blank: not within an address.
Line split(const std::string& line) {
  for (std::size_t at = line.find("//"); at != line.npos; at = line.find("//", at + 1))
    if (at == 0 || line[at - 1] == ' ') return {line.substr(0, at), line.substr(at)};
  return {line, {}};
}

bool is_of_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// Gives each name in `text`, and what stands after it.
void for_names(const std::string& text, const std::function<void(const std::string&, std::string_view)>& f) {
  for (std::size_t begin = 0; begin < text.size();) {
    if (!is_of_name(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && is_of_name(text[end])) ++end;
    f(text.substr(begin, end - begin), std::string_view(text).substr(end));
    begin = end;
  }
}

// The names of code, and those of files.
Names names_in_the_tree() {
  Names names;
  for (const char* area : {"core", "formats", "plugins", "tools", "tests"})
    for (const fs::path& file : files_in(area, kCode)) {
      names.insert(file.filename());
      for (const std::string& line : lines_of(file))
        for_names(split(line).code, [&](const std::string& name, std::string_view) { names.insert(name); });
    }
  return names;
}

TEST(Comments, name_functions_and_sources_that_are_there) {
  const Names known = names_in_the_tree();
  std::size_t seen = 0;
  for (const char* area : {"core", "formats", "plugins", "tools"})
    for (const fs::path& file : files_in(area, kCode))
      for (const std::string& line : lines_of(file))
        for_names(split(line).comment, [&](const std::string& name, std::string_view after) {
          const bool is_source =
              starts_with(std::string(after), ".hpp") || starts_with(std::string(after), ".cpp");
          if (!is_source && after.substr(0, 2) != "()") return;
          ++seen;
          const std::string spoken = is_source ? name + std::string(after.substr(0, 4)) : name;
          EXPECT_TRUE(known.count(spoken)) << name_in_tree(file) << " speaks of " << spoken;
        });
  EXPECT_GT(seen, 200u);
}

TEST(Readmes, name_functions_and_lead_to_files_that_are_there) {
  static const std::regex link(R"(\]\(([^)#:]+)(#[^)]*)?\))"), function(R"(`(\w+)\(\)`)");
  const Names known = names_in_the_tree();
  std::vector<fs::path> pages = {kSource / "README.md", kSource / "CONTRIBUTING.md",
                                 kSource / "CHANGELOG.md"};
  for (const char* area : {"core", "formats", "plugins", "tools", "tests"})
    for (const fs::path& page : files_in(area, {".md"})) pages.push_back(page);
  for (const fs::path& page : pages) {
    if (page.string().find("/corpus/") != std::string::npos) continue;
    const std::string text = read_file(page);
    for (std::sregex_iterator it(text.begin(), text.end(), link), end; it != end; ++it)
      EXPECT_TRUE(fs::exists(page.parent_path() / (*it)[1].str())) << name_in_tree(page) << ": " << it->str();
    for (std::sregex_iterator it(text.begin(), text.end(), function), end; it != end; ++it)
      EXPECT_TRUE(known.count((*it)[1])) << name_in_tree(page) << ": " << it->str();
  }
}

}  // namespace
}  // namespace broadsheet::testing
