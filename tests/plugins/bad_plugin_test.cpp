// What becomes of a conversion whose plugin does wrong: it alone fails, with an
// error that names the plugin and the article, and its target stays as it was.
#include "support/process.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kIssue = R"({"broadsheet":1,"issue":{"publication":"Harrow Bay Courier"}}
{"id":"a-1-1","headline":"Ferry returns","blocks":[{"type":"paragraph","text":"The ferry is back."}]}
{"id":"a-1-2","headline":"Tolls waived","blocks":[{"type":"paragraph","text":"Nobody pays today."}]}
{"end":{"articles":2}}
)";

class Conversion {
 public:
  Conversion() {
    write_file(folder_ / "issue.jsonl", kIssue);
    write_file(folder_ / "out.bad", "old");
    write_file(folder_ / "out.jsonl", "old");
  }

  Finished run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {BROADSHEET_PROGRAM, "convert"});
    return testing::run(
        {arguments, "", {{"BROADSHEET_PLUGIN_PATH", ""}, {"XDG_DATA_HOME", "/nonexistent"}}, folder_.path()});
  }
  // The targets are as they were, and nothing else is there.
  void expect_untouched() {
    EXPECT_EQ(read_file(folder_ / "out.bad"), "old");
    EXPECT_EQ(read_file(folder_ / "out.jsonl"), "old");
    for (const auto& entry : fs::directory_iterator(folder_.path()))
      EXPECT_TRUE(entry.path().extension() == ".bad" || entry.path().extension() == ".jsonl" ||
                  entry.path().extension() == ".so")
          << entry.path();
  }
  fs::path operator/(const std::string& name) const { return folder_ / name; }

 private:
  testing::TemporaryFolder folder_;
};

const fs::path kBad = fs::path(BAD_PLUGINS) / "bad.so";

struct Case {
  const char* how;
  int status;
  const char* error;  ///< after "broadsheet: error "
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.how; }

