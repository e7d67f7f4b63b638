// Input that no newspaper prints. The reader finishes in time that grows with the size,
// throws nothing but Failure, and keeps the law of conservation, which it checks itself.
#include "common/text.hpp"
#include "issuetext/reader.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <ctime>
#include <functional>
#include <limits>
#include <random>

namespace broadsheet::issuetext {
namespace {

using testing::MemoryHost;

enum class Outcome { read, refused };

Outcome read(const std::string& input) {
  MemoryHost memory("issuetext", input);
  try {
    testing::read_with<Reader>(memory, "issuetext");
    return Outcome::read;
  } catch (const plugin::Failure& failure) {
    EXPECT_NE(failure.code(), BS_BUG) << failure.what();
    return Outcome::refused;
  }
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string all;
  all.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

std::string around(std::string front, std::string_view middle, std::string_view back) {
  return front.append(middle).append(back);
}

/// Of the processor: other programs run beside the tests.
double seconds_to_read(const std::string& input) {
  const std::clock_t start = std::clock();
  EXPECT_EQ(read(input), Outcome::read);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

struct LineFeatures {
  const char* name;
  std::function<std::string(std::size_t)> of_size;  // about so many bytes
};

void PrintTo(const LineFeatures& shape, std::ostream* out) { *out << shape.name; }

/// Characters from [first, last], as many as are in `bytes`.
std::string random_text(char32_t first, char32_t last, std::size_t bytes, std::uint32_t seed) {
  std::mt19937 engine(seed);
  std::string text;
  while (text.size() < bytes)
    common::append_char(text, first + static_cast<char32_t>(engine() % (last - first + 1)));
  return text;
}

/// A page of CJK and ASCII with line ends, blanks, punctuation and form feeds anywhere.
std::string random_page(std::size_t bytes, std::uint32_t seed) {
  constexpr std::u32string_view kPieces =
      U"\n\n\n\n  "
      U"\f\t，。、；：！？“”（）【】〔〕《》—…·□■▲／/"
      U"-＝|「」『』0123456789abcXYZ.,'\"()%記者记者讯电社版第上接下转图为摄月日年";
  std::mt19937 engine(seed);
  std::string text;
  while (text.size() < bytes)
    common::append_char(text, engine() % 2 ? kPieces[engine() % kPieces.size()]
                                           : static_cast<char32_t>(0x4E00 + engine() % 0x5000));
  return text;
}

const LineFeatures kShapes[] = {
    {"one_line", [](std::size_t n) { return repeated("市图书馆新馆昨天开馆，", n / 33); }},
    {"one_line_without_punctuation", [](std::size_t n) { return repeated("馆", n / 3); }},
    {"one_word", [](std::size_t n) { return repeated("a", n); }},
    {"one_line_of_words", [](std::size_t n) { return repeated("and so on ", n / 10); }},
    {"one_line_of_spaces", [](std::size_t n) { return around("a", repeated(" ", n), "b"); }},
    {"forced_spaces", [](std::size_t n) { return repeated("馆 ", n / 4); }},
    {"one_character_lines", [](std::size_t n) { return repeated("馆\n", n / 4); }},
    {"one_letter_lines", [](std::size_t n) { return repeated("a\n", n / 2); }},
    {"one_digit_lines", [](std::size_t n) { return repeated("1\n", n / 2); }},
    {"empty_lines", [](std::size_t n) { return around("馆", repeated("\n", n), "馆"); }},
    {"form_feeds", [](std::size_t n) { return around("馆", repeated("\f", n), "馆"); }},
    {"one_character_pages", [](std::size_t n) { return repeated("馆\n\f", n / 5); }},
    {"headlines", [](std::size_t n) { return repeated("市图书馆新馆开馆\n\n", n / 26); }},
    {"headlines_in_one_block", [](std::size_t n) { return repeated("市图书馆新馆开馆\n", n / 25); }},
    {"headlines_and_leads",
     [](std::size_t n) { return repeated("新馆开馆\n本报讯 新馆昨天开馆。\n", n / 45); }},
    {"bylines", [](std::size_t n) { return repeated("□ 记者 林之远\n", n / 21); }},
    {"captions", [](std::size_t n) { return repeated("图为新馆。 记者 林之远 摄\n", n / 40); }},
    {"jumps", [](std::size_t n) { return repeated("（下转2版）\n（上接1版）\n", n / 36); }},
    {"jumps_between_pages",
     [](std::size_t n) {
       return repeated("第1版\n新馆昨天开馆。（下转2版）\n\f（上接1版）\n新馆\n", n / 75);
     }},
    {"folio_lines", [](std::size_t n) { return repeated("2023年3月9日 第1版\n", n / 24); }},
    {"open_brackets", [](std::size_t n) { return repeated("（", n / 3); }},
    {"nested_brackets",
     [](std::size_t n) { return around(repeated("【（", n / 12), "馆", repeated("）】", n / 12)); }},
    {"opening_leads", [](std::size_t n) { return repeated("本报讯（记者 ", n / 20); }},
    {"lines_of_opening_leads", [](std::size_t n) { return repeated("新华社（记者 \n", n / 21); }},
    {"hyphens", [](std::size_t n) { return repeated("well-\n", n / 6); }},
    {"names_without_end", [](std::size_t n) { return around("记者 ", repeated("林之远、", n / 12), ""); }},
    {"soft_hyphens", [](std::size_t n) { return repeated("ab\u00AD\n", n / 5); }},
    {"growing_lines",
     [](std::size_t n) {
       std::string text;
       for (std::size_t i = 1; text.size() < n; ++i) text += repeated("馆", i).append("\n");
       return text;
     }},
    {"lines_of_any_width",
     [](std::size_t n) {
       std::mt19937 engine(1);
       std::string text;
       while (text.size() < n) text += repeated("馆", 1 + engine() % 400).append("\n");
       return text;
     }},
    {"rows_of_columns",
     [](std::size_t n) {
       return repeated("新馆位于城东的老纺 厂旧址，共有五层藏书\n新馆昨天开馆。\n", n / 86);
     }},
    {"rows_of_ten_columns",
     [](std::size_t n) { return repeated(repeated("新馆位于城东老 ", 10) + "\n新馆昨。\n", n / 233); }},
    {"random_page", [](std::size_t n) { return random_page(n, 1); }},
    {"random_han", [](std::size_t n) { return random_text(0x4E00, 0x9FFF, n, 1); }},
};

class Pathological : public ::testing::TestWithParam<LineFeatures> {};

/// Twice the input takes about twice the time. A quadratic stage needs four times as
/// long, and is far above the bound at this size.
TEST_P(Pathological, takes_linear_time) {
  constexpr std::size_t kSize = 100'000;
  constexpr double kLeast = 0.005;  // shorter times are noise
  constexpr double kNever = std::numeric_limits<double>::infinity();
  const std::string once = GetParam().of_size(kSize), twice = GetParam().of_size(2 * kSize);
  double of_once = kNever, of_twice = kNever;  // the least of some: what else runs only adds to them
  for (int attempt = 0; attempt < 5 && of_twice >= 3 * of_once; ++attempt) {
    of_once = std::min(of_once, std::max(seconds_to_read(once), kLeast));
    of_twice = std::min(of_twice, seconds_to_read(twice));
  }
  EXPECT_LT(of_twice, 3 * of_once);
}

INSTANTIATE_TEST_SUITE_P(shapes, Pathological, ::testing::ValuesIn(kShapes),
                         [](const auto& shape) { return std::string(shape.param.name); });

TEST(PathologicalSize, twenty_megabytes_on_one_line) {
  read(repeated("市图书馆新馆昨天开馆，", 20'000'000 / 33));
}
TEST(PathologicalSize, as_many_one_character_lines_as_may_be) { read(repeated("馆\n", 200'000)); }
TEST(PathologicalSize, a_million_form_feeds) { read(repeated("\f", 1'000'000)); }
TEST(PathologicalSize, a_hundred_thousand_headlines) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text.append("新馆第").append(std::to_string(i)).append("次开馆\n\n");
  EXPECT_EQ(read(text), Outcome::read);
}

TEST(Refused, input_of_control_characters_only) {
  EXPECT_EQ(read(repeated("\x01", 1'000'000)), Outcome::refused);
  EXPECT_EQ(read(std::string(1'000'000, '\0')), Outcome::refused);
}

TEST(Survived, every_single_byte) {
  for (int b = 0; b < 256; ++b) read(std::string(1, static_cast<char>(b)));
}

class Random : public ::testing::TestWithParam<std::uint32_t> {};  // the seed is in the test's name

TEST_P(Random, bytes_are_read_or_refused) {
  std::mt19937 engine(GetParam());
  std::string bytes;
  for (std::size_t size = engine() % 20'000; bytes.size() < size;) bytes += static_cast<char>(engine());
  read(bytes);
}

TEST_P(Random, bytes_without_controls_are_read_or_refused) {
  std::mt19937 engine(GetParam());
  std::string bytes;
  for (std::size_t size = engine() % 20'000; bytes.size() < size;)
    bytes += engine() % 20 ? static_cast<char>(0x20 + engine() % 0xE0) : '\n';
  read(bytes);
}

TEST_P(Random, pages_are_read) {
  EXPECT_EQ(read(around("馆", random_page(20'000, GetParam()), "")), Outcome::read);
}

TEST_P(Random, short_pages_are_read) {
  for (std::uint32_t i = 0; i < 50; ++i)
    EXPECT_EQ(read(around("馆", random_page(10 + i * 4, GetParam() * 50 + i), "")), Outcome::read)
        << "seed " << GetParam() * 50 + i;
}

INSTANTIATE_TEST_SUITE_P(seeds, Random, ::testing::Range(0u, 40u));

}  // namespace
}  // namespace broadsheet::issuetext
