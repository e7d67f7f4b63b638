// What stands for the pages of an issue: files, a folder, standard input; and the names of archives.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

const std::string kPage = sample("qinghe-ribao-2024-05-18-01.jsonl");
const std::string kNextPage = sample("qinghe-ribao-2024-05-18-02.jsonl");
const std::string kText =
    "Ferry to run again\n\nThe ferry across the bay will run again on Monday, the port said.\n";

TEST(PageInputs, a_folder_stands_for_its_pages_in_order) {
  const TemporaryFolder folder;
  fs::copy(kPage, folder / "page-9.jsonl");
  fs::copy(kNextPage, folder / "page-10.jsonl");
  const Finished whole = run(broadsheet({folder.path(), "-t", "text", "-o", "-"}));
  expect_success(whole);
  EXPECT_EQ(
      whole.output,
      run(broadsheet({folder / "page-9.jsonl", folder / "page-10.jsonl", "-t", "text", "-o", "-"})).output);
  EXPECT_EQ(run(broadsheet({"inspect", "--json", folder.path()})).status, 0);
}

TEST(PageInputs, what_was_made_of_a_folder_is_no_page_of_it) {
  for (const char* output : {"/issue.epub", "/pages.html"}) {
    const TemporaryFolder folder;
    write_file(folder / "1.txt", "A headline\n\nAnd a text of some length under it.\n");
    for (int run = 0; run < 2; ++run)
      expect_success(testing::run(broadsheet(
          {folder.path(), "-o", folder.path().string() + output, "--html.layout", "folder", "-q"})));
  }
}

TEST(PageInputs, a_page_of_a_folder_is_not_replaced_by_what_is_made_of_the_folder) {
  const TemporaryFolder folder;
  write_file(folder / "a-1.txt", kText);
  write_file(folder / "a-2.txt", kText + "More of it.\n");
  const Finished finished = run(broadsheet({folder.path(), "-o", folder / "a-1.txt"}));
  EXPECT_EQ(finished.status, 2);
  EXPECT_NE(finished.errors.find("BS-C138"), std::string::npos) << finished.errors;
  EXPECT_EQ(read_file(folder / "a-1.txt"), kText);
}

TEST(PageInputs, a_book_that_lies_among_the_pages_is_left_out_and_told_of) {
  const TemporaryFolder folder;
  write_file(folder / "1.txt", "A headline\n\nAnd a text of some length under it.\n");
  expect_success(run(broadsheet({folder / "1.txt", "-o", folder / "issue.epub", "-q"})));
  const Finished finished = run(broadsheet({folder.path(), "-t", "text", "-o", "-"}));
  EXPECT_EQ(finished.status, 0) << finished.errors;
  EXPECT_NE(finished.errors.find("BS-C218: " + (folder / "issue.epub").string()), std::string::npos)
      << finished.errors;
}

TEST(PageInputs, a_folder_of_html_that_we_wrote_is_read_by_its_index) {
  const TemporaryFolder folder;
  const std::string site = folder / "site", index = site + "/index.html";
  expect_success(
      run(broadsheet({kPage, kNextPage, "-o", site, "-t", "html", "--html.layout", "folder", "-q"})));
  const Finished whole = run(broadsheet({index, "-t", "text", "-o", "-", "-q"}));
  expect_success(whole);
  for (const std::string& name : {site, site + "/"}) {
    const Finished finished = run(broadsheet({name, "-t", "text", "-o", "-", "-q"}));
    expect_success(finished);
    EXPECT_EQ(finished.output, whole.output);
  }
  fs::remove(site + "/.broadsheet-files");  // a copy by *.html has none
  expect_error(run(broadsheet({site, "-t", "text", "-o", "-"})), 2, "BS-C157", "name " + index);
}

TEST(PageInputs, a_warning_names_the_page_of_several_that_it_is_of) {
  const std::string page = sample("qinghe-ribao-2024-05-18-01.txt");
  const TemporaryFolder folder;
  const Finished finished =
      run(broadsheet({page, sample("qinghe-ribao-2024-05-18-02.txt"), "-o", folder / "issue.epub"}));
  EXPECT_NE(finished.errors.find("BS-E002: " + page + ":88 (article"), std::string::npos) << finished.errors;
}

TEST(PageInputs, a_folder_of_several_issues_is_no_issue) {
  const TemporaryFolder folder;
  expect_error(run(broadsheet({folder.path(), "-t", "text", "-o", "-"})), 2, "BS-C157", folder.path());
  fs::copy(kPage, folder / "a-2024-05-18-01.jsonl");
  fs::copy(kNextPage, folder / "a-2024-05-19-01.jsonl");
  const Finished finished = run(broadsheet({folder.path(), "-t", "text", "-o", "-"}));
  expect_error(finished, 2, "BS-C157", folder.path());
  EXPECT_NE(finished.errors.find("broadsheet batch"), std::string::npos) << finished.errors;
}

