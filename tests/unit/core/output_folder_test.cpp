// A folder that is an output: what of it goes with the next one, what stays, and how the new files come.
#include "io/output/content_hash.hpp"
#include "io/output/output.hpp"
#include "support/files.hpp"

#include <broadsheet/report.hpp>

#include <gtest/gtest.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <map>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using testing::read_file;
using testing::TemporaryFolder;
using testing::write_file;

using Files = std::map<std::string, std::string>;

/// One run of a format; gives the old files that stay since somebody changed them.
std::vector<fs::path> write_folder(const fs::path& target, const Files& files,
                                   const std::string& format = "html") {
  Output output(target);
  output.replace_files_of(format);
  for (const auto& [name, text] : files) {
    output.part(name);
    output.write(text);
  }
  output.commit();
  return output.changed_old_files();
}

void deliver(const fs::path& target, const Files& files) {
  Output output(target);
  output.deliver_one_by_one();
  for (const auto& [name, text] : files) {
    output.part(name);
    output.write(text);
  }
  output.commit();
}

/// Every file below, but the record.
Files files_in(const fs::path& folder) {
  Files out;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename() != FolderRecord::kName)
      out[entry.path().lexically_relative(folder).string()] = read_file(entry.path());
  return out;
}

const Files kMonday = {{"index.html", "monday"}, {"articles/a-1.html", "one"}, {"articles/a-2.html", "two"}};
const Files kTuesday = {{"index.html", "tuesday"}, {"articles/a-1.html", "one"}};

TEST(OutputFolder, drops_what_the_run_before_wrote_and_this_one_does_not) {
  const TemporaryFolder folder;
  write_folder(folder / "site", kMonday);
  EXPECT_TRUE(write_folder(folder / "site", kTuesday).empty());
  EXPECT_EQ(files_in(folder / "site"), kTuesday);
  write_folder(folder / "site", {{"index.html", "none"}});
  EXPECT_FALSE(fs::exists(folder / "site/articles")) << "a folder of ours that is empty now";
  EXPECT_EQ(folder.count(), 1);
}

TEST(OutputFolder, keeps_what_others_put_there_whatever_its_place) {
  const TemporaryFolder folder;
  write_folder(folder / "site", kMonday);
  write_file(folder / "site/articles/mine.html", "mine");
  fs::create_directories(folder / "site/.git/empty");
  fs::create_symlink("index.html", folder / "site/home.html");
  write_folder(folder / "site", {{"index.html", "none"}});
  EXPECT_EQ(files_in(folder / "site"),
            (Files{{"articles/mine.html", "mine"}, {"index.html", "none"}, {"home.html", "none"}}));
  EXPECT_TRUE(fs::is_directory(folder / "site/.git/empty"));
  EXPECT_TRUE(fs::is_symlink(folder / "site/home.html"));
}

TEST(OutputFolder, keeps_and_names_a_file_of_ours_that_somebody_changed) {
  const TemporaryFolder folder;
  write_folder(folder / "site", kMonday);
  write_file(folder / "site/articles/a-2.html", "two, corrected by hand");
  EXPECT_EQ(write_folder(folder / "site", kTuesday), std::vector<fs::path>{"articles/a-2.html"});
  EXPECT_EQ(files_in(folder / "site").at("articles/a-2.html"), "two, corrected by hand");
  EXPECT_TRUE(write_folder(folder / "site", kTuesday).empty()) << "it is somebody's now, and was named";
  EXPECT_EQ(files_in(folder / "site").at("articles/a-2.html"), "two, corrected by hand");
}

TEST(OutputFolder, keeps_a_link_that_took_the_place_of_a_file_of_ours_and_what_it_leads_to) {
  const TemporaryFolder folder;
  write_folder(folder / "site", kMonday);
  write_file(folder / "elsewhere", "two");  // the same bytes
  fs::remove(folder / "site/articles/a-2.html");
  fs::create_symlink(folder / "elsewhere", folder / "site/articles/a-2.html");
  EXPECT_EQ(write_folder(folder / "site", kTuesday).size(), 1u);
  EXPECT_TRUE(fs::is_symlink(folder / "site/articles/a-2.html"));
  EXPECT_EQ(read_file(folder / "elsewhere"), "two");
}

