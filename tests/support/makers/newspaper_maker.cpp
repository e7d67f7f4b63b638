#include "support/makers/newspaper_maker.hpp"

#include "support/characters.hpp"
#include "support/makers/generator.hpp"

#include <array>
#include <utility>

namespace broadsheet::testing {
namespace {

using Strings = std::vector<std::string_view>;

// What a paper of a language prints.
struct Country {
  std::string_view tag;
  bool spaced;
  Strings folios, kickers, headlines, bylines, leads, sentences, captions, credits, jumps;
};

const std::vector<Country>& countries() {
  static const std::vector<Country> all = {
      {"en",
       true,
       {"The Fennmoor Argus   Tuesday, October 22, 2024   B2", "B2 | LOCAL NEWS", "Fennmoor Argus", "7"},
       {"HARBOUR", "Transport", "Schools"},
       {"Ferry to run again after winter repairs", "Council backs new school roof",
        "Old mill to become library", "Mayor Opens Rebuilt Market Hall"},
       {"By Harriet Quill", "HARRIET QUILL AND OSCAR PENN", "Harriet Quill, Staff Reporter",
        "By our transport editor"},
       {"FENNMOOR (AP) —", "FENNMOOR, Oct. 21 —", "LONDON —", ""},
       {"The ferry across the bay will run again from Monday, the port said.",
        "It had been laid up since January for repairs to its engines.",
        "On June 30, 1954, the second ferry of that name was launched in the same yard.",
        "Passengers who bought a ticket for the bus may use it until the end of May.",
        "“We are glad to have her back,” said the harbour master, Oscar Penn.",
        "The repairs cost $1.4 million, of which the state pays a third.",
        "von Altdorf, Neudorf and others will be served by the early boat."},
       {"The ferry at her berth on Friday.", "Children wave from the rebuilt pier."},
       {"Photo: Ann Lee", "(Photo by Ann Lee/AP)", "Ann Lee"},
       {"Continued on Page 4", "See FERRY, Page A4", ""}},
      {"de",
       true,
       {"Tannauer Bote   Dienstag, 9. April 2024   Seite 3", "LOKALES", "3"},
       {"Verkehr", "SCHULE"},
       {"Fähre fährt nach der Reparatur wieder", "Rat stimmt für neues Schuldach",
        "Alte Mühle wird Bücherei"},
       {"Von Henriette Quill", "VON OSKAR PENN", "Henriette Quill"},
       {"TANNAU.", "Tannau (dpa) –", "Bremen, 9. April. (dpa)", ""},
       {"Die Fähre über die Bucht fährt ab Montag wieder, teilte der Hafen mit.",
        "Sie hatte seit Januar wegen einer Reparatur der Maschinen im Dock gelegen.",
        "Am 30. Juni 1954 war die zweite Fähre dieses Namens vom Stapel gelaufen.",
        "Die Kosten von 1,4 Millionen Euro trägt zu einem Drittel das Land.",
        "„Wir sind froh, dass sie wieder da ist“, sagte Hafenmeister Oskar Penn."},
       {"Die Fähre am Freitag an ihrem Liegeplatz."},
       {"Foto: Anna Lehm", "(Foto: dpa)"},
       {"Fortsetzung auf Seite 4", ""}},
      {"zh-Hans",
       false,
       {"柳溪日报 2024年7月16日 星期二 第2版", "2 要闻", "责编 顾望舒 版式 沈砚秋"},
       {"民生", "走进港口"},
       {"渡轮检修后恢复通航", "老纱厂变身新书房", "市民广场昨日启用"},
       {"记者 顾望舒", "本报记者 沈砚秋 通讯员 林之远", "□ 顾望舒"},
       {"本报讯（记者 顾望舒）", "新华社柳溪7月15日电", ""},
       {"港务局昨天说，停航半年的渡轮从下周一起恢复通航，早晚各有一班。",
        "渡轮今年一月入坞检修，更换了两台主机和全部救生设备。",
        "一九五四年六月三十日，同名的第二艘渡轮在同一座船厂下水。",
        "检修费用一百四十万元，其中三分之一由省里承担，其余由市财政分两年支付。",
        "“我们盼了很久。”老船长林之远说，他在这条航线上工作了三十年。"},
       {"图为渡轮停靠在码头。", "▲市民在新码头合影。"},
       {"沈砚秋 摄", "（新华社发）"},
       {"（下转第4版）", ""}},
      {"ja",
       false,
       {"汐見新聞 2024年9月10日 火曜日 3面", "地域", "3"},
       {"港", "暮らし"},
       {"渡船 半年ぶりに再開", "古い工場が図書館に"},
       {"【佐野直樹】", "文・佐野直樹"},
       {"【汐見共同】", ""},
       {"港務局は九日、半年休んでいた渡船を来週の月曜日から再び動かすと発表した。",
        "渡船は一月から船渠に入り、二基の主機関と救命具をすべて取り換えていた。",
        "「長く待っていた」と、三十年この航路で働く船長は話した。",
        "費用は一億四千万円で、三分の一を県が負担する。"},
       {"岸壁に着いた渡船"},
       {"＝佐野直樹撮影", "（共同）"},
       {"４面に続く", ""}}};
  return all;
}

class Printer {
 public:
  explicit Printer(Generator choices)
      : choices_(std::move(choices)),
        country_(countries()[choices_.below(countries().size())]),
        measure_(country_.spaced ? 24 + choices_.below(24) : 11 + choices_.below(12)),
        parts_by_blanks_(choices_.one_in(2)),
        heads_after_(choices_.one_in(6)),
        byline_(pick(country_.bylines)),
        lead_(pick(country_.leads)),
        credit_(pick(country_.credits)) {
    page_.is_recognised = choices_.one_in(3);
  }

