// Who may include whom. Each #include of core/, formats/, plugins/ and tools/ is resolved to a
// file, and the folder it lies in is looked up in the tables below. To allow a new direction, add it here
// and say why in the folder's README; the tables themselves may contain no circle.
#include "support/process.hpp"
#include "support/source_tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <set>

namespace broadsheet::testing {
namespace {

using Names = std::set<std::string>;
using Table = std::map<std::string, Names>;

// "sdk" is what plugins see: core/include without the two headers of the library, which are "api".
// core/stream and core/external belong to the SDK's side: formats may use them, and they use nothing of the
// host.
const Names kSdk = {"sdk", "core/stream", "core/external"};

// A folder of core/, and those it may use.
const Table kCore = {
    {"sdk", {}},
    {"api", {"sdk"}},
    {"core/stream", {"sdk"}},
    {"core/external", {}},
    {"core/io", {"sdk", "api"}},
    {"core/io/ledger", {"sdk", "api", "core/io", "core/io/output"}},
    {"core/io/output", {"sdk", "api", "core/io"}},
    {"core/resources", {"sdk", "api"}},
    {"core/plugins/files", {"sdk", "api", "core/io"}},
    {"core/plugins", {"sdk", "api", "core/io", "core/plugins/files"}},
    {"core/host",
     {"sdk", "api", "core/io", "core/io/ledger", "core/io/output", "core/resources", "core/plugins"}},
    {"core/conformance", {"sdk", "api", "core/io", "core/resources", "core/plugins", "core/host"}},
    {"core/isolation",
     {"sdk", "api", "core/stream", "core/io", "core/resources", "core/plugins", "core/host",
      "core/conformance"}},
    {"core/convert/facts", {"sdk", "api"}},
    {"core/convert/sinks", {"sdk", "api", "core/io", "core/host", "core/convert/facts"}},
    {"core/convert",
     {"sdk", "api", "core/external", "core/io", "core/io/output", "core/resources", "core/plugins",
      "core/host", "core/isolation", "core/convert/facts", "core/convert/sinks"}},
    {"core/check",
     {"sdk", "api", "core/io", "core/plugins", "core/plugins/files", "core/host", "core/conformance",
      "core/isolation", "core/convert", "core/convert/facts"}},
    {"core/batch/inputs",
     {"sdk", "api", "core/io", "core/io/output", "core/plugins", "core/convert", "core/convert/facts"}},
    {"core/batch/watch", {"sdk", "api"}},
    {"core/batch",
     {"sdk", "api", "core/io", "core/io/output", "core/plugins", "core/isolation", "core/convert",
      "core/convert/facts", "core/batch/inputs"}},
    {"core", {"api", "core/resources", "core/plugins", "core/convert", "core/check"}},  // session.cpp
};

// A format, and the formats and libraries of formats/ it may use besides the SDK.
const Table kFormats = {
    {"common", {}},
    {"pictures", {"common"}},
    {"tag_soup", {"common"}},
    {"filters", {}},
    {"json", {"common", "pictures"}},
    {"text", {"common"}},
    {"markdown", {"common", "pictures"}},
    {"xhtml", {"common"}},
    {"html", {"common", "pictures", "xhtml", "tag_soup"}},
    {"epub", {"common", "pictures", "xhtml", "tag_soup"}},
    {"news", {"common", "pictures"}},
    {"ninjs", {"common", "news", "tag_soup"}},  // bodies are HTML as the web has it
    {"feed", {"common", "news", "tag_soup"}},
    {"nitf", {"common", "news"}},
    {"newsml", {"common", "news", "nitf", "pictures", "tag_soup"}},  // an item may carry NITF or HTML
    // From a page to its articles: what is about text, about positions, and what both share.
    {"reconstruct", {"common"}},
    {"issuetext", {"common", "reconstruct"}},
    {"layout", {}},
    {"positioned",
     {"layout", "reconstruct", "issuetext"}},  // cleans text and finds folios as issue text does
    {"ocr", {"common", "layout"}},             // what the three formats of OCR share
    {"alto", {"common", "layout", "ocr", "pictures", "positioned"}},
    {"hocr", {"common", "layout", "ocr", "positioned", "tag_soup"}},
    {"pagexml", {"common", "layout", "ocr", "positioned"}},
    {"finereader", {"common", "layout", "ocr", "positioned"}},
    {"pdf", {"common", "layout", "pictures", "positioned"}},
};

// What a program of tools/ may see of formats/; of the core it may see everything.
const Table kTools = {{"tools/broadsheet", {}},
                      {"tools/worker", {}},
                      {"tools/train", {"formats/common", "formats/issuetext", "formats/reconstruct"}}};

// Headers that the build generates.
const std::regex kGenerated("data/[a-z_0-9]+\\.hpp|system_calls\\.inc");

struct Include {
  std::string file;    // "core/io/input.cpp"
  std::string header;  // as written
  std::string target;  // the file it means, or "" for one outside the tree
};

std::string folder_of(const std::string& file) { return file.substr(0, file.rfind('/')); }

// Files that a quoted name may mean: beside the includer, or below a folder of the include path.
std::vector<std::string> meanings(const std::string& file, const std::string& header) {
  std::vector<std::string> found;
  for (const std::string& root :
       {folder_of(file), std::string("core"), std::string("core/include"), std::string("formats"),
        std::string("tools/broadsheet"), std::string("tools/train"), std::string("tools/worker")}) {
    const fs::path path = (fs::path(root) / header).lexically_normal();
    if (fs::exists(kSource / path) && std::find(found.begin(), found.end(), path) == found.end())
      found.push_back(path);
  }
  return found;
}

const std::vector<Include>& includes() {
  static const std::vector<Include> all = [] {
    static const std::regex line_of_include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<Include> list;
    for (const char* area : {"core", "formats", "plugins", "tools"})
      for (const fs::path& path : files_in(area, kCode)) {
        const std::string file = name_in_tree(path);
        for (const std::string& line : lines_of(path)) {
          std::smatch match;
          if (!std::regex_search(line, match, line_of_include)) continue;
          const std::string header = match[2];
          std::string target;
          if (match[1] == "\"" || starts_with(header, "broadsheet/")) {
            const std::vector<std::string> files = meanings(file, header);
            if (files.size() > 1)
              ADD_FAILURE() << file << ": \"" << header << "\" may mean " << files[0] << " or " << files[1];
            if (files.empty() && !std::regex_match(header, kGenerated))
              ADD_FAILURE() << file << ": \"" << header << "\" is no file of the tree";
            if (!files.empty()) target = files[0];
          }
          list.push_back({file, header, target});
        }
      }
    return list;
  }();
  return all;
}

// The row of the tables that a file belongs to: "core/io", "formats/html", "sdk".
std::string area_of(const std::string& file) {
  if (starts_with(file, "core/include/")) {
    const std::string name = fs::path(file).filename();
    return name == "broadsheet.hpp" || name == "report.hpp" ? "api" : "sdk";
  }
  if (starts_with(file, "core/")) return folder_of(file);
  if (starts_with(file, "plugins/")) return "plugins";
  return file.substr(0, file.find('/', file.find('/') + 1));  // formats/X, tools/X
}

// Whether a file of `from` may include one of `to`, another area.
bool is_allowed(const std::string& from, const std::string& to) {
  if (const auto row = kCore.find(from); row != kCore.end()) return row->second.count(to);
  if (starts_with(from, "formats/")) {
    const auto row = kFormats.find(from.substr(8));
    return row != kFormats.end() &&
           (kSdk.count(to) || (starts_with(to, "formats/") && row->second.count(to.substr(8))));
  }
  if (from == "plugins") return to == "sdk" || starts_with(to, "formats/");
  const auto row = kTools.find(from);
  return row != kTools.end() && (kCore.count(to) || row->second.count(to));
}

TEST(Includes, go_only_in_directions_that_the_table_allows) {
  std::set<std::string> seen;
  for (const Include& include : includes()) {
    if (include.target.empty()) continue;
    const std::string from = area_of(include.file), to = area_of(include.target);
    seen.insert(from);
    seen.insert(to);
    EXPECT_TRUE(from == to || is_allowed(from, to))
        << include.file << " includes " << include.target << ": " << from << " may not use " << to;
  }
  for (const auto& [folder, uses] : kCore)
    EXPECT_TRUE(seen.count(folder) || folder == "sdk") << folder << " of the table is gone";
  EXPECT_GT(seen.size(), kCore.size());
}

// What formats use of each other and of the SDK's side.
Table drawn_between_formats() {
  Table drawn;
  for (const Include& include : includes()) {
    const std::string from = area_of(include.file), to = area_of(include.target);
    if (!starts_with(from, "formats/") || from == to || to == "sdk" || include.target.empty()) continue;
    drawn[from.substr(8)].insert(to.substr(to.find('/') + 1));
  }
  return drawn;
}

TEST(Includes, of_formats_are_those_of_the_table_and_the_readme) {
  const Table drawn = drawn_between_formats();
  static const std::regex row(R"(\| `(\w+)/` \|[^|]*\|([^|]*)\|.*)"), name(R"(\w+)");
  std::size_t rows = 0;
  for (const std::string& line : lines_of(kSource / "formats/README.md")) {
    std::smatch match;
    if (!std::regex_match(line, match, row)) continue;
    const std::string format = match[1], uses = match[2];
    Names told, used = drawn.count(format) ? drawn.at(format) : Names();
    for (std::sregex_iterator it(uses.begin(), uses.end(), name), end; it != end; ++it)
      told.insert(it->str());
    EXPECT_EQ(told, used) << "formats/README.md tells what " << format << " uses";
    used.erase("stream"), used.erase("external");
    EXPECT_EQ(kFormats.at(format), used) << "the table tells what " << format << " uses";
    ++rows;
  }
  EXPECT_EQ(rows, kFormats.size());
}

// "Arrows: `a` → `b`, `c`; `d` → `b`." of a README.
Table arrows_told(const fs::path& readme) {
  static const std::regex sentence(R"(Arrows: ([^.]*)\.)"), name(R"(`(\w+)`)");
  Table told;
  const std::string text = read_file(readme);
  std::smatch match;
  if (!std::regex_search(text, match, sentence)) return told;
  std::istringstream parts(match[1]);
  for (std::string part; std::getline(parts, part, ';');) {
    const std::size_t arrow = part.find("→");
    const auto names_in = [](const std::string& list) {
      Names names;
      for (std::sregex_iterator it(list.begin(), list.end(), name), end; it != end; ++it)
        names.insert((*it)[1]);
      return names;
    };
    for (const std::string& from : names_in(part.substr(0, arrow)))
      for (const std::string& to : names_in(part.substr(std::min(arrow, part.size())))) told[from].insert(to);
  }
  return told;
}

// Between the folders of a format, as its README draws them.
TEST(Includes, within_a_format_are_the_arrows_of_its_readme) {
  static const std::regex inner(R"(formats/(\w+)/(\w+)/.*)");
  std::map<std::string, Table> drawn;
  for (const Include& include : includes()) {
    std::smatch from, to;
    if (std::regex_match(include.file, from, inner) && std::regex_match(include.target, to, inner) &&
        from[1] == to[1] && from[2] != to[2])
      drawn[from[1]][from[2]].insert(to[2]);
  }
  ASSERT_GT(drawn.size(), 5u);
  for (const auto& [format, arrows] : drawn)
    EXPECT_EQ(arrows_told(kSource / "formats" / format / "README.md"), arrows) << format;
}

// Depth first; `path` are the nodes on the way.
void find_circle(const Table& arrows, const std::string& node, std::vector<std::string>& path, Names& done) {
  if (const auto at = std::find(path.begin(), path.end(), node); at != path.end()) {
    std::string circle;
    for (auto it = at; it != path.end(); ++it) circle += *it + " -> ";
    ADD_FAILURE() << circle << node;
    return;
  }
  if (!done.insert(node).second) return;
  path.push_back(node);
  if (const auto row = arrows.find(node); row != arrows.end())
    for (const std::string& next : row->second) find_circle(arrows, next, path, done);
  path.pop_back();
}

void expect_no_circle(const Table& arrows) {
  Names done;
  std::vector<std::string> path;
  for (const auto& row : arrows) find_circle(arrows, row.first, path, done);
}

TEST(Includes, make_no_circle_in_the_tables) {
  expect_no_circle(kCore);
  expect_no_circle(kFormats);
}

// Also within one format, whose inner folders have no table.
TEST(Includes, make_no_circle_between_folders) {
  Table arrows;
  for (const Include& include : includes()) {
    const std::string from = folder_of(include.file), to = folder_of(include.target);
    if (!include.target.empty() && from != to) arrows[from].insert(to);
  }
  ASSERT_GT(arrows.size(), 10u);
  expect_no_circle(arrows);
}

TEST(Includes, make_no_circle_between_headers) {
  Table arrows;
  for (const Include& include : includes())
    if (!include.target.empty()) arrows[include.file].insert(include.target);
  expect_no_circle(arrows);
}

// A name without a dot is a standard header, and one of these the system's.
TEST(Includes, of_the_core_reach_no_library_but_its_own_four) {
  static const std::regex system(
      "[a-z_0-9]+|(sys|linux)/"
      "[a-z_0-9]+\\.h|(std(def|int|io|lib)|string|unistd|fcntl|fnmatch|dirent|dlfcn|elf|link|"
      "grp|poll|pwd|signal|spawn|time|[a-z]mmintrin)\\.h|data/[a-z_]+\\.hpp");  // data/: of broadsheet_embed
  static const std::map<std::string, std::regex> own = {
      {"nlohmann/json.hpp", std::regex("core/.*")},
      {"toml\\+\\+/.*", std::regex("core/external/toml\\.hpp")},
      {"boost/dll/.*", std::regex("core/plugins/loader\\.cpp")},
      {"nettle/sha2\\.h", std::regex("core/batch/inputs/digest\\.cpp")}};  // linked statically
  for (const Include& include : includes()) {
    if (!starts_with(include.file, "core/") || !include.target.empty()) continue;
    bool allowed = std::regex_match(include.header, system);
    for (const auto& [library, file] : own)
      allowed = allowed || (std::regex_match(include.header, std::regex(library)) &&
                            std::regex_match(include.file, file));
    EXPECT_TRUE(allowed) << include.file << " includes " << include.header;
  }
}

TEST(Includes, of_formats_plugins_and_tools_reach_no_boost_and_load_nothing) {
  for (const Include& include : includes())
    if (!starts_with(include.file, "core/")) {
      // Loaded where they are needed, since all other conversions would pay for them: pango for the covers
      // that it sets, libtiff and OpenJPEG for scans.
      const bool may_load = include.file == "formats/epub/raster/pango.cpp" ||
                            include.file == "formats/pictures/scans/library.cpp";
      EXPECT_FALSE(starts_with(include.header, "boost/") || (include.header == "dlfcn.h" && !may_load))
          << include.file << " includes " << include.header;
    }
}

TEST(Includes, of_the_sdk_are_of_the_standard_library) {
  for (const Include& include : includes())
    if (area_of(include.file) == "sdk" && include.target.empty()) {
      EXPECT_EQ(include.header.find('/'), std::string::npos)
          << include.file << " includes " << include.header;
    }
}

// What throws and what does not is decided there once.
TEST(Includes, of_pugixml_go_through_one_header) {
  for (const Include& include : includes())
    if (include.header == "pugixml.hpp") {
      EXPECT_EQ(include.file, "formats/common/xml/pugixml.hpp");
    }
}

// The PDF library changes its interface with each release.
TEST(Includes, of_the_pdf_library_stay_in_one_folder) {
  for (const Include& include : includes())
    if (include.header == "PDFDoc.h" || include.header == "OutputDev.h" || include.header == "GfxState.h") {
      EXPECT_EQ(folder_of(include.file), "formats/pdf/poppler");
    }
}

// More is no longer seen at a glance.
TEST(Includes, are_found_in_folders_of_few_files) {
  std::map<std::string, std::size_t> count;
  for (const char* area : {"core", "formats", "plugins", "tools", "tests"})
    for (const fs::path& file : files_in(area, kCode)) ++count[folder_of(name_in_tree(file))];
  ASSERT_GT(count.size(), 100u);
  for (const auto& [folder, files] : count) EXPECT_LE(files, 15u) << folder;
}

}  // namespace
}  // namespace broadsheet::testing