TEST(OutputFolder, a_format_drops_nothing_that_another_format_wrote) {
  const TemporaryFolder folder;
  write_folder(folder / "out", {{"index.html", "h"}, {"pictures/1.jpg", "p"}, {"pictures/2.jpg", "q"}});
  write_folder(folder / "out", {{"issue.md", "m"}, {"pictures/1.jpg", "p"}}, "markdown");
  EXPECT_EQ(files_in(folder / "out").size(), 4u);
  write_folder(folder / "out", {{"index.html", "h"}});
  EXPECT_EQ(files_in(folder / "out"),
            (Files{{"index.html", "h"}, {"issue.md", "m"}, {"pictures/1.jpg", "p"}}));
}

TEST(OutputFolder, what_was_there_before_there_was_a_record_stays) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "site");
  write_file(folder / "site/articles.html", "of a run of long ago, perhaps");
  write_folder(folder / "site", kTuesday);
  EXPECT_TRUE(fs::exists(folder / "site/articles.html"));
}

TEST(OutputFolder, its_record_is_the_same_for_the_same_files_in_any_order) {
  const TemporaryFolder folder;
  for (const char* name : {"a", "b"}) {
    Output output(folder / name);
    output.replace_files_of("html");
    const bool is_first = name[0] == 'a';
    for (const char* part : {is_first ? "x" : "y", is_first ? "y" : "x"}) {
      output.part(part);
      output.write(std::string(300000, part[0]));
    }
    output.commit();
  }
  const std::string record = read_file(folder / "a/.broadsheet-files");
  EXPECT_EQ(record, read_file(folder / "b/.broadsheet-files"));
  EXPECT_EQ(std::count(record.begin(), record.end(), '\n'), 2);
  EXPECT_EQ(record.find("{\"file\":\"x\",\"format\":\"html\",\"hash\":\""), 0u) << record;
}

TEST(OutputFolder, a_hostile_record_removes_nothing_outside_and_nothing_that_is_not_as_it_says) {
  const TemporaryFolder folder;
  write_file(folder / "victim", "two");
  fs::create_directory(folder / "elsewhere");
  write_file(folder / "elsewhere/a", "two");
  write_folder(folder / "site", {{"index.html", "x"}, {"a-2", "two"}});
  fs::create_directory_symlink(folder / "elsewhere", folder / "site/link");
  fs::create_directory(folder / "site/folder");
  write_file(folder / "site/mine", "mine");
  std::string record = read_file(folder / "site/.broadsheet-files");
  const std::size_t at = record.find("\"hash\":\"") + 8;
  const std::string hash = record.substr(at, 16);  // of "two": files are sorted
  for (const std::string& name :
       {std::string("../victim"), (folder / "victim").string(), std::string("link/a"), std::string("link"),
        std::string("folder"), std::string("folder/../../victim"), std::string("./a-2/"), std::string(""),
        std::string("."), std::string("mine"), std::string(".broadsheet-files"), std::string(2000, 'a')})
    record += R"({"file":")" + name + R"(","format":"html","hash":")" + hash + "\"}\n";
  record += std::string(100000, '[') + "\nno JSON\n{\"file\":7,\"format\":[],\"hash\":{}}\n\xff\xfe\n{}\n";
  write_file(folder / "site/.broadsheet-files", record);
  write_folder(folder / "site", {{"index.html", "x"}});
  EXPECT_EQ(read_file(folder / "victim"), "two");
  EXPECT_EQ(read_file(folder / "elsewhere/a"), "two");
  EXPECT_TRUE(fs::is_symlink(folder / "site/link"));
  EXPECT_TRUE(fs::is_directory(folder / "site/folder"));
  EXPECT_EQ(read_file(folder / "site/mine"), "mine");
  EXPECT_FALSE(fs::exists(folder / "site/a-2"));
}

