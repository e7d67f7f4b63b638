#include "support/makers/page_maker.hpp"

#include "support/characters.hpp"
#include "support/makers/generator.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace broadsheet::testing {
namespace {

struct Language {
  std::string_view tag, folio;
  bool spaced;
  std::vector<std::string_view> words, ends;
};

const std::vector<Language>& languages() {
  static const std::vector<Language> all = {
      {"zh-Hans",
       "青河日报 2024年5月18日 星期六 第1版",
       false,
       {"青河",     "大桥", "通车", "以后",     "两岸", "居民",   "往来", "方便",   "了许多",
        "市交通局", "介绍", "工程", "比原计划", "提前", "四个月", "完工", "江面",   "开阔",
        "轮渡",     "停航", "车辆", "有序",     "通过", "，",     "、",   "“安全”", "2.46公里",
        "12个",     "站点", "下午", "三点",     "学生", "参观",   "桥塔"},
       {"。", "！", "。”"}},
      {"zh-Hant",
       "柳灣時報 2024年5月18日 星期六 第1版",
       false,
       {"柳灣", "碼頭", "重新",     "開放",    "遊客", "絡繹", "不絕",   "管理處", "表示",
        "設施", "已經", "修復",     "燈塔",    "夜間", "照明", "改用",   "新的",   "燈具",
        "，",   "、",   "「安全」", "3.5公里", "店家", "生意", "比去年", "好"},
       {"。", "！"}},
      {"ja",
       "凪浦新聞 2024年5月18日 土曜日 1面",
       false,
       {"凪浦港で", "きのう", "新しい",     "防波堤が", "完成した",   "市長は",   "式典で",
        "長年の",   "願いが", "かなったと", "話した",   "漁船が",     "次々に",   "入港し",
        "住民が",   "旗を",   "振って",     "、",       "ニュースを", "１２隻の", "見守った"},
       {"。"}},
      {"en",
       "The Harrow Bay Courier   Saturday, May 18, 2024   Page A1",
       true,
       {"the",       "harbour",   "ferry",     "returned", "after",      "eleven", "years",
        "and",       "people",    "watched",   "from",     "the",        "pier",   "while",
        "engineers", "finished",  "difficult", "repairs",  "on",         "Friday", "morning",
        "officials", "confirmed", "with",      "92",       "passengers", "aboard", "office"},
       {".", ".”", "!"}},
      {"de",
       "Anzeiger für Tannbach   Samstag, 18. Mai 2024   Seite 1",
       true,
       {"die",         "Brücke", "wurde",  "am",       "Freitag", "für",   "den",       "Verkehr",
        "freigegeben", "sagte",  "der",    "Sprecher", "und",     "viele", "Einwohner", "kamen",
        "trotz",       "des",    "Regens", "zum",      "Fest",    "am",    "Fluss",     "offiziell"},
       {"."}}};
  return all;
}

/// What extractors give instead of a character.
constexpr auto kDisguises = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"ffi", "ﬃ"}, {"fi", "ﬁ"}, {"ff", "ﬀ"}, {"生", "⽣"}, {"方", "⽅"}, {"大", "⼤"}, {"人", "⼈"}});

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

class Setter {
 public:
  explicit Setter(std::uint64_t seed)
      : random_(seed),
        language_(languages()[random_.below(languages().size())]),
        width_(14 + random_.below(30)) {}

  MadePage page() {
    if (random_.one_in(8)) page_.bytes = "\uFEFF";
    page_.language = language_.tag;
    page_.paragraphs.emplace_back(language_.folio);
    line(page_.paragraphs.back());
    for (std::size_t n = 1 + random_.below(3); n > 0; --n) article();
    if (random_.one_in(3)) replace_all(page_.bytes, "\n", "\r\n");
    if (random_.one_in(3))
      for (const auto& [plain, disguise] : kDisguises) replace_all(page_.bytes, plain, disguise);
    return std::move(page_);
  }

 private:
  void article() {
    if (random_.one_in(2)) line("");
    page_.paragraphs.push_back(sentence(3 + random_.below(5), ""));
    line(page_.paragraphs.back());
    for (std::size_t n = 1 + random_.below(5); n > 0; --n) paragraph();
  }

  std::string sentence(std::size_t words, std::string_view end) {
    std::string out;
    for (; words > 0; --words) {
      const std::string_view word = language_.words[random_.below(language_.words.size())];
      if (!out.empty() && language_.spaced) out += ' ';
      out += word;
    }
    if (language_.spaced && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out.append(end);
  }

  void paragraph() {
    std::string text;
    for (std::size_t n = 1 + random_.below(4); n > 0; --n) {
      if (!text.empty() && language_.spaced) text += ' ';
      text += sentence(4 + random_.below(14), language_.ends[random_.below(language_.ends.size())]);
    }
    page_.paragraphs.push_back(text);
    language_.spaced ? set_words(text) : set_characters(text);
  }

  void set_words(const std::string& text) {
    const std::size_t measure = 2 * width_;
    std::string current;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      const std::string word = text.substr(begin, end - begin);
      begin = end + 1;
      if (!current.empty() && current.size() + 1 + word.size() > measure) {
        const bool cuts =
            word.size() > 8 && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == word.npos;
        if (cuts && random_.one_in(2)) {
          line(current + ' ' + word.substr(0, 4) + '-');
          current = word.substr(4);
          continue;
        }
        line(std::exchange(current, ""));
      }
      current += (current.empty() ? "" : " ") + word;
    }
    line(current);
  }

  void set_characters(const std::string& text) {
    std::string current = random_.one_in(3) ? "" : "　　";
    std::size_t used = current.empty() ? 0 : 2;
    const bool stretched = random_.one_in(6);
    for (const std::string& c : characters_of(text)) {
      if (used >= width_ && c.size() > 1) {
        line(std::exchange(current, ""));
        used = 0;
      }
      current += c;
      if (stretched && c.size() > 1) current += ' ';
      ++used;
    }
    line(current);
  }

  void line(const std::string& text) {
    page_.bytes += text;
    if (random_.one_in(20)) page_.bytes += ' ';
    page_.bytes += random_.one_in(12) ? "\n\n" : "\n";
  }

  Generator random_;
  const Language& language_;
  std::size_t width_;  ///< of the column, in em
  MadePage page_;
};

}  // namespace

MadePage make_page(std::uint64_t seed) { return Setter(seed).page(); }

std::string unset(std::string_view text) {
  std::string out(text);
  for (const auto& [plain, disguise] : kDisguises) replace_all(out, disguise, plain);
  for (const std::string_view added : {" ", "\t", "\r", "\n", "　", "-", "\uFEFF"})
    replace_all(out, added, "");
  return out;
}

}  // namespace broadsheet::testing