// The pages of the issue that these inputs make.
std::string pages_of(std::vector<std::string> arguments, std::string* errors = nullptr) {
  arguments.insert(arguments.end(), {"-t", "json", "-o", "-"});
  const Finished finished = run(broadsheet(arguments));
  EXPECT_EQ(finished.status, 0) << finished.errors;
  if (errors) *errors = finished.errors;
  const std::size_t at = finished.output.find("\"pages\":");
  return at == std::string::npos ? "" : finished.output.substr(at, finished.output.find(']', at) + 1 - at);
}

std::string page_with(const std::string& folio, const std::string& last = "") {
  return folio + "\n\n" + kText + (last.empty() ? "" : "\n" + last + "\n");
}

TEST(PageInputs, the_name_of_a_file_is_believed_before_a_number_in_its_text) {
  const TemporaryFolder folder;
  const std::string one = folder / "Courier 2024-05-18 p1.txt", two = folder / "Courier 2024-05-18 p2.txt";
  write_file(one, page_with("Saturday, May 18, 2024", "INSIDE: Sport 2 Weather 3"));
  write_file(two, page_with("Saturday, May 18, 2024 Page 3"));
  EXPECT_EQ(pages_of({one}), R"("pages":["1"])");
  EXPECT_EQ(pages_of({two}), R"("pages":["2"])");
  EXPECT_EQ(pages_of({one, two}), R"("pages":["1","2"])");
}

TEST(PageInputs, the_page_given_is_that_of_the_first_and_counted_on) {
  const TemporaryFolder folder;
  const std::string one = folder / "one.txt", two = folder / "two.txt";
  write_file(one, page_with("Saturday, May 18, 2024 Page 3"));
  write_file(two, page_with("Saturday, May 18, 2024 Page 2"));
  EXPECT_EQ(pages_of({"--page", "1", one, two}), R"("pages":["1","2"])");
  EXPECT_EQ(pages_of({"--page", "A4", one, two}), R"("pages":["A4","A5"])");
}

TEST(PageInputs, two_inputs_of_one_page_stay_two_and_are_told_of) {
  const TemporaryFolder folder;
  const std::string one = folder / "one.txt", two = folder / "two.txt";
  write_file(one, page_with("Saturday, May 18, 2024 Page 3"));
  write_file(two, page_with("Saturday, May 18, 2024 Page 3"));
  std::string errors;
  EXPECT_EQ(pages_of({one, two}, &errors), R"("pages":["3","2"])");
  EXPECT_NE(errors.find("BS-C113: " + two), std::string::npos) << errors;
}

// Two pages with a caption each.
void write_pages(const fs::path& folder) {
  for (const char* name : {"01", "02"})
    write_file(
        folder / (std::string(name) + ".jsonl"),
        R"({"broadsheet":1,"issue":{"publication":"The Harrow Bay Courier","pages":[")" + std::string(name) +
            R"("]}}
{"id":"a-)" +
            name +
            R"(","headline":"Ferry","blocks":[{"type":"paragraph","text":"It runs."},{"type":"caption","text":"The pier."}]}
{"end":{"articles":1}})" +
            "\n");
}

/// Begins as a photograph does.
const std::string kJpeg = "\xFF\xD8\xFF\xE0 a photograph";

TEST(PageInputs, pictures_named_by_page_and_number_go_before_its_captions) {
  const TemporaryFolder folder;
  write_pages(folder.path());
  write_file(folder / "01-picture-1.jpg", kJpeg);
  write_file(folder / "02-picture-01.png", "\x89PNG\r\n\x1A\n second");
  const Finished finished = run(broadsheet({folder.path(), "-t", "json", "-o", "-"}));
  expect_success(finished);
  const std::size_t one = finished.output.find(R"("id":"01-picture-1","media_type":"image/jpeg")"),
                    two = finished.output.find(R"("id":"02-picture-1","media_type":"image/png")");
  EXPECT_LT(one, two);
  EXPECT_NE(two, std::string::npos) << finished.output;
  const Finished text = run(broadsheet({folder.path(), "-t", "text", "--text.pictures", "-o", "-"}));
  EXPECT_NE(text.output.find("It runs.\n\n[picture: The pier.]"), std::string::npos) << text.output;
}

TEST(PageInputs, pictures_that_no_caption_takes_are_named) {
  const TemporaryFolder folder;
  write_pages(folder.path());
  for (const char* name : {"01-picture-1.jpg", "01-picture-2.jpg", "01-picture-4.jpg", "01.jpg", "other.jpg"})
    write_file(folder / name, kJpeg);
  const Finished finished = run(broadsheet({folder.path(), "-t", "json", "-o", "-"}));
  EXPECT_EQ(finished.status, 0);
  EXPECT_NE(finished.errors.find("BS-C203: " + (folder / "01-picture-2.jpg").string()), std::string::npos)
      << finished.errors;
}