std::string test_name(const ::testing::TestParamInfo<Case>& info) {
  std::string name = info.param.how;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

// AddressSanitizer takes the signal of a crash, tells of it and calls exit().
bool is_reported_otherwise(std::string_view how) {
  return BROADSHEET_SANITIZED && (how == "segfault" || how == "divides-by-zero" || how == "keeps-pointers" ||
                                  how == "reads-a-picture-beyond");
}

class BadWriter : public ::testing::TestWithParam<Case> {};

TEST_P(BadWriter, fails_its_conversion_and_nothing_else) {
  const std::string how = GetParam().how;
  if (BROADSHEET_SANITIZED && (how == "allocates" || how == "overflows-stack"))
    GTEST_SKIP() << "a sanitizer has its own limits";
  if (is_reported_otherwise(how)) GTEST_SKIP() << "a sanitizer reports crashes itself";
  Conversion conversion;
  const Finished finished = conversion.run({"--plugin", kBad, "issue.jsonl", "-o", "out.bad", "--bad.how",
                                            how, "--timeout", "1", "--max-answer", "1"});
  EXPECT_EQ(finished.status, GetParam().status);
  EXPECT_EQ(finished.errors, std::string("broadsheet: error ") + GetParam().error + "\n");
  conversion.expect_untouched();
}

#define PLUGIN "plugin org.example.bad"
#define TELL "; tell the plugin's author"
const Case kBadWriters[] = {
    {"throws", 3, "BS-C144: issue.jsonl (article a-1-2): " PLUGIN ": no glyph for U+2F00" TELL},
    {"throws-int", 3,
     "BS-C144: issue.jsonl (article a-1-2): " PLUGIN ": threw something that is not a std::exception" TELL},
    {"raw-throw", 3,
     "BS-C144: issue.jsonl (article a-1-1): " PLUGIN " let an exception escape from article" TELL},
    {"garbage-status", 3,
     "BS-C144: issue.jsonl (article a-1-1): " PLUGIN
     " failed in article without saying why (status 1717986918)" TELL},
    {"lacks-functions", 3, "BS-C148: " PLUGIN " opened a sink that lacks functions" TELL},
    {"lies-about-size", 3, "BS-C148: " PLUGIN " opened a sink that lacks functions" TELL},
    {"segfault", 3, "BS-C160: issue.jsonl (article a-1-2): " PLUGIN " crashed: Segmentation fault" TELL},
    {"abort", 3, "BS-C160: issue.jsonl (article a-1-2): " PLUGIN " crashed: Aborted" TELL},
    {"divides-by-zero", 3,
     "BS-C160: issue.jsonl (article a-1-2): " PLUGIN " crashed: Floating point exception" TELL},
    {"overflows-stack", 3,
     "BS-C160: issue.jsonl (article a-1-2): " PLUGIN " crashed: Segmentation fault" TELL},
    {"exit-0", 3,
     "BS-C160: issue.jsonl (article a-1-2): " PLUGIN " called exit() in the middle of a conversion" TELL},
    {"_exit-0", 3,
     "BS-C160: issue.jsonl (article a-1-2): " PLUGIN " called exit() in the middle of a conversion" TELL},
    {"loops", 3,
     "BS-C161: issue.jsonl (article a-1-2): " PLUGIN
     " did not come back within 1 second; allow it more with --timeout, or tell the plugin's author"},
    {"sleeps", 3,
     "BS-C161: issue.jsonl (article a-1-2): " PLUGIN
     " did not come back within 1 second; allow it more with --timeout, or tell the plugin's author"},
    {"drips", 3,
     "BS-C161: issue.jsonl (article a-1-2): " PLUGIN
     " did not come back within 1 second; allow it more with --timeout, or tell the plugin's author"},
    {"floods", 3,
     "BS-C162: issue.jsonl (article a-1-2): " PLUGIN
     " said 1 MiB about the 0 KiB it was given, and was stopped; allow it "
     "more with --max-answer, or tell the plugin's author"},
    {"allocates", 3, "BS-C144: issue.jsonl (article a-1-2): " PLUGIN ": out of memory" TELL},
    {"forges", 3,
     "BS-C167: issue.jsonl (article a-1-2): " PLUGIN
     " answered with nonsense: a message of 1936617326 bytes" TELL},
    {"writes-late", 3,
     "BS-C145: " PLUGIN
     " writes after close(), as it is dropped; tell the plugin's author: close() is the end"},
    {"escapes", 3,
     "BS-C133: out.bad: the writer named a part \"../../stolen.txt\", which is not a plain relative "
     "path" TELL},
    {"writes-file", 1, "BS-C140: issue.jsonl (article a-1-2): " PLUGIN ": open: Operation not permitted"},
    {"connects", 1, "BS-C140: issue.jsonl (article a-1-2): " PLUGIN ": socket: Operation not permitted"},
    {"spawns", 1, "BS-C140: issue.jsonl (article a-1-2): " PLUGIN ": fork: Operation not permitted"},
    {"kills", 1, "BS-C140: issue.jsonl (article a-1-2): " PLUGIN ": kill: Operation not permitted"},
};
INSTANTIATE_TEST_SUITE_P(That, BadWriter, ::testing::ValuesIn(kBadWriters), test_name);

class BadReader : public ::testing::TestWithParam<Case> {};

TEST_P(BadReader, fails_its_conversion_and_nothing_else) {
  if (is_reported_otherwise(GetParam().how)) GTEST_SKIP() << "a sanitizer reports crashes itself";
  Conversion conversion;
  const Finished finished =
      conversion.run({"--plugin", kBad, "--from", "bad", "issue.jsonl", "-o", "out.jsonl", "--bad.how",
                      GetParam().how, "--timeout", "5", "--max-answer", "1"});
  EXPECT_EQ(finished.status, GetParam().status);
  EXPECT_EQ(finished.errors, std::string("broadsheet: error ") + GetParam().error + "\n");
  conversion.expect_untouched();
}

const Case kBadReaders[] = {
    {"reads-no-utf8", 3,
     "BS-C147: issue.jsonl: " PLUGIN " handed over an issue that has a title that is not UTF-8" TELL},
    {"reads-a-run-beyond", 3,
     "BS-C147: issue.jsonl: " PLUGIN
     " handed over an article that has a run that does not lie in its text" TELL},
    {"reads-out-of-turn", 3,
     "BS-C146: issue.jsonl: " PLUGIN " handed over an article out of turn; tell the plugin's author: open, "
     "articles, close, each at its time"},
    {"reads-no-end", 3, "BS-C149: issue.jsonl: " PLUGIN " stopped before the end of the issue" TELL},
    {"reads-for-ever", 3,
     "BS-C162: issue.jsonl: " PLUGIN " said 1 MiB about the 0 KiB it was given, and was stopped; allow it "
     "more with --max-answer, or tell the plugin's author"},
    {"reads-a-picture-that-leaves", 3,
     "BS-C147: issue.jsonl: " PLUGIN
     " handed over a picture that has an id that is not up to 100 of a-z, A-Z, 0-9, '-', '_' and '.'" TELL},
    {"reads-a-picture-of-no-type", 3,
     "BS-C147: issue.jsonl: " PLUGIN
     " handed over a picture that has a media type that is none, like image/jpeg" TELL},
    {"reads-a-picture-of-no-bytes", 3,
     "BS-C147: issue.jsonl: " PLUGIN " handed over a picture that has no bytes" TELL},
    {"reads-a-picture-twice", 3,
     "BS-C147: issue.jsonl: " PLUGIN " handed over two pictures of the id \"p-1\"" TELL},
    {"reads-a-figure-without", 3,
     "BS-C147: issue.jsonl: " PLUGIN " handed over an article with a figure whose picture \"p-2\" it did not "
     "give; tell the plugin's author: first the picture, then the article"},
    {"reads-many-pictures", 1,
     "BS-C200: the issue has more than the 10000 pictures that --max-pictures allows; give it in parts, or "
     "allow more"},
    {"reads-a-picture-of-a-terabyte", 1,
     "BS-C200: issue.jsonl: a picture says that it has 1099511627776 bytes; a plugin that runs in a process "
     "of its own may give up to 536870912; make it smaller"},
    {"reads-a-picture-beyond", 3, "BS-C160: issue.jsonl: " PLUGIN " crashed: Segmentation fault" TELL},
    {"segfault", 3, "BS-C160: issue.jsonl: " PLUGIN " crashed: Segmentation fault after article a-1" TELL},
    {"exit-0", 3,
     "BS-C160: issue.jsonl: " PLUGIN " called exit() in the middle of a conversion after article a-1" TELL},
};
INSTANTIATE_TEST_SUITE_P(That, BadReader, ::testing::ValuesIn(kBadReaders), test_name);

TEST(BadFilter, that_keeps_the_end_fails_its_conversion) {
  Conversion conversion;
  const Finished finished = conversion.run(
      {"--plugin", kBad, "issue.jsonl", "--filter", "bad", "-o", "out.jsonl", "--bad.how", "keeps-end"});
  EXPECT_EQ(finished.errors,
            "broadsheet: error BS-C149: " PLUGIN " kept the end of the issue to itself" TELL "\n");
  EXPECT_EQ(finished.status, 3);
  conversion.expect_untouched();
}

class Unloadable : public ::testing::TestWithParam<Case> {};

TEST_P(Unloadable, says_why) {
  const std::string file = (fs::path(BAD_PLUGINS) / GetParam().how).string() + ".so";
  for (const char* isolate : {"auto", "never"}) {
    Conversion conversion;
    const Finished finished =
        conversion.run({"--plugin", file, "issue.jsonl", "-o", "out.bad", "--isolate", isolate});
    EXPECT_EQ(finished.status, GetParam().status);
    std::string expected = GetParam().error;
    expected.replace(expected.find("FILE"), 4, file);
    EXPECT_EQ(finished.errors, "broadsheet: error " + expected + "\n") << "--isolate " << isolate;
    conversion.expect_untouched();
  }
}

const Case kUnloadable[] = {
    {"OTHER_ABI", 3,
     "BS-C105: FILE: plugin was built for plugin ABI 7; this Broadsheet speaks ABI 0: build it anew"},
    {"NO_MANIFEST", 3,
     "BS-C105: FILE: plugin has no Broadsheet manifest: not a plugin, or one without BS_MANIFEST"},
    {"LYING_ABI", 3, "BS-C104: FILE: plugin says ABI 0 in its manifest but ABI 7 in its code; build it anew"},
    {"LYING_SIZE", 3,
     "BS-C104: FILE: plugin says that its functions take 4 bytes, which cannot be; build it anew"},
    {"NO_ENTRY", 3,
     "BS-C104: FILE: plugin does not export broadsheet_plugin_v1; build it with BROADSHEET_READER, _WRITER "
     "or _FILTER"},
    {"NULL_PLUGIN", 3, "BS-C104: FILE: plugin returns no functions; tell its author"},
    {"UNDEFINED_SYMBOL", 3,
     "BS-C104: FILE: plugin cannot be loaded: undefined symbol: not_there; install what it needs, or build "
     "it anew for "
     "this system"},
};
INSTANTIATE_TEST_SUITE_P(Plugin, Unloadable, ::testing::ValuesIn(kUnloadable), test_name);

TEST(BadFile, that_is_no_library_is_refused) {
  Conversion conversion;
  write_file(conversion / "text.so", "just text");
  EXPECT_EQ(conversion.run({"--plugin", "text.so", "issue.jsonl", "-o", "out.bad"}).errors,
            "broadsheet: error BS-C105: " + (conversion / "text.so").string() +
                ": plugin has no Broadsheet manifest: not a plugin, or one without BS_MANIFEST\n");
  conversion.expect_untouched();
}

TEST(BadFile, that_is_a_folder_says_so) {
  Conversion conversion;
  EXPECT_EQ(conversion.run({"--plugin", ".", "issue.jsonl", "-o", "out.bad"}).errors,
            "broadsheet: error BS-C105: " + fs::canonical(conversion / "").string() +
                ": plugin is a folder: name the file in it, NAME.so or NAME.broadsheet.json\n");
}

TEST(BadFile, that_was_cut_says_so) {
  Conversion conversion;
  const std::string whole = read_file(kBad);
  const std::size_t manifest = whole.find("\1broadsheet-manifest\2");
  write_file(conversion / "cut.so", whole.substr(0, whole.find('\0', manifest) + 1));
  const Finished finished = conversion.run({"--plugin", "cut.so", "issue.jsonl", "-o", "out.bad"});
  EXPECT_EQ(finished.status, 3);
  EXPECT_EQ(finished.errors, "broadsheet: error BS-C105: " + (conversion / "cut.so").string() +
                                 ": plugin is cut short: copy it anew\n");
  conversion.expect_untouched();
}

TEST(BadFile, that_anyone_can_write_is_refused) {
  Conversion conversion;
  fs::copy_file(kBad, conversion / "open.so");
  chmod((conversion / "open.so").c_str(), 0777);
  const std::string file = (conversion / "open.so").string();
  const Finished finished = conversion.run({"--plugin", "open.so", "issue.jsonl", "-o", "out.bad"});
  EXPECT_EQ(finished.status, 3);
  EXPECT_EQ(finished.errors, "broadsheet: error BS-C105: " + file + ": plugin refused: " + file +
                                 " can be written by anyone; chmod o-w it\n");
  conversion.expect_untouched();
}

// Each makes something on the way to the plugin somebody else's, and says what is refused then.
struct Distrusted {
  const char *what, *script, *refused;
};
const Distrusted kDistrusted[] = {
    {"its group", "chown :daemon x.so; chmod g+w x.so", "x.so can be written by its group; chmod g-w it"},
    {"its owner", "chown daemon x.so", "x.so belongs to neither root nor you; chown it"},
    {"the owner of its folder", "mkdir f; mv x.so f; ln -s f/x.so x.so; chown daemon f",
     "/f belongs to neither root nor you; chown it"},
    {"a folder of its group", "mkdir f; mv x.so f; ln -s f/x.so x.so; chown :daemon f; chmod g+w f",
     "/f can be written by its group; chmod g-w it"},
    {"the folder of a link", "mkdir f; mv x.so real.so; ln -s ../real.so f/y; ln -s f/y x.so; chmod o+w f",
     "/f can be written by anyone; chmod o-w it"},
    {"the owner of a link", "mv x.so real.so; ln -s real.so x.so; chown -h daemon x.so",
     "x.so belongs to neither root nor you; chown it"}};

TEST(BadFile, that_others_could_change_is_refused_wherever_they_could) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  for (const Distrusted& its : kDistrusted) {
    SCOPED_TRACE(its.what);
    Conversion conversion;
    fs::copy_file(kBad, conversion / "x.so");
    EXPECT_EQ(testing::run({{"/bin/sh", "-c", its.script}, "", {}, conversion / ""}).status, 0);
    const Finished finished = conversion.run({"--plugin", "x.so", "issue.jsonl", "-o", "out.bad"});
    EXPECT_EQ(finished.status, 3);
    EXPECT_NE(finished.errors.find(its.refused), std::string::npos) << finished.errors;
  }
}

