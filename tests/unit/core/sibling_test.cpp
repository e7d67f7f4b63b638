// Files that an input names: what lies below its folder is opened, and nothing else.
#include "io/sibling.hpp"

#include "io/input.hpp"
#include "support/files.hpp"

#include <broadsheet/report.hpp>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using testing::write_file;

class Siblings : public ::testing::Test {
 protected:
  Siblings() {
    fs::create_directories(folder_ / "issue/text");
    write_file(folder_ / "issue/mets.xml", "the METS");
    write_file(folder_ / "issue/text/1.xml", "page one");
    write_file(folder_ / "outside.xml", "not yours");
  }
  Sibling opened(const std::string& name) const {
    const OpenedSibling its = open_sibling(folder_ / "issue", name);
    if (its.file >= 0) close(its.file);
    return its.state;
  }
  testing::TemporaryFolder folder_;
};

std::string rest(Input& input) {
  std::string bytes(100, '\0');
  bytes.resize(input.read(bytes.data(), bytes.size()));
  return bytes;
}

TEST_F(Siblings, a_file_below_the_folder_is_opened) { EXPECT_EQ(opened("text/1.xml"), Sibling::opened); }

TEST_F(Siblings, what_is_not_there_or_is_no_file_is_absent) {
  EXPECT_EQ(opened("text/2.xml"), Sibling::absent);
  EXPECT_EQ(opened("text"), Sibling::absent);
  EXPECT_EQ(opened("mets.xml/1.xml"), Sibling::absent);
  ASSERT_EQ(mkfifo((folder_ / "issue/fifo").c_str(), 0600), 0);
  EXPECT_EQ(opened("fifo"), Sibling::absent) << "and nobody waits for a writer";
}

TEST_F(Siblings, a_name_that_is_no_relative_path_of_plain_names_is_refused) {
  for (const std::string& name :
       {std::string(), std::string("/etc/hostname"), std::string("../outside.xml"),
        std::string("text/../../outside.xml"), std::string("./text/1.xml"), std::string("text//1.xml"),
        std::string("text/"), std::string("text/1.xml\0x", 12), std::string(2000, 'a')})
    EXPECT_EQ(opened(name), Sibling::refused) << name;
}

TEST_F(Siblings, a_link_that_leads_out_is_not_followed) {
  fs::create_symlink("../outside.xml", folder_ / "issue/link.xml");
  fs::create_symlink(folder_.path(), folder_ / "issue/up");
  fs::create_symlink(folder_ / "outside.xml", folder_ / "issue/text/absolute.xml");
  EXPECT_EQ(opened("link.xml"), Sibling::refused);
  EXPECT_EQ(opened("up/outside.xml"), Sibling::refused);
  EXPECT_EQ(opened("text/absolute.xml"), Sibling::refused);
}

TEST_F(Siblings, a_link_in_a_circle_is_refused) {
  fs::create_symlink("round", folder_ / "issue/round");
  EXPECT_EQ(opened("round"), Sibling::refused);
}

TEST_F(Siblings, an_input_goes_on_where_it_was_left_after_its_siblings) {
  Input input(folder_ / "issue/mets.xml");
  EXPECT_EQ(input.head(), "the METS");
  char begin[4] = {};
  ASSERT_EQ(input.read(begin, 4), 4U);
  ASSERT_EQ(input.sibling("text/1.xml"), Sibling::opened);
  EXPECT_EQ(rest(input), "page one");
  EXPECT_EQ(rest(input), "") << "the end of the sibling is not the beginning of the input";
  ASSERT_EQ(input.sibling(""), Sibling::opened);
  EXPECT_EQ(rest(input), "METS");
}

TEST_F(Siblings, one_that_cannot_be_opened_leaves_the_input_to_be_read) {
  Input input(folder_ / "issue/mets.xml");
  ASSERT_EQ(input.sibling("text/1.xml"), Sibling::opened);
  ASSERT_EQ(input.sibling("text/2.xml"), Sibling::absent);
  EXPECT_EQ(rest(input), "the METS");
}

TEST_F(Siblings, their_bytes_count_in_the_limit_of_the_input) {
  Input exact(folder_ / "issue/mets.xml", 16), short_of_one(folder_ / "issue/mets.xml", 15);
  for (Input* input : {&exact, &short_of_one}) {
    EXPECT_EQ(rest(*input), "the METS");
    ASSERT_EQ(input->sibling("text/1.xml"), Sibling::opened);
  }
  EXPECT_EQ(rest(exact), "page one");
  EXPECT_THROW(rest(short_of_one), Error);
}

TEST_F(Siblings, standard_input_has_none) {
  Input input("-");
  EXPECT_EQ(input.sibling("text/1.xml"), Sibling::refused);
  EXPECT_EQ(input.folder(), "");
}

TEST_F(Siblings, an_input_named_without_a_folder_has_them_in_the_current_one) {
  const fs::path before = fs::current_path();
  fs::current_path(folder_ / "issue");
  Input input("mets.xml");
  EXPECT_EQ(input.sibling("text/1.xml"), Sibling::opened);
  EXPECT_EQ(input.folder(), fs::current_path().string());
  fs::current_path(before);
}

}  // namespace
}  // namespace broadsheet