TEST(PageInputs, a_file_that_is_only_called_like_a_picture_is_named_and_left_out) {
  const TemporaryFolder folder;
  write_pages(folder.path());
  for (const char* bytes : {"notes of the picture desk", "", "<html>not found</html>"}) {
    write_file(folder / "01-picture-1.jpg", bytes);
    const Finished finished = run(broadsheet({folder.path(), "-t", "json", "-o", "-"}));
    expect_success(finished);
    EXPECT_EQ(finished.output.find("\"resource\""), std::string::npos) << finished.output;
    EXPECT_NE(finished.errors.find("BS-C203: " + (folder / "01-picture-1.jpg").string() + ": is left out"),
              std::string::npos)
        << finished.errors;
  }
  write_file(folder / "01-picture-1.jpg", "\x89PNG\r\n\x1A\n");  // another type than its name says
  EXPECT_NE(run(broadsheet({folder.path(), "-t", "json", "-o", "-"})).output.find("\"image/png\""),
            std::string::npos);
}

TEST(PageInputs, pictures_that_lead_out_of_the_folder_are_not_opened) {
  const TemporaryFolder folder;
  write_pages(folder.path());
  fs::create_symlink("/etc/passwd", folder / "01-picture-1.jpg");
  const Finished finished = run(broadsheet({folder.path(), "-t", "json", "-o", "-"}));
  expect_success(finished);
  EXPECT_EQ(finished.output.find("\"resource\""), std::string::npos) << finished.output;
}

TEST(PageInputs, what_is_piped_in_needs_no_name) {
  const Finished finished = run(broadsheet({"convert", "-t", "text", "-o", "-"}, read_file(kPage)));
  expect_success(finished);
  EXPECT_NE(finished.output.find("柳湾大桥今日零时通车"), std::string::npos);
}

TEST(PageInputs, a_page_that_is_given_twice_is_an_error) {
  const TemporaryFolder folder;
  fs::create_symlink(kPage, folder / "link.jsonl");
  for (const std::string& again : {kPage, (folder / "link.jsonl").string()})
    expect_error(run(broadsheet({kPage, kNextPage, again, "-t", "text", "-o", "-"})), 2, "BS-C156", again);
}

TEST(PageInputs, the_number_that_the_user_gives_is_that_of_the_first_of_several) {
  const TemporaryFolder folder;
  for (const char* name : {"a.txt", "b.txt"})
    write_file(folder / name, "The Harbour Gazette Page 9\n\nA headline of " + std::string(name) +
                                  "\n\nAnd a text under it.\n");
  const Finished seen =
      testing::run(broadsheet({"inspect", "--page", "4", folder / "a.txt", folder / "b.txt"}));
  for (const char* page : {"\n4 ", "\n5 "})
    EXPECT_NE(seen.output.find(page), std::string::npos) << seen.output;
}

TEST(PageInputs, of_two_papers_are_told) {
  const Finished seen =
      testing::run(broadsheet({sample("harrow-bay-courier-2024-05-18-a1.txt"),
                               sample("qinghe-ribao-2024-05-18-01.txt"), "-t", "text", "-o", "-"}));
  expect_success(seen);
  EXPECT_NE(seen.errors.find("BS-C205"), std::string::npos) << seen.errors;
}

TEST(PageInputs, names_of_archives_tell_date_and_page) {
  struct Case {
    const char* name;
    const char* next;
    const char* issue;
  };
  for (const Case& c : {Case{"20240304_A01.txt", "20240304_A02.txt", "2024-03-04"},
                        {"2024-03-04 Page 2.TXT", "2024-03-04 Page 10.TXT", "2024-03-04"},
                        {"HN 4 Mar 2024 p1.txt", "HN 4 Mar 2024 p2.txt", "HN-2024-03-04"}}) {
    const TemporaryFolder folder;
    write_file(folder / c.name, kText);
    write_file(folder / c.next, kText + "More of it is on the way.\n");
    const Finished planned =
        run(broadsheet({"batch", folder.path(), "-o", folder / "out", "--to", "json", "--dry-run"}));
    expect_success(planned);
    EXPECT_NE(planned.output.find("1 issue of 2 pages"), std::string::npos) << planned.output;
    EXPECT_EQ(planned.output.rfind(std::string(c.issue) + '\n', 0), 0u) << planned.output;
    EXPECT_FALSE(fs::exists(folder / "out")) << "a dry run writes nothing";
    const Finished json = run(broadsheet({folder / c.name, "-t", "json", "-o", "-"}));
    EXPECT_NE(json.output.find("\"date\":\"2024-03-04\""), std::string::npos) << json.output.substr(0, 200);
  }
}

}  // namespace
}  // namespace broadsheet::testing
