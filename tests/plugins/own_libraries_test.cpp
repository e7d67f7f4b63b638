// Plugins that bring libraries along: of one name, as two authors choose it.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace broadsheet::testing {
namespace {

class OwnLibraries : public ::testing::Test {
 protected:
  void SetUp() override {
    if (std::system("command -v c++ >/dev/null 2>&1") != 0) GTEST_SKIP() << "c++ is not installed";
    write_file(folder_ / "plugin.cpp", R"(#include <broadsheet/plugin.hpp>
extern "C" const char* who();
class Mine : public broadsheet::plugin::Writer {
 public:
  void article(const broadsheet::Article&) override { host().write(who()); }
};
BROADSHEET_WRITER(Mine)
BS_MANIFEST("{\"id\": \"org.example." NAME "\", \"version\": \"1.0\", \"abi\": 0, \"formats\": [{\"name\": \"" NAME
            "\", \"does\": [\"write\"], \"extensions\": [\"." NAME "\"]}]}");
)");
    for (const std::string name : {"one", "two"}) {
      std::filesystem::create_directory(folder_ / name);
      write_file(folder_ / (name + "/who.cpp"),
                 "extern \"C\" const char* who() { return \"" + name + "\"; }\n");
      shell("c++ -fPIC -shared -Wl,-soname,libwho.so.1 " + name + "/who.cpp -o " + name + "/libwho.so.1");
      shell("c++ -std=c++17 -fPIC -shared '-DNAME=\"" + name + "\"' -I" + source_folder() +
            "/core/include plugin.cpp " + name + "/libwho.so.1 '-Wl,-rpath,$ORIGIN' -o " + name +
            "/plugin.so");
    }
  }

  void shell(const std::string& command) {
    const Finished done = run({{"/bin/sh", "-c", command}, "", {}, folder_.path()});
    ASSERT_EQ(done.status, 0) << done.errors;
  }

  Finished converted(const std::string& isolate) {
    return run(broadsheet({"convert", "--isolate", isolate, "--plugin", folder_ / "one/plugin.so", "--plugin",
                           folder_ / "two/plugin.so", sample("qinghe-ribao-2024-05-18-01.jsonl"), "--to",
                           "one,two", "-o", folder_ / "both"}));
  }

  TemporaryFolder folder_;
};

TEST_F(OwnLibraries, are_each_plugins_own_where_each_has_a_process) {
  expect_success(converted("always"));
  EXPECT_EQ(read_file(folder_ / "both/qinghe-ribao-2024-05-18-01.one").substr(0, 3), "one");
  EXPECT_EQ(read_file(folder_ / "both/qinghe-ribao-2024-05-18-01.two").substr(0, 3), "two");
}

TEST_F(OwnLibraries, of_another_plugin_are_never_taken_for_them) {
  expect_error(converted("never"), 3, "BS-C104", "brings its own libwho.so.1");
}

}  // namespace
}  // namespace broadsheet::testing
