// Inputs of many pictures: what they take of memory is that of one picture, and the way they come in is no
// matter.
#include "support/makers/pdf_maker.hpp"
#include "support/program.hpp"
#include "support/validator.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kWidth = 1000, kHeight = 900;  // 0.9 MB each
constexpr std::uint32_t kPictures = 32;                // 29 MB together
constexpr long kPeak = 40'000;                         // kilobytes

// Such as no compression makes smaller.
std::string noise(std::uint32_t seed) {
  std::string out(std::size_t{kWidth} * kHeight, '\0');
  for (char& c : out) c = static_cast<char>((seed = seed * 1664525 + 1013904223) >> 24);
  return out;
}

// A paper whose pages each show a photograph of their own.
std::string large_pdf() {
  PdfMaker pdf;
  const std::string font = std::to_string(pdf.add_plain_font());
  for (std::uint32_t k = 0; k < kPictures; ++k) {
    const std::size_t image =
        pdf.add_stream("/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray /Width " +
                           std::to_string(kWidth) + " /Height " + std::to_string(kHeight),
                       noise(k));
    pdf.add_page("/Font << /F0 " + font + " 0 R >> /XObject << /Im0 " + std::to_string(image) + " 0 R >>",
                 shows(50, 740, 22, "Ferry number " + std::to_string(k) + " returns") +
                     shows(50, 700, 10, "It went out again on Friday after eleven years.") +
                     "q 300 0 0 270 50 400 cm /Im0 Do Q\n" + shows(50, 386, 8, "The ferry. Photo: Ann Hall"));
  }
  return pdf.file();
}

class LargeFiles : public ::testing::Test {
 protected:
  Finished convert(const fs::path& in, const fs::path& out) const {
    return run(broadsheet({"convert", "-q", in, "-o", out, "--epub.cover-type", "svg"}));
  }
  TemporaryFolder folder_;
};

TEST_F(LargeFiles, of_pdf_and_epub_are_not_held_in_memory) {
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "a sanitizer's own memory grows";
  if (!fs::exists(build_folder() / "lib/broadsheet/plugins/pdf.so"))
    GTEST_SKIP() << "built without the reader of PDF";
  write_file(folder_ / "issue.pdf", large_pdf());
  for (const auto& [in, out] :
       {std::pair("issue.pdf", "issue.epub"), std::pair("issue.epub", "again.epub")}) {
    const Finished finished = convert(folder_ / in, folder_ / out);
    expect_success(finished);
    EXPECT_GT(fs::file_size(folder_ / in), 20'000'000U);
    EXPECT_LT(finished.peak_kilobytes, kPeak) << in;
  }
}

TEST_F(LargeFiles, from_standard_input_give_the_same) {
  if (!fs::exists(build_folder() / "lib/broadsheet/plugins/pdf.so"))
    GTEST_SKIP() << "built without the reader of PDF";
  const std::string pdf = large_pdf();
  write_file(folder_ / "issue.pdf", pdf);
  expect_success(convert(folder_ / "issue.pdf", folder_ / "a.epub"));
  expect_success(run(broadsheet(
      {"convert", "-q", "--from", "pdf", "-", "-o", folder_ / "b.epub", "--epub.cover-type", "svg"}, pdf)));
  EXPECT_EQ(read_file(folder_ / "a.epub"), read_file(folder_ / "b.epub"));
}

}  // namespace
}  // namespace broadsheet::testing
