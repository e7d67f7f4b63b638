#include "xhtml/language.hpp"

#include <gtest/gtest.h>

namespace broadsheet::xhtml {

TEST(Language, typography_follows_the_tag) {
  const struct {
    const char* tag;
    Typography typography;
  } cases[] = {
      {"zh", Typography::hans},         {"zh-Hans", Typography::hans}, {"zh-CN", Typography::hans},
      {"zh-Hant", Typography::hant},    {"zh-TW", Typography::hant},   {"zh-Hant-HK", Typography::hant},
      {"zh-Hans-HK", Typography::hans}, {"ZH_hk", Typography::hant},   {"ja", Typography::japanese},
      {"ja-JP", Typography::japanese},  {"ko-KR", Typography::korean}, {"en", Typography::latin},
      {"", Typography::latin},          {"-zh", Typography::latin},    {"japanese", Typography::latin},
  };
  for (const auto& c : cases) EXPECT_EQ(typography_of(c.tag), c.typography) << c.tag;
}

TEST(Language, script_tags_become_the_region_tags_that_readers_know) {
  const char* cases[][2] = {{"zh-Hans", "zh-CN"},
                            {"zh-Hant", "zh-TW"},
                            {"zh-Hant-HK", "zh-HK"},
                            {"zh", "zh-CN"},
                            {"zh-Hans-SG", "zh-Hans-SG"},
                            {"ja", "ja"},
                            {"pt_BR", "pt-BR"},
                            {"", "und"},
                            {"C", "und"},
                            {"en US", "und"}};
  for (const auto& c : cases) EXPECT_EQ(web_language(c[0]), c[1]) << c[0];
}

TEST(Language, right_to_left_languages_are_known_by_language_or_script) {
  for (const char* tag : {"ar", "he-IL", "fa", "pa-Arab"}) EXPECT_TRUE(is_right_to_left(tag)) << tag;
  for (const char* tag : {"en", "ja", "az-Latn", "ar-Latn", ""}) EXPECT_FALSE(is_right_to_left(tag)) << tag;
}

}  // namespace broadsheet::xhtml
