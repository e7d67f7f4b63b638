#include "io/output/output.hpp"

#include "io/output/part.hpp"
#include "support/files.hpp"

#include <broadsheet/report.hpp>

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using testing::read_file;
using testing::TemporaryFolder;
using testing::write_file;

Fault fault_of_call(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& e) {
    return e.fault();
  }
  ADD_FAILURE() << "no Error";
  return Fault::input;
}

void write_output(const fs::path& path, const std::string& text) {
  Output output(path);
  output.write(text);
  output.commit();
}

TEST(Output, a_file_appears_only_when_it_is_committed) {
  TemporaryFolder folder;
  Output output(folder / "o.txt");
  output.write("whole");
  EXPECT_FALSE(fs::exists(folder / "o.txt"));
  output.commit();
  EXPECT_EQ(read_file(folder / "o.txt"), "whole");
  EXPECT_EQ(folder.count(), 1);
}

TEST(Output, what_is_not_committed_leaves_the_old_file_and_nothing_else) {
  TemporaryFolder folder;
  write_file(folder / "o.txt", "old");
  {
    Output output(folder / "o.txt");
    output.write(std::string(1 << 20, 'x'));
  }
  EXPECT_EQ(read_file(folder / "o.txt"), "old");
  EXPECT_EQ(folder.count(), 1);
}

TEST(Output, a_replaced_file_keeps_its_permissions) {
  TemporaryFolder folder;
  write_file(folder / "o.txt", "old");
  chmod((folder / "o.txt").c_str(), 0640);
  write_output(folder / "o.txt", "new");
  struct stat status {};
  stat((folder / "o.txt").c_str(), &status);
  EXPECT_EQ(status.st_mode & 07777, 0640u);
}

TEST(Output, a_link_stays_a_link) {
  TemporaryFolder folder;
  write_file(folder / "real.txt", "old");
  fs::create_symlink(folder / "real.txt", folder / "link.txt");
  write_output(folder / "link.txt", "new");
  EXPECT_TRUE(fs::is_symlink(folder / "link.txt"));
  EXPECT_EQ(read_file(folder / "real.txt"), "new");
}

TEST(Output, a_second_writer_of_the_same_file_is_told_to_wait) {
  TemporaryFolder folder;
  Output first(folder / "o.txt");
  EXPECT_EQ(fault_of_call([&] { Output second(folder / "o.txt"); }), Fault::io);
  first.write("first");
  first.commit();
  EXPECT_EQ(read_file(folder / "o.txt"), "first");
}

TEST(Output, what_a_killed_writer_left_is_overwritten) {
  TemporaryFolder folder;
  write_file(folder / "o.txt.part", "left behind, and longer than the new text");
  chmod((folder / "o.txt.part").c_str(), 0644 | S_ISVTX);  // the mark of ours
  write_output(folder / "o.txt", "new");
  EXPECT_EQ(read_file(folder / "o.txt"), "new");
  EXPECT_EQ(folder.count(), 1);
}

TEST(Output, a_part_that_is_a_link_is_not_followed) {
  TemporaryFolder folder;
  write_file(folder / "victim", "precious");
  fs::create_symlink(folder / "victim", folder / "o.txt.part");
  EXPECT_EQ(fault_of_call([&] { Output output(folder / "o.txt"); }), Fault::io);
  EXPECT_EQ(read_file(folder / "victim"), "precious");
}

TEST(Output, a_folder_appears_whole) {
  TemporaryFolder folder;
  Output output(folder / "site");
  output.part("index.html");
  output.write("index");
  output.part("articles/a-1.html");
  output.write("one");
  EXPECT_FALSE(fs::exists(folder / "site"));
  output.commit();
  EXPECT_EQ(read_file(folder / "site/index.html"), "index");
  EXPECT_EQ(read_file(folder / "site/articles/a-1.html"), "one");
  EXPECT_EQ(folder.count(), 1);
}

TEST(Output, a_folder_that_is_there_keeps_its_other_files) {
  TemporaryFolder folder;
  fs::create_directory(folder / "site");
  write_file(folder / "site/mine.txt", "mine");
  write_file(folder / "site/index.html", "old");
  Output output(folder / "site");
  output.part("index.html");
  output.write("new");
  output.commit();
  EXPECT_EQ(read_file(folder / "site/mine.txt"), "mine");
  EXPECT_EQ(read_file(folder / "site/index.html"), "new");
  EXPECT_EQ(folder.count(), 1);
}

