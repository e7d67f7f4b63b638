#include "issuetext/decode/decode.hpp"

#include "issuetext/decode/characters/wide_commas.hpp"
#include "unit/issuetext/decode/decoding.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace broadsheet::issuetext {
namespace {

using testing::MemoryHost;
using namespace std::string_literals;

TEST(Decode, recognises_the_encodings_of_newspapers) {
  const struct {
    const char* text;
    const char* encoding;
  } cases[] = {{kHans, "GB18030"},    {kHant, "Big5"},       {kJapanese, "Shift_JIS"},
               {kJapanese, "EUC-JP"}, {kKorean, "EUC-KR"},   {kFrench, "windows-1252"},
               {kHans, "UTF-16LE"},   {kHans, "UTF-16BE"},   {kJapanese, "UTF-16LE"},
               {kKorean, "UTF-16BE"}, {kFrench, "UTF-16LE"}, {kFrench, "UTF-8"},
               {kHant, "UTF-8"}};
  for (const auto& c : cases) {
    const Decoding got = decode_quietly(encoded(c.text, c.encoding));
    EXPECT_EQ(got.decoded.encoding, c.encoding);
    EXPECT_EQ(got.decoded.text, c.text) << c.encoding;
    EXPECT_TRUE(got.warnings.empty()) << c.encoding << ": " << got.warnings[0].why;
  }
}

TEST(Decode, recognises_them_from_a_single_headline) {
  const struct {
    const char* text;
    const char* encoding;
  } cases[] = {{"市图书馆新馆今天开馆", "GB18030"}, {"市圖書館新館今日開館", "Big5"},
               {"図書館が八日に開館", "Shift_JIS"}, {"図書館が八日に開館", "EUC-JP"},
               {"도서관이 문을 열다", "EUC-KR"},    {"Été", "windows-1252"}};
  for (const auto& c : cases) EXPECT_EQ(text_of(encoded(c.text, c.encoding)), c.text) << c.encoding;
}

TEST(Decode, believes_a_byte_order_mark_and_drops_it) {
  EXPECT_EQ(text_of("\xEF\xBB\xBF"
                    "abc"),
            "abc");
  EXPECT_EQ(text_of("\xFF\xFE"
                    "a\0b\0"s),
            "ab");
  EXPECT_EQ(text_of("\xFE\xFF"
                    "\0a\0b"s),
            "ab");
  EXPECT_EQ(text_of("\xFF\xFE\0\0"
                    "a\0\0\0"s),
            "a");
  EXPECT_TRUE(decode_quietly("\xEF\xBB\xBF"
                             "abc")
                  .decoded.discarded.empty());
}

TEST(Decode, lets_the_user_overrule_every_guess) {
  const std::string bytes = encoded("馆", "GB18030");
  EXPECT_EQ(text_of(bytes, "gb18030"), "馆");
  EXPECT_EQ(text_of(bytes, "windows-1252"), "¹Ý");
  EXPECT_EQ(text_of("a\0b\0"s, "utf-16le"), "ab");
  EXPECT_EQ(text_of("abc", "auto"), "abc");
  EXPECT_EQ(text_of("abc", "UTF8"), "abc");
}

TEST(Decode, names_good_encodings_when_it_is_given_a_wrong_one) {
  EXPECT_NE(why_not("abc", "utf-9").find("no encoding is named \"utf-9\"; good names are utf-8"),
            std::string::npos);
  EXPECT_NE(why_not("abc", "../../etc/passwd").find("no encoding is named"), std::string::npos);
}

TEST(Decode, ends_every_line_in_a_line_feed_and_keeps_form_feeds) {
  EXPECT_EQ(text_of("a\r\nb\rc\nd\xC2\x85"
                    "e\u2028f\u2029g\vh\fi\r"),
            "a\nb\nc\nd\ne\nf\ng\nh\fi\n");
  EXPECT_EQ(text_of("a\r\r\nb"), "a\n\nb");
}

TEST(Decode, turns_radicals_into_the_characters_of_the_script) {
  EXPECT_EQ(text_of("⼈⼤⽇⺠⻓⻢⻁"), "人大日民长马虎");
  EXPECT_EQ(text_of("这是农⼾的⻔"), "这是农户的门");
  EXPECT_EQ(text_of("這是農⼾的⾨"), "這是農戶的門");
  EXPECT_EQ(text_of("井⼾の水はきれいだ"), "井戸の水はきれいだ");
  EXPECT_EQ(decode_quietly("⼾", "", "zh-TW").decoded.text, "戶");
  EXPECT_EQ(decode_quietly("⼾", "", "zh-Hans-CN").decoded.text, "户");
}

TEST(Decode, takes_the_horizontal_bar_for_the_dash_in_chinese_alone) {
  EXPECT_EQ(text_of("这是第二届中国―中亚峰会"), "这是第二届中国—中亚峰会");
  EXPECT_EQ(text_of("這是港鐵──東鐵――西鐵"), "這是港鐵──東鐵——西鐵");
  EXPECT_EQ(text_of("水はきれいだ――と言った"), "水はきれいだ――と言った");
  EXPECT_EQ(text_of("1914―1918"), "1914―1918");
}

TEST(Decode, takes_the_hyphenation_point_for_the_middle_dot_in_japanese_alone) {
  EXPECT_EQ(text_of("かもめ‧市場の水はきれいだ"), "かもめ・市場の水はきれいだ");
  EXPECT_EQ(text_of("這是安妮‧史密斯的門"), "這是安妮‧史密斯的門");
}

TEST(Decode, takes_the_division_slash_for_the_wide_one_among_han) {
  EXPECT_EQ(text_of("這是「市場」∕「碼頭」的門"), "這是「市場」／「碼頭」的門");
  EXPECT_EQ(text_of("one half is 1∕2"), "one half is 1∕2");
}

TEST(Decode, gives_text_in_normalization_form_c) {
  EXPECT_EQ(text_of("cafe\u0301 Mu\u0308nchen \u1100\u1161\u11A8 か\u3099"), "café München 각 が");
  EXPECT_EQ(text_of("\u0301x\u0301"), "\u0301x\u0301");
  EXPECT_EQ(text_of("Vie\u0323\u0302t Vi\u00EA\u0323t"), "Việt Việt");  // the marks in either order
  EXPECT_EQ(text_of("\u2329\uF997\u232A \u212B"), "\u3008\u806F\u3009 \u00C5");
}

TEST(Decode, leaves_what_is_merely_compatible) {
  const std::string text = "（：）ＡＢ１２ﾊﾝ①㍻é\n";
  EXPECT_EQ(text_of(text), text);
}

TEST(Decode, gives_forms_of_one_place_as_plain_characters) {
  EXPECT_EQ(text_of("of\uFB01ce a\uFB00air wa\uFB04e"), "office affair waffle");
  EXPECT_EQ(text_of("\uFE35一\uFE36\uFE10二\uFE12\uFE41三\uFE42\uFE19\uFE31\uFE30"), "（一），二。「三」…—‥");
  EXPECT_EQ(text_of("\uFEE3\uFEAE\uFEA3\uFE92\uFE8E"), "مرحبا");
}

// Ghostscript 10.00 exchanges the bytes of "ff" and adds those of the last two letters of "ffi".
TEST(Decode, ligatures_whose_bytes_ghostscript_exchanged_are_letters_again) {
  EXPECT_EQ(text_of("The o昀케ce hall 昀氀ooded\nSta昀昀 wa昀툀e, says 吀栀omas"),
            "The office hall flooded\nStaff waffle, says Thomas");
  for (const char* han : {"纪昀昀昔日来此", "A 昀昀 B", "NR一刀x", "昀椀", "t昀"})
    EXPECT_EQ(text_of(han), han);
}

TEST(Decode, a_code_that_stands_for_a_glyph_leaves_one_mark_and_all_leave_one_warning) {
  const Decoding got = decode_quietly("The (cid:12)rst \uF731\uE123 of\n全市\x03开会 \uFFFD (cid:x) (cid:\n");
  EXPECT_EQ(got.decoded.text, "The \uFFFDrst \uFFFD\uFFFD of\n全市\uFFFD开会 \uFFFD (cid:x) (cid:\n");
  ASSERT_EQ(got.warnings.size(), 1u);
  EXPECT_EQ(got.warnings[0].code, "BS-I010");
  EXPECT_EQ(got.warnings[0].line, 1u);
  EXPECT_NE(got.warnings[0].why.find("5 glyphs"), std::string::npos);
  EXPECT_NE(got.warnings[0].why.find("pdftotext"), std::string::npos);
}

TEST(Decode, control_characters_at_the_edges_of_lines_are_of_the_wire) {
  EXPECT_EQ(text_of("\x01Harbour lamp is lit again\nThe lamp was lit.\x03\n"),
            "Harbour lamp is lit again\nThe lamp was lit.\n");
}

TEST(Decode, commas_of_recognised_han_are_wide) {
  EXPECT_EQ(with_wide_commas("馆 共有 ,藏书 二,三 万,\n读者"), "馆 共有 ，藏书 二，三 万，\n读者");
  EXPECT_EQ(with_wide_commas("灯台に,三日"), "灯台に、三日");
  EXPECT_EQ(with_wide_commas("共 1,200 册, ok, 馆"), "共 1,200 册, ok, 馆");
  const std::string typed = "市民昨天来到,新图书馆。\n";  // not recognised: as its author set it
  EXPECT_EQ(text_of(typed), typed);
}

TEST(Decode, a_hyphen_at_the_end_of_a_line_is_plain) {
  EXPECT_EQ(text_of("well\u2010known har\u2010\nbour ex\u00AD\u2010\ntra di \u2010\nnary"),
            "well\u2010known har-\nbour ex\u00AD-\ntra di-\nnary");
  EXPECT_EQ(text_of("Winter\u2E17\nſturm Hof\u2E17 und Lande\u2E40\nplatz"),  // of Fraktur
            "Winter-\nſturm Hof\u2E17 und Lande-\nplatz");
}

TEST(Decode, lists_what_is_invisible_by_line_and_reason) {
  const Decoded got = decode_quietly("a\u00ADb\nc\u200Bd\u00AD\u2060e\u00AD\n\x01\x7F").decoded;
  EXPECT_EQ(got.text, "ab\ncde\u00AD\n");  // at the end of a line it stays
  const std::vector<Discarded> expected = {{"\u00AD", "soft hyphen", 1},
                                           {"\u200B\u2060", "zero-width character", 2},
                                           {"\u00AD", "soft hyphen", 2},
                                           {"\x01\x7F", "control character", 3}};
  EXPECT_EQ(got.discarded.size(), expected.size());
  EXPECT_TRUE(got.discarded == expected);
}

TEST(Decode, keeps_joiners_only_where_they_spell) {
  EXPECT_EQ(text_of("中\u200D国"), "中国");
  EXPECT_EQ(text_of("می\u200Cخواهم"), "می\u200Cخواهم");
}

TEST(Decode, replaces_broken_sequences_with_one_warning) {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += "新馆\n";
  bytes += "\xE6\x96\n\xFF\xFE!\n";
  const Decoding got = decode_quietly(bytes);
  EXPECT_TRUE(got.decoded.text.ends_with("\n\uFFFD\n\uFFFD\uFFFD!\n"));
  ASSERT_EQ(got.warnings.size(), 1u);
  EXPECT_EQ(got.warnings[0].code, "BS-I001");
  EXPECT_EQ(got.warnings[0].line, 1001u);
  EXPECT_NE(got.warnings[0].why.find("3 byte sequences not valid in UTF-8"), std::string::npos);
}

TEST(Decode, counts_broken_sequences_of_other_encodings) {
  const Decoding got = decode_quietly(encoded(kHans, "GB18030") + "\n\xFF\xFF\n", "gb18030");
  ASSERT_EQ(got.warnings.size(), 1u);
  EXPECT_EQ(got.warnings[0].code, "BS-I001");
  EXPECT_EQ(got.warnings[0].line, 4u);
  EXPECT_NE(got.decoded.text.find("\uFFFD"), std::string::npos);
}

TEST(Decode, reads_lines_of_a_second_encoding_as_what_they_are) {
  const std::string mixed = std::string(kHans) + kHans + encoded(kHans, "GB18030") + "end\n";
  const Decoding got = decode_quietly(mixed);
  EXPECT_EQ(got.decoded.text, std::string(kHans) + kHans + kHans + "end\n");
  EXPECT_EQ(got.decoded.encoding, "UTF-8, GB18030");
  ASSERT_EQ(got.warnings.size(), 1u);
  EXPECT_EQ(got.warnings[0].code, "BS-I002");
  EXPECT_EQ(got.warnings[0].line, 5u);

  const std::string latin = std::string(kFrench) + kFrench + encoded("Un café à côté\n", "windows-1252");
  EXPECT_EQ(text_of(latin), std::string(kFrench) + kFrench + "Un café à côté\n");
}

TEST(Decode, does_not_read_a_damaged_line_in_another_encoding) {
  const std::string damaged = std::string(kHans).substr(0, 40) + std::string(kHans).substr(41);
  EXPECT_EQ(decode_quietly(std::string(kHans) + damaged).decoded.encoding, "UTF-8");
}

TEST(Decode, refuses_binary_input_and_says_where) {
  EXPECT_EQ(why_not(""), "the input is empty; give the text of a page");
  const std::string why = why_not("abc\x01\x02\x03\x04");
  EXPECT_NE(why.find("binary, not text: 4 control characters, the first at byte offset 3"), std::string::npos)
      << why;
  EXPECT_NE(why_not(std::string(100, '\0')).find("byte offset 0"), std::string::npos);
  EXPECT_NE(why_not("%PDF-1.7 ...").find("pdftotext"), std::string::npos);
}

TEST(Decode, lets_a_stray_control_character_pass) {
  const Decoding got = decode_quietly(std::string(5000, 'a') + "\0\n"s);
  EXPECT_EQ(got.decoded.text, std::string(5000, 'a') + "\n");
  ASSERT_EQ(got.decoded.discarded.size(), 1u);
  EXPECT_EQ(got.decoded.discarded[0].text, "\0"s);
}

TEST(Decode, survives_every_single_byte_and_every_pair) {
  for (int first = 0; first < 256; ++first)
    for (int second = -1; second < 256; ++second) {
      std::string bytes(1, static_cast<char>(first));
      if (second >= 0) bytes += static_cast<char>(second);
      why_not(bytes);  // throws nothing but Failure
    }
}

TEST(Decode, copies_utf8_at_the_speed_of_memory) {
  std::string text;
  while (text.size() < 20'000'000) text += kHans;
  const auto seconds = [](auto&& work) {
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
      const auto start = std::chrono::steady_clock::now();
      work();
      best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
  };
  MemoryHost memory;
  const double decoding =
      seconds([&] { EXPECT_EQ(decode(text, "", memory.host()).text.size(), text.size()); });
  RecordProperty("megabytes_per_second", static_cast<int>(static_cast<double>(text.size()) / 1e6 / decoding));
  std::printf("%.0f MB/s\n", static_cast<double>(text.size()) / 1e6 / decoding);
  const double copying = seconds([&] { EXPECT_EQ(std::string(text).size(), text.size()); });
  EXPECT_LT(decoding, 500 * copying);  // generous: a debug build on a busy machine
}

}  // namespace
}  // namespace broadsheet::issuetext
