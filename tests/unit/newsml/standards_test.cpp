// What validators of others say of our NewsML-G2: IPTC's schemas, rules beyond them, the Nu HTML checker.
#include "newsml/writer.hpp"
#include "support/makers/generator.hpp"
#include "support/makers/sample_document.hpp"
#include "support/memory_host.hpp"
#include "support/process.hpp"
#include "support/program.hpp"
#include "support/validator.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

/// Writes documents into files of a folder, to be validated at once: validators take long to start.
class Written {
 public:
  void add(const std::string& name, const Document& document,
           const std::map<std::string, std::string>& options) {
    MemoryHost host("newsml");
    for (const auto& [option, value] : options) host.options[option] = value;
    write_with<newsml::Writer>(host, "newsml", document);
    if (host.parts.empty()) host.parts[name + ".xml"] = host.output;
    for (const auto& [part, content] : host.parts) {
      std::string file = name + '-' + part;
      for (char& c : file)
        if (c == '/') c = '-';
      write_file(folder_ / file, content);
      files_.push_back(folder_ / file);
    }
  }
  void add_hostile(const std::map<std::string, std::string>& options, std::uint64_t seeds = 25) {
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
      add("seed" + std::to_string(seed), Generator(seed).document(), options);
  }
  const std::vector<std::filesystem::path>& files() const { return files_; }

 private:
  TemporaryFolder folder_;
  std::vector<std::filesystem::path> files_;
};

const std::map<std::string, std::string> kEverything = {
    {"provider-name", "南湾传媒"},
    {"provider-uri", "http://www.example.com/media"},
    {"guid-domain", "example.com"},
    {"publication-uri", "http://www.example.com/daily"},
    {"timestamp", "2024-03-15T06:00:00+08:00"},
    {"first-created", "2024-03-14T23:00:00+08:00"},
    {"version", "3"},
    {"revision", "correction"},
    {"rights-holder", "南湾传媒"},
    {"rights-notice", "© 南湾传媒"},
    {"rights-terms", "未经授权不得转载"},
    {"data-mining", "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"},
    {"agency-rights", "NBP=© NBP"},
    {"urgency", "4"},
    {"keywords", "港口; 通航"},
    {"genre", "genre:Current=Current"},
    {"subjects", "medtop:20000574=transport"}};

std::map<std::string, std::string> with(std::map<std::string, std::string> options, const char* name,
                                        const char* value) {
  options[name] = value;
  return options;
}

/// xmllint's complaints by our own profile; skips the test where there is no xmllint.
std::string complaints_by_profile(const std::vector<std::filesystem::path>& files) {
  Process check{{"/usr/bin/xmllint", "--noout", "--nonet", "--relaxng",
                 source_folder() + "/formats/newsml/checking/broadsheet-newsml.rng"}};
  for (const auto& file : files) check.arguments.push_back(file.string());
  const Finished finished = run(check);
  return finished.status == 0 ? "" : finished.errors;
}

bool has_xmllint() { return std::filesystem::exists("/usr/bin/xmllint"); }

TEST(NewsmlStandards, our_own_profile_describes_what_is_written) {
  if (!has_xmllint()) GTEST_SKIP() << "no xmllint (Debian package libxml2-utils; tools/test installs it)";
  Written written;
  for (const char* body : {"xhtml", "nitf", "text"}) {
    written.add(body, sample_document(), with(kEverything, "body", body));
    written.add(std::string(body) + "-items", sample_document(),
                with(with({}, "body", body), "layout", "items"));
  }
  written.add("old", sample_document(), with(kEverything, "g2-version", "2.24"));
  written.add("package", sample_document(), with(kEverything, "layout", "package"));
  written.add_hostile({});
  written.add_hostile({{"marks", "inline"}});
  EXPECT_EQ(complaints_by_profile(written.files()), "");
}

TEST(NewsmlStandards, our_own_profile_sees_what_is_wrong) {
  if (!has_xmllint()) GTEST_SKIP() << "no xmllint (Debian package libxml2-utils; tools/test installs it)";
  MemoryHost host("newsml");
  write_with<newsml::Writer>(host, "newsml", sample_document());
  const TemporaryFolder folder;
  for (const auto& [good, bad] : {std::pair<std::string, std::string>{"<h1>", "<h7>"},
                                  {"conformance=\"power\"", "conformance=\"core\""},
                                  {"irel:associatedWith", "irel:other"},
                                  {" hascontent=\"false\"", ""}}) {
    std::string xml = host.output;
    ASSERT_NE(xml.find(good), std::string::npos) << good;
    xml.replace(xml.find(good), good.size(), bad);
    write_file(folder / "bad.xml", xml);
    EXPECT_NE(complaints_by_profile({folder / "bad.xml"}), "") << bad;
  }
}

TEST(NewsmlStandards, every_layout_and_body_is_right) {
  Written written;
  for (const char* body : {"xhtml", "nitf", "text"}) {
    written.add(body, sample_document(), with({}, "body", body));
    written.add(std::string(body) + "-all", sample_document(), with(kEverything, "body", body));
  }
  written.add("items", sample_document(), with(kEverything, "layout", "items"));
  written.add("package", sample_document(), with(kEverything, "layout", "package"));
  expect_clean("newsml", written.files());
  expect_clean("vnu", written.files());
}

class OfVersion : public ::testing::TestWithParam<const char*> {};

TEST_P(OfVersion, is_right_by_the_schema_of_that_version) {
  Written written;
  for (const char* body : {"xhtml", "nitf", "text"})
    written.add(body, sample_document(), with(with(kEverything, "body", body), "g2-version", GetParam()));
  written.add("package", sample_document(),
              with(with(kEverything, "layout", "package"), "g2-version", GetParam()));
  expect_clean("newsml-versions", written.files());
}
INSTANTIATE_TEST_SUITE_P(Newsml, OfVersion,
                         ::testing::Values("2.28", "2.29", "2.30", "2.31", "2.32", "2.33", "2.34", "2.35"));

TEST(NewsmlStandards, hostile_documents_are_still_right) {
  Written flat, nitf;
  flat.add_hostile({});
  nitf.add_hostile({{"body", "nitf"}});
  expect_clean("newsml", flat.files());
  expect_clean("newsml", nitf.files());
}

}  // namespace
}  // namespace broadsheet::testing
