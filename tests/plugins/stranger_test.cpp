// What somebody who has only an installation can do with it.
#include "stream/article_json.hpp"
#include "support/makers/sample_document.hpp"
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kExamples = fs::path(testing::source_folder()) / "plugins/examples";

bool has_program(const std::string& name) {
  return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

class Stranger : public ::testing::Test {
 protected:
  void SetUp() override {
    must({CMAKE_PROGRAM, "--install", BROADSHEET_BUILD_DIR, "--prefix", prefix().string()});
    Document document = testing::sample_document();
    document.articles[0].continued_to = "";
    std::string lines;
    stream::append_issue(lines, document.issue);
    for (std::size_t i = 0; i < 2; ++i) stream::append_article(lines, document.articles[i]);
    stream::append_end(lines, document.end, 2);
    write_file(folder_ / "issue.jsonl", lines);
  }

  fs::path prefix() const { return folder_ / "prefix"; }
  fs::path program() const { return prefix() / "bin/broadsheet"; }
  fs::path input() const { return folder_ / "issue.jsonl"; }

  Finished run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {"/usr/bin/env", "PKG_CONFIG_PATH=" + (prefix() / "lib/pkgconfig").string(),
                      "PATH=" + (prefix() / "bin").string() + ":" + std::getenv("PATH")});
    return testing::run({arguments, "", {{"BROADSHEET_PLUGIN_PATH", ""}}, folder_.path()});
  }
  Finished must(const std::vector<std::string>& arguments) {
    Finished finished = run(arguments);
    EXPECT_EQ(finished.status, 0) << arguments[0] << ": " << finished.output << finished.errors;
    return finished;
  }

  // Configures and builds a project of its own; returns the build folder.
  fs::path build(const fs::path& source, const std::vector<std::string>& settings = {}) {
    fs::path out = folder_ / ("build-" + std::to_string(++builds_));
    std::vector<std::string> configure = {
        CMAKE_PROGRAM, "-S", source.string(), "-B", out.string(), "-DCMAKE_PREFIX_PATH=" + prefix().string()};
    configure.insert(configure.end(), settings.begin(), settings.end());
    must(configure);
    must({CMAKE_PROGRAM, "--build", out.string()});
    return out;
  }

  // The sample issue, written by a plugin that is named on the command line.
  std::string converted_by(const fs::path& plugin, const std::string& name) {
    const fs::path output = folder_ / name;
    must({program().string(), "convert", "--plugin", plugin.string(), input().string(), "-o",
          output.string()});
    return read_file(output);
  }

  testing::TemporaryFolder folder_;

 private:
  int builds_ = 0;
};

TEST_F(Stranger, finds_the_manual_and_the_completion_where_they_are_looked_for) {
  const Finished manual = must({"gzip", "-dc", (prefix() / "share/man/man1/broadsheet.1.gz").string()});
  EXPECT_EQ(manual.output, must({program().string(), "manual"}).output);
  EXPECT_EQ(read_file(prefix() / "share/bash-completion/completions/broadsheet"),
            must({program().string(), "completion", "bash"}).output);
}

constexpr std::string_view kGemtext = R"(# 南湾晨报
2024-03-15

港口纪行
走进新区
## 南湾新港昨日通航
### 首批货轮 满载离港
### ——年内再建三座泊位
记者 林小舟
通讯员 高一帆

本报讯（记者 林小舟 通讯员 高一帆）3月14日清晨，南湾新港迎来第一声汽笛，12艘货轮依次离港。

### 泊位连成一线
)";

TEST_F(Stranger, builds_a_writer_in_cpp_and_runs_it) {
  const fs::path plugin = build(kExamples / "gemtext") / "gemtext.so";
  EXPECT_EQ(converted_by(plugin, "out.gmi").substr(0, kGemtext.size()), kGemtext);
  const std::string symbols = must({"nm", "-uC", plugin.string()}).output;
  EXPECT_EQ(symbols.find("broadsheet::"), std::string::npos) << symbols;
}

