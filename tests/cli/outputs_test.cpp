// Where outputs go: into pipes, over links, to names that are hard to write; and what is left of them.
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

const std::string kPage = sample("harrow-bay-courier-2024-05-18-a1.txt");

class Outputs : public ::testing::Test {
 protected:
  // In a shell, with $B for the program and $PAGE for a page.
  Finished shell(const std::string& script) const {
    Process process = broadsheet({});
    process.environment["B"] = process.arguments.front();
    process.environment["PAGE"] = kPage;
    process.arguments = {"/bin/bash", "-c", script};
    process.folder = folder_.path();
    return run(process);
  }

  const TemporaryFolder folder_;
};

TEST_F(Outputs, go_into_pipes_by_any_name) {
  expect_success(shell("$B convert $PAGE -o expected.txt"));
  const std::string expected = read_file(folder_ / "expected.txt");
  for (const char* script :
       {"$B convert $PAGE --to text -o - | cat >got", "$B convert $PAGE --to text -o /dev/stdout | cat >got",
        "$B convert $PAGE --to text -o /dev/fd/1 | cat >got",
        "$B convert $PAGE --to text -o >(cat >got); wait $!",
        "echo >got; $B convert $PAGE --to text -o /dev/stdout >got",
        "mkfifo pipe; cat pipe >got & $B convert $PAGE --to text -o pipe; wait"}) {
    expect_success(shell(script));
    EXPECT_EQ(read_file(folder_ / "got"), expected) << script;
  }
}

TEST_F(Outputs, do_not_replace_what_is_write_protected) {
  for (const char* make : {"echo mine >out.epub", "mkdir out.epub; echo mine >out.epub/page.txt"}) {
    shell(std::string("chmod -R u+w out.epub; rm -rf out.epub; ") + make + "; chmod a-w out.epub");
    const Finished finished = shell("$B convert $PAGE -o out.epub");
    EXPECT_EQ(finished.status, 4) << make;
    EXPECT_NE(finished.errors.find("BS-C226: out.epub: is write-protected"), std::string::npos)
        << finished.errors;
    expect_success(shell("grep -rq mine out.epub && ! ls -a | grep -q part"));
  }
}

TEST_F(Outputs, may_have_names_that_look_like_options) {
  fs::copy_file(kPage, folder_ / "-page.txt");
  expect_success(shell("$B convert -o ./-o.txt -- -page.txt"));
  EXPECT_TRUE(fs::exists(folder_ / "-o.txt"));
}

TEST_F(Outputs, may_have_the_longest_names_there_are) {
  for (const int size : {246, 247, 251})
    for (const char* layout : {"message", "items"}) {
      const std::string name = std::string(static_cast<std::size_t>(size), 'n') + ".xml";
      for (int times = 0; times < 2; ++times)
        expect_success(
            shell("$B convert $PAGE --to newsml --newsml.layout " + std::string(layout) + " -o " + name));
      EXPECT_EQ(fs::is_directory(folder_ / name), std::string(layout) == "items");
      fs::remove_all(folder_ / name);
    }
}

TEST_F(Outputs, tell_of_links_that_lead_nowhere) {
  expect_error(shell("ln -s a b; ln -s b a; $B convert $PAGE --to text -o a"), 4, "BS-C130", "a");
  expect_error(shell("ln -s no/such/folder/o.txt link; $B convert $PAGE --to text -o link"), 4, "BS-C130",
               "no/such/folder");
}

TEST_F(Outputs, that_were_not_named_do_not_follow_links) {
  write_file(folder_ / "victim", "precious");
  fs::create_directories(folder_ / "out");
  for (const char* of : {"jsonl", "txt"})
    fs::create_symlink(folder_ / "victim",
                       folder_ / ("out/harrow-bay-courier-2024-05-18-a1." + std::string(of)));
  fs::create_symlink(folder_ / "victim", folder_ / "out/harrow-bay-courier-2024-05-18.txt");
  expect_error(shell("$B convert $PAGE --to json,text -o out"), 4, "BS-C135",
               "out/harrow-bay-courier-2024-05-18-a1.jsonl");
  const Finished batch = shell("$B batch $PAGE --to text -o out");
  EXPECT_EQ(batch.status, 5);
  EXPECT_NE(batch.errors.find("BS-C135"), std::string::npos) << batch.errors;
  EXPECT_EQ(read_file(folder_ / "victim"), "precious");
}

