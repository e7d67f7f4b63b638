// Encodings of one byte a letter and of seven bits, each with a page in the languages that were printed in
// it: what comes out is what went in, or a refusal.
#include "common/encoding/encoding.hpp"
#include "reconstruct/text/glyphs.hpp"
#include "unit/issuetext/decode/decoding.hpp"

#include <map>

namespace broadsheet::issuetext {
namespace {

const std::map<std::string, std::string> kPages = {
    {"de",
     "Brücke wird für acht Wochen gesperrt\n"
     "Die Brücke über den Fluß schließt für acht Wochen, wie der Rat am Montag mitteilte.\n"
     "Busse fahren über die Mühlenstraße. Der Bürgermeister bat um Verständnis: Es wäre später teurer "
     "geworden, sagte er.\n"},
    {"fr",
     "La bibliothèque rouvre à midi\n"
     "La bibliothèque du vieux port a rouvert ses portes hier, après deux années de travaux.\n"
     "Le maire a salué  une étape décisive  et remercié les bénévoles, nombreux à être venus.\n"},
    {"es",
     "El puente cerrará ocho semanas\n"
     "El puente sobre el río cerrará ocho semanas, según informó el lunes el ayuntamiento.\n"
     "Será más caro si esperamos, señaló la alcaldesa, que pidió paciencia a los vecinos.\n"},
    {"pt",
     "Ponte fecha por oito semanas\n"
     "A ponte sobre o rio será fechada por oito semanas, informou na segunda-feira a câmara.\n"
     "Não há outra solução, afirmou o presidente, que pediu paciência à população.\n"},
    {"da",
     "Broen lukkes i otte uger\n"
     "Broen over åen lukkes i otte uger, oplyste kommunen på mandag.\n"
     "Det går ikke længere, siger borgmesteren, der beder borgerne om tålmodighed.\n"},
    {"is",
     "Brúin lokuð í átta vikur\n"
     "Brúin yfir ána verður lokuð í átta vikur, að því er bærinn greindi frá á mánudag.\n"
     "Það er ekki hægt að bíða lengur, sagði bæjarstjórinn og bað íbúa um þolinmæði.\n"},
    {"pl",
     "Latarnia w porcie znów świeci\n"
     "Latarnia na północnym molo znów zaświeciła w czwartek po dwóch latach ciemności.\n"
     "Około dwustu mieszkańców cieszyło się, gdy promień przeszedł nad wodą.\n"},
    {"cs",
     "Most bude osm týdnů uzavřen\n"
     "Most přes řeku bude osm týdnů uzavřen, oznámila v pondělí radnice.\n"
     "Primátor požádal občany o trpělivost: Déle čekat nešlo, řekl při tiskové konferenci.\n"},
    {"hu",
     "Nyolc hétre lezárják a hidat\n"
     "Nyolc hétre lezárják a folyó fölötti hidat, közölte hétfőn a városháza.\n"
     "A polgármester türelmet kért a lakosságtól: Nem lehetett tovább várni - mondta.\n"},
    {"sl",
     "Most bo zaprt osem tednov\n"
     "Most čez reko bo zaprt osem tednov, je v ponedeljek sporočila občina.\n"
     "Župan je občane prosil za potrpljenje in dejal, da se ni dalo več čakati.\n"},
    {"hr",
     "Most zatvoren osam tjedana\n"
     "Most preko rijeke bit će zatvoren osam tjedana, priopćilo je u ponedjeljak gradsko poglavarstvo.\n"
     "Župan je građane zamolio za strpljenje i rekao da se više nije moglo čekati.\n"},
    {"ro",
     "Podul se închide opt săptămâni\n"
     "Podul de peste râu va fi închis opt săptămâni, a anunțat luni primăria.\n"
     "Primarul le-a cerut locuitorilor răbdare și a spus că nu se mai putea aștepta.\n"},
    {"se",
     "Šaldi giddejuvvo gávcci vahkkui\n"
     "Šaldi joga rastá giddejuvvo gávcci vahkkui, dieđihii suohkan mánnodaga.\n"
     "Sátnejođiheaddji bivddii olbmuid vuordit ja dajai ahte ii lean šat vejolaš maŋidit barggu.\n"},
    {"kk",
     "Солтүстік айлақтағы шамшырақ қайта жанды\n"
     "Шамшырақ екі жылдық қараңғылықтан кейін бейсенбіде қайта жанды, деп хабарлады қала әкімдігі.\n"
     "Жағалауға екі жүздей тұрғын жиналды. Біз осы кешті күттік, деді қала әкімі.\n"},
    {"lt",
     "Tiltas bus uždarytas aštuonias savaites\n"
     "Tiltas per upę bus uždarytas aštuonias savaites, pirmadienį pranešė savivaldybė.\n"
     "Meras paprašė gyventojų kantrybės ir sakė, kad ilgiau laukti nebuvo galima.\n"},
    {"lv",
     "Tilts būs slēgts astoņas nedēļas\n"
     "Tilts pār upi būs slēgts astoņas nedēļas, pirmdien paziņoja pašvaldība.\n"
     "Mērs lūdza iedzīvotājus būt pacietīgiem un sacīja, ka ilgāk gaidīt nedrīkstēja.\n"},
    {"et",
     "Sild suletakse kaheksaks nädalaks\n"
     "Sild üle jõe suletakse kaheksaks nädalaks, teatas linnavalitsus esmaspäeval.\n"
     "Linnapea palus elanikelt kannatlikkust ja ütles, et kauem ei võinud oodata.\n"},
    {"tr",
     "Köprü sekiz hafta kapalı kalacak\n"
     "Nehrin üzerindeki köprü sekiz hafta kapalı kalacak, belediye pazartesi günü açıkladı.\n"
     "Başkan halktan sabır istedi: Daha fazla bekleyemezdik, çünkü çatlaklar büyüyor dedi.\n"},
    {"ru",
     "Маяк в северной гавани снова зажёгся\n"
     "Маяк на молу снова горит после двух лет темноты, сообщила в четверг администрация порта.\n"
     "Около двухсот горожан собрались на набережной. Мы ждали этого вечера, - сказала мэр.\n"},
    {"uk",
     "Маяк у північній гавані знову світить\n"
     "Маяк на молу знову горить після двох років темряви, повідомила у четвер адміністрація порту.\n"
     "Близько двохсот мешканців зібралися на набережній. Її не зупинити, сказала міська голова.\n"},
    {"bg",
     "Фарът в северното пристанище отново свети\n"
     "Фарът на вълнолома отново свети след две години тъмнина, съобщи в четвъртък общината.\n"
     "Около двеста граждани се събраха на кея. Чакахме тази вечер, каза кметът.\n"},
    {"sr",
     "Светионик у северној луци поново светли\n"
     "Светионик на молу поново гори после две године мрака, саопштила је у четвртак лучка управа.\n"
     "Око двеста грађана окупило се на кеју. Чекали смо ово вече, рекла је градоначелница.\n"},
    {"el",
     "Ο φάρος του λιμανιού άναψε ξανά\n"
     "Ο φάρος στον βόρειο μόλο άναψε ξανά την Πέμπτη, ύστερα από δύο χρόνια σκοτάδι, ανακοίνωσε ο δήμος.\n"
     "Περίπου διακόσιοι κάτοικοι μαζεύτηκαν στην προκυμαία. Περιμέναμε αυτή τη βραδιά, είπε η δήμαρχος.\n"},
    {"he",
     "המגדלור בנמל דולק שוב הערב\n"
     "המגדלור במזח הצפוני דולק שוב אחרי שנתיים של חושך, הודיעה העירייה ביום חמישי.\n"
     "כמאתיים תושבים התאספו ברציף. חיכינו לערב הזה, אמרה ראשת העיר.\n"},
    {"ar",
     "منارة الميناء تضيء من جديد\n"
     "أضاءت المنارة على الرصيف الشمالي من جديد يوم الخميس بعد عامين من الظلام، حسب ما أعلنت البلدية.\n"
     "تجمع نحو مئتي مواطن على الواجهة البحرية. كنا ننتظر هذا المساء، قالت رئيسة البلدية.\n"},
    {"vi",
     "Ngọn hải đăng ở cảng bắc sáng trở lại\n"
     "Ngọn hải đăng trên cầu tàu phía bắc sáng trở lại hôm thứ năm, sau hai năm tối tăm, chính quyền thành "
     "phố cho biết.\n"
     "Khoảng hai trăm người dân tụ tập trên bến. Chúng tôi đã chờ đợi buổi tối này, bà thị trưởng nói.\n"},
};

/// Bytes of letters in encodings that no library has, by Apple's tables.
const std::map<std::string, std::map<char32_t, char>> kMacintosh = {
    {"x-mac-croatian",
     {{U'ć', '\xE6'}, {U'č', '\xE8'}, {U'đ', '\xF0'}, {U'š', '\xB9'}, {U'ž', '\xBE'}, {U'Ž', '\xAE'}}},
    {"x-mac-romanian", {{U'ă', '\xBE'}, {U'â', '\x89'}, {U'î', '\x94'}, {U'ș', '\xBF'}, {U'ț', '\xDF'}}},
    {"x-mac-icelandic",
     {{U'á', '\x87'},
      {U'í', '\x92'},
      {U'ó', '\x97'},
      {U'ú', '\x9C'},
      {U'æ', '\xBE'},
      {U'ö', '\x9A'},
      {U'ð', '\xDD'},
      {U'þ', '\xDF'},
      {U'Þ', '\xDE'},
      {U'ý', '\xE0'}}}};

/// iconv knows most encodings, ICU the others.
std::string bytes_of(const std::string& page, const char* encoding) {
  if (const auto letters = kMacintosh.find(encoding); letters != kMacintosh.end()) {
    std::string bytes;
    for (const char32_t c : reconstruct::to_text(page)) bytes += c < 0x80 ? char(c) : letters->second.at(c);
    return bytes;
  }
  const std::optional<std::string> bytes = common::from_utf8(page, encoding);
  return bytes ? *bytes : encoded(page, encoding);
}

struct Printed {
  const char* language;
  std::vector<const char*> encodings;
};

class SingleBytes : public ::testing::TestWithParam<Printed> {};

TEST_P(SingleBytes, of_a_page_are_known_in_each_encoding_of_its_language) {
  const std::string& page = kPages.at(GetParam().language);
  for (const char* encoding : GetParam().encodings)
    EXPECT_EQ(text_of(bytes_of(page, encoding)), page) << encoding;
}

INSTANTIATE_TEST_SUITE_P(
    Languages, SingleBytes,
    ::testing::Values(Printed{"de", {"windows-1252", "IBM850", "IBM437", "macintosh"}},
                      Printed{"fr", {"windows-1252", "ISO-8859-15", "IBM850", "macintosh"}},
                      Printed{"es", {"windows-1252", "IBM850", "macintosh"}},
                      Printed{"pt", {"windows-1252", "IBM850", "macintosh"}},
                      Printed{"da", {"windows-1252", "IBM850", "IBM865", "macintosh"}},
                      Printed{"is", {"windows-1252", "IBM861", "ISO-8859-10", "x-mac-icelandic"}},
                      Printed{"pl", {"windows-1250", "ISO-8859-2", "IBM852", "x-mac-ce", "windows-1257"}},
                      Printed{"cs", {"windows-1250", "ISO-8859-2", "IBM852", "x-mac-ce"}},
                      Printed{"hu", {"windows-1250", "ISO-8859-2", "IBM852", "x-mac-ce"}},
                      Printed{"sl", {"windows-1250", "ISO-8859-2", "IBM852", "x-mac-ce"}},
                      Printed{"hr", {"windows-1250", "ISO-8859-2", "IBM852", "x-mac-croatian"}},
                      Printed{"ro", {"x-mac-romanian"}}, Printed{"se", {"ISO-8859-10", "ISO-8859-4"}},
                      Printed{"kk", {"PT154", "RK1048"}},
                      Printed{"lt", {"windows-1257", "ISO-8859-13", "ISO-8859-4", "IBM775"}},
                      Printed{"lv", {"windows-1257", "ISO-8859-13", "ISO-8859-4", "IBM775"}},
                      Printed{"et", {"windows-1257", "ISO-8859-4", "IBM775"}},
                      Printed{"tr", {"windows-1254", "ISO-8859-9", "IBM857", "x-mac-turkish"}},
                      Printed{"ru",
                              {"windows-1251", "KOI8-R", "ISO-8859-5", "IBM866", "IBM855", "x-mac-cyrillic"}},
                      Printed{"uk", {"windows-1251", "KOI8-U", "ISO-8859-5", "x-mac-cyrillic", "IBM1125"}},
                      Printed{"bg", {"windows-1251", "ISO-8859-5", "IBM866", "IBM855", "x-mac-cyrillic"}},
                      Printed{"sr", {"windows-1251", "ISO-8859-5", "IBM855", "x-mac-cyrillic"}},
                      Printed{"el", {"windows-1253", "ISO-8859-7", "IBM737", "IBM869", "x-mac-greek"}},
                      Printed{"he", {"windows-1255", "ISO-8859-8", "IBM862"}},
                      Printed{"ar", {"windows-1256", "ISO-8859-6"}}, Printed{"vi", {"VISCII", "TCVN"}}),
    [](const auto& one) { return std::string(one.param.language); });

TEST(SingleBytesOfSigns, are_dashes_and_quotes_where_no_word_has_an_accent) {
  const std::string page =
      "Ferry returns after two years\nThe ferry is back in the harbour after two years, the council said – "
      "“at "
      "last”, as the mayor put it.\n";
  for (const char* encoding : {"windows-1252", "windows-1250", "macintosh"})
    EXPECT_EQ(text_of(bytes_of(page, encoding)), page) << encoding;
}

TEST(SingleBytesOfArabicMacs, have_figures_and_signs_of_their_own) {
  const std::string bytes =
      "\xE5\xE6\xC7\xD1\xC9\xA0\xC7\xE4\xE5\xEA\xE6\xC7\xC1\xA0\xCA\xD6\xEA\xC1 \xA8\xB1\xB8\xA0"
      "\xE5\xC7\xEA\xE8\xA0\xB2\xB0\xB2\xB4\xA9\xAC "
      "\xC3\xD9\xE4\xE6\xCA\xA0\xC7\xE4\xC8\xE4\xCF\xEA\xC9\xAE\n";
  EXPECT_EQ(text_of(bytes), "منارة الميناء تضيء (١٨ مايو ٢٠٢٤)، أعلنت البلدية.\n");
}

TEST(SingleBytesOfMacs, are_known_by_the_usual_names) {
  for (const char* name : {"x-mac-croatian", "MacCroatian", "mac_croatia"})
    EXPECT_EQ(text_of("\xC8"
                      "ekati\n",
                      name),
              "Čekati\n")
        << name;
  for (const char* name : {"x-mac-icelandic", "x-mac-iceland", "MacIceland"})
    EXPECT_EQ(text_of("\xDEorl\x87k\n", name), "Þorlák\n") << name;
  EXPECT_EQ(text_of("\xAFtefan\n", "x-mac-romania"), "Ștefan\n");
  EXPECT_EQ(common::to_utf8("\xE8"
                            "ekati",
                            "x-mac-croatian")
                ->text,
            "čekati")
      << "in pages of the web";
}

// Its letters have the places of those with cedillas in ISO-8859-2, as which it is read where nobody names
// it.
TEST(SingleBytesOfRomania, have_commas_below_where_they_are_named) {
  const std::string& page = kPages.at("ro");
  const std::string bytes = bytes_of(page, "ISO-8859-16");
  EXPECT_EQ(text_of(bytes, "iso-8859-16"), page);
  EXPECT_NE(text_of(bytes).find("aştepta"), std::string::npos);
}

TEST(SingleBytesOfKazakh, are_known_by_the_usual_names) {
  for (const char* name : {"PTCP154", "CP154", "PT154", "Cyrillic-Asian"})
    EXPECT_EQ(text_of("\x9D\xE0\xEB\xE0\n", name), "қала\n") << name;
  for (const char* name : {"KZ-1048", "RK1048", "STRK1048-2002"})
    EXPECT_EQ(text_of("\x9D\xE0\xEB\xE0\n", name), "қала\n") << name;
}

TEST(SingleBytesOfOthers, are_refused_rather_than_read_as_letters_of_another_language) {
  const std::string georgian =
      "ნავსადგურის შუქურა კვლავ აინთო\nჩრდილოეთ ნავმისადგომის შუქურა კვლავ აინთო ხუთშაბათს, ორწლიანი "
      "სიბნელის შემდეგ, განაცხადა მერიამ.\nდაახლოებით ორასი მოქალაქე შეიკრიბა სანაპიროზე. ჩვენ ამ საღამოს "
      "ველოდით, თქვა მერმა. გაზაფხულზე კოშკს ხელახლა შეღებავენ, თუ საბჭო თანხას გამოყოფს.\n";
  const std::string armenian =
      "Նավահանգստի փարոսը կրկին վառվեց\nՀյուսիսային նավամատույցի փարոսը կրկին վառվեց հինգշաբթի, հայտնեց "
      "քաղաքապետարանը: Մոտ երկու հարյուր քաղաքացի հավաքվեց ափին:\n";
  for (const auto& [page, encoding] :
       {std::pair(georgian, "GEORGIAN-PS"), std::pair(georgian, "GEORGIAN-ACADEMY"),
        std::pair(armenian, "ARMSCII-8")}) {
    const std::string bytes = bytes_of(page, encoding);
    EXPECT_NE(why_not(bytes).find("--issuetext.encoding"), std::string::npos) << encoding;
    EXPECT_EQ(text_of(bytes, encoding), page) << "which iconv knows";
  }
}

TEST(SevenBits, of_chinese_are_known_in_the_encodings_of_mail) {
  const std::string hans = "北港灯塔重新点亮\n本报讯 灯塔星期四重新点亮，市政府说，灯塔已经黑了两年。\n";
  const std::string hant = "北港燈塔重新點亮\n燈塔星期四重新點亮，市政府說：「燈塔已經黑了兩年。」\n";
  for (const char* encoding : {"ISO-2022-CN", "ISO-2022-CN-EXT", "ISO-2022-JP-2", "HZ"})
    EXPECT_EQ(text_of(bytes_of(hans, encoding)), hans) << encoding;
  for (const char* encoding : {"ISO-2022-CN", "ISO-2022-CN-EXT", "EUC-TW", "Big5"})
    EXPECT_EQ(text_of(common::from_utf8(hant, encoding).value()), hant) << encoding;
}

// ISO 2022 names three sets with or without a bracket.
TEST(SevenBits, may_name_their_sets_with_a_bracket) {
  const std::string with = "\x1B$BK\\\x1B$(A1(Q6\x1B(B \x1B$(BKLKIGH\x1B(B\n";
  EXPECT_EQ(text_of(with), "本报讯 北防波\n");
  EXPECT_EQ(text_of(with, "iso-2022-jp-2"), "本报讯 北防波\n");
  EXPECT_EQ(common::to_utf8(with, "iso-2022-jp-2")->text, "本报讯 北防波\n") << "in pages of the web";
  EXPECT_EQ(text_of("\x1B$(C:OGW 5n4k\x1B(B\n").find('\x1B'), std::string::npos) << "Korean among Japanese";
}

TEST(SevenBits, with_a_broken_character_are_still_hz) {
  std::string page;
  for (int i = 0; i < 6; ++i) page += encoded(kHans, "HZ");
  page.erase(page.find("~{") + 5, 1);
  const Decoding decoding = decode_quietly(page);
  EXPECT_EQ(decoding.decoded.encoding, "HZ");
  EXPECT_NE(decoding.decoded.text.find("读者可以在这里借阅报纸。"), std::string::npos);
}

TEST(SevenBits, of_mainframes_are_no_ascii) {
  const std::string hebrew = encoded("המגדלור בנמל דולק שוב הערב אחרי שנתיים של חושך", "ibm-424");
  EXPECT_NE(why_not(hebrew).find("EBCDIC"), std::string::npos);
  EXPECT_EQ(text_of("ann@harrow.example\nbob@harrow.example\n"), "ann@harrow.example\nbob@harrow.example\n");
}

}  // namespace
}  // namespace broadsheet::issuetext
