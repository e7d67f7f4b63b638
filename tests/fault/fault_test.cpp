// One call after another fails, and the program says so: the output is whole or as it
// was before, the exit code is right, one line tells what and where.
//
// Every call that can fail, in the program and its workers together, is one point:
// fault.c counts them in a run where none fails, then lets one fail in each. The
// everyday program takes points spread over the run; fault_slow_test takes them all. Of
// allocations, which are tens of thousands, it takes the first of each stack of callers.
#include "fault.h"

#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <functional>
#include <set>
#include <sstream>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kIssue =
    R"({"broadsheet":1,"issue":{"publication":"Harrow Bay Courier","date":"2024-05-18","language":"en"}}
{"id":"a-1-1","page":"1","headline":"Ferry returns","blocks":[{"type":"paragraph","text":"The ferry is back."}]}
{"id":"a-1-2","page":"1","headline":"Tolls waived","blocks":[{"type":"paragraph","text":"Nobody pays today."}]}
{"end":{"articles":2}}
)";

struct Scenario {
  const char* name;
  std::vector<std::string> arguments;  ///< after `broadsheet`; in the scenario's folder
  std::vector<std::string> outputs;    ///< what there is afterwards, and was before unless a folder
  std::string source = "";             ///< a file to be made of the issue first
  bool may_lack_memory = true;         ///< else a library ends or errs
};
void PrintTo(const Scenario& s, std::ostream* out) { *out << s.name; }

const Scenario kScenarios[] = {
    {"json", {"convert", "in.jsonl", "-o", "out.jsonl"}, {"out.jsonl"}},
    {"newsml", {"convert", "in.jsonl", "-o", "out.xml"}, {"out.xml"}},
    // Without pixels: fontconfig prints an error of its own, GLib ends the program.
    {"epub", {"convert", "in.jsonl", "-o", "out.epub", "--epub.cover-type=svg"}, {"out.epub"}},
    {"text_from_text", {"convert", "in.txt", "-o", "out.txt"}, {"out.txt"}},
    {"html_folder",
     {"convert", "in.jsonl", "--to", "html", "--html.layout", "folder", "-o", "site"},
     {"site/index.html"}},
    {"isolated",
     {"convert", "in.jsonl", "-o", "out.xml", "--isolate", "always", "--timeout", "10"},
     {"out.xml"}},
    {"command",
     {"convert", "in.jsonl", "--plugin", "pass.broadsheet.json", "--filter", "pass", "-o", "out.txt",
      "--timeout", "10"},
     {"out.txt"}},
    {"batch",
     {"batch", "in.jsonl", "also.jsonl", "--group", "file", "-o", "all", "--to", "json,text", "-j", "1",
      "-q"},
     {"all"}},
    {"from_epub", {"convert", "in.epub", "-o", "out.txt"}, {"out.txt"}, "in.epub"},
    {"from_html", {"convert", "in.html", "-o", "out.txt"}, {"out.txt"}, "in.html"},
    {"from_markdown", {"convert", "in.md", "-o", "out.txt"}, {"out.txt"}, "in.md"},
    {"from_newsml", {"convert", "in.xml", "-o", "out.txt"}, {"out.txt"}, "in.xml"},
    {"check_html", {"check", "in.html", "--against", "in.jsonl"}, {}, "in.html"},
    // libxml2 validates RELAX NG without looking whether it got the memory.
    {"check_newsml", {"check", "in.xml", "--against", "in.jsonl"}, {}, "in.xml", false},
    {"check_epub", {"check", "in.epub", "--against", "in.jsonl"}, {}, "in.epub"},
    {"check_folder", {"check", "in.folder", "--against", "in.jsonl"}, {}, "in.folder/a.epub"},
    {"check_markdown", {"check", "in.md", "--against", "in.jsonl"}, {}, "in.md"},
};

using Contents = std::map<std::string, std::string>;  // relative name -> bytes

Contents contents_of(const fs::path& folder) {
  Contents all;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) all[fs::relative(entry.path(), folder)] = read_file(entry.path());
  return all;
}

// What differs, by name: "" if nothing does.
std::string difference(const Contents& now, const Contents& then) {
  std::string names;
  for (const auto& [name, bytes] : now)
    if (!then.count(name))
      names += name + " is new, ";
    else if (then.at(name) != bytes)
      names += name + " is another, ";
  for (const auto& [name, bytes] : then)
    if (!now.count(name)) names += name + " is gone, ";
  return names;
}

