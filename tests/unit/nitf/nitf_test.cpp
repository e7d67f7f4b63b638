// NITF, both ways.
#include "nitf/nitf.hpp"

#include "support/makers/generator.hpp"
#include "support/makers/sample_document.hpp"
#include "support/memory_host.hpp"
#include "support/process.hpp"
#include "support/program.hpp"
#include "support/validator.hpp"
#include "unit/news/as_read_back.hpp"
#include "unit/news/difference.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

/// The files a document becomes, in the order of its articles.
std::vector<std::string> written(const Document& document) {
  MemoryHost host("nitf");
  write_with<nitf::Writer>(host, "nitf", document);
  if (host.parts.empty()) return {host.output};
  std::vector<std::string> files;
  for (const Article& article : document.articles)
    for (const auto& [name, file] : host.parts)
      if (file.find("name=\"broadsheet.id\" content=\"" + article.id + '"') != file.npos)
        files.push_back(file);
  EXPECT_EQ(files.size(), document.articles.size());
  return files;
}

/// An issue of one article: what a file of NITF holds.
Document alone(const Document& document, std::size_t index) {
  Document out;
  out.issue = document.issue;
  out.issue.pages = {document.articles[index].page};
  out.articles = {document.articles[index]};
  return read_back(out, {true, false});
}

/// NITF has no level for a place among captions, and marks no dateline it cannot find in the text.
void expect_back(const Document& document) {
  const std::vector<std::string> files = written(document);
  for (std::size_t i = 0; i < files.size(); ++i) {
    MemoryHost host("nitf", files[i]);
    const Document got = with_normalised_marks(read_with<nitf::Reader>(host, "nitf"));
    const Document expected = alone(document, i);
    if (got != expected) ADD_FAILURE() << first_difference(expected, got) << files[i];
  }
}

TEST(Nitf, the_sample_document_comes_back) { expect_back(sample_document()); }

TEST(Nitf, documents_nobody_wrote_come_back) {
  for (std::uint64_t seed = 1; seed <= 100 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Document document = Generator(seed).document();
    if (!document.articles.empty()) expect_back(document);
  }
}

TEST(Nitf, a_place_that_no_text_was_printed_for_is_the_dateline_of_receivers_and_no_text_when_it_comes_back) {
  Document document = sample_document();
  document.articles.resize(1);
  document.articles[0].dateline = Dateline{"", "Leeds", "March 5", ""};
  EXPECT_NE(written(document).at(0).find("<location>Leeds</location>, <story.date"), std::string::npos)
      << written(document).at(0);
  expect_back(document);
}

TEST(Nitf, a_post_stands_behind_its_name_and_a_byline_begins_with_text) {
  Document document = sample_document();
  document.articles.resize(1);
  document.articles[0].lead.clear();
  document.articles[0].bylines = {
      {"Harbour Reporter", "Ann Hall"}, {"By", "Ben Ode"}, {"本报记者", "林小舟"}};
  const std::string text = written(document).at(0);
  for (const char* byline :
       {"<byline> <person>Ann Hall</person>, <byttl>Harbour Reporter</byttl></byline>",
        "<byline>By <person>Ben Ode</person></byline>", "<byline>本报记者 <person>林小舟</person></byline>"})
    EXPECT_NE(text.find(byline), std::string::npos) << text;
  expect_back(document);
}

TEST(Nitf, pictures_lie_beside_several_articles_and_beside_one_where_that_is_asked_for) {
  Document document = sample_document();
  document.resources.push_back({"p-1", "image/png", 0, 0, "", "", "bytes"});
  Block figure;
  figure.kind = BlockKind::figure, figure.resource = "p-1";
  document.articles[0].blocks.push_back(figure);
  const auto parts = [](const Document& its, const char* pictures) {
    MemoryHost host("nitf");
    host.options["pictures"] = pictures;
    write_with<nitf::Writer>(host, "nitf", its);
    return host.parts;
  };
  EXPECT_EQ(parts(document, "auto").count("pictures/p-1-j3cj2rwl.png"), 1u);
  EXPECT_EQ(parts(document, "none").count("pictures/p-1-j3cj2rwl.png"), 0u);
  document.articles.resize(1);
  EXPECT_TRUE(parts(document, "auto").empty());
  EXPECT_EQ(parts(document, "files").size(), 2u);
}

