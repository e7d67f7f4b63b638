// Strong and emphasised parts of a text, after Markdown was written and read.
#include "markdown/markdown.hpp"
#include "support/in_memory.hpp"

#include <gtest/gtest.h>

namespace broadsheet::markdown {
namespace {

using testing::MemoryHost;

std::string without_controls(std::string text) {
  std::erase_if(text, [](char c) { return c == '\x7F' || c == '\x01'; });
  return text;
}

// The marks of a paragraph after writing and reading.
std::vector<broadsheet::Run> marks_back(const std::string& text, const std::vector<broadsheet::Run>& runs) {
  Document document;
  Article& article = document.articles.emplace_back();
  article.headline = "Rain";
  Block& block = article.blocks.emplace_back();
  block.text = text;
  block.runs = runs;
  MemoryHost written("markdown");
  testing::write_with<Writer>(written, "markdown", document);
  MemoryHost again("markdown", written.output);
  const Document back = testing::read_with<Reader>(again, "markdown");
  const Block& read = back.articles.at(0).blocks.at(0);
  EXPECT_EQ(read.text, without_controls(text)) << written.output;
  return read.runs;
}

TEST(Marks, beside_the_punctuation_of_any_script_are_kept) {
  using broadsheet::Run;
  const std::vector<std::pair<std::string, std::string>> texts = {{"注意：下文是。", "注意："},
                                                                  {"他说“好”又说", "“好”"},
                                                                  {"he said (well)again", "(well)"},
                                                                  {"“好”又说", "“好”"},
                                                                  {"又说“好”", "“好”"},
                                                                  {"价 5% 涨", "5%"},
                                                                  {"a(b)c", "(b)"},
                                                                  {"他说：“好”。", "“好”"}};
  for (const auto& [text, part] : texts) {
    const auto begin = static_cast<std::uint32_t>(text.find(part));
    const auto end = static_cast<std::uint32_t>(begin + part.size());
    for (const RunKind kind : {RunKind::strong, RunKind::emphasis})
      EXPECT_EQ(marks_back(text, {{kind, begin, end, ""}}), (std::vector<Run>{{kind, begin, end, ""}}))
          << text;
  }
}

TEST(Marks, do_not_begin_or_end_with_a_blank) {
  using broadsheet::Run;
  EXPECT_EQ(marks_back("a b c", {{RunKind::strong, 1, 4, ""}}),
            (std::vector<Run>{{RunKind::strong, 2, 3, ""}}));
}

TEST(Marks, that_touch_are_one) {
  using broadsheet::Run;
  for (const RunKind kind : {RunKind::strong, RunKind::emphasis})
    EXPECT_EQ(marks_back("又说——好——了", {{kind, 3, 9, ""}, {kind, 9, 21, ""}}),
              (std::vector<Run>{{kind, 3, 21, ""}}));
}

// The character beside a mark is the one that is written.
TEST(Marks, beside_what_is_left_out_are_kept) {
  using broadsheet::Run;
  EXPECT_EQ(marks_back("又说\x7F（好）", {{RunKind::strong, 7, 16, ""}}),
            (std::vector<Run>{{RunKind::strong, 6, 15, ""}}));
  EXPECT_EQ(marks_back("（好）\x7F又说", {{RunKind::strong, 0, 9, ""}}),
            (std::vector<Run>{{RunKind::strong, 0, 9, ""}}));
}

TEST(Marks, beside_what_has_no_reference_are_left_out_and_their_text_stays) {
  EXPECT_TRUE(marks_back("（好）\uFFFE又说", {{RunKind::strong, 0, 9, ""}}).empty());
}

TEST(TextAfterWhatIsLeftOut, keeps_its_blanks_and_begins_no_block) {
  for (const char* text : {"\x01 \x01 \x01 \x01 \x01 said", "\x7F# Rain", "\x01- Rain", "said \x01"})
    marks_back(text, {});
}

}  // namespace
}  // namespace broadsheet::markdown