class Faults {
 public:
  explicit Faults(const Scenario& scenario) : scenario_(scenario) {
    put_inputs();
    if (!scenario_.source.empty()) {
      const fs::path source = folder_ / scenario_.source;
      fs::create_directories(source.parent_path());
      expect_success(testing::run(broadsheet({"convert", folder_ / "in.jsonl", "-o", source})));
      source_ = read_file(source);
      put_inputs();
    }
    state_file_ = scratch_ / "state";
    const Finished finished = run("io", 0);
    expect_success(finished);
    good_ = contents_of(folder_.path());
  }

  // How many points there are.
  long points(const std::string& kind) {
    clean();
    run(kind, 0);
    return state().calls;
  }
  // Those that come from where none before came from.
  std::vector<long> places(const std::string& kind) {
    const fs::path file = scratch_ / "places";
    write_file(file, std::string(sizeof(fault_places), '\0'));
    clean();
    run(kind, 0, {"FAULT_PLACES=" + file.string()});
    const std::string bytes = read_file(file);
    long count = 0;
    std::memcpy(&count, bytes.data() + offsetof(fault_places, count), sizeof count);
    std::vector<long> calls(static_cast<std::size_t>(count));
    std::memcpy(calls.data(), bytes.data() + offsetof(fault_places, calls), calls.size() * sizeof(long));
    return calls;
  }

  void expect_well_told(const std::string& kind, long n) {
    clean();
    const Finished finished = run(kind, n);
    const std::string where =
        kind + " point " + std::to_string(n) + " (" + state().name + "): " + finished.errors;
    if (state().failed == 0) return;  // the workers' turns differ from run to run
    // The loader of the C library ends the program itself where memory ends in the middle of dlopen().
    if (kind == "memory" && finished.status == 127 && finished.errors == "out of memory\n") {
      Contents after = contents_of(folder_.path());
      std::erase_if(after, [](const auto& file) { return file.first.ends_with(".part"); });  // as a kill does
      EXPECT_EQ(difference(after, before_), "") << where;
      return;
    }
    if (finished.status >= 124) {
      ADD_FAILURE() << (finished.status == 124 ? "hangs: " : "crashes: ") << where;
      return;
    }
    if (std::string(scenario_.name) == "batch") return expect_batch_as_told(finished, where);
    Contents after = contents_of(folder_.path());
    // nlohmann-json takes memory to free memory, and ends the program where there is none; a folder
    // cannot be removed then. The next run does.
    if (kind == "memory" && finished.status == 4)
      std::erase_if(after, [](const auto& file) { return file.first.rfind("site.part/", 0) == 0; });
    if (finished.status == 0) {
      EXPECT_EQ(difference(after, good_), "") << "ends well, but " << where;
      EXPECT_EQ(finished.errors.find("error"), std::string::npos) << where;
    } else {
      EXPECT_EQ(difference(after, before_), "") << where;
      expect_one_clear_line(finished, kind, where);
    }
    EXPECT_FALSE(fs::exists(folder_ / "site") && finished.status != 0) << where;
  }

 private:
  void put_inputs() {
    write_file(folder_ / "in.jsonl", kIssue);
    write_file(folder_ / "also.jsonl", kIssue);
    write_file(folder_ / "in.txt",
               "FERRY RETURNS\n\nThe ferry is back on the bay after a winter of repairs.\n");
    write_file(
        folder_ / "pass.broadsheet.json",
        R"({"id":"org.example.pass","version":"1","command":["sh","-c","cat"],"formats":[{"name":"pass","does":["filter"]}]})");
    if (!source_.empty()) {
      fs::create_directories(fs::path(folder_ / scenario_.source).parent_path());
      write_file(folder_ / scenario_.source, source_);
    }
    for (const std::string& output : scenario_.outputs)
      if (fs::path(output).has_extension() && !fs::path(output).has_parent_path())
        write_file(folder_ / output, "old");
    before_ = contents_of(folder_.path());
  }
  void clean() {
    for (const auto& entry : fs::directory_iterator(folder_.path())) fs::remove_all(entry.path());
    put_inputs();
  }

  Finished run(const std::string& kind, long at, const std::vector<std::string>& more = {}) {
    write_file(state_file_, std::string(sizeof(fault_state), '\0'));
    Process process = broadsheet(scenario_.arguments);
    std::vector<std::string> before = {"/usr/bin/timeout", "-k", "1", "20", "/usr/bin/env"};
    before.insert(before.end(), {"LD_PRELOAD=" FAULT_LIBRARY, "FAULT_STATE=" + state_file_.string()});
    before.insert(before.end(), {"FAULT_KIND=" + kind, "FAULT_AT=" + std::to_string(at)});
    before.insert(before.end(), more.begin(), more.end());
    process.arguments.insert(process.arguments.begin(), before.begin(), before.end());
    process.folder = folder_.path();
    return testing::run(process);
  }

  fault_state state() const {
    fault_state state{};
    std::memcpy(&state, read_file(state_file_).data(), sizeof state);
    return state;
  }