TEST(BadFile, that_only_we_can_change_is_used_behind_links_and_in_sticky_folders) {
  Conversion conversion;
  fs::copy_file(kBad, conversion / "real.so");
  const char* const script = "mkdir -m 1777 f; mv real.so f; ln -s f/real.so x.so; ln -s \"$PWD/x.so\" y.so";
  EXPECT_EQ(testing::run({{"/bin/sh", "-c", script}, "", {}, conversion / ""}).status, 0);
  const Finished finished =
      conversion.run({"--plugin", "y.so", "issue.jsonl", "-o", "out.bad", "--bad.how", "segfault"});
  EXPECT_NE(finished.errors.find("crashed"), std::string::npos) << finished.errors;
}

TEST(BadInProcess, that_calls_exit_never_ends_well) {
  Conversion conversion;
  const Finished finished = conversion.run(
      {"--plugin", kBad, "issue.jsonl", "-o", "out.bad", "--bad.how", "exit-0", "--isolate", "never"});
  EXPECT_EQ(finished.status, 3);
  EXPECT_EQ(finished.errors,
            "broadsheet: error BS-C160: " PLUGIN
            " (article a-1-2) called exit() in the middle of a conversion; tell the plugin's author\n");
  conversion.expect_untouched();
}

TEST(BadInProcess, that_crashes_is_named) {
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "a sanitizer reports crashes itself";
  Conversion conversion;
  const Finished finished = conversion.run(
      {"--plugin", kBad, "issue.jsonl", "-o", "out.bad", "--bad.how", "segfault", "--isolate", "never"});
  EXPECT_EQ(finished.status, 128 + SIGSEGV);
  EXPECT_EQ(finished.errors, "broadsheet: error BS-C160: " PLUGIN
                             " (article a-1-2) crashed: Segmentation fault; run it with --isolate=always\n");
  conversion.expect_untouched();
}

