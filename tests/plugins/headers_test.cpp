// The headers that authors include: they warn of nothing, whatever an author's build asks its compiler to
// tell.
#include "support/process.hpp"
#include "support/source_tree.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

constexpr const char* kPlugin = R"(#include <broadsheet/plugin.hpp>
#include <broadsheet/model.hpp>
#include <broadsheet/story_fields.hpp>
struct Nothing : broadsheet::plugin::Reader {
  void read(broadsheet::Sink& out) override { out.open({}); out.close({}); }
};
struct Everything : broadsheet::plugin::Writer {
  void article(const broadsheet::Article& article) override { host().write(article.headline); }
};
struct Same : broadsheet::plugin::Filter {};
BROADSHEET_PLUGIN(Nothing, Everything, Same)
)";

class Headers : public ::testing::TestWithParam<const char*> {};

TEST_P(Headers, compile_without_a_warning_in_each_standard) {
  const TemporaryFolder folder;
  const std::string source = (folder / "all.cpp").string();
  write_file(source, kPlugin);
  if (std::system((std::string("command -v ") + GetParam() + " >/dev/null 2>&1").c_str()) != 0)
    GTEST_SKIP() << GetParam() << " is not installed";
  for (const char* standard : {"-std=c++17", "-std=c++20"}) {
    const Finished compiled = run(
        {{"/usr/bin/env", GetParam(), standard, "-fsyntax-only", "-Werror", "-Wall", "-Wextra", "-Wpedantic",
          "-Wshadow", "-Wconversion", "-Wsign-conversion", "-Wnon-virtual-dtor", "-Woverloaded-virtual",
          "-Wcast-qual", "-Wunused", "-I", (kSource / "core/include").string(), source}});
    EXPECT_EQ(compiled.status, 0) << compiled.errors;
  }
}

INSTANTIATE_TEST_SUITE_P(Of, Headers, ::testing::Values("g++", "clang++"),
                         [](const auto& compiler) { return compiler.param[0] == 'g' ? "gcc" : "clang"; });

}  // namespace
}  // namespace broadsheet::testing
