#include "plugins/manifest.hpp"

#include "plugins/plain_json.hpp"
#include "plugins/registry.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace broadsheet {
namespace {

using namespace std::string_literals;

std::string refusal(const std::string& json) {
  try {
    parse_manifest(json);
    return "";
  } catch (const Error& e) {
    return e.what();
  }
}

std::string with_format(const std::string& fields) {
  const std::string does = fields.find("\"does\"") == fields.npos ? R"(,"does":["read"])" : "";
  return R"({"id":"org.example.x","version":"1","abi":0,"formats":[{"name":"x")" + does + fields + "}]}";
}

TEST(Manifest, is_found_after_its_marker) {
  const std::string file =
      "\x7f"
      "ELF\1\1\1rubbish\1broadsheet-manifest\2{\"id\":1}\0more"s;
  EXPECT_EQ(find_manifest(file), "{\"id\":1}");
  EXPECT_EQ(find_manifest("\1broadsheet-manifest\2 without an end"), "");
  EXPECT_EQ(find_manifest("no marker"), "");
}

TEST(Manifest, says_what_a_format_does_and_takes) {
  const Manifest m = parse_manifest(with_format(
      R"(,"does":["read","write"],"extensions":[".x"],"magic":[{"offset":2,"hex":"504b","score":60}],"probe":true,
         "options":[{"name":"wrap","type":"int","min":0,"max":400,"default":"0","help":"h","for":"write"}])"));
  ASSERT_EQ(m.formats.size(), 1u);
  const FormatSpec& f = m.formats[0];
  EXPECT_TRUE(f.reads && f.writes && f.probes && !f.filters);
  EXPECT_TRUE(f.has_extension(".x"));
  EXPECT_EQ(f.magic[0].bytes, "PK");
  ASSERT_TRUE(f.option("wrap"));
  EXPECT_EQ(f.option("wrap")->max, 400);
  EXPECT_FALSE(f.option("wrap")->for_read);
}

TEST(Manifest, a_fault_is_named) {
  const struct {
    std::string json, says;
  } cases[] = {
      {"{", "cannot be read"},
      {"[]", "is no JSON object"},
      {R"({"version":"1","formats":[]})", "lacks \"id\""},
      {R"({"id":"x","version":"1","abi":0})", "names no format"},
      {R"({"id":"x","version":"1","abi":"0","formats":[]})", "no whole number"},
      {with_format(R"(,"does":["eat"])"), "it does \"eat\""},
      {with_format(R"(,"does":"read")"), "\"does\" that is no list"},
      {with_format(R"(,"does":[])"), "a format \"x\" that does nothing"},
      {with_format(R"(,"lines":"lost")"), "\"lines\" \"lost\"; kept is known"},
      {with_format(R"(,"magic":[{"hex":"50","offset":-1}])"), "at the offset -1"},
      {with_format(R"(,"probe":1)"), "\"probe\" that is neither true nor false"},
      {with_format(R"(,"magic":[{"hex":"5"}])"), "not hexadecimal"},
      {with_format(R"(,"options":[{"name":"Wrap","type":"int","help":""}])"), "option name \"Wrap\""},
      {with_format(R"(,"options":[{"name":"w","type":"float","help":""}])"), "type \"float\""},
      {with_format(R"(,"options":[{"name":"w","type":"int"}])"), "lacks \"help\""},
  };
  for (const auto& c : cases)
    EXPECT_NE(refusal(c.json).find(c.says), std::string::npos) << c.json << "\n" << refusal(c.json);
}

// Each of these would become a path, an option, a line on a terminal or a loop.
TEST(Manifest, a_string_keeps_to_its_grammar_and_length) {
  const auto with_id = [](const std::string& id, const std::string& version) {
    return R"({"id":")" + id + R"(","version":")" + version + R"(","abi":0,"formats":[{"name":"x"}]})";
  };
  const auto with_option = [](const std::string& fields) {
    return with_format(R"(,"options":[{"name":"w","type":"string","help":"h")" + fields + "}]");
  };
  const std::string longer(5000, 'a');
  const struct {
    std::string json, says;
  } cases[] = {
      {with_id("", "1"), "the id"},
      {with_id("../x", "1"), "the id"},
      {with_id("-x", "1"), "the id"},
      {with_id("a b", "1"), "the id"},
      {with_id("a\\u001b[31m", "1"), "the id \"a?[31m\""},
      {with_id(longer, "1"), "the id"},
      {with_id("x", ""), "the version"},
      {with_id("x", "1\\n2"), "the version"},
      {with_id("x", longer), "the version"},
      {with_format(R"(,"extensions":["./../../../etc/passwd"])"), "the extension"},
      {with_format(R"(,"extensions":["/etc/passwd"])"), "the extension"},
      {with_format(R"(,"extensions":[".x/../y"])"), "the extension"},
      {with_format(R"(,"extensions":["..x"])"), "the extension"},
      {with_format(R"(,"extensions":["."])"), "the extension"},
      {with_format(R"(,"extensions":["x"])"), "the extension"},
      {with_format(R"(,"extensions":[".X"])"), "the extension"},
      {with_format(R"(,"extensions":[".txt.part"])"), "the extension"},
      {with_format(R"(,"extensions":[""])"), "the extension"},
      {with_format(R"(,"extensions":[".x\u0000y"])"), "the extension"},
      {with_format(R"(,"extensions":[".)" + longer + "\"]"), "the extension"},
      {with_format(R"(,"about":"\u001b]0;title\u0007")"), "a control character in an \"about\""},
      {with_format(R"(,"about":"\u009b2J")"), "a control character"},
      {with_format(R"(,"about":"txt.\u202eexe")"), "a control character"},
      {with_format(R"(,"about":")" + longer + "\""), "an \"about\" of 5000 bytes"},
      {with_format(R"(,"media_type":"text/x\u001b")"), "the media type"},
      {with_format(R"(,"magic":[{"offset":70000,"hex":"50"}])"), "beyond the first 64 KiB"},
      {with_option(R"(,"default":"a\nb")"), "a control character in a default"},
      {with_option(R"(,"choices":["`x`"])"), "the choice"},
      {with_option(R"(,"choices":["","a b"])"), "the choice \"a b\""},
      {with_option(R"(,"min":2,"max":1)"), "least value"},
      {with_option(R"(,"for":"nobody")"), "an option for \"nobody\""},
      {with_format(R"(,"options":[{"name":"--w","type":"int","help":""}])"), "option name"},
      {with_format(R"(,"options":[{"name":"w","type":"int","help":"\u0008"}])"),
       "a control character in a help"},
      {with_format(R"(,"options":[{"name":"w","type":"int","help":""},{"name":"w","type":"int","help":""}])"),
       "twice"},
      {R"({"id":"x","version":"1","command":["sh","a\u0000b"],"formats":[{"name":"x"}]})",
       "a word of its command"},
      {R"({"id":"x","version":"1","command":[""],"formats":[{"name":"x"}]})", "without a program"},
  };
  for (const auto& c : cases)
    EXPECT_NE(refusal(c.json).find(c.says), std::string::npos) << c.json.substr(0, 200) << "\n"
                                                               << refusal(c.json);
}