  // The failure may be in the process of a plugin, which ends as it likes: that is told.
  static std::string without_words_of_plugins(const std::string& errors) {
    std::string own;
    std::istringstream lines(errors);
    for (std::string line; std::getline(lines, line);)
      if (line.find("BS-C165") == std::string::npos) own += line + '\n';
    return own;
  }

  static void expect_one_clear_line(const Finished& finished, const std::string& kind,
                                    const std::string& where) {
    const bool io = kind == "io";
    EXPECT_TRUE(std::set<int>({1, 3, 4}).count(finished.status)) << finished.status << ": " << where;
    const std::string start = "broadsheet: error BS-";
    const std::size_t first = finished.errors.find(start);
    EXPECT_NE(first, std::string::npos) << where;
    EXPECT_EQ(finished.errors.find(start, first + 1), std::string::npos) << "more than one: " << where;
    EXPECT_EQ(finished.errors.find("please report"), std::string::npos) << where;
    EXPECT_EQ(without_words_of_plugins(finished.errors).find("terminate"), std::string::npos) << where;
    const auto names = {"in.", "in-picture", "out.", "site", ".so", "plugin", "broadsheet/"};
    EXPECT_TRUE(!io || std::any_of(names.begin(), names.end(),
                                   [&](const char* name) {
                                     return finished.errors.find(name, first) != std::string::npos;
                                   }))
        << "names nothing: " << where;
  }

  // Each output is whole or not there, and the log tells of none that is not.
  void expect_batch_as_told(const Finished& finished, const std::string& where) {
    EXPECT_TRUE(std::set<int>({0, 1, 3, 4, 5}).count(finished.status)) << finished.status << ": " << where;
    EXPECT_EQ(finished.errors.find("please report"), std::string::npos) << where;
    Contents after = contents_of(folder_.path());
    const std::string log = "all/broadsheet-batch.jsonl";
    std::size_t done = 0;
    std::istringstream lines(after[log]);
    for (std::string line; std::getline(lines, line);) {
      const auto json = nlohmann::json::parse(line, nullptr, false);
      ASSERT_FALSE(json.is_discarded()) << "half a line in the log: " << line << where;
      done += json.value("status", "") == "done";
    }
    std::size_t outputs = 0;
    for (const auto& [name, bytes] : after) {
      if (name == log || name == log + ".in-hand") continue;  // which issues it had begun
      ASSERT_TRUE(good_.count(name)) << name << " is left: " << where;
      EXPECT_EQ(bytes, good_.at(name)) << name << ": " << where;
      outputs += name.rfind("all/", 0) == 0;
    }
    EXPECT_GE(outputs, 2 * done) << "the log tells of what is not there: " << where;
    EXPECT_TRUE(finished.status != 0 || done == 2) << where;
  }

  Scenario scenario_;
  TemporaryFolder folder_, scratch_;
  fs::path state_file_;
  std::string source_;
  Contents before_, good_;
};

class Fault : public ::testing::TestWithParam<Scenario> {
 protected:
  void SetUp() override {
    if (BROADSHEET_SANITIZED) GTEST_SKIP() << "a sanitizer stands in front of the C library itself";
  }
  // So many of 1..points, spread over the run.
  static void for_some(long points, long some, const std::function<void(long)>& each) {
    for (long n = 1; n <= points; n += std::max(1L, points / some)) each(n);
  }
};

TEST_P(Fault, of_a_file_or_process_is_told_and_leaves_nothing_half) {
  Faults faults(GetParam());
  const long points = faults.points("io");
  ASSERT_GT(points, 50);
  RecordProperty("points", static_cast<int>(points));
  for_some(points, FAULT_EXHAUSTIVE ? points : 17, [&](long n) { faults.expect_well_told("io", n); });
}

TEST_P(Fault, of_memory_is_told_and_leaves_nothing_half) {
  if (!GetParam().may_lack_memory) GTEST_SKIP() << "the library that it uses ends or errs without memory";
  Faults faults(GetParam());
  const long points = faults.points("memory");
  ASSERT_GT(points, 500);
  RecordProperty("points", static_cast<int>(points));
  const auto fail = [&](long n) { faults.expect_well_told("memory", n); };
  if (!FAULT_EXHAUSTIVE) return for_some(points, 9, fail);
  const std::vector<long> places = faults.places("memory");
  ASSERT_GT(places.size(), 500u);
  RecordProperty("places", static_cast<int>(places.size()));
  for (const long n : places) fail(n);
}

INSTANTIATE_TEST_SUITE_P(In, Fault, ::testing::ValuesIn(kScenarios),
                         [](const auto& i) { return std::string(i.param.name); });

}  // namespace
}  // namespace broadsheet::testing
