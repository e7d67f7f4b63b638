// Pages as papers print them, in forms drawn at random, read as issue text: none is refused, none falls back
// to a reading without articles, and the lines of its paragraphs stay in the text.
//
// BROADSHEET_SEED=N tries that seed alone, BROADSHEET_SEEDS=N so many.
#include "issuetext/reader.hpp"
#include "support/makers/newspaper_maker.hpp"
#include "support/memory_host.hpp"
#include "support/round_trip/round_trip.hpp"
#include "support/seeds.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::testing {
namespace {

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

// Lines of paragraphs that are part of a piece of furniture.
std::size_t lines_in_furniture(const NewspaperPage& page, const Document& document) {
  return static_cast<std::size_t>(
      std::count_if(page.lines.begin(), page.lines.end(), [&](const std::string& line) {
        return std::any_of(document.end.furniture.begin(), document.end.furniture.end(),
                           [&](const Furniture& f) {
                             return line.size() > 12 &&
                                    without_blanks(f.text).find(without_blanks(line)) != std::string::npos;
                           });
      }));
}

TEST(Newspapers, are_read_whole_and_keep_their_paragraphs) {
  std::size_t lines = 0, lost = 0;
  for (const std::uint64_t seed : seeds(600)) {
    const NewspaperPage page = make_newspaper(seed);
    MemoryHost host("issuetext", page.bytes);
    Document document;
    ASSERT_NO_THROW(document = read_with<issuetext::Reader>(host, "issuetext"))
        << "BROADSHEET_SEED=" << seed << '\n'
        << page.bytes;
    for (const auto& warning : host.warnings)
      ASSERT_NE(warning.code, "BS-I011") << "BROADSHEET_SEED=" << seed << '\n' << page.bytes;
    lines += page.lines.size();
    lost += lines_in_furniture(page, document);
  }
  EXPECT_LE(lost * 2000, lines) << lost << " of " << lines << " lines of paragraphs are furniture";
}

TEST(Newspapers, are_made_of_any_bytes) {
  for (const std::string_view bytes : {"", "\x01", "\xFF\xFF\xFF\xFF", "broadsheet"})
    EXPECT_FALSE(make_newspaper(bytes).lines.empty());
}

}  // namespace
}  // namespace broadsheet::testing