TEST_F(Outputs, tell_of_files_that_may_not_be_opened) {
  for (int files = 4; files < 16; ++files) {
    const Finished finished = shell("ulimit -n " + std::to_string(files) +
                                    "; exec $B convert $PAGE --to newsml --newsml.layout items -o o");
    if (finished.status == 0 || finished.errors.find("loading shared libraries") != std::string::npos)
      continue;
    EXPECT_TRUE(finished.errors.find("ulimit -n") != std::string::npos ||
                finished.errors.find("how many files may be open") != std::string::npos)
        << files << ": " << finished.errors;
    EXPECT_EQ(folder_.count(), 0) << files;
  }
}

// A shell hides the names of files that it opens for us.
TEST_F(Outputs, do_not_replace_the_input_that_a_shell_led_there) {
  fs::copy_file(kPage, folder_ / "page.txt");
  const std::string whole = read_file(kPage);
  for (const char* script :
       {"$B convert - --from issuetext --to text -o page.txt <page.txt",
        "ln -sf page.txt link; $B convert - --from issuetext --to text -o link <page.txt",
        "$B convert - --from issuetext --to text -o - <page.txt >>page.txt",
        "$B convert page.txt --to text -o - >>page.txt",
        "$B convert page.txt --to text -o /dev/stdout >>page.txt",
        "$B convert - --from issuetext --to text -o /dev/stdout <page.txt >>page.txt"}) {
    const Finished finished = shell(script);
    EXPECT_EQ(finished.status, 2) << script;
    EXPECT_NE(finished.errors.find("BS-C138"), std::string::npos) << script << finished.errors;
    EXPECT_EQ(read_file(folder_ / "page.txt"), whole) << script;
  }
  expect_error(shell("$B inspect - --from issuetext --html page.txt <page.txt"), 2, "BS-C175", "page.txt");
  EXPECT_EQ(read_file(folder_ / "page.txt"), whole);
  expect_success(shell("$B convert - --from issuetext --to text -o other.txt <page.txt"));
  expect_success(shell("$B convert page.txt --to text -o - >>other.txt"));
}

TEST_F(Outputs, that_grow_too_large_are_errors_and_leave_nothing) {
  for (const char* to : {"json", "newsml --newsml.layout items", "html"}) {
    expect_error(shell("ulimit -f 1; exec $B convert $PAGE --to " + std::string(to) + " -o o"), 4, "BS-C130",
                 "ulimit -f");
    EXPECT_EQ(folder_.count(), 0) << to;
  }
}

TEST_F(Outputs, of_any_verb_that_do_not_arrive_are_errors) {
  for (const char* verb :
       {"--help", "--list-formats", "--version", "convert --help", "inspect $PAGE", "check $PAGE",
        "plugins list", "completion bash", "manual", "inspect --json $PAGE"}) {
    const Finished finished = shell("$B " + std::string(verb) + " >/dev/full");
    EXPECT_EQ(finished.status, 4) << verb;
    EXPECT_NE(finished.errors.find("BS-C130: standard output: cannot be written"), std::string::npos)
        << verb << finished.errors;
  }
}

TEST_F(Outputs, without_a_folder_to_go_to_are_named) {
  expect_error(shell("mkdir gone; cd gone; rmdir ../gone; $B convert $PAGE -o o.txt"), 4, "BS-C130", "o.txt");
}

