// An issue with pictures goes through every format that holds them, and back: each has its bytes, its place,
// its caption and its credit.
#include "epub/reader.hpp"
#include "epub/writer.hpp"
#include "html/html.hpp"
#include "json/json.hpp"
#include "markdown/markdown.hpp"
#include "support/makers/generator.hpp"
#include "support/makers/picture_maker.hpp"
#include "support/makers/seeds.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

constexpr std::size_t kPictures = 6;

// Kinds, captions and pictures, a line each; the text of an article is another test's.
std::string shown(const Document& document) {
  std::string out;
  for (const Article& article : document.articles) {
    std::size_t texts = 0;
    bool after_picture = false;
    for (const Block& block : article.blocks) {
      if (block.kind == BlockKind::figure)
        out += std::to_string(texts) + " picture " + block.resource + " | " + block.text + '\n';
      else if (after_picture && block.kind == BlockKind::caption)
        out += std::to_string(texts) + " caption " + block.text + " | " + block.credit + '\n';
      else if (block.kind == BlockKind::paragraph && !block.text.empty())
        ++texts;
      after_picture = block.kind == BlockKind::figure;
    }
    out += "--\n";
  }
  return out;
}

Generator::Limits plain() {
  Generator::Limits limits;
  limits.hostile = false;
  return limits;
}

Document made(std::uint64_t seed) {
  return with_pictures(Generator(seed, plain()).document(), kPictures, seed);
}

template <class Writer, class Reader>
void expect_same(const std::string& format, const Document& document,
                 std::map<std::string, std::string> options, const std::string& input_part = "") {
  MemoryHost out(format);
  for (const auto& [name, value] : options) out.options[name] = value;
  write_with<Writer>(out, format, document);
  MemoryHost in(format, input_part.empty() ? out.output : out.parts.at(input_part));
  in.siblings = out.parts;
  const Document back = read_with<Reader>(in, format);
  EXPECT_EQ(shown(back), shown(document));
  EXPECT_EQ(back.resources, document.resources);
  for (const auto& warning : in.warnings) EXPECT_NE(warning.code, "BS-H008") << warning.why;
}

// What stands for a picture without a caption becomes one.
Document as_markdown_has_it(Document document) {
  for (Article& article : document.articles) {
    article = Article{};
    article.headline = "Headline";
  }
  document.articles.resize(1);
  Article& article = document.articles[0];
  for (const Resource& picture : document.resources)
    for (const bool has_caption : {true, false}) {
      article.blocks.resize(article.blocks.size() + 2);
      Block &figure = article.blocks[article.blocks.size() - 2], &text = article.blocks.back();
      figure.kind = BlockKind::figure;
      figure.resource = picture.id;
      if (has_caption) figure.text = "What *it* shows of " + picture.id;
      if (has_caption) text.kind = BlockKind::caption, text.credit = "Photo: Ann Hall";
      text.text = has_caption ? "The caption." : "A paragraph.";
    }
  return document;
}

TEST(Pictures, come_back_from_every_format_that_holds_them) {
  for (const std::uint64_t seed : seeds(40)) {
    SCOPED_TRACE("BROADSHEET_SEED=" + std::to_string(seed));
    const Document document = made(seed);
    expect_same<epub::Writer, epub::Reader>("epub", document, {{"threads", "1"}});
    expect_same<html::Writer, html::Reader>("html", document, {});
    expect_same<html::Writer, html::Reader>("html", document, {{"layout", "folder"}}, "index.html");
    expect_same<json::Writer, json::Reader>("json", document, {});
    expect_same<json::Writer, json::Reader>("json", document, {{"pictures", "files"}}, "issue.jsonl");
    expect_same<markdown::Writer, markdown::Reader>("markdown", as_markdown_has_it(document),
                                                    {{"pictures", "files"}}, "issue.md");
    if (::testing::Test::HasFailure()) return;
  }
}

TEST(Pictures, that_are_left_out_leave_the_rest_as_it_is) {
  const Document document = made(7);
  Document without = document;
  without.resources.clear();
  for (Article& article : without.articles)
    std::erase_if(article.blocks, [](const Block& block) { return block.kind == BlockKind::figure; });
  MemoryHost host("json");
  host.options["pictures"] = "none";
  write_with<json::Writer>(host, "json", document);
  MemoryHost in("json", host.output);
  EXPECT_EQ(read_with<json::Reader>(in, "json"), without);
}

}  // namespace
}  // namespace broadsheet::testing