TEST_F(Stranger, gets_the_same_bytes_from_another_compiler_and_standard_library) {
  write_file(folder_ / "probe.cpp", "#include <string>\nint main() { return std::string().size(); }\n");
  if (run({"clang++", "-stdlib=libc++", "probe.cpp", "-o", "probe"}).status != 0)
    GTEST_SKIP() << "clang++ with libc++ is not installed";
  const fs::path ours = build(kExamples / "gemtext") / "gemtext.so";
  const fs::path theirs =
      build(kExamples / "gemtext", {"-DCMAKE_C_COMPILER=clang", "-DCMAKE_CXX_COMPILER=clang++",
                                    "-DCMAKE_CXX_FLAGS=-stdlib=libc++"}) /
      "gemtext.so";
  EXPECT_NE(must({"readelf", "-d", theirs.string()}).output.find("libc++.so"), std::string::npos);
  EXPECT_EQ(converted_by(theirs, "theirs.gmi"), converted_by(ours, "ours.gmi"));
}

TEST_F(Stranger, builds_a_writer_in_c_without_cmake) {
  ASSERT_TRUE(has_program("pkg-config")) << "pkg-config is not installed";
  const std::string source = (kExamples / "contents/contents.c").string();
  must({"sh", "-c",
        "cc -std=c99 -pedantic-errors -Wall -Wextra -Werror -Wno-overlength-strings -fPIC -shared "
        "$(pkg-config --cflags broadsheet-sdk) '" +
            source + "' -o contents.so"});
  EXPECT_EQ(converted_by(folder_ / "contents.so", "out.tsv"),
            "page\tsection\theadline\tnames\tparagraphs\n"
            "1\t要闻\t南湾新港昨日通航\t林小舟, 高一帆\t2\n"
            "1\t\t\t\t1\n");
}

constexpr const char* kEmbedder = R"(#include <broadsheet/broadsheet.hpp>
#include <iostream>
int main(int, char** argv) {
  broadsheet::Session session({argv[1]});
  const broadsheet::Document issue = session.read(argv[2]);
  session.write(issue, argv[3]);
  std::cout << issue.articles.size() << '\n';
}
)";

fs::path embedder_in(const fs::path& folder) {
  const fs::path source = folder / "embedder";
  fs::create_directory(source);
  write_file(source / "main.cpp", kEmbedder);
  write_file(
      source / "CMakeLists.txt",
      "cmake_minimum_required(VERSION 3.25)\nproject(embedder CXX)\nfind_package(Broadsheet 0.1 REQUIRED)\n"
      "add_executable(embedder main.cpp)\ntarget_link_libraries(embedder broadsheet::broadsheet)\n");
  return source;
}

TEST_F(Stranger, runs_two_plugins_of_one_class_name_and_one_soname_in_one_process) {
  for (const std::string name : {"one", "two"}) {
    write_file(folder_ / (name + ".cpp"),
               R"(#include <broadsheet/plugin.hpp>
class Mine : public broadsheet::plugin::Writer {
 public:
  void article(const broadsheet::Article&) override { host().write(")" +
                   name + R"("); }
};
BROADSHEET_WRITER(Mine)
BS_MANIFEST("{\"id\": \"org.example.)" +
                   name + R"(\", \"version\": \"1.0\", \"abi\": 0, \"formats\": [{\"name\": \")" + name +
                   R"(\", \"does\": [\"write\"], \"extensions\": [\".)" + name +
                   R"(\"]}]}");
)");
    must({"sh", "-c",
          "c++ -std=c++17 -fPIC -shared -Wl,-soname,libsame.so $(pkg-config --cflags broadsheet-sdk) " +
              name + ".cpp -o " + name + ".so"});
  }
  must({program().string(), "convert", "--isolate", "never", "--plugin", "one.so", "--plugin", "two.so",
        input().string(), "--to", "one,two", "-o", "both"});
  EXPECT_EQ(read_file(folder_ / "both/issue.one"), "oneone");
  EXPECT_EQ(read_file(folder_ / "both/issue.two"), "twotwo");
}