TEST(Output, a_part_file_of_somebody_else_is_left_alone) {
  TemporaryFolder folder;
  write_file(folder / "o.txt.part", "a download");
  remove_stale_part(folder / "o.txt");
  EXPECT_EQ(fault_of_call([&] { Output output(folder / "o.txt"); }), Fault::io);
  EXPECT_EQ(read_file(folder / "o.txt.part"), "a download");
}

// What a user has to move is what the message names.
TEST(Output, whatever_has_the_name_of_the_part_is_named_and_left_alone) {
  TemporaryFolder folder;
  fs::create_directories(folder / "folder.part/inner");
  fs::create_symlink("nowhere", folder / "link.part");
  write_file(folder / "file.part", "a download");
  ASSERT_EQ(mkfifo((folder / "pipe.part").c_str(), 0600), 0);
  for (const std::string name : {"folder", "link", "file", "pipe"}) {
    const std::string part = (folder / (name + ".part")).string();
    try {
      Output output(folder / name);
      ADD_FAILURE() << name;
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), "BS-C137") << e.text();
      EXPECT_NE(e.text().find(part), std::string::npos) << e.text();
    }
    EXPECT_TRUE(fs::exists(fs::symlink_status(part)));
  }
}

TEST(Output, a_second_writer_of_the_same_folder_is_told_to_wait) {
  TemporaryFolder folder;
  Output first(folder / "site");
  first.part("index.html");
  try {
    Output second(folder / "site");
    ADD_FAILURE();
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), "BS-C131") << e.text();
  }
  first.commit();
  EXPECT_TRUE(fs::exists(folder / "site/index.html"));
}

TEST(Output, a_new_file_does_not_keep_our_mark) {
  TemporaryFolder folder;
  Output output(folder / "o.txt");
  output.commit();
  struct stat status {};
  stat((folder / "o.txt").c_str(), &status);
  EXPECT_EQ(status.st_mode & S_ISVTX, 0u);
}

TEST(Output, a_signal_leaves_no_part_of_a_file_or_folder) {
  TemporaryFolder folder;
  write_file(folder / "kept", "kept");
  Output file(folder / "file"), site(folder / "site");
  file.write("x");
  for (const char* name : {"index", "a/b/c", "a/b/d"}) {
    site.part(name);
    site.write("x");
  }
  fs::create_symlink(folder / "kept", folder / "site.part/link");
  remove_unfinished_outputs();
  EXPECT_EQ(folder.count(), 1);
  EXPECT_EQ(read_file(folder / "kept"), "kept");
}

TEST(Output, a_name_of_255_bytes_is_written) {
  TemporaryFolder folder;
  for (const std::size_t size : {250u, 251u, 255u}) {
    const fs::path file = folder / std::string(size, 'n');
    Output output(file);
    output.write("x");
    output.commit();
    EXPECT_EQ(read_file(file), "x");
  }
  EXPECT_EQ(folder.count(), 3);
}

TEST(Output, links_in_a_circle_are_told_as_such) {
  TemporaryFolder folder;
  fs::create_symlink("b", folder / "a");
  fs::create_symlink("a", folder / "b");
  try {
    Output output(folder / "a");
    FAIL() << "no Error";
  } catch (const Error& e) {
    EXPECT_EQ(e.advice(), "its links lead in a circle: remove one");
  }
}

TEST(Output, a_link_to_nothing_makes_what_it_points_to) {
  TemporaryFolder folder;
  fs::create_directory(folder / "below");
  fs::create_symlink("below/second.txt", folder / "link.txt");
  fs::create_symlink("../real.txt", folder / "below/second.txt");
  write_output(folder / "link.txt", "new");
  EXPECT_EQ(read_file(folder / "real.txt"), "new");
  EXPECT_TRUE(fs::is_symlink(folder / "link.txt"));
  EXPECT_TRUE(fs::is_symlink(folder / "below/second.txt"));
}