TEST(BadInProcess, that_throws_fails_as_it_does_in_a_worker) {
  for (const Case& bad : kBadWriters) {
    const std::string how = bad.how;
    if (how != "throws" && how != "throws-int" && how != "raw-throw" && how != "garbage-status" &&
        how != "lacks-functions")
      continue;
    Conversion conversion;
    const Finished finished = conversion.run(
        {"--plugin", kBad, "issue.jsonl", "-o", "out.bad", "--bad.how", how, "--isolate", "never"});
    EXPECT_EQ(finished.status, bad.status) << how;
    EXPECT_EQ(finished.errors, std::string("broadsheet: error ") + bad.error + "\n");
    conversion.expect_untouched();
  }
}

TEST(Isolation, what_a_plugin_prints_is_a_warning_and_not_output) {
  Conversion conversion;
  const Finished finished =
      conversion.run({"--plugin", kBad, "issue.jsonl", "--to", "bad", "-o", "-", "--bad.how", "prints"});
  EXPECT_EQ(finished.output, "bad\none\nwritten\n");
  EXPECT_EQ(finished.errors, "broadsheet: warning BS-C165: issue.jsonl (article a-1-2): " PLUGIN
                             " says: to standard output\n"
                             "broadsheet: warning BS-C165: issue.jsonl (article a-1-2): " PLUGIN
                             " says: to standard error  [31m\n");
}

