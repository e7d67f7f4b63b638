// Pages nobody printed, read as issue text: nothing is lost, and what was set comes back as it was written.
//
// BROADSHEET_SEED=N tries that seed alone, BROADSHEET_SEEDS=N so many.
#include "issuetext/reader.hpp"
#include "support/makers/page_maker.hpp"
#include "support/memory_host.hpp"
#include "support/round_trip/round_trip.hpp"
#include "support/seeds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace broadsheet::testing {
namespace {

Document read(const MadePage& page) {
  MemoryHost host("issuetext", page.bytes);
  return read_with<issuetext::Reader>(host, "issuetext");
}

/// All that a page prints, without what its setting adds: what the document says, then what is reported as
/// taken out of the text.
std::string printed(const Document& document) {
  std::string out;
  for (const Furniture& f : document.end.furniture) out += f.text;
  for (const Article& a : document.articles) {
    for (const std::string& kicker : a.kickers) out += kicker;
    out += a.headline;
    for (const std::string& line : a.subheadlines) out += line;
    out += a.lead;
    for (const Block& block : a.blocks) out += block.text + block.credit;
  }
  for (const Discarded& d : document.end.discarded) out += d.text + '\n';
  return unset(out);
}

std::string sorted(std::string characters) {
  std::sort(characters.begin(), characters.end());
  return characters;
}

TEST(MadePages, lose_no_character) {
  for (const std::uint64_t seed : seeds(400)) {
    const MadePage page = make_page(seed);
    std::string set;
    for (const std::string& paragraph : page.paragraphs) set += unset(paragraph);
    ASSERT_EQ(sorted(printed(read(page))), sorted(set)) << "BROADSHEET_SEED=" << seed << '\n' << page.bytes;
  }
}

TEST(MadePages, give_each_line_back_in_one_piece) {
  for (const std::uint64_t seed : seeds(400)) {
    const MadePage page = make_page(seed);
    const std::string text = printed(read(page));
    std::istringstream lines(page.bytes);
    for (std::string line; std::getline(lines, line);)
      ASSERT_NE(text.find(unset(line)), text.npos) << "BROADSHEET_SEED=" << seed << ": " << line << "\nof:\n"
                                                   << page.bytes;
  }
}

// Words without sense may look like a name or a jump mark; hardly any line does.
TEST(MadePages, keep_nearly_all_lines_in_the_text) {
  std::size_t all = 0, kept = 0;
  for (const std::uint64_t seed : seeds(400)) {
    const MadePage page = make_page(seed);
    Document document = read(page);
    document.end.discarded.clear();
    document.end.furniture.clear();
    const std::string text = printed(document);
    std::istringstream lines(page.bytes);
    std::string line;
    std::getline(lines, line);  // the folio
    while (std::getline(lines, line)) ++all, kept += text.find(unset(line)) != text.npos;
  }
  EXPECT_GE(kept * 1000, all * 995) << kept << " of " << all;
}

// Sentences of words without sense are no paragraphs to a reader that knows newspapers; most still are.
TEST(MadePages, give_nearly_all_paragraphs_back_as_they_were_written) {
  std::size_t all = 0, back = 0;
  for (const std::uint64_t seed : seeds(400)) {
    const MadePage page = make_page(seed);
    const std::string text = printed(read(page));
    for (const std::string& paragraph : page.paragraphs)
      ++all, back += text.find(unset(paragraph)) != text.npos;
  }
  EXPECT_GE(back * 100, all * 94) << back << " of " << all;
}

TEST(MadePages, lose_nothing_on_their_way_through_any_format) {
  for (const std::uint64_t seed : seeds(15)) {
    const Document document = read(make_page(seed));
    for (const Way& way : ways())
      ASSERT_EQ(fault_of_round_trip(way, document), "") << way.name << ", BROADSHEET_SEED=" << seed;
  }
}

}  // namespace
}  // namespace broadsheet::testing