TEST(Output, a_replaced_folder_keeps_what_is_not_of_it) {
  TemporaryFolder folder;
  fs::create_directories(folder / "site/.git/objects");
  write_file(folder / "site/.git/objects/1", "object");
  write_file(folder / "site/articles.css", "mine");
  fs::create_symlink("/not/there", folder / "site/link");
  for (const char* text : {"first", "second"}) {
    Output output(folder / "site");
    output.part("articles/a.html");
    output.write(text);
    output.commit();
    EXPECT_EQ(read_file(folder / "site/articles/a.html"), text);
  }
  EXPECT_EQ(read_file(folder / "site/.git/objects/1"), "object");
  EXPECT_EQ(read_file(folder / "site/articles.css"), "mine");
  EXPECT_TRUE(fs::is_symlink(folder / "site/link"));
  EXPECT_EQ(folder.count(), 1);
}

TEST(Output, a_part_cannot_leave_its_folder) {
  TemporaryFolder folder;
  for (const char* name : {"../x", "/x", "a/../../x", ".", "a//b/..", "a\\b", "C:x", "a/", "a\nb"}) {
    Output output(folder / "site");
    EXPECT_EQ(fault_of_call([&] { output.part(name); }), Fault::plugin) << name;
  }
  EXPECT_EQ(folder.count(), 0);
}

TEST(Output, a_link_inside_an_output_folder_is_not_followed) {
  TemporaryFolder folder;
  fs::create_directories(folder / "site");
  fs::create_directories(folder / "elsewhere");
  fs::create_directory_symlink(folder / "elsewhere", folder / "site/articles");
  Output output(folder / "site");
  output.part("articles/a.html");
  output.write("x");
  EXPECT_EQ(fault_of_call([&] { output.commit(); }), Fault::io);
  EXPECT_FALSE(fs::exists(folder / "elsewhere/a.html"));
}

TEST(Output, the_part_without_a_name_says_that_there_is_nothing) {
  TemporaryFolder folder;
  write_file(folder / "o", "before");
  Output output(folder / "o");
  output.part("");
  output.commit();
  EXPECT_EQ(read_file(folder / "o"), "before");
  EXPECT_EQ(folder.count(), 1);
}

TEST(Output, a_replaced_folder_keeps_its_permissions) {
  TemporaryFolder folder;
  fs::create_directory(folder / "site");
  for (const mode_t mode : {0700u, 01777u}) {
    chmod((folder / "site").c_str(), mode);
    Output output(folder / "site");
    output.part("a");
    output.commit();
    struct stat status {};
    stat((folder / "site").c_str(), &status);
    EXPECT_EQ(status.st_mode & 07777, mode);
  }
}

TEST(Output, a_folder_that_a_kill_left_without_its_name_gets_it_back) {
  TemporaryFolder folder;
  fs::create_directory(folder / "site.part-old");
  write_file(folder / "site.part-old/a", "before");
  chmod((folder / "site.part-old").c_str(), 01755);  // the mark of ours
  { Output output(folder / "site"); }
  EXPECT_EQ(read_file(folder / "site/a"), "before");
  EXPECT_EQ(folder.count(), 1);
}

TEST(Output, the_same_part_twice_is_the_plugins_fault) {
  TemporaryFolder folder;
  Output output(folder / "site");
  output.part("a");
  EXPECT_EQ(fault_of_call([&] { output.part("a"); }), Fault::plugin);
}

TEST(Output, a_folder_is_not_replaced_by_a_file) {
  TemporaryFolder folder;
  fs::create_directory(folder / "o");
  Output output(folder / "o");
  output.write("x");
  EXPECT_EQ(fault_of_call([&] { output.commit(); }), Fault::io);
  EXPECT_TRUE(fs::is_directory(folder / "o"));
}

TEST(Output, a_full_disk_is_told_as_such) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "there is no /dev/full";
  Output output("/dev/full");
  output.write("x");
  try {
    output.commit();
    FAIL() << "no Error";
  } catch (const Error& e) {
    EXPECT_EQ(e.fault(), Fault::io);
    EXPECT_EQ(e.advice(), "make room on the disk");
  }
}

}  // namespace
}  // namespace broadsheet
