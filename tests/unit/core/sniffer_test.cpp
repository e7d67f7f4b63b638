#include "convert/sniffer.hpp"

#include "support/process.hpp"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

// As in a program that the library is built into, far from its installation.
TEST(Sniffer, says_where_plugins_were_looked_for_if_there_is_none) {
  const testing::TemporaryFolder folder;
  testing::write_file(folder / "issue.jsonl", "{}\n");
  SearchPath nowhere;
  nowhere.folders = {{folder / "plugins", Origin::user}};
  const Registry registry(nowhere);
  Input input(folder / "issue.jsonl");
  try {
    sniff(input, registry);
    FAIL() << "a format was found";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), "BS-C106");
    EXPECT_NE(e.text().find("no plugins were found at all, in " + (folder / "plugins").string()),
              std::string::npos)
        << e.text();
    EXPECT_NE(e.text().find("BROADSHEET_PLUGIN_PATH"), std::string::npos) << e.text();
  }
}

}  // namespace
}  // namespace broadsheet