TEST_F(Stranger, embeds_the_library_in_a_program) {
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "the library of a sanitizer build links to its own programs only";
  const fs::path plugin = build(kExamples / "contents") / "contents.so";
  const auto runs = [&](const fs::path& program) {
    const fs::path output = folder_ / "embedded.tsv";
    EXPECT_EQ(must({program.string(), plugin.string(), input().string(), output.string()}).output, "2\n");
    EXPECT_NE(read_file(output).find("南湾新港昨日通航"), std::string::npos);
  };
  runs(build(embedder_in(folder_.path())) / "embedder");
  must({"sh", "-c",
        "c++ -std=c++20 embedder/main.cpp $(pkg-config --cflags --libs broadsheet) -o by-pkg-config"});
  runs(folder_ / "by-pkg-config");
}

TEST_F(Stranger, builds_against_a_build_folder_as_against_an_installation) {
  const std::string folder = BROADSHEET_BUILD_DIR, there = "-DCMAKE_PREFIX_PATH=" + folder;
  const fs::path plugin = build(kExamples / "contents", {there}) / "contents.so";
  must({folder + "/broadsheet", "plugins", "check", plugin.string()});
  must({"sh", "-c", "PKG_CONFIG_PATH=" + folder + " pkg-config --cflags broadsheet | grep core/include"});
  if (BROADSHEET_SANITIZED) return;  // the library of a sanitizer build links to its own programs only
  const std::string program = build(embedder_in(folder_.path()), {there}) / "embedder";
  EXPECT_EQ(must({program, plugin.string(), input().string(), "out.tsv"}).output, "2\n");
}

TEST_F(Stranger, moves_an_installation_as_a_whole) {
  fs::rename(prefix(), folder_ / "moved");
  const Finished listed = must({(folder_ / "moved/bin/broadsheet").string(), "plugins", "list"});
  EXPECT_NE(listed.output.find("org.broadsheet.text"), std::string::npos) << listed.output;
}

// The fenced blocks of the guide: those after a `file name` are files, those of
// a console are commands.
struct Block {
  std::string language, text, file;
};
std::vector<Block> blocks_of(const std::string& markdown) {
  std::vector<Block> blocks;
  std::istringstream lines(markdown);
  std::string file;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("```", 0) == 0) {
      if (!inside) blocks.push_back({line.substr(3), "", file});
      inside = !inside;
    } else if (inside) {
      blocks.back().text += line + "\n";
    } else if (const std::size_t tick = line.find('`'); tick != std::string::npos) {
      file = line.substr(tick + 1, line.find('`', tick + 1) - tick - 1);
    }
  }
  return blocks;
}

// The commands of a console block, as a script that stops at the first failure. What watches a folder is
// ended when there is an output.
std::string script_of(const Block& block) {
  const std::string until_there_is_one =
      " & for i in $(seq 300); do ls spool/out/*.xml 2>/dev/null && break; sleep .1; done; kill $!; wait $! "
      "|| :";
  std::string script = "set -e\n";
  std::istringstream lines(block.text);
  bool goes_on = false;
  for (std::string line; std::getline(lines, line);) {
    EXPECT_EQ(line.substr(0, 2), goes_on ? "  " : "$ ") << line;
    line.erase(0, 2);
    goes_on = !line.empty() && line.back() == '\\';
    script += line + (line.starts_with("broadsheet watch ") ? until_there_is_one : "") + "\n";
  }
  return script;
}

std::vector<Block> blocks_of_file(const std::string& name) {
  return blocks_of(read_file(fs::path(testing::source_folder()) / name));
}

