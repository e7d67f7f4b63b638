// A page goes out, is kept as something that people edit, and goes out from there: for receivers nothing
// changed.
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

struct Way {
  const char *name, *file;
};

class ByWayOf : public ::testing::TestWithParam<Way> {};

TEST_P(ByWayOf, no_story_counts_as_changed) {
  for (const char* name : {"harrow-bay-courier-2024-05-18-a1.txt", "qinghe-ribao-2024-05-18-01.txt"}) {
    const TemporaryFolder folder;
    const std::string page = sample(name), kept = folder / GetParam().file;
    expect_success(run(broadsheet({"convert", page, "-o", kept, "-q"})));
    const auto send = [&](const std::string& input, const std::string& moment) {
      const Finished sent = run(
          broadsheet({"convert", input, "-o", folder / "out", "--to", "newsml,ninjs,nitf", "--news.ledger",
                      folder / "sent.jsonl", "--news.changed-only", "--news.rights-notice", "© Harrow Media",
                      "--newsml.layout", "items", "--ninjs.layout", "items", "--timestamp", moment, "-v"}));
      expect_success(sent);
      return sent.errors;
    };
    send(page, "2024-05-18T06:00:00Z");
    const std::string again = send(kept, "2024-05-18T07:00:00Z");
    EXPECT_NE(again.find(" unchanged v1 "), std::string::npos) << name << '\n' << again;
    for (const char* word : {" new ", " v2 ", " canceled "})
      EXPECT_EQ(again.find(word), std::string::npos) << name << '\n' << again;
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, ByWayOf,
                         ::testing::Values(Way{"markdown", "page.md"}, Way{"json", "page.jsonl"},
                                           Way{"html", "page.html"}, Way{"epub", "page.epub"}),
                         [](const auto& given) { return std::string(given.param.name); });

}  // namespace
}  // namespace broadsheet::testing
