#include "reconstruct/tagger/fields/name_pieces.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

using enum FieldLabel;

std::vector<std::string> names(View text, std::vector<FieldPiece> pieces, const char* language) {
  mend_names(text, pieces, profile_of(language));
  std::vector<std::string> out;
  for (const FieldPiece& p : pieces)
    if (p.label == name) out.push_back(to_utf8(text.substr(p.begin, p.end - p.begin)));
  return out;
}

using Names = std::vector<std::string>;

TEST(NamePieces, a_name_has_all_characters_up_to_the_next_mark) {
  EXPECT_EQ(names(U"（郑雨 周立诚）", {{name, 1, 3}, {name, 4, 6}}, "zh-Hans"), (Names{"郑雨", "周立诚"}));
  EXPECT_EQ(names(U"（周立诚）", {{name, 2, 4}}, "zh-Hans"), Names{"周立诚"});
}

TEST(NamePieces, what_was_done_is_no_part_of_the_name) {
  EXPECT_EQ(names(U"（周立诚摄）", {{name, 1, 4}}, "zh-Hans"), Names{"周立诚"});
}

TEST(NamePieces, a_name_in_the_place_of_a_role_is_a_name) {
  EXPECT_EQ(names(U"（郑雨 周立诚）", {{role, 1, 3}, {name, 4, 7}}, "zh-Hans"), (Names{"郑雨", "周立诚"}));
  EXPECT_EQ(names(U"（记者 周立诚）", {{role, 1, 3}, {name, 4, 7}}, "zh-Hans"), Names{"周立诚"});
}

TEST(NamePieces, a_known_role_ends_where_it_ends) {
  EXPECT_EQ(names(U"特派員蔡明達", {{role, 0, 2}, {name, 2, 6}}, "zh-Hant"), Names{"蔡明達"});
  EXPECT_EQ(names(U"記者陳冠廷", {{role, 0, 3}, {name, 3, 5}}, "zh-Hant"), Names{"陳冠廷"});
}

TEST(NamePieces, a_papers_own_people_are_named_whole) {
  EXPECT_EQ(names(U"By Our Own Correspondent", {{role, 0, 2}, {name, 3, 6}}, "en"),
            Names{"Our Own Correspondent"});
  EXPECT_EQ(names(U"BY OUR SPORTS STAFF, Leeds", {{role, 0, 2}, {name, 3, 6}}, "en"),
            Names{"OUR SPORTS STAFF"});
  EXPECT_EQ(names(U"By Oura Hall", {{role, 0, 2}, {name, 3, 12}}, "en"), Names{"Oura Hall"});
}

TEST(NamePieces, an_unknown_role_ends_before_the_family_name) {
  EXPECT_EQ(names(U"报道员郑雨、周立诚", {{role, 0, 2}, {name, 2, 5}, {name, 6, 9}}, "zh-Hans"),
            (Names{"郑雨", "周立诚"}));
  EXPECT_EQ(names(U"记者生小兰", {{role, 0, 2}, {name, 2, 5}}, "zh-Hans"), Names{"生小兰"})
      << "小 is no family name";
}

TEST(NamePieces, who_wrote_and_took_pictures_is_named_without_what_he_did) {
  EXPECT_EQ(names(U"记者 郑雨文并摄", {{role, 0, 2}, {name, 3, 6}}, "zh-Hans"), Names{"郑雨"});
  EXPECT_EQ(names(U"记者 郑雨文/图", {{role, 0, 2}, {name, 3, 6}}, "zh-Hans"), Names{"郑雨"});
  EXPECT_EQ(names(U"記者林志文/台北報導", {{role, 0, 2}, {name, 2, 5}}, "zh-Hant"), Names{"林志文"});
}

TEST(NamePieces, a_paper_or_an_app_whose_reporter_wrote_is_no_name) {
  EXPECT_EQ(names(U"河谷日报记者郑雨", {{name, 0, 3}, {role, 4, 6}, {name, 6, 8}}, "zh-Hans"), Names{"郑雨"});
  EXPECT_EQ(names(U"客户端记者郑雨", {{name, 0, 3}, {role, 3, 5}, {name, 5, 7}}, "zh-Hans"), Names{"郑雨"});
  EXPECT_EQ(names(U"【本報記者周立誠台北報道】", {{role, 3, 5}, {name, 5, 8}}, "zh-Hant"), Names{"周立誠"});
  EXPECT_EQ(names(U"【本報記者周立誠報導】", {{role, 3, 5}, {name, 5, 8}}, "zh-Hant"), Names{"周立誠"});
}

TEST(NamePieces, a_name_ends_before_that_of_a_paper_and_none_is_part_of_an_address) {
  EXPECT_EQ(names(U"Ada Quill The Courier", {{name, 0, 21}}, "en"), Names{"Ada Quill"});
  EXPECT_EQ(names(U"Ada Quill quill@harbour.example", {{name, 0, 9}, {name, 10, 15}, {name, 16, 23}}, "en"),
            Names{"Ada Quill"});
}

TEST(NamePieces, words_beside_names_are_none) {
  EXPECT_EQ(names(U"記者陳冠廷／綜合報導", {{role, 0, 2}, {name, 2, 5}, {name, 6, 10}}, "zh-Hant"),
            Names{"陳冠廷"});
}

TEST(NamePieces, neighbours_are_one_name_where_a_mark_parts_two) {
  EXPECT_EQ(names(U"（五十嵐恵）", {{name, 1, 3}, {name, 3, 5}}, "ja"), Names{"五十嵐恵"});
  EXPECT_EQ(names(U"（孟丽龚红）", {{name, 1, 3}, {name, 3, 5}}, "zh-Hans"), (Names{"孟丽", "龚红"}));
}

}  // namespace
}  // namespace broadsheet::reconstruct