TEST(Nitf, an_issue_of_one_article_is_a_single_output) {
  Document document = sample_document();
  MemoryHost several("nitf"), single("nitf");
  write_with<nitf::Writer>(several, "nitf", document);
  EXPECT_EQ(several.parts.size(), 3u);
  document.articles.resize(1);
  write_with<nitf::Writer>(single, "nitf", document);
  EXPECT_TRUE(single.parts.empty());
  EXPECT_FALSE(single.output.empty());
}

TEST(Nitf, the_schema_of_iptc_is_kept) {
  const std::filesystem::path schema = source_folder() + "/../shared/schemas/newsml-g2/nitf-3-6.xsd";
  if (!std::filesystem::exists(schema))
    GTEST_SKIP() << "no " << schema << ": IPTC's schemas are not part of this repository";
  if (!std::filesystem::exists("/usr/bin/xmllint"))
    GTEST_SKIP() << "no xmllint (Debian package libxml2-utils)";
  const TemporaryFolder folder;
  Process check{{"/usr/bin/xmllint", "--noout", "--nonet", "--schema", schema.string()}};
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    const Document document = seed == 0 ? sample_document() : Generator(seed).document();
    if (document.articles.empty()) continue;
    for (const std::string& file : written(document)) {
      const auto path = folder / (std::to_string(check.arguments.size()) + ".nitf");
      write_file(path, file);
      check.arguments.push_back(path.string());
    }
  }
  const Finished finished = run(check);
  EXPECT_EQ(finished.status, 0) << finished.errors;
}

TEST(Nitf, a_file_has_as_many_bytes_as_the_option_says) {
  const auto read = [](std::size_t size) {
    std::string file = "<nitf><body><body.content><p>Rain</p></body.content></body></nitf>";
    file.append(size - file.size(), '\n');
    MemoryHost host("nitf", file);
    host.options["max-size"] = "1";
    return read_with<nitf::Reader>(host, "nitf").articles.size();
  };
  EXPECT_EQ(read(std::size_t{1} << 20), 1u);
  EXPECT_THROW(read((std::size_t{1} << 20) + 1), plugin::Failure);
}

TEST(Nitf, a_file_has_a_tag_for_8_bytes_of_what_it_may_have) {
  const auto read = [](std::size_t tags) {
    const std::string xml = "<nitf><body><body.content><p>Rain</p></body.content></body></nitf>";
    std::string more;
    for (std::size_t n = 8; n < tags; ++n) more += "<?a?>";
    MemoryHost host("nitf", xml + more);
    host.options["max-size"] = "1";
    return read_with<nitf::Reader>(host, "nitf").articles.size();
  };
  constexpr std::size_t kMost = (std::size_t{1} << 20) / 8;
  EXPECT_EQ(read(kMost), 1u);
  EXPECT_THROW(read(kMost + 1), plugin::Failure);
}

TEST(Nitf, elements_nest_as_deep_as_the_option_says) {
  const auto read = [](int depth, const std::string& most) {
    std::string deep, close;
    for (int i = 4; i < depth; ++i) deep += "<block>", close += "</block>";  // nitf, body, body.content, p
    MemoryHost host("nitf", "<nitf><body><body.content>" + deep + "<p>Rain</p>" + close +
                                "</body.content></body></nitf>");
    if (!most.empty()) host.options["max-nesting"] = most;
    return read_with<nitf::Reader>(host, "nitf").articles.at(0).blocks.size();
  };
  EXPECT_EQ(read(200, ""), 1u);
  EXPECT_THROW(read(201, ""), plugin::Failure);
  EXPECT_EQ(read(1000, "1000"), 1u);
  EXPECT_THROW(read(1001, "1000"), plugin::Failure);
}

}  // namespace
}  // namespace broadsheet::testing
