#include "convert/facts/metadata.hpp"

#include <gtest/gtest.h>

namespace broadsheet {

TEST(Metadata, a_file_name_tells_publication_date_and_page) {
  const struct {
    const char* name;
    const char* publication;
    const char* date;
    const char* page;
  } cases[] = {
      {"qinghe-daily-2024-05-18-02.txt", "qinghe-daily", "2024-05-18", "2"},
      {"in/青河日报_2024-05-18_A4.txt", "青河日报", "2024-05-18", "A4"},
      {"daily-2024-05-18.txt", "daily", "2024-05-18", ""},
      {"daily-2024-05-18-p3.txt", "daily", "2024-05-18", "3"},
      {"daily 2024-05-18 00.txt", "daily", "2024-05-18", "0"},
      {"20240304_A01.txt", "", "2024-03-04", "A1"},
      {"2024-03-04 Page 2.TXT", "", "2024-03-04", "2"},
      {"HN 4 Mar 2024 p1.txt", "HN", "2024-03-04", "1"},
      {"courier_March 4, 2024_B12.txt", "courier", "2024-03-04", "B12"},
      {"青河日报2024年3月4日第2版.txt", "青河日报", "2024-03-04", "2"},
      {"Harrow Bay Courier - 2024_03_04 - pg 7.txt", "Harrow Bay Courier", "2024-03-04", "7"},
      {"Altenfelder Bote 14.03.2025 Seite 1.txt", "Altenfelder Bote", "2025-03-14", "1"},
      {"Altenfelder Bote, 14. März 2025, S. 1.txt", "Altenfelder Bote", "2025-03-14", "1"},
      {"Le Courrier 14 mars 2025 page 1.txt", "Le Courrier", "2025-03-14", "1"},
      {"Kurier 14 marca 2025 s. 1.txt", "Kurier", "2025-03-14", "1"},
      {"Вестник 14 марта 2025.txt", "Вестник", "2025-03-14", ""},
      {"HN 18 maja 2024 p1.txt", "HN", "2024-05-18", "1"},
      {"courier_14-03-2025_page 1.txt", "courier", "2025-03-14", "1"},
      {"Courier (14 Mar 2025) 1.txt", "Courier", "2025-03-14", "1"},
      {"2025-03-14 Courier 01.txt", "Courier", "2025-03-14", "1"},
      {"2024-05-18.txt", "", "2024-05-18", ""},
      {"1950.01.02.txt", "", "1950-01-02", ""},
      {"2024-05-18/01.txt", "", "2024-05-18", "1"},
      {"2024-05-14_sport.txt", "", "2024-05-14", ""},
      {"2024-05-18 final.txt", "", "2024-05-18", ""},
      {"14. Mai 2024 Lokales.txt", "", "2024-05-14", ""},
      {"2024年5月14日_体育.txt", "", "2024-05-14", ""},
      {"daily-2024-05-18-final.txt", "daily", "2024-05-18", ""},
      {"page-1.txt", "", "", "1"},
      {"in/Seite 12.txt", "", "", "12"},
      {"第3版.txt", "", "", "3"},
      {"007.txt", "", "", "7"},
  };
  for (const auto& c : cases) {
    const Metadata m = metadata_from_name(c.name);
    EXPECT_EQ(m.publication, c.publication) << c.name;
    EXPECT_EQ(m.date, c.date) << c.name;
    EXPECT_EQ(m.page, c.page) << c.name;
  }
}

TEST(Metadata, any_other_name_tells_nothing) {
  for (const char* name :
       {"page.txt", "-", "pages 3.txt", "-2024-05-18.txt", "daily-2024-02-30-01.txt",
        "daily-2024-05-18-2024-05-19.txt", "daily2024-05-18.txt", "daily-2024-05-18-1234.txt",
        "20241304_01.txt", "daily-120240304-01.txt", "call 5550 1234.txt", "may 12.txt",
        "courier-03-04-2025.txt", "2024-05-18 final 12b.txt"}) {
    const Metadata m = metadata_from_name(name);
    EXPECT_EQ(m.publication + m.date + m.page, "") << name;
  }
}

TEST(Metadata, the_user_wins_over_the_text_and_the_text_over_the_file_name) {
  Issue issue;
  issue.publication = "text";
  Metadata given, name;
  given.date = "2024-05-18";
  name.publication = "name";
  name.date = "1999-01-01";
  name.language = "en";
  apply_metadata(issue, given, name);
  EXPECT_EQ(issue.publication, "text");
  EXPECT_EQ(issue.date, "2024-05-18");
  EXPECT_EQ(issue.language, "en");
}

TEST(Metadata, dates_and_languages_that_cannot_be_are_refused) {
  const auto refused = [](auto member, const char* value) {
    Metadata m;
    m.*member = value;
    try {
      check_metadata(m);
      return false;
    } catch (const Error& e) {
      return e.fault() == Fault::usage;
    }
  };
  for (const char* date : {"2024-02-30", "18.5.2024", "2024-5-1", "today"})
    EXPECT_TRUE(refused(&Metadata::date, date)) << date;
  for (const char* tag : {"z", "zh_CN", "中文", "en--x", "en-", "abcdefghi", "klingon", "xx", "zh-Hanz",
                          "en-Latn-QQQ", "en-u", "x", "de-19967", "zh-CN-Hans"})
    EXPECT_TRUE(refused(&Metadata::language, tag)) << tag;
  EXPECT_FALSE(refused(&Metadata::date, "2024-02-29"));
  for (const char* tag : {"zh-Hans", "en", "zh-Hans-CN", "de-1996", "ZH-hant-tw", "zh-yue-HK", "es-419",
                          "qab", "x-own", "en-x-own", "i-klingon", "ja-u-ca-japanese"})
    EXPECT_FALSE(refused(&Metadata::language, tag)) << tag;
}

TEST(Metadata, a_timestamp_has_a_zone) {
  for (const char* good : {"", "2021-10-31T06:00:00Z", "2021-10-31T06:00:00.25+08:00"})
    EXPECT_NO_THROW(check_timestamp(good)) << good;
  for (const char* bad : {"2021-10-31", "2021-10-31T06:00:00", "2021-10-31T25:00:00Z",
                          "2021-10-31T06:00:00+8:00", "2021-10-31T06:00:00Zx", "2021-10-31T06:00"})
    EXPECT_THROW(check_timestamp(bad), Error) << bad;
}

TEST(Metadata, source_date_epoch_becomes_a_moment_in_utc) {
  EXPECT_EQ(timestamp_from_epoch("1635631200"), "2021-10-30T22:00:00Z");
  EXPECT_EQ(timestamp_from_epoch("0"), "1970-01-01T00:00:00Z");
  for (const char* bad : {"", "-1", "1e9", "999999999999", "12 "})
    EXPECT_THROW(timestamp_from_epoch(bad), Error) << bad;
}

}  // namespace broadsheet