// In a name space of its own, where anybody may mount.
TEST_F(Outputs, that_are_folders_take_the_place_of_a_file_of_their_format_only) {
  const std::string name = folder_ / "site.html";
  const std::vector<std::string> arguments = {"convert", kPage, "-o", name, "--html.layout", "folder", "-q"};
  for (const char* notes : {"what the editor said of the layout", "{\"a\": 1}"}) {
    write_file(name, notes);
    expect_error(run(broadsheet(arguments)), 2, "BS-C224", name);
    EXPECT_EQ(read_file(name), notes);
  }
  expect_success(run(broadsheet({"convert", kPage, "-o", name, "-q"})));
  expect_success(run(broadsheet(arguments)));
  EXPECT_TRUE(std::filesystem::exists(name + "/index.html"));
}

TEST_F(Outputs, go_onto_mount_points) {
  if (shell("unshare -rm mount -t tmpfs none /mnt").status != 0) GTEST_SKIP() << "no mounts are allowed here";
  const Finished finished = shell(
      "mkdir there; unshare -rm /bin/bash -ec 'mount -t tmpfs none there; echo mine >there/mine.txt; "
      "$B convert $PAGE -o there --to html --html.layout folder; $B convert $PAGE -o there --to html "
      "--html.layout folder; $B convert $PAGE -o there/ --to epub; ls -A there; cat there/mine.txt'");
  expect_success(finished);
  EXPECT_NE(finished.output.find("index.html"), std::string::npos) << finished.output;
  EXPECT_NE(finished.output.find(".epub"), std::string::npos) << finished.output;
  EXPECT_NE(finished.output.find("mine\n"), std::string::npos) << finished.output;
  EXPECT_EQ(finished.output.find(".part"), std::string::npos) << finished.output;
  EXPECT_TRUE(fs::is_empty(folder_ / "there"));
}

// As in a container: what its image holds cannot be renamed, but its files can be replaced.
TEST_F(Outputs, replace_folders_of_the_lower_layer_of_an_overlay) {
  const std::string overlay =
      "mkdir -p lower/site upper there; mount -t tmpfs none upper; mkdir upper/u upper/w; "
      "mount -t overlay none -o lowerdir=lower,upperdir=upper/u,workdir=upper/w there; ";
  if (shell("unshare -rm /bin/bash -ec '" + overlay + "'").status != 0)
    GTEST_SKIP() << "no mounts are allowed here";
  expect_success(
      shell("$B convert $PAGE -o lower/site --to html --html.layout folder; "
            "echo mine >lower/site/mine.txt"));
  const Finished finished =
      shell("unshare -rm /bin/bash -ec '" + overlay +
            "chmod 755 there/site; $B convert $PAGE -o there/site --to html --html.layout folder "
            "--publication Changed; ls -A there; cat there/site/mine.txt there/site/index.html; "
            "stat -c mode:%a there/site'");
  expect_success(finished);
  EXPECT_EQ(finished.output.substr(0, 10), "site\nmine\n") << finished.output;
  EXPECT_NE(finished.output.find("Changed"), std::string::npos) << finished.output;
  EXPECT_NE(finished.output.find("mode:755"), std::string::npos) << "a mark of ours is left";
}

// Neither the kernel, where the file is another user's, nor many a file system gives it a second name.
TEST_F(Outputs, are_replaced_beside_a_file_that_cannot_have_a_second_name) {
  expect_success(shell("chmod 777 .; mkdir site; chmod 777 site; echo mine >site/mine.txt"));
  const std::string other = "setpriv --reuid 65534 --regid 65534 --clear-groups ";
  if (shell(other + "ln site/mine.txt site/second.txt").status == 0 || shell(other + "true").status != 0 ||
      shell(other + "$B --version").status != 0)
    GTEST_SKIP() << "needs root, and a kernel that protects links";
  for (int times = 0; times < 2; ++times)
    expect_success(shell(other + "$B convert $PAGE -o site --to html --html.layout folder"));
  EXPECT_EQ(read_file(folder_ / "site/mine.txt"), "mine\n");
  EXPECT_TRUE(fs::exists(folder_ / "site/index.html"));
}

}  // namespace
}  // namespace broadsheet::testing
