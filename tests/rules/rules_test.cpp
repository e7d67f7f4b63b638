// The rules of the house that a compiler does not check.
#include "support/process.hpp"
#include "support/source_tree.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>
#include <set>

namespace broadsheet::testing {
namespace {

std::vector<fs::path> built_plugins() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(build_folder() / "lib/broadsheet/plugins"))
    files.push_back(entry.path());
  return files;
}

std::string output_of(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "/usr/bin/env");
  const Finished finished = run({arguments});
  if (finished.status != 0) ADD_FAILURE() << arguments[1] << ": " << finished.errors;
  return finished.output;
}

TEST(Rules, a_plugin_is_whole_without_our_libraries) {
  for (const fs::path& plugin : built_plugins()) {
    SCOPED_TRACE(plugin.filename());
    const std::string undefined = output_of({"nm", "-DC", "--undefined-only", plugin});
    EXPECT_EQ(undefined.find(" broadsheet::"), std::string::npos) << undefined;
    EXPECT_EQ(output_of({"readelf", "-d", plugin}).find("libbroadsheet"), std::string::npos);
    EXPECT_NE(output_of({"nm", "-DC", "--defined-only", plugin}).find(" broadsheet_plugin_v1"),
              std::string::npos);
  }
}

TEST(Rules, the_program_links_no_library_of_a_format) {
  const std::string libraries = output_of({"ldd", build_folder() / "broadsheet"});
  ASSERT_NE(libraries.find("libc.so"), std::string::npos) << libraries;
  for (const char* library : {"libicu", "libpugixml", "libzip", "libdeflate", "libcmark", "libxml2"})
    EXPECT_EQ(libraries.find(library), std::string::npos) << library;
}

TEST(Rules, a_source_file_has_at_most_400_lines) {
  for (const char* folder : {"core", "formats", "plugins", "tools", "tests"})
    for (const fs::path& file :
         files_in(folder, {".cpp", ".hpp", ".h", ".c", ".py", ".mjs", ".sh", ".cmake"}))
      EXPECT_LE(lines_of(file).size(), 400u) << fs::relative(file, kSource);
}

// The line that ends in the "{" of the function whose signature begins at `line`; `line` past the end for
// none.
std::size_t body_of_function(const std::vector<std::string>& lines, std::size_t line) {
  static const std::regex begin(R"( {0,2}[^ #/{}].*)"),
      in_one(R"(.*\) ?(const|noexcept|override|try|: .*)? ?\{)"),
      wrapped(R"([^[]*[)}] ?(const|noexcept|override|try|-> .*)* ?\{)"),
      no_function(R"( *(if|else|for|while|switch|return|namespace|struct|class|enum|extern|do|TEST\w*)\b.*)");
  if (lines[line].find('(') == std::string::npos || !std::regex_match(lines[line], begin) ||
      std::regex_match(lines[line], no_function))
    return lines.size();
  if (lines[line].back() == '{' && std::regex_match(lines[line], in_one)) return line;
  constexpr std::size_t kLongestSignature = 12;
  for (std::size_t last = line; last < std::min(lines.size(), line + kLongestSignature); ++last) {
    const char end = lines[last].empty() ? ';' : lines[last].back();
    if (end == '{') return last > line && std::regex_match(lines[last], wrapped) ? last : lines.size();
    if (end == ';' || end == '}') break;
  }
  return lines.size();
}

// Sources are set by clang-format, so that a function ends in the first "}" as far in as it begins. Tables
// and tests may be longer.
TEST(Rules, a_function_has_at_most_40_lines) {
  std::size_t seen = 0, wrapped = 0;
  for (const char* folder : {"core", "formats", "plugins", "tools"})
    for (const fs::path& file : files_in(folder, kCode)) {
      const std::vector<std::string> lines = lines_of(file);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t body = body_of_function(lines, i);
        if (body == lines.size()) continue;
        const std::string end = lines[i].substr(0, lines[i].find_first_not_of(' ')) + "}";
        std::size_t k = body + 1;
        while (k < lines.size() && !starts_with(lines[k], end)) ++k;
        ++seen, wrapped += body > i;
        EXPECT_LE(k - i + 1, 40u) << name_in_tree(file) << ":" << i + 1;
      }
    }
  EXPECT_GT(seen, 1000u);
  EXPECT_GT(wrapped, 200u);
}

// One ends where a line is no further in than its "def".
TEST(Rules, a_function_of_python_has_at_most_40_lines) {
  std::size_t seen = 0;
  for (const char* folder : {"core", "plugins", "tools", "tests"})
    for (const fs::path& file : files_in(folder, {".py"})) {
      const std::vector<std::string> lines = lines_of(file);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t indent = lines[i].find_first_not_of(' ');
        if (indent == std::string::npos || lines[i].compare(indent, 4, "def ") != 0) continue;
        std::size_t last = i;
        for (std::size_t k = i + 1; k < lines.size(); ++k) {
          const std::size_t at = lines[k].find_first_not_of(' ');
          if (at != std::string::npos && at <= indent) break;
          if (at != std::string::npos) last = k;
        }
        ++seen;
        EXPECT_LE(last - i + 1, 40u) << name_in_tree(file) << ":" << i + 1;
      }
    }
  EXPECT_GT(seen, 30u);
}

TEST(Rules, a_script_without_its_arguments_says_how_it_is_used) {
  std::size_t seen = 0;
  for (const char* folder : {"tools", "tests"})
    for (const fs::path& file : files_in(folder, {".py"})) {
      if (read_file(file).find("sys.argv[1") == std::string::npos) continue;
      const Finished finished = run({{"/usr/bin/env", "python3", file}});
      ++seen;
      EXPECT_NE(finished.status, 0) << name_in_tree(file);
      if (finished.errors.find("ModuleNotFoundError") != std::string::npos) continue;
      EXPECT_EQ(finished.errors.find("Traceback"), std::string::npos)
          << name_in_tree(file) << finished.errors;
    }
  EXPECT_GT(seen, 4u);
}

