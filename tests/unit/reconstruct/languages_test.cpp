// What is known of each language: dates, words that tell it, letters, hyphens, openings.
#include "reconstruct/items/dehyphenate.hpp"
#include "reconstruct/language/dates.hpp"
#include "reconstruct/language/phrases.hpp"
#include "reconstruct/page/given_language.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

TEST(Dates, each_language_prints_the_same_day_in_forms_of_its_own) {
  const struct {
    const char *language, *printed;
  } cases[] = {
      {"es", "Sábado, 18 de mayo de 2024"},
      {"es", "18 may 2024"},
      {"es", "18/05/2024"},
      {"it", "sabato 18 maggio 2024"},
      {"it", "Sab. 18 mag 2024"},
      {"pt", "Sábado, 18 de maio de 2024"},
      {"pt", "SÁBADO, 18 DE MAIO DE 2024"},
      {"nl", "zaterdag 18 mei 2024"},
      {"nl", "18-5-2024"},
      {"pl", "sobota, 18 maja 2024 r."},
      {"pl", "18.05.2024"},
      {"ru", "Суббота, 18 мая 2024 года"},
      {"ru", "СУББОТА, 18 МАЯ 2024 Г."},
      {"ru", "18.05.2024"},
      {"vi", "Thứ Bảy, ngày 18 tháng 5 năm 2024"},
      {"vi", "Thứ Bảy, ngày 18 tháng Năm năm 2024"},
      {"vi", "THỨ BẢY 18-5-2024"},
      {"en", "Saturday, May 18, 2024"},
      {"de", "Samstag, 18. Mai 2024"},
      {"fr", "samedi 18 mai 2024"},
      {"und", "18.5.2024"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(iso_date(to_text(c.printed), profile_of(c.language)), "2024-05-18") << c.printed;
}

TEST(Dates, the_name_of_a_month_is_a_whole_word) {
  EXPECT_EQ(iso_date(U"4 de junio de 2024, martes", profile_of("es")), "2024-06-04");
  EXPECT_EQ(iso_date(U"12 marineros de 1984", profile_of("es")), "");
  EXPECT_EQ(iso_date(U"ngày 3 tháng 12 năm 2024", profile_of("vi")), "2024-12-03");
  EXPECT_EQ(iso_date(U"ngày 3 tháng Mười Hai năm 2024", profile_of("vi")), "2024-12-03");
  EXPECT_EQ(iso_date(U"Sept. 5, 2021", profile_of("en")), "2021-09-05");
  EXPECT_EQ(iso_date(U"5 setembro 2021", profile_of("pt")), "2021-09-05");
  EXPECT_EQ(iso_date(U"5 октября 2021 г.", profile_of("ru")), "2021-10-05");
  EXPECT_EQ(iso_date(U"5 października 2021", profile_of("pl")), "2021-10-05");
}

TEST(Languages, are_told_by_their_commonest_words) {
  const struct {
    const char32_t* text;
    const char* language;
  } cases[] = {
      {U"El viejo faro de la bahía vuelve a tener luz y los vecinos lo celebran.", "es"},
      {U"Il vecchio faro della baia ha di nuovo la luce e gli abitanti fanno festa.", "it"},
      {U"O velho farol da baía voltou a ter luz e os moradores fizeram uma festa.", "pt"},
      {U"De oude vuurtoren van de baai heeft weer licht en het dorp viert dat.", "nl"},
      {U"Stara latarnia w zatoce znowu świeci, a mieszkańcy nie kryją radości z tego.", "pl"},
      {U"Старый маяк в заливе снова горит, и жители не скрывают радости.", "ru"},
      {U"Ngọn hải đăng cũ ở vịnh đã sáng lại và người dân trong làng rất vui.", "vi"},
      {U"המגדלור הישן במפרץ שוב מאיר", "he"},
      {U"المنارة القديمة في الخليج تضيء من جديد", "ar"},
  };
  for (const auto& c : cases) EXPECT_EQ(detect_language(c.text), c.language);
}

TEST(Languages, a_neighbour_without_a_profile_is_not_called_by_anothers_name) {
  const char32_t* const cases[] = {
      U"Den gamla fyren i bukten lyser igen och de boende är glada över det.",        // Swedish
      U"Det gamle fyr i bugten lyser igen, og de fastboende er glade for det.",       // Danish
      U"Старий маяк у затоці знову світить, і мешканці раді з того.",                 // Ukrainian
      U"Старият фар в залива отново свети и жителите се радват на това.",             // Bulgarian
      U"Starý maják v zálivu zase svítí a obyvatelé se z toho radují.",               // Czech
      U"El vell far de la badia torna a fer llum i els veïns ho celebren amb goig.",  // Catalan
      U"Farul vechi din golf luminează din nou și locuitorii se bucură de asta.",     // Romanian
      U"Ο παλιός φάρος του κόλπου φωτίζει και πάλι.",                                 // Greek
      U"ประภาคารเก่าในอ่าวส่องแสงอีกครั้ง",                                                 // Thai
      U"12 34 56",
  };
  for (const char32_t* text : cases) EXPECT_EQ(detect_language(text), "und") << to_utf8(text);
  EXPECT_EQ(detect_language(
                U"فانوس دریایی قدیمی در خلیج پس از سال‌ها روشن شد"),
            "und-Arab");  // Persian
}

TEST(Languages, what_nobody_describes_is_read_without_words) {
  EXPECT_EQ(profile_of("sv").language, "und");
  EXPECT_EQ(profile_of("und-Arab").language, "und");
  EXPECT_EQ(profile_of("pt-BR").language, "pt");
  EXPECT_TRUE(profile_of("sv").roles.begin() == profile_of("sv").roles.end());
}

TEST(Writing, runs_from_right_to_left_or_is_not_known) {
  EXPECT_EQ(writing_of(U"Der Turm"), Writing::known);
  EXPECT_EQ(writing_of(U"塔 and 塔"), Writing::known);
  EXPECT_EQ(writing_of(U"1 2 3"), Writing::known);
  EXPECT_EQ(writing_of(U"المنارة القديمة (2000)"), Writing::right_to_left);
  EXPECT_EQ(writing_of(U"המגדלור"), Writing::right_to_left);
  EXPECT_EQ(writing_of(U"ประภาคาร"), Writing::unknown);
  EXPECT_TRUE(parts_words(U"ten small words in a row are parted"));
  EXPECT_FALSE(parts_words(U"ประภาคารเก่าในอ่าวส่องแสงอีกครั้ง"));
}

TEST(Letters, every_capital_has_its_small_letter) {
  const View capitals = U"AÄŁŃŚŹŻĄĐŠŸƠƯẠỆỸЁЖЯҐȘΣ", small = U"aäłńśźżąđšÿơưạệỹёжяґșσ";
  ASSERT_EQ(capitals.size(), small.size());
  for (std::size_t i = 0; i < small.size(); ++i) {
    EXPECT_TRUE(is_upper(capitals[i]) && is_letter(capitals[i])) << i;
    EXPECT_TRUE(is_lower(small[i])) << i;
    EXPECT_EQ(to_lower(capitals[i]), small[i]) << i;
    EXPECT_NE(in_either_case(small[i]).find(capitals[i]), Text::npos) << i;
  }
}

std::string joined(const char* language, const std::vector<Text>& lines) {
  Page page;
  std::vector<std::size_t> all;
  for (const Text& text : lines) {
    Line line;
    line.begin = page.text.size();
    page.text += text;
    line.end = page.text.size();
    all.push_back(page.lines.size());
    page.lines.push_back(line);
  }
  const Profile& profile = profile_of(language);
  return to_utf8(join(page, all, profile, PageWords(page, profile)).text);
}

TEST(Hyphens, words_of_every_alphabet_are_whole_again) {
  EXPECT_EQ(joined("ru", {U"мост закроют в апре-", U"ле на ремонт"}), "мост закроют в апреле на ремонт");
  EXPECT_EQ(joined("ru", {U"АПРЕ-", U"ля не закроют"}), "АПРЕля не закроют");
  EXPECT_EQ(joined("pl", {U"most prze-", U"żył wojnę"}), "most przeżył wojnę");
  EXPECT_EQ(joined("es", {U"el viejo puen-", U"te cerrará"}), "el viejo puente cerrará");
}

TEST(Hyphens, a_words_own_hyphen_stays) {
  EXPECT_EQ(joined("ru", {U"если что-", U"нибудь случится"}), "если что-нибудь случится");
  EXPECT_EQ(joined("ru", {U"двух-", U"и трёхкомнатные"}), "двух- и трёхкомнатные");
  EXPECT_EQ(joined("pt", {U"o guarda disse-", U"lhes que não"}), "o guarda disse-lhes que não");
  EXPECT_EQ(joined("pt", {U"o guarda pede-", U"-se por telefone"}), "o guarda pede-se por telefone");
  EXPECT_EQ(joined("pl", {U"flaga biało-", U"-czerwona"}), "flaga biało-czerwona");
  EXPECT_EQ(joined("nl", {U"de in-", U"en uitvoer"}), "de in- en uitvoer");
}

TEST(Hyphens, the_words_of_english_tell_a_compound_from_a_broken_word) {
  EXPECT_EQ(joined("en", {U"they met in addi-", U"tion to the council"}),
            "they met in addition to the council");
  EXPECT_EQ(joined("en", {U"an orchard-", U"owning family"}), "an orchard-owning family");
  EXPECT_EQ(joined("en", {U"the Harrowgate-", U"based firm"}), "the Harrowgate-based firm");
  EXPECT_EQ(joined("en", {U"the ferry to Ellswo-", U"rth sank"}), "the ferry to Ellsworth sank");
}

TEST(Hyphens, one_after_a_blank_is_a_dash) {
  EXPECT_EQ(joined("en", {U"in April -", U"the first in years"}), "in April - the first in years");
}

TEST(Vocabulary, knows_words_in_any_case_and_nothing_of_other_languages) {
  EXPECT_TRUE(vocabulary_of("en").has(U"harbour"));
  EXPECT_TRUE(vocabulary_of("en-US").has(U"HARBOR"));
  EXPECT_FALSE(vocabulary_of("en").has(U"harbxur"));
  EXPECT_TRUE(vocabulary_of("de").empty());
}

TEST(Phrases, openings_bylines_and_marks_are_those_of_the_language) {
  const struct {
    const char* language;
    const char32_t *lead, *byline, *jump;
    const char *agency, *name;
  } cases[] = {
      {"es", U"MADRID, 17 may (EFE).- El", U"Por Ana Guardia", U"Sigue en la página 12", "EFE",
       "Ana Guardia"},
      {"it", U"ROMA (ANSA) - Il", U"di Anna Guardi", U"Segue a pagina 12", "ANSA", "Anna Guardi"},
      {"pt", U"LISBOA (Lusa) – O", U"Por Ana Guarda", U"Continua na página 12", "Lusa", "Ana Guarda"},
      {"nl", U"DEN HAAG (ANP) - De", U"Door Anna van Gard", U"Lees verder op pagina 12", "ANP",
       "Anna van Gard"},
      {"pl", U"ŁÓDŹ (PAP) – Most", U"Tekst: Łucja Żak", U"Ciąg dalszy na str. 12", "PAP", "Łucja Żak"},
      {"ru", U"МОСКВА, 17 мая. /ТАСС/. Мост", U"Автор: Анна Уварова", U"Окончание на с. 12", "ТАСС",
       "Анна Уварова"},
      {"vi", U"HÀ NỘI (TTXVN) - Cầu", U"Bài: Lê Văn An", U"Xem tiếp trang 12", "TTXVN", "Lê Văn An"},
  };
  for (const auto& c : cases) {
    const Profile& profile = profile_of(c.language);
    const auto lead = lead_of(c.lead, profile);
    ASSERT_TRUE(lead && lead->dateline) << c.language;
    EXPECT_EQ(lead->dateline->agency, c.agency);
    const auto people = byline_line(c.byline, profile);
    ASSERT_EQ(people.size(), 1U) << c.language;
    EXPECT_EQ(people[0].name, c.name);
    const auto jump = jump_to(c.jump, profile);
    ASSERT_TRUE(jump) << c.language;
    EXPECT_EQ(jump->page, "12");
  }
}

TEST(Languages, a_text_in_another_language_than_the_one_named_is_noticed) {
  Text chinese, german, english, swedish;
  for (int k = 0; k < 8; ++k) {
    chinese += U"市里决定把老厂房改成图书馆，设计师住进了工地旁边的旧宿舍。";
    german += U"Der Rat hat am Montag den Bau eines neuen Bades beschlossen, das die Stadt teilt. ";
    english += U"The council voted on Monday to build a new pool on the site of the depot. ";
    swedish += U"Det gamla ishuset vid hamnen öppnar i höst som museum om havet och har stått tomt. ";
  }
  EXPECT_EQ(language_against("en", chinese), "zh-Hans");
  EXPECT_EQ(language_against("zh-Hans", english), "en");
  EXPECT_EQ(language_against("fr", german), "de");
  for (const char* right : {"zh", "zh-Hans", "zh-TW"})
    EXPECT_EQ(language_against(right, chinese), "") << right;
  EXPECT_EQ(language_against("de-AT", german), "");
  EXPECT_EQ(language_against("sv", swedish), "");
  EXPECT_EQ(language_against("gsw", german), "");  // of which nothing is known
  EXPECT_EQ(language_against("en", Text(U"市里决定")), "");
  EXPECT_EQ(profile_to_read("en", "zh-Hans").language, "zh-Hans");
  EXPECT_EQ(profile_to_read("fr", "de").language, "fr");
  EXPECT_EQ(profile_to_read("en", "").language, "en");
}

}  // namespace
}  // namespace broadsheet::reconstruct