  NewspaperPage page() {
    page_.language = country_.tag;
    const std::size_t folios = choices_.below(3);
    for (std::size_t n = 0; n < folios; ++n) apart(country_.folios[n % country_.folios.size()]);
    for (std::size_t n = 1 + choices_.below(4); n > 0; --n) article();
    if (choices_.one_in(4)) apart(pick(country_.folios));
    return std::move(page_);
  }

 private:
  std::string_view pick(const Strings& all) { return all[choices_.below(all.size())]; }

  void article() {
    if (!heads_after_) head();
    std::string first(lead_);
    if (!first.empty()) first += country_.spaced ? " " : "";
    const std::size_t paragraphs = 1 + choices_.below(4), caption = choices_.below(8);
    for (std::size_t n = 0; n < paragraphs; ++n) {
      if (n == caption) picture();
      paragraph(std::exchange(first, {}));
    }
    if (const auto jump = pick(country_.jumps); !jump.empty() && choices_.one_in(4)) print(std::string(jump));
    if (heads_after_) head();
  }

  void head() {
    if (choices_.one_in(3)) apart(pick(country_.kickers));
    apart(pick(country_.headlines));
    if (choices_.one_in(4)) apart(pick(country_.headlines));
    if (choices_.one_in(2)) apart(byline_);
    if (parts_by_blanks_) page_.bytes += '\n';
  }

  void picture() {
    apart(pick(country_.captions));
    if (choices_.one_in(2)) apart(credit_);
  }

  void paragraph(std::string text) {
    for (std::size_t n = 1 + choices_.below(4); n > 0; --n) {
      if (!text.empty() && country_.spaced && text.back() != ' ') text += ' ';
      text += pick(country_.sentences);
    }
    country_.spaced ? set_words(text) : set_characters(text);
  }

  void set_words(const std::string& text) {
    std::string current;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      const std::string word = text.substr(begin, end - begin);
      begin = end + 1;
      if (!current.empty() && current.size() + 1 + word.size() > measure_) body(std::exchange(current, ""));
      current += (current.empty() ? "" : " ") + word;
    }
    body(current);
  }

  void set_characters(const std::string& text) {
    std::string current;
    std::size_t used = 2;  // the indent
    for (const std::string& c : characters_of(text)) {
      if (used >= measure_) body(std::exchange(current, "")), used = 0;
      current += c;
      ++used;
    }
    body(current);
  }

  void body(std::string text) {
    if (page_.is_recognised) recognise(text);
    page_.lines.push_back(text);
    print(std::move(text));
  }

  // As OCR reads it: blanks between ideographs, hyphens of its own, letters taken for others.
  void recognise(std::string& text) {
    if (!country_.spaced && choices_.one_in(2)) {
      std::string parted;
      for (const std::string& c : characters_of(text)) parted += (parted.empty() ? "" : " ") + c;
      text = parted;
    } else if (country_.spaced && choices_.one_in(6)) {
      constexpr auto kTaken = std::to_array<std::pair<char, char>>({{'l', '1'}, {'e', 'c'}, {'n', 'u'}});
      const auto [right, read] = kTaken[choices_.below(kTaken.size())];
      if (const std::size_t at = text.find(right); at != text.npos) text[at] = read;
    }
  }

  void apart(std::string_view text) {
    if (parts_by_blanks_) page_.bytes += '\n';
    print(std::string(text));
  }

  void print(std::string text) {
    if (page_.is_recognised && choices_.one_in(40)) page_.bytes += ". ,\n";  // speckle
    page_.bytes += std::move(text);
    page_.bytes += '\n';
    if (choices_.one_in(50)) page_.bytes += '\n';
  }

  Generator choices_;
  const Country& country_;
  std::size_t measure_;  ///< of the column, in letters or ideographs
  bool parts_by_blanks_, heads_after_;
  std::string_view byline_, lead_, credit_;
  NewspaperPage page_;
};

}  // namespace

NewspaperPage make_newspaper(std::uint64_t seed) { return Printer(Generator(seed)).page(); }
NewspaperPage make_newspaper(std::string_view choices) {
  return Printer(Generator(choices, Generator::Limits{})).page();
}

}  // namespace broadsheet::testing
