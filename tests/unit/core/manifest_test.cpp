#include "plugins/manifest.hpp"

#include "plugins/registry.hpp"

#include <gtest/gtest.h>

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
  return R"({"id":"org.example.x","version":"1","abi":0,"formats":[{"name":"x")" + fields + "}]}";
}

TEST(Manifest, is_found_behind_its_marker) {
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
      {with_format(R"(,"magic":[{"hex":"5"}])"), "not hexadecimal"},
      {with_format(R"(,"options":[{"name":"Wrap","type":"int","help":""}])"), "option name \"Wrap\""},
      {with_format(R"(,"options":[{"name":"w","type":"float","help":""}])"), "type \"float\""},
      {with_format(R"(,"options":[{"name":"w","type":"int"}])"), "lacks \"help\""},
  };
  for (const auto& c : cases)
    EXPECT_NE(refusal(c.json).find(c.says), std::string::npos) << c.json << "\n" << refusal(c.json);
}

TEST(Manifest, a_slip_of_the_pen_finds_its_word) {
  const std::vector<std::string> words = {"text.wrap", "text.style", "epub.cover"};
  EXPECT_EQ(nearest("text.warp", words), "text.wrap");
  EXPECT_EQ(nearest("epub.covers", words), "epub.cover");
  EXPECT_EQ(nearest("newsml.provider", words), "");
}

}  // namespace
}  // namespace broadsheet