TEST(Manifest, a_list_has_a_length) {
  const auto many = [](std::size_t count, const std::string& item) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += (i == 0 ? "" : ",") + item;
    return '[' + list + ']';
  };
  const auto options = [](std::size_t count) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i)
      list += std::string(i == 0 ? "" : ",") + R"({"name":"w)" + std::to_string(i) +
              R"(","type":"int","help":""})";
    return '[' + list + ']';
  };
  const auto with = [&](const std::string& field, const std::string& list) {
    return with_format(",\"" + field + "\":" + list);
  };
  EXPECT_EQ(refusal(with("extensions", many(64, "\".x\""))), "");
  EXPECT_NE(refusal(with("extensions", many(65, "\".x\""))).find("65 extensions"), std::string::npos);
  EXPECT_EQ(refusal(with("options", options(256))), "");
  EXPECT_NE(refusal(with("options", options(257))).find("257 options"), std::string::npos);
  EXPECT_NE(refusal(with("magic", many(65, R"({"hex":"50"})"))).find("65 magics"), std::string::npos);
  EXPECT_NE(
      refusal(R"({"id":"x","version":"1","formats":)" + many(65, R"({"name":"x"})") + "}").find("65 formats"),
      std::string::npos);
  EXPECT_NE(refusal(with("options", options(1'000'000))).find("bytes; 262144 are allowed"),
            std::string::npos);
}

TEST(Manifest, a_slip_of_the_pen_finds_its_word) {
  const std::vector<std::string> words = {"text.wrap", "text.style", "epub.cover"};
  EXPECT_EQ(nearest("text.warp", words), "text.wrap");
  EXPECT_EQ(nearest("epub.covers", words), "epub.cover");
  EXPECT_EQ(nearest("newsml.provider", words), "");
}

TEST(PlainJson, finds_what_nlohmann_json_finds) {
  const std::string text =
      R"( {"a":"x\"\\\/é", "n":-12 ,"t":true,"f":false,"z":null,"e":[],"o":{},"a":["1",2]} )";
  const auto plain = PlainJson::parse(text);
  ASSERT_TRUE(plain && plain->is_object());
  EXPECT_EQ(plain->find("n")->number(), -12);
  EXPECT_TRUE(plain->find("t")->boolean() && !plain->find("f")->boolean() && plain->find("z")->is_null());
  EXPECT_TRUE(plain->find("e")->is_array() && plain->find("e")->items().empty());
  EXPECT_TRUE(plain->find("o")->is_object());
  ASSERT_EQ(plain->find("a")->items().size(), 2u);  // the last of two of one name
  EXPECT_EQ(plain->find("a")->items()[0].string(), "1");
  EXPECT_EQ(plain->find("b"), nullptr);
  EXPECT_EQ(PlainJson::parse(R"("x\"\\\/é")")->string(), "x\"\\/é");
}

TEST(PlainJson, leaves_to_nlohmann_json_what_is_unusual_or_wrong) {
  for (const std::string& text : {""s,
                                  "{"s,
                                  "{\"a\"}"s,
                                  "{\"a\":1,}"s,
                                  "[1 2]"s,
                                  "[1,]"s,
                                  "{} x"s,
                                  "1.5"s,
                                  "1e3"s,
                                  "01"s,
                                  "-"s,
                                  "-0"s,
                                  "12345678901"s,
                                  "tru"s,
                                  "\"x"s,
                                  "\"x\\"s,
                                  "\"\\u0041\""s,
                                  "\"\n\""s,
                                  "\"\xff\""s,
                                  "\xEF\xBB\xBF{}"s,
                                  "\"\0\""s,
                                  std::string(40, '[') + std::string(40, ']')})
    EXPECT_FALSE(PlainJson::parse(text)) << text;
}

TEST(PlainJson, reads_each_of_our_manifests) {
  std::size_t manifests = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(testing::source_folder() + "/plugins"))
    if (entry.path().extension() == ".json") {
      EXPECT_TRUE(PlainJson::parse(testing::read_file(entry.path()))) << entry.path();
      ++manifests;
    }
  EXPECT_GT(manifests, 10u);
}

}  // namespace
}  // namespace broadsheet
