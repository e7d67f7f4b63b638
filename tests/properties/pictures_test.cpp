// An issue with pictures goes through every format that holds them, and back: each has its bytes, its place,
// its caption and its credit.
#include "common/hash.hpp"
#include "epub/reader.hpp"
#include "epub/writer.hpp"
#include "html/html.hpp"
#include "json/json.hpp"
#include "markdown/markdown.hpp"
#include "newsml/reader.hpp"
#include "newsml/writer.hpp"
#include "ninjs/ninjs.hpp"
#include "nitf/nitf.hpp"
#include "support/makers/generator.hpp"
#include "support/makers/picture_maker.hpp"
#include "support/memory_host.hpp"
#include "support/seeds.hpp"

#include <broadsheet/ascii.hpp>

#include <gtest/gtest.h>

#include <algorithm>

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
  const auto is_input = [&](const auto& part) { return part.first.ends_with(input_part); };
  MemoryHost in(format, input_part.empty()
                            ? out.output
                            : std::find_if(out.parts.begin(), out.parts.end(), is_input)->second);
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

// An id with letters of the picture's content, as the files of news have it.
std::string name_of(const Document& document, const std::string& id) {
  std::string out = id + '-';
  for (const Resource& picture : document.resources)
    if (picture.id == id)
      for (const char c : common::sha256_base64(picture.data))
        if (ascii::is_alphanumeric(c) && out.size() < id.size() + 9) out += ascii::lower(c);
  return out;
}

// News items say what a picture shows in its caption's item, and are one-line texts.
Document as_news_have_it(Document document) {
  for (Article& article : document.articles)
    for (Block& block : article.blocks)
      if (!block.resource.empty()) block.resource = name_of(document, block.resource);
  const Document named = document;
  for (Resource& picture : document.resources) picture.id = name_of(named, picture.id);
  Document out;
  out.issue.publication = "The Harrow Bay Courier", out.issue.date = "2024-05-18";
  out.resources = document.resources;
  Article& article = out.articles.emplace_back();
  article.id = "a-1", article.page = "1", article.headline = "Headline";
  for (Article& its : document.articles)
    for (Block& block : its.blocks) {
      if (block.kind != BlockKind::figure && block.kind != BlockKind::caption &&
          block.kind != BlockKind::paragraph)
        continue;
      Block kept;
      kept.kind = block.kind, kept.resource = block.resource, kept.credit = block.credit;
      const bool is_text = block.kind == BlockKind::paragraph;
      kept.text = is_text ? "Text " + std::to_string(article.blocks.size()) : block.text;
      article.blocks.push_back(kept);
    }
  // A caption of no picture is an item of its own, and an empty one is none.
  std::vector<Block> blocks;
  for (const Block& block : article.blocks)
    if (block.kind != BlockKind::caption ||
        (!blocks.empty() && blocks.back().kind == BlockKind::figure && block.text.starts_with("Picture")))
      blocks.push_back(block);
  article.blocks = blocks;
  return out;
}

TEST(Pictures, come_back_from_news_with_files_beside) {
  for (const std::uint64_t seed : seeds(40)) {
    SCOPED_TRACE("BROADSHEET_SEED=" + std::to_string(seed));
    const Document document = as_news_have_it(made(seed));
    expect_same<newsml::Writer, newsml::Reader>("newsml", document, {{"pictures", "files"}}, "issue.xml");
    expect_same<newsml::Writer, newsml::Reader>("newsml", document, {{"layout", "package"}},
                                                "the-harrow-bay-courier-2024-05-18-package.xml");
    MemoryHost out("ninjs");
    out.options["pictures"] = "files";
    write_with<ninjs::Writer>(out, "ninjs", document);
    MemoryHost in("ninjs", out.parts.at("issue.ninjs"));
    in.siblings = out.parts;
    EXPECT_EQ(read_with<ninjs::Reader>(in, "ninjs").resources, document.resources);
    expect_same<nitf::Writer, nitf::Reader>("nitf", document, {{"pictures", "files"}}, ".nitf");
    if (::testing::Test::HasFailure()) return;
  }
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