TEST(OutputFolder, a_record_that_is_a_link_or_a_pipe_is_none) {
  const TemporaryFolder folder;
  for (const bool is_link : {true, false}) {
    fs::remove_all(folder / "site");
    write_folder(folder / "site", kMonday);
    fs::rename(folder / "site/.broadsheet-files", folder / "record");
    if (is_link)
      fs::create_symlink(folder / "record", folder / "site/.broadsheet-files");
    else
      ASSERT_EQ(mkfifo((folder / "site/.broadsheet-files").c_str(), 0666), 0);
    const std::string record = read_file(folder / "record");
    write_folder(folder / "site", kTuesday);
    EXPECT_EQ(files_in(folder / "site").size(), 3u);
    EXPECT_EQ(read_file(folder / "record"), record);
    EXPECT_TRUE(fs::is_regular_file(fs::symlink_status(folder / "site/.broadsheet-files")));
  }
}

TEST(OutputFolder, the_record_is_no_part_of_a_writer) {
  const TemporaryFolder folder;
  Output output(folder / "site");
  EXPECT_THROW(output.part(".broadsheet-files"), Error);
}

/// Goes into a folder and comes back.
class WorkingFolder {
 public:
  explicit WorkingFolder(const fs::path& folder) : before_(fs::current_path()) { fs::current_path(folder); }
  ~WorkingFolder() { fs::current_path(before_); }

 private:
  fs::path before_;
};

TEST(OutputFolder, the_current_folder_loses_its_old_files_as_any_other) {
  const TemporaryFolder folder;
  write_folder(folder / "site", kMonday);
  write_file(folder / "site/mine", "mine");
  const WorkingFolder inside(folder / "site");
  write_folder(".", kTuesday);
  Files expected = kTuesday;
  expected["mine"] = "mine";
  EXPECT_EQ(files_in(folder / "site"), expected);
  EXPECT_TRUE(fs::exists("index.html")) << "it is the same folder";
  write_folder(".", {{"index.html", "none"}});
  EXPECT_FALSE(fs::exists("articles"));
}

TEST(OutputFolder, after_a_kill_in_the_middle_of_the_current_folder_the_next_run_knows_all_files) {
  const TemporaryFolder folder;
  write_folder(folder / "site", kMonday);
  write_folder(folder / "after", kTuesday);
  // As a kill leaves it: the record has both, the first of the new files is there.
  write_file(folder / "site/.broadsheet-files",
             read_file(folder / "site/.broadsheet-files") + read_file(folder / "after/.broadsheet-files"));
  write_file(folder / "site/index.html", "tuesday");
  EXPECT_TRUE(write_folder(folder / "site", {{"front.html", "wednesday"}}).empty());
  EXPECT_EQ(files_in(folder / "site"), (Files{{"front.html", "wednesday"}}));
}

TEST(Spool, items_of_another_day_stay_and_there_is_no_record) {
  const TemporaryFolder folder;
  deliver(folder / "spool", {{"quay-0518-1.xml", "saturday"}});
  deliver(folder / "spool", {{"quay-0519-1.xml", "sunday"}});
  EXPECT_EQ(files_in(folder / "spool"),
            (Files{{"quay-0518-1.xml", "saturday"}, {"quay-0519-1.xml", "sunday"}}));
  EXPECT_FALSE(fs::exists(folder / "spool/.broadsheet-files"));
  EXPECT_EQ(folder.count(), 1);
}

/// A delivery where a ledger is kept, or none; gives what it says of files that were there.
std::pair<Output::Beside, std::vector<fs::path>> told_delivery(const fs::path& target, const Files& files,
                                                               bool keeps) {
  Output output(target);
  output.deliver_one_by_one();
  if (keeps) output.keep_old_file();
  for (const auto& [name, text] : files) {
    output.part(name);
    output.write(text);
  }
  output.commit();
  return {output.kept_files(), output.replaced_files()};
}

TEST(Spool, a_message_that_waits_keeps_its_name_and_the_next_one_comes_beside_it) {
  const TemporaryFolder folder;
  const fs::path spool = folder / "spool";
  deliver(spool, {{"issue.xml", "six"}, {"pictures/1-aa.jpg", "p"}});
  const auto told = told_delivery(spool, {{"issue.xml", "seven"}, {"pictures/1-aa.jpg", "p"}}, true).first;
  EXPECT_EQ(told, (Output::Beside{{spool / "issue.xml", spool / "issue-2.xml"}}));
  EXPECT_TRUE(told_delivery(spool, {{"issue.xml", "six"}}, true).first.empty()) << "the same bytes";
  EXPECT_EQ(told_delivery(spool, {{"issue.xml", "eight"}}, true).first.front().second, spool / "issue-3.xml");
  EXPECT_EQ(files_in(spool), (Files{{"issue.xml", "six"},
                                    {"issue-2.xml", "seven"},
                                    {"issue-3.xml", "eight"},
                                    {"pictures/1-aa.jpg", "p"}}));
  EXPECT_EQ(folder.count(), 1);
}

