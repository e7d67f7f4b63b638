// What READMEs say of the tree is so: folders, paths, formats, keys of profiles.
#include "support/source_tree.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>
#include <regex>

namespace broadsheet::testing {
namespace {

// The folders of `parent` that have a file of ours in them.
std::vector<std::string> folders_in(const fs::path& parent) {
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(parent)) {
    const std::string name = entry.path().filename();
    if (!entry.is_directory() || name[0] == '.' || name == "node_modules" || name == "build") continue;
    if (name != "__pycache__") found.push_back(name);
  }
  return found;
}

TEST(Readmes, name_each_folder_beside_them) {
  std::size_t seen = 0;
  for (const char* area : {"core", "formats", "findings", "plugins", "tools", "tests"})
    for (const fs::path& page : files_in(area, {".md"})) {
      if (page.filename() != "README.md" || page.string().find("/skeletons/") != std::string::npos) continue;
      const std::string text = read_file(page);
      for (const std::string& folder : folders_in(page.parent_path())) {
        ++seen;
        EXPECT_NE(text.find('`' + folder + '/'), std::string::npos)
            << name_in_tree(page) << " says nothing of " << folder << '/';
      }
    }
  EXPECT_GT(seen, 100u);
}

// "`items/byline_reader`": a path of the tree, or its end, with its extension or without.
TEST(Readmes, name_paths_that_are_there) {
  static const std::regex path("`([a-z_][a-z0-9_-]*(/[a-z0-9_-]+)+(\\.[a-z]+)?|[a-z0-9_]+\\.[ch]pp)/?`");
  std::set<std::string> ends;
  for (const char* area : {"core", "formats", "plugins", "tools", "tests", "findings"})
    for (fs::recursive_directory_iterator it(kSource / area), last; it != last; ++it) {
      if (it->path().filename() == "node_modules") it.disable_recursion_pending();
      fs::path end;
      const fs::path whole = fs::path(name_in_tree(it->path()));
      for (auto part = whole.end(); part != whole.begin();) {
        end = end.empty() ? *--part : *--part / end;
        ends.insert(end.string());
        ends.insert(fs::path(end).replace_extension().string());
      }
    }
  std::size_t seen = 0;
  for (const char* area : {"core", "formats", "tools", "tests"})
    for (const fs::path& page : files_in(area, {".md"})) {
      if (page.filename() != "README.md") continue;
      const std::string text = read_file(page);
      for (std::sregex_iterator it(text.begin(), text.end(), path), last; it != last; ++it) {
        ++seen;
        EXPECT_TRUE(ends.count((*it)[1])) << name_in_tree(page) << ": " << it->str();
      }
    }
  EXPECT_GT(seen, 100u);
}

// The first column of the rows of a table, after the line `heading`: what it has in backticks.
std::set<std::string> first_column(const fs::path& page, const std::string& heading) {
  static const std::regex name("`([^`]+)`");
  std::set<std::string> found;
  bool is_within = false;
  for (const std::string& line : lines_of(page)) {
    if (is_within && line.empty()) break;
    if (is_within) {
      const std::string column = line.substr(0, line.find('|', 1));
      for (std::sregex_iterator it(column.begin(), column.end(), name), last; it != last; ++it)
        found.insert((*it)[1]);
    }
    is_within = is_within || starts_with(line, heading);
  }
  return found;
}

TEST(Readmes, explain_each_key_of_a_profile) {
  std::set<std::string> keys;
  for (const fs::path& file : files_in("formats/reconstruct/language/profiles", {".json"})) {
    const auto profile = nlohmann::json::parse(read_file(file));
    for (const auto& [key, value] : profile.items()) keys.insert(key);
  }
  EXPECT_EQ(first_column(kSource / "formats/reconstruct/language/profiles/README.md", "| key |"), keys);
}

// Of each format: whether it reads and writes, and its usual extension.
TEST(Readmes, tell_which_formats_there_are) {
  std::map<std::string, nlohmann::json> formats;
  for (const fs::path& file : files_in("plugins", {".json"})) {
    if (file.string().find("/examples/") != std::string::npos) continue;
    const auto manifest = nlohmann::json::parse(read_file(file));
    for (const auto& format : manifest.at("formats"))
      if (format.at("does") != nlohmann::json{"filter"}) formats[format.at("name")] = format;
  }
  static const std::regex row(R"(\| `([a-z]+)` \| ([^|]*)\| ([^|]*)\|.*)");
  std::size_t rows = 0;
  for (const std::string& line : lines_of(kSource / "README.md")) {
    std::smatch match;
    if (!std::regex_match(line, match, row)) continue;
    ++rows;
    ASSERT_TRUE(formats.count(match[1])) << line;
    const nlohmann::json& format = formats[match[1]];
    const std::string extension = format.at("extensions").at(0);
    for (const auto& [column, verb] : {std::pair(2, "read"), std::pair(3, "write")}) {
      const auto& does = format.at("does");
      const bool is_done = std::find(does.begin(), does.end(), verb) != does.end();
      EXPECT_EQ(match[column].str().find(extension) != std::string::npos, is_done) << line;
    }
  }
  EXPECT_EQ(rows, formats.size());
}

}  // namespace
}  // namespace broadsheet::testing