TEST_F(Stranger, gets_what_the_guide_promises) {
  std::ptrdiff_t commands = 0;
  for (const Block& block : blocks_of_file("plugins/README.md")) {
    if (block.language != "console") {
      write_file(folder_ / block.file, block.text);
      continue;
    }
    must({"sh", "-c", "export CMAKE_PREFIX_PATH='" + prefix().string() + "'\n" + script_of(block)});
    commands += std::count(block.text.begin(), block.text.end(), '\n');
  }
  EXPECT_EQ(commands, 11);
  EXPECT_NE(read_file(folder_ / "issue.bulletin").find("\n- 南湾新港昨日通航\n"), std::string::npos);
  EXPECT_EQ(read_file(folder_ / "issue.lst"), "南湾新港昨日通航\n\n");
  EXPECT_TRUE(fs::exists(folder_ / "minutes/build/minutes.so"));
}

TEST_F(Stranger, gets_the_check_of_the_guide) {
  std::string bulletin, check;
  for (const Block& block : blocks_of_file("plugins/README.md")) {
    if (block.language == "console") continue;
    if (block.file == "bulletin.cpp") bulletin = block.text;
    if (block.text.find("::Checker") != std::string::npos) check = block.text;
    if (block.file == "bulletin.json" || block.file == "CMakeLists.txt")
      write_file(folder_ / block.file, block.text);
  }
  const std::size_t macro = bulletin.find("BROADSHEET_WRITER(Bulletin)");
  ASSERT_NE(macro, std::string::npos);
  write_file(folder_ / "bulletin.cpp",
             bulletin.substr(0, macro) + check + "BROADSHEET_PLUGIN(void, Bulletin, void, BulletinCheck)\n");
  const fs::path plugin = build(folder_.path()) / "bulletin.so";
  write_file(folder_ / "empty.bulletin", "");
  const Finished checked = run({program().string(), "--plugin", plugin.string(), "check", "empty.bulletin"});
  EXPECT_EQ(checked.status, 1) << checked.errors;
  EXPECT_NE((checked.output + checked.errors).find("BU-001"), std::string::npos) << checked.output;
}

TEST_F(Stranger, can_build_the_pictures_of_the_guide_and_give_and_take_one) {
  for (const Block& block : blocks_of_file("plugins/README.md"))
    if (block.file == "album.cpp")
      write_file(folder_ / "album.cpp", block.text + R"~(
BS_MANIFEST(R"({"id": "org.example.album", "version": "1", "abi": 0, "formats": [
  {"name": "album", "does": ["read", "write"], "extensions": [".album"]}]})");
)~");
  must({"c++", "-std=c++17", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared", "-I",
        (prefix() / "include").string(), (folder_ / "album.cpp").string(), "-o",
        (folder_ / "album.so").string()});
  write_file(folder_ / "in.album", "ten bytes!");
  must({program().string(), "--plugin", "album.so", "in.album", "-o", "out.album"});
  EXPECT_EQ(read_file(folder_ / "out.album"), "p-1 10\n");
  must({program().string(), "plugins", "check", "album.so"});
}

class Readme : public Stranger {
 protected:
  void SetUp() override {
    Stranger::SetUp();
    const auto take = [&](const char* sample, const char* name) {
      fs::copy_file(testing::sample(sample), folder_ / name);
    };
    take("harrow-bay-courier-2024-05-18-a1.txt", "page.txt");
    take("qinghe-ribao-2024-05-18-01.txt", "page-1.txt");
    take("qinghe-ribao-2024-05-18-02.txt", "page-2.txt");
    fs::create_directory(folder_ / "2024-05-18");
    take("qinghe-ribao-2024-05-18-01.txt", "2024-05-18/01.txt");
    take("qinghe-ribao-2024-05-18-02.txt", "2024-05-18/02.txt");
    fs::create_directory(folder_ / "archive");
    take("nagiura-shimbun-2024-05-18-01.txt", "archive/nagiura-shimbun-2024-05-18-01.txt");
    fs::create_directories(folder_ / "spool/in");
    take("nagiura-shimbun-2024-05-18-01.txt", "spool/in/nagiura-shimbun-2024-05-18-01.txt");
    for (const Block& block : blocks_)
      if (block.language == "toml") write_file(folder_ / block.file, block.text);
  }
  std::vector<std::string> sources() const {
    std::vector<std::string> texts;
    for (const Block& block : blocks_)
      if (block.language == "cpp") texts.push_back(block.text);
    return texts;
  }
  const std::vector<Block> blocks_ = blocks_of_file("README.md");
};