TEST(Spool, what_is_replaced_by_other_content_is_named_where_nobody_knows_what_was_sent) {
  const TemporaryFolder folder;
  const fs::path spool = folder / "spool";
  deliver(spool, {{"issue.xml", "six"}, {"same.xml", "same"}});
  const auto [beside, replaced] = told_delivery(spool, {{"issue.xml", "seven"}, {"same.xml", "same"}}, false);
  EXPECT_TRUE(beside.empty());
  EXPECT_EQ(replaced, std::vector<fs::path>{"issue.xml"});
  EXPECT_EQ(files_in(spool), (Files{{"issue.xml", "seven"}, {"same.xml", "same"}}));
}

TEST(Spool, what_a_receiver_took_away_does_not_come_back_and_is_no_fault) {
  const TemporaryFolder folder;
  deliver(folder / "spool", {{"1.xml", "one"}, {"2.xml", "two"}});
  Output output(folder / "spool");
  output.deliver_one_by_one();
  output.part("3.xml");
  fs::rename(folder / "spool/1.xml", folder / "taken.xml");
  output.commit();
  EXPECT_EQ(files_in(folder / "spool"), (Files{{"2.xml", "two"}, {"3.xml", ""}}));
}

TEST(Spool, a_receiver_that_watches_it_sees_each_item_come_whole_in_every_run) {
  const TemporaryFolder folder;
  deliver(folder / "spool", {{"1.xml", "one"}});
  const int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  ASSERT_GE(inotify_add_watch(watch, (folder / "spool").c_str(), IN_ALL_EVENTS), 0);
  for (const char* name : {"2.xml", "3.xml"}) {
    deliver(folder / "spool", {{name, std::string(1 << 20, 'x')}, {"pictures/1.jpg", "p"}});
    std::vector<std::string> came;
    alignas(inotify_event) char events[4096];
    for (ssize_t size; (size = read(watch, events, sizeof events)) > 0;)
      for (ssize_t at = 0; at < size;) {
        const auto* event = reinterpret_cast<const inotify_event*>(events + at);
        at += static_cast<ssize_t>(sizeof *event + event->len);
        EXPECT_EQ(event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_MODIFY), 0u);
        if (event->mask & IN_MOVED_TO) came.emplace_back(event->name);
      }
    EXPECT_EQ(came, std::vector<std::string>{name});
  }
  close(watch);
}

TEST(Spool, nothing_comes_where_one_of_the_items_cannot) {
  const TemporaryFolder folder;
  deliver(folder / "spool", {{"a.xml", "before"}});
  fs::create_directory(folder / "spool/b.xml");  // in the way of the second item
  try {
    deliver(folder / "spool", {{"a.xml", "a"}, {"b.xml", "b"}, {"pictures/1.jpg", "p"}});
    FAIL() << "no Error";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), "BS-C130");
  }
  EXPECT_EQ(files_in(folder / "spool"), (Files{{"a.xml", "before"}})) << "found out before anything came";
}

TEST(ContentHash, is_of_the_bytes_however_they_come_and_of_their_number) {
  const std::string text = "The quick brown fox jumps over the lazy dog";
  ContentHash whole;
  whole.add(text);
  const std::string expected = whole.hex();
  EXPECT_EQ(expected.size(), 16u);
  for (std::size_t step = 1; step < text.size(); ++step) {
    ContentHash hash;
    for (std::size_t at = 0; at < text.size(); at += step) hash.add(std::string_view(text).substr(at, step));
    EXPECT_EQ(hash.hex(), expected) << step;
  }
  std::set<std::string> seen;
  for (std::size_t zeros = 0; zeros < 20; ++zeros) {
    ContentHash hash;
    hash.add(std::string(zeros, '\0'));
    EXPECT_TRUE(seen.insert(hash.hex()).second) << zeros;
  }
}

}  // namespace
}  // namespace broadsheet
