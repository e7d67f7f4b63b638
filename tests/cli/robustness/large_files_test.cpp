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

// A page with the image, of that height in points.
void add_story(PdfMaker& pdf, std::size_t font, std::size_t image, int height, std::uint32_t k) {
  pdf.add_page("/Font << /F0 " + std::to_string(font) + " 0 R >> /XObject << /Im0 " + std::to_string(image) +
                   " 0 R >>",
               shows(50, 740, 22, "Ferry number " + std::to_string(k) + " returns") +
                   shows(50, 700, 10, "It went out again on Friday after eleven years.") + "q 300 0 0 " +
                   std::to_string(height) + " 50 400 cm /Im0 Do Q\n" +
                   shows(50, 386, 8, "The ferry. Photo: Ann Hall"));
}

// A paper whose pages each show a photograph of their own.
std::string large_pdf() {
  PdfMaker pdf;
  const std::size_t font = pdf.add_plain_font();
  for (std::uint32_t k = 0; k < kPictures; ++k) {
    const std::size_t image =
        pdf.add_stream("/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray /Width " +
                           std::to_string(kWidth) + " /Height " + std::to_string(kHeight),
                       noise(k));
    add_story(pdf, font, image, 270, k);
  }
  return pdf.file();
}

constexpr std::uint32_t kLarge = 12 << 20;  // bytes of a large picture

// What says that it is a JPEG of 4000 x 3000 pixels; nobody looks at more.
std::string large_jpeg(std::uint32_t seed) {
  std::string out("\xFF\xD8\xFF\xC0\0\x11\x08\x0B\xB8\x0F\xA0\x03\1\x11\0\2\x11\0\3\x11\0", 23);
  while (out.size() < kLarge) out += noise(++seed);
  return out.substr(0, kLarge);
}

// Two pages with a large photograph each.
std::string pdf_of_large_pictures() {
  PdfMaker pdf;
  const std::size_t font = pdf.add_plain_font();
  for (const std::uint32_t k : {1, 20}) {
    const std::size_t image = pdf.add_stream(
        "/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceRGB "
        "/Filter /DCTDecode /Width 4000 /Height 3000",
        large_jpeg(k));
    add_story(pdf, font, image, 225, k);
  }
  return pdf.file();
}

std::uintmax_t bytes_of(const fs::path& output) {
  if (!fs::is_directory(output)) return fs::file_size(output);
  std::uintmax_t sum = 0;
  for (const auto& entry : fs::recursive_directory_iterator(output))
    if (entry.is_regular_file()) sum += entry.file_size();
  return sum;
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

// Whoever writes them: what is in memory of a picture is the picture, once.
TEST_F(LargeFiles, take_the_memory_of_one_and_a_half_of_their_largest_picture) {
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "a sanitizer's own memory grows";
  if (!fs::exists(build_folder() / "lib/broadsheet/plugins/pdf.so"))
    GTEST_SKIP() << "built without the reader of PDF";
  write_file(folder_ / "issue.pdf", pdf_of_large_pictures());
  constexpr long kMost = (kLarge + kLarge / 2) / 1024 + 40'000;
  const std::pair<std::string, std::string> outputs[] = {{"epub", "--timeout=60"},
                                                         {"html", "--html.layout=folder"},
                                                         {"markdown", "--markdown.pictures=files"},
                                                         {"newsml", "--newsml.pictures=files"},
                                                         {"json", "--json.pictures=files"},
                                                         {"ninjs", "--ninjs.pictures=files"}};
  for (const auto& [to, option] : outputs) {
    const fs::path name = "issue-in-" + to;
    const Finished finished =
        run(broadsheet({"convert", "-q", folder_ / "issue.pdf", "--to", to, option, "-o", folder_ / name}));
    expect_success(finished);
    EXPECT_LT(finished.peak_kilobytes, kMost) << to;
    EXPECT_GT(bytes_of(folder_ / name), 2 * kLarge) << to;
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