TEST_F(Readme, shows_commands_that_do_what_it_says) {
  for (const Block& block : blocks_)
    if (block.language == "console") must({"sh", "-c", script_of(block)});
  for (const char* output : {"issue.epub", "issue.html", "briefs.md", "again.xml"})
    EXPECT_TRUE(fs::exists(folder_ / output)) << output;
  EXPECT_NE(read_file(folder_ / "issue.xml").find("Qinghe Desk"), std::string::npos);
  EXPECT_TRUE(fs::exists(folder_ / "out/nagiura-shimbun-2024-05-18.epub"));
  EXPECT_TRUE(fs::exists(folder_ / "spool/out/nagiura-shimbun-2024-05-18.xml"));
}

TEST_F(Readme, shows_a_plugin_that_works) {
  ASSERT_EQ(sources().size(), 2u);
  write_file(folder_ / "headlines.cpp", sources()[0]);
  must({"sh", "-c",
        "c++ -std=c++17 -fPIC -shared $(pkg-config --cflags broadsheet-sdk) headlines.cpp -o headlines.so"});
  EXPECT_EQ(converted_by(folder_ / "headlines.so", "issue.head"), "南湾新港昨日通航\n\n");
  must({program().string(), "plugins", "check", "headlines.so"});
}

TEST_F(Readme, shows_a_program_that_works) {
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "the library of a sanitizer build links to its own programs only";
  ASSERT_EQ(sources().size(), 2u);
  const std::size_t body = sources()[1].find("\n\n");
  ASSERT_NE(body, std::string::npos);
  write_file(folder_ / "program.cpp",
             sources()[1].substr(0, body) + "\nint main() {" + sources()[1].substr(body) + "}\n");
  must({"sh", "-c",
        "c++ -std=c++20 program.cpp $(pkg-config --cflags --libs broadsheet) -o program && ./program"});
  EXPECT_TRUE(fs::exists(folder_ / "issue.epub"));
}

struct Begun {
  std::string kind, language;
};
class NewPlugin : public Stranger, public ::testing::WithParamInterface<Begun> {};

TEST_P(NewPlugin, builds_and_passes_its_own_tests) {
  const auto& [kind, language] = GetParam();
  must({program().string(), "plugins", "new", "fresh", "--kind", kind, "--lang", language});
  if (language != "python") build(folder_ / "fresh");
  const std::string plugin = language == "python" ? (folder_ / "fresh/fresh.broadsheet.json").string()
                                                  : (folder_ / "build-1/fresh.so").string();
  const Finished tested = must({(folder_ / "fresh/test.sh").string(), program().string(), plugin});
  EXPECT_NE(tested.output.find("fresh: makes what it is meant to make"), std::string::npos) << tested.output;
}

std::vector<Begun> all_kinds() {
  std::vector<Begun> all;
  for (const char* kind : {"reader", "writer", "filter"})
    for (const char* language : {"cpp", "c", "python"}) all.push_back({kind, language});
  return all;
}
INSTANTIATE_TEST_SUITE_P(Of, NewPlugin, ::testing::ValuesIn(all_kinds()),
                         [](const auto& i) { return i.param.kind + "_in_" + i.param.language; });

TEST_F(Stranger, is_kept_from_names_that_cannot_be) {
  for (const char* name : {"json", "Not-Plain", "../up", "prefix", "test"}) {
    const Finished finished = run({program().string(), "plugins", "new", name});
    EXPECT_EQ(finished.status, 2) << name;
    EXPECT_NE(finished.errors.find("BS-C190"), std::string::npos) << finished.errors;
  }
}

}  // namespace
}  // namespace broadsheet::testing