TEST(Isolation, gives_a_plugin_as_much_memory_as_it_may_have) {
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "a sanitizer takes terabytes of addresses";
  Conversion conversion;
  const std::vector<std::string> takes = {"--plugin", kBad, "issue.jsonl", "--bad.how", "takes-512-mib"};
  const auto with = [&](const std::string& mebibytes, const std::string& output) {
    std::vector<std::string> arguments = takes;
    arguments.insert(arguments.end(), {"-o", output, "--max-memory", mebibytes});
    return conversion.run(arguments);
  };
  EXPECT_EQ(with("300", "out.bad").errors,
            "broadsheet: error BS-C144: issue.jsonl (article a-1-2): " PLUGIN ": out of memory" TELL "\n");
  conversion.expect_untouched();
  EXPECT_EQ(with("1200", "more.bad").errors, "");
  EXPECT_EQ(read_file(conversion / "more.bad").substr(0, 3), "bad");
}

TEST(Isolation, makes_the_same_output) {
  Conversion conversion;
  for (const char* isolate : {"always", "never"})
    EXPECT_EQ(
        conversion.run({"issue.jsonl", "--isolate", isolate, "-o", std::string(isolate) + ".jsonl"}).errors,
        "");
  EXPECT_EQ(read_file(conversion / "always.jsonl"), read_file(conversion / "never.jsonl"));
}

}  // namespace
}  // namespace broadsheet::testing
