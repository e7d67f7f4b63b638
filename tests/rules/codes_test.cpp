// core/ERRORS.md lists every code of a message, and each has one meaning.
#include "support/source_tree.hpp"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <sstream>

namespace broadsheet::testing {
namespace {

using Names = std::set<std::string>;

struct Row {
  std::string meaning;
  Names places;  // the last column
  int count = 0;
};

std::map<std::string, Row> catalogue() {
  static const std::regex row(R"(\| (BS-[A-Z]\d{3}) \| (.+) \|(.*)\|)");
  std::map<std::string, Row> rows;
  for (const std::string& line : lines_of(kSource / "core/ERRORS.md")) {
    if (!starts_with(line, "| BS-")) continue;
    std::smatch match;
    if (!std::regex_match(line, match, row)) {
      ADD_FAILURE() << "core/ERRORS.md: " << line;
      continue;
    }
    Row& entry = rows[match[1]];
    entry.meaning = match[2];
    ++entry.count;
    std::istringstream places(match[3]);
    for (std::string place; places >> place;) entry.places.insert(place);
  }
  return rows;
}

// Every code of the sources, with the files that report it; a header only speaks of it.
std::map<std::string, Names> codes_in_sources() {
  static const std::regex code(R"(\bBS-[A-Z]\d{3}\b)");
  std::map<std::string, Names> codes;
  for (const char* area : {"core", "formats", "plugins", "tools"})
    for (const fs::path& file : files_in(area, kCode)) {
      const std::string text = read_file(file);
      for (std::sregex_iterator it(text.begin(), text.end(), code), end; it != end; ++it) {
        Names& places = codes[it->str()];
        if (file.extension() == ".cpp") places.insert(name_in_tree(file));
      }
    }
  return codes;
}

TEST(Codes, are_all_in_the_catalogue_and_the_catalogue_has_no_other) {
  const auto rows = catalogue();
  const auto codes = codes_in_sources();
  ASSERT_GT(rows.size(), 100u);
  for (const auto& [code, places] : codes)
    EXPECT_TRUE(rows.count(code)) << code << " is not in core/ERRORS.md";
  for (const auto& [code, row] : rows) EXPECT_TRUE(codes.count(code)) << code << " is reported nowhere";
}

TEST(Codes, have_one_meaning_each) {
  std::map<std::string, std::string> code_of;
  for (const auto& [code, row] : catalogue()) {
    EXPECT_EQ(row.count, 1) << code << " is listed twice";
    const auto [other, is_new] = code_of.emplace(row.meaning, code);
    EXPECT_TRUE(is_new) << code << " means the same as " << other->second;
  }
}

// A second place is where a second meaning creeps in: it is written down, or it is a mistake.
TEST(Codes, are_reported_in_one_place_or_in_those_that_the_catalogue_names) {
  const auto rows = catalogue();
  for (const auto& [code, places] : codes_in_sources()) {
    const auto row = rows.find(code);
    if (row == rows.end()) continue;
    EXPECT_EQ(places.size() > 1 ? places : Names{}, row->second.places) << code;
  }
}

TEST(Codes, of_formats_from_200_on_are_reported_by_their_checks) {
  for (const auto& [code, places] : codes_in_sources()) {
    const char area = code[3];
    if (area == 'C' || area == 'K' || std::stoi(code.substr(4)) < (area == 'T' ? 100 : 200)) continue;
    for (const std::string& place : places)
      EXPECT_NE(place.find("/check"), std::string::npos) << code << " is reported in " << place;
  }
}

}  // namespace
}  // namespace broadsheet::testing
