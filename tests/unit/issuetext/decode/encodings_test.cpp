// Which encoding bytes are in: told by what they make, whatever is wrong with some of them.
#include "unit/issuetext/decode/decoding.hpp"

#include <broadsheet/ascii.hpp>

namespace broadsheet::issuetext {

TEST(Decode, one_wrong_byte_makes_no_other_encoding_of_a_short_text) {
  for (const char* text : {"Le caf\xC3\xA9 du port \xE2\x80\x93 rouvert \xFF hier \xE2\x80\x94 est plein.\n",
                           "\xE6\xB8\xAF\xE5\x8F\xA3\xE9\x80\x9A\xE8\x88\xAA\xFF\xE4\xBA\x86\n"}) {
    const Decoding decoding = decode_quietly(text);
    EXPECT_EQ(decoding.decoded.encoding, "UTF-8");
    EXPECT_NE(decoding.decoded.text.find("\uFFFD"), std::string::npos);
    ASSERT_EQ(decoding.warnings.size(), 1u);
    EXPECT_EQ(decoding.warnings[0].code, "BS-I001");
  }
}

TEST(Decode, many_wrong_bytes_make_no_other_encoding_of_what_has_long_characters) {
  const std::string sentence =
      "Café owners said that prices – once “stable” – rise, the council of São Pedro paid €50.\n";
  for (const std::size_t every : {20u, 25u, 60u}) {
    std::string text;
    for (int i = 0; i < 8; ++i) text += sentence;
    for (std::size_t i = 7; i < text.size(); i += every)
      if (ascii::is_letter(text[i])) text[i] = '\x96';
    EXPECT_EQ(decode_quietly(text).decoded.encoding, "UTF-8") << every;
  }
}

TEST(Decode, surrogates_written_one_by_one_are_utf8_with_a_loss) {
  const Decoding decoding = decode_quietly("The mayor sent a \xED\xA0\xBD\xED\xB8\x80 and left.\n");
  EXPECT_EQ(decoding.decoded.encoding, "UTF-8");
  EXPECT_NE(decoding.decoded.text.find("\uFFFD"), std::string::npos);
  EXPECT_EQ(decoding.warnings.at(0).code, "BS-I001");
}

TEST(Decode, encodings_of_seven_bits_are_known_by_their_escapes) {
  EXPECT_EQ(decode_quietly(encoded(kHans, "HZ")).decoded.encoding, "HZ");
  EXPECT_EQ(text_of(encoded(kHans, "HZ")), kHans);
  EXPECT_EQ(text_of(encoded("二件服塔玄\n", "HZ")), "二件服塔玄\n") << "a second byte may be a tilde";
  EXPECT_EQ(text_of(encoded(kJapanese, "ISO-2022-JP")), kJapanese);
  EXPECT_EQ(text_of(encoded(kKorean, "ISO-2022-KR")), kKorean);
  EXPECT_EQ(text_of(encoded(kKorean, "UTF-7")), kKorean);
  EXPECT_EQ(text_of("Sums: 1+1-, 2+2-, 3+3-, 4+4-\n"), "Sums: 1+1-, 2+2-, 3+3-, 4+4-\n") << "no UTF-7";
  EXPECT_EQ(text_of("Prices ~{ of ~} fish\n"), "Prices ~{ of ~} fish\n") << "no HZ";
}

TEST(Decode, single_bytes_are_told_apart_by_the_words_they_make) {
  const std::string german =
      "Brücke wird gesperrt\nDie Brücke über den Fluß schließt für acht Wochen, wie der Rat mitteilte.\n";
  const std::string russian =
      "Мост закроют в апреле\nМост закроют на восемь недель, сообщил совет. Автобусы идут в объезд.\n";
  const std::string thai = "สะพานปิดเดือนเมษายน\nสะพานจะปิดแปดสัปดาห์ สภากล่าว\n";
  const struct {
    const std::string& text;
    const char* encoding;
  } cases[] = {{german, "windows-1252"},  {german, "IBM850"},  {german, "macintosh"},
               {russian, "windows-1251"}, {russian, "KOI8-R"}, {russian, "IBM866"},
               {thai, "windows-874"}};
  for (const auto& c : cases) {
    const Decoding got = decode_quietly(encoded(c.text, c.encoding));
    EXPECT_EQ(got.decoded.text, c.text) << c.encoding;
    EXPECT_TRUE(got.warnings.empty()) << c.encoding << ": " << got.warnings[0].why;
  }
}

// One byte is gone or another.
TEST(Decode, a_wrong_byte_or_three_make_no_other_encoding_of_a_page) {
  const struct {
    std::string text;
    const char* encoding;
    const char* also = "none";  // has the same letters
  } cases[] = {{"Brücke wird gesperrt\nDie Brücke über den Fluß schließt acht Wochen – „das ist ärgerlich“, "
                "sagte er.\n",
                "UTF-8"},
               {"La bibliothèque rouvre à midi.\n", "UTF-8"},
               {std::string(kHans) + kHans, "GB18030"},
               {std::string(kHant) + kHant, "Big5"},
               {std::string(kJapanese) + kJapanese, "EUC-JP"},
               {std::string(kJapanese) + kJapanese, "Shift_JIS"},
               {std::string(kKorean) + kKorean, "EUC-KR"},
               {"הגשר ייסגר\nהגשר ייסגר לשמונה שבועות, הודיעה המועצה. האוטובוסים ייסעו בדרך אחרת.\n"
                "התושבים אינם מרוצים, אבל ראש העיר אמר שהתיקונים נחוצים ויסתיימו בקיץ.\n",
                "windows-1255", "ISO-8859-8"}};
  for (const auto& c : cases) {
    const std::string whole = encoded(c.text, c.encoding);
    for (std::size_t at = 1; at < whole.size(); at += 3) {
      if (static_cast<unsigned char>(whole[at]) < 0x80) continue;
      std::string wrong = whole, gone = whole;
      wrong[at] = '\xFF';
      gone.erase(at, 1);
      for (const std::string& bytes : {wrong, gone}) {
        const std::string encoding = decode_quietly(bytes).decoded.encoding;
        EXPECT_TRUE(encoding.starts_with(c.encoding) || encoding.starts_with(c.also))
            << c.encoding << " without byte " << at << " is read as " << encoding;
      }
    }
  }
}

TEST(Decode, rarer_encodings_are_known_too) {
  const std::string ukrainian =
      "Міст закриють у квітні\nМіст закриють на вісім тижнів, повідомила рада. Її не зупинити.\n";
  EXPECT_EQ(text_of(encoded(ukrainian, "KOI8-U")), ukrainian);
  const std::string turkish =
      "Köprü kapanacak\nKöprü sekiz hafta kapalı kalacak, belediye açıkladı. Otobüsler İstanbul üzerinden "
      "gidecek, "
      "çünkü çatlaklar büyüyor, dedi başkan, şimdiden özür diledi ve yağmur yağdığını söyledi.\n";
  EXPECT_EQ(text_of(encoded(turkish, "IBM857")), turkish);
  EXPECT_EQ(text_of(encoded(kFrench, "UTF-7")), kFrench);
  const std::string polish =
      "Latarnia w porcie znów świeci\nLatarnia na północnym molo znów zaświeciła w czwartek po dwóch latach "
      "ciemności. Około dwustu mieszkańców cieszyło się, gdy promień przeszedł nad wodą.\n";
  for (const char* encoding : {"IBM852", "windows-1250", "ISO-8859-2"})
    EXPECT_EQ(text_of(encoded(polish, encoding)), polish) << encoding;
  const std::string russian =
      "Маяк в северной гавани снова зажёгся\nМаяк на молу снова горит после двух лет темноты. Около двухсот "
      "горожан собрались на набережной. Весной башню покрасят заново.\n";
  for (const char* encoding : {"windows-1251", "KOI8-R", "ISO-8859-5", "IBM866"})
    EXPECT_EQ(text_of(encoded(russian, encoding)), russian) << encoding;
}

TEST(Decode, what_makes_no_words_in_any_encoding_is_refused) {
  const std::string johab =  // 시는 다음 달부터 8주 동안 대교의 통행을 전면 통제한다고 밝혔다
      "\xaf\xa1\x93\x65\x20\x94\x61\xb7\x71\x20\x94\x69\xa6\x81\xc8\xe1\x20\x38\xba\x81\x20\x95"
      "\xb7\xb4\x65\x20\x94\x81\x8a\x61\xb7\x81\x20\xc9\xb7\xd0\x97\xb7\x69\x20\xb8\xe5\xa1\x65"
      "\x20\xc9\xb7\xb9\x41\xd0\x65\x94\x61\x89\xa1\x20\xa4\x6a\xd1\x76\x94\x61";
  EXPECT_NE(why_not(johab).find("--issuetext.encoding"), std::string::npos);
  const std::string mainframe = encoded("Bridge to close in April, the council said on Monday", "ibm-037");
  EXPECT_NE(why_not(mainframe).find("EBCDIC"), std::string::npos);
  EXPECT_EQ(text_of(mainframe, "ibm-037"), "Bridge to close in April, the council said on Monday");
}

TEST(Decode, utf16_without_a_mark_is_known) {
  constexpr const char* kEnglish = "The ferry is back in the harbour after two years.\nIt was late.\n";
  for (const char* encoding : {"UTF-16LE", "UTF-16BE"})
    for (const char* text : {kEnglish, kHans, "Маяк в северной гавани снова зажёгся\n",
                             "Ο φάρος του λιμανιού άναψε ξανά\n", "המגדלור בנמל דולק שוב הערב\n"})
      EXPECT_EQ(text_of(encoded(text, encoding)), text) << encoding;
}

TEST(Decode, characters_of_GB18030_that_left_private_use_are_what_they_became) {
  const std::string forms = "\xA6\xD9\xA6\xDA\xA6\xDB\xA6\xF3\xFE\x59";
  EXPECT_EQ(text_of(encoded(kHans, "GB18030") + forms), kHans + "，。、…龴"s);
}

}  // namespace broadsheet::issuetext
