// NewsML-G2 gives back the document that was written, whatever is in it.
#include "newsml/reader.hpp"
#include "newsml/writer.hpp"
#include "support/in_memory.hpp"
#include "support/makers/generator.hpp"
#include "support/makers/sample_document.hpp"
#include "unit/news/as_read_back.hpp"
#include "unit/news/difference.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

std::string written(const Document& document, const Options& options) {
  return written_with<newsml::Writer>("newsml", document, options);
}

Document read(const std::string& xml) {
  MemoryHost host("newsml", xml);
  Document document = with_normalised_marks(read_with<newsml::Reader>(host, "newsml"));
  for (const MemoryHost::Warning& warning : host.warnings)
    ADD_FAILURE() << warning.code << ": " << warning.why;
  return document;
}

struct Way {
  const char* name;
  Options options;
  Carries carries;
};

class NewsmlRoundTrip : public ::testing::TestWithParam<Way> {
 protected:
  void expect_back(const Document& document) {
    const std::string xml = written(document, GetParam().options);
    const Document expected = read_back(document, GetParam().carries), got = read(xml);
    if (got != expected) ADD_FAILURE() << first_difference(expected, got);
  }
};

TEST_P(NewsmlRoundTrip, the_sample_document_comes_back) { expect_back(sample_document()); }

TEST_P(NewsmlRoundTrip, documents_nobody_wrote_come_back) {
  for (std::uint64_t seed = 1; seed <= 100 && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_back(Generator(seed).document());
  }
}

INSTANTIATE_TEST_SUITE_P(Bodies, NewsmlRoundTrip,
                         ::testing::Values(Way{"flat", {}, {}},
                                           Way{"inline", {{"marks", "inline"}}, {true, false}},
                                           Way{"nitf", {{"body", "nitf"}}, {true, false}},
                                           Way{"text", {{"body", "text"}}, {false, true}}),
                         [](const auto& its) { return its.param.name; });

}  // namespace
}  // namespace broadsheet::testing
