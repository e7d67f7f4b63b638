// broadsheet plugins check of a plugin in C++: what only shows in the long run.
#include "support/process.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

const std::filesystem::path kBad = std::filesystem::path(BAD_PLUGINS) / "bad.so";

struct Misfit {
  const char *how, *check, *fault;
};

TEST(NativeCheck, finds_what_only_shows_in_the_long_run) {
  for (const Misfit& misfit :
       {Misfit{"keeps-pointers", "handles an issue with every field set", "crashed: Segmentation fault"},
        Misfit{"hides-failing-writes", "reports when writing fails", "although writing failed at byte 0"},
        Misfit{"writes-late", "handles an issue with every field set", "writes after close()"},
        Misfit{"aborts-in-a-check", "checks anything", "crashed: Aborted"},
        Misfit{"counts-globally", "keeps its instances apart", "lets one instance change"}}) {
    if (BROADSHEET_SANITIZED && misfit.fault == std::string("crashed: Segmentation fault")) continue;
    const Finished finished =
        testing::run({{BROADSHEET_PROGRAM, "plugins", "check", kBad, "--bad.how", misfit.how}});
    EXPECT_EQ(finished.status, 3) << misfit.how;
    const std::size_t at = finished.output.find(std::string("FAULT  ") + misfit.check + "\n");
    ASSERT_NE(at, std::string::npos) << finished.output;
    EXPECT_NE(finished.output.find(misfit.fault, at), std::string::npos) << finished.output;
  }
}

TEST(NativeCheck, shows_what_a_plugin_prints_and_what_it_asks_for_in_vain) {
  for (const auto& [how, said] :
       {std::pair{"prints", "says: to standard output\n"},
        std::pair{"asks-for-what-it-lacks", "asks for the option \"hwo\", which its manifest lacks\n"}}) {
    const Finished finished =
        testing::run({{BROADSHEET_PROGRAM, "plugins", "check", kBad, "--bad.how", how}});
    EXPECT_NE(finished.output.find(said), std::string::npos) << finished.output;
  }
}

TEST(NativeCheck, passes_a_plugin_that_behaves) {
  const Finished finished = testing::run({{BROADSHEET_PROGRAM, "plugins", "check", kBad}});
  EXPECT_EQ(finished.status, 0) << finished.output << finished.errors;
  EXPECT_NE(finished.output.find("org.example.bad: 35 checks, all passed\n"), std::string::npos)
      << finished.output;
}

}  // namespace
}  // namespace broadsheet::testing