// Another release of it would set some lines otherwise: it is Debian 12's that decides.
TEST(Rules, every_source_is_set_by_clang_format) {
  const Finished version = run({{"/usr/bin/env", "clang-format", "--version"}});
  if (version.output.find("version 14.") == std::string::npos)
    GTEST_SKIP() << "clang-format 14 is not installed";
  std::vector<std::string> command = {"/usr/bin/env", "clang-format", "--dry-run", "--Werror"};
  for (const char* folder : {"core", "formats", "plugins", "tools", "tests"})
    for (const fs::path& file : files_in(folder, {".cpp", ".hpp", ".h"})) command.push_back(file);
  const Finished checked = run({command});
  EXPECT_EQ(checked.status, 0) << checked.errors << "run clang-format -i on these files";
}

TEST(Rules, no_file_names_a_place_on_somebodys_machine) {
  const std::regex place("(^|[^A-Za-z0-9_.~<>*}$-])/(home|root|work|Users|mnt|media)/[A-Za-z]");
  for (const char* folder : {"core", "formats", "plugins", "tools", "tests", ".ci"})
    for (const fs::path& file : files_in(folder, {".cpp", ".hpp", ".h", ".c", ".py", ".mjs", ".sh", ".cmake",
                                                  ".json", ".md", ".txt", ".jsonl", ".css", ""}))
      for (const std::string& line : lines_of(file))
        EXPECT_FALSE(std::regex_search(line, place)) << fs::relative(file, kSource) << ": " << line;
}

TEST(Rules, the_lock_file_of_the_validators_names_no_registry) {
  const auto lock = nlohmann::json::parse(read_file(kSource / "tests/validators/package-lock.json"));
  ASSERT_FALSE(lock.at("packages").empty());
  for (const auto& [name, package] : lock.at("packages").items())
    EXPECT_FALSE(package.contains("resolved")) << name;
}

TEST(Rules, a_plugin_is_one_thin_source_and_one_manifest) {
  for (const fs::path& source : files_in("plugins", {".cpp"})) {
    if (source.string().find("plugins/examples/") != std::string::npos) continue;
    EXPECT_LE(lines_of(source).size(), 12u) << source.filename();
    EXPECT_TRUE(fs::exists(fs::path(source).replace_extension(".json"))) << source.filename();
  }
}

class Manifests : public ::testing::Test {
 protected:
  std::vector<std::pair<std::string, nlohmann::json>> all_ = [] {
    std::vector<std::pair<std::string, nlohmann::json>> manifests;
    for (const fs::path& file : files_in("plugins", {".json"}))
      if (file.string().find("plugins/examples/") == std::string::npos)
        manifests.emplace_back(file.stem(), nlohmann::json::parse(read_file(file)));
    return manifests;
  }();
};

TEST_F(Manifests, say_who_the_plugin_is) {
  ASSERT_FALSE(all_.empty());
  for (const auto& [name, manifest] : all_) {
    SCOPED_TRACE(name);
    EXPECT_EQ(manifest.at("id"), "org.broadsheet." + name);
    EXPECT_EQ(manifest.at("abi"), 0);
    EXPECT_FALSE(manifest.at("about").get<std::string>().empty());
    EXPECT_FALSE(manifest.at("formats").empty());
  }
}

TEST_F(Manifests, give_every_option_a_help_text_and_a_default_of_its_type) {
  for (const auto& [name, manifest] : all_)
    for (const auto& format : manifest.at("formats"))
      for (const auto& option : format.value("options", nlohmann::json::array())) {
        SCOPED_TRACE(name + '.' + option.at("name").get<std::string>());
        EXPECT_FALSE(option.at("help").get<std::string>().empty());
        const std::string type = option.at("type"), value = option.value("default", "");
        if (type == "bool") {
          EXPECT_TRUE(value == "true" || value == "false") << value;
        }
        if (type == "int") {
          EXPECT_TRUE(std::regex_match(value, std::regex("-?[0-9]+|"))) << value;
        }
        if (type == "choice") {
          const auto& choices = option.at("choices");
          EXPECT_NE(std::find(choices.begin(), choices.end(), value), choices.end()) << value;
        }
      }
}

// What is limited, and how to have it otherwise, is promised in one place.
TEST_F(Manifests, have_their_limits_on_the_page_of_limits) {
  const std::string readme = read_file(kSource / "core/SECURITY.md");
  std::set<std::string> limits, promised;
  for (const auto& [name, manifest] : all_)
    for (const auto& format : manifest.at("formats"))
      for (const auto& option : format.value("options", nlohmann::json::array()))
        if (starts_with(option.at("name"), "max-"))
          limits.insert("--" + format.at("name").get<std::string>() + '.' +
                        option.at("name").get<std::string>());
  const std::regex option("--[a-z]+\\.max-[a-z]+");
  for (std::sregex_iterator it(readme.begin(), readme.end(), option), end; it != end; ++it)
    promised.insert(it->str());
  EXPECT_FALSE(limits.empty());
  EXPECT_EQ(limits, promised);
}

TEST_F(Manifests, give_no_two_formats_one_name) {
  std::set<std::string> names;
  for (const auto& [name, manifest] : all_)
    for (const auto& format : manifest.at("formats"))
      EXPECT_TRUE(names.insert(format.at("name")).second) << format.at("name");
}

}  // namespace
}  // namespace broadsheet::testing
