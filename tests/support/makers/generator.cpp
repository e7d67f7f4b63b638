#include "support/makers/generator.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::testing {
namespace {

constexpr auto kWords = std::to_array<std::string_view>({"海滨",
                                                         "新港区",
                                                         "昨日",
                                                         "举行",
                                                         "通车",
                                                         "仪式",
                                                         "记者",
                                                         "会议",
                                                         "2024年",
                                                         "３月１日",
                                                         "，",
                                                         "。",
                                                         "：",
                                                         "“开放”",
                                                         "《规划》",
                                                         "——",
                                                         "（图）",
                                                         "第一，",
                                                         "渔民",
                                                         "學校",
                                                         "公園",
                                                         "臺灣",
                                                         "ニュース",
                                                         "きのう",
                                                         "東京で",
                                                         "발표",
                                                         "서울",
                                                         "The",
                                                         "harbour",
                                                         "opened",
                                                         "on",
                                                         "Monday,",
                                                         "said",
                                                         "Müller",
                                                         "naïve",
                                                         "Ελλάδα",
                                                         "Москва",
                                                         "שלום",
                                                         "مدينة",
                                                         "3.5%",
                                                         "\xF0\xA0\x80\x80",
                                                         "\xF0\xA0\xAE\xB7",
                                                         "👩\u200D🚒",
                                                         "é",
                                                         "e\u0301",
                                                         "Ａ４",
                                                         "\u3000",
                                                         "\u00A0"});

/// Each has broken a writer of some format somewhere.
constexpr auto kHostile = std::to_array<std::string_view>({"<",
                                                           ">",
                                                           "&",
                                                           "&amp;",
                                                           "]]>",
                                                           "<!--",
                                                           "-->",
                                                           "<script>alert(1)</script>",
                                                           "\"",
                                                           "'",
                                                           "</p>",
                                                           "<?xml?>",
                                                           "\\",
                                                           "%00",
                                                           "${x}",
                                                           "{{x}}",
                                                           "#",
                                                           "*a*",
                                                           "_b_",
                                                           "`c`",
                                                           "|",
                                                           "~~~",
                                                           "1. ",
                                                           "- ",
                                                           "\x01",
                                                           "\x0B",
                                                           "\x0C",
                                                           "\x1B[31m",
                                                           "\x7F",
                                                           "\xC2\x85",
                                                           "\xC2\x9F",
                                                           "\xEF\xBF\xBE",
                                                           "\xEF\xB7\x90",
                                                           "\xEF\xBB\xBF",
                                                           "\xE2\x80\x8B",
                                                           "\xE2\x80\xAE",
                                                           "\xE2\x80\xA8",
                                                           "\xC2\xAD",
                                                           "\xEE\x80\x80",
                                                           "\xF4\x8F\xBF\xBF",
                                                           "  ",
                                                           "\t",
                                                           "=",
                                                           ";",
                                                           ":",
                                                           "bsdoc:lead",
                                                           "class=\"kicker\"",
                                                           "0",
                                                           "-1"});

bool names_a_thing(RunKind kind) {
  return kind == RunKind::link || kind == RunKind::person || kind == RunKind::place ||
         kind == RunKind::organisation;
}

}  // namespace

/// SplitMix64 (Steele, Lea, Flood 2014): short, and good enough to find bugs with.
std::uint64_t Generator::next() {
  if (choices_) return next_choice();
  std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/// One byte, so that a fuzzer changes one choice when it changes one byte.
std::uint64_t Generator::next_choice() {
  if (choices_->empty()) return 0;
  const auto choice = static_cast<unsigned char>(choices_->front());
  choices_->remove_prefix(1);
  return choice;
}

std::size_t Generator::below(std::size_t n) { return static_cast<std::size_t>(next() % n); }

std::string_view Generator::any_of(std::initializer_list<std::string_view> options) {
  return options.begin()[below(options.size())];
}

std::string Generator::word() {
  if (limits_.hostile && one_in(6)) return std::string(kHostile[below(kHostile.size())]);
  return std::string(kWords[below(kWords.size())]);
}

std::string Generator::text(std::size_t words) {
  std::string out;
  for (std::size_t n = below(words + 1); n > 0; --n) {
    out += word();
    if (one_in(4)) out += ' ';
  }
  return out;
}

std::vector<Run> Generator::runs(std::string_view text) {
  std::vector<std::uint32_t> borders;
  for (std::size_t i = 0; i <= text.size(); ++i)
    if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
      borders.push_back(static_cast<std::uint32_t>(i));
  std::vector<Run> out;
  for (std::size_t n = one_in(2) ? 0 : below(5); n > 0; --n) {
    Run run;
    run.kind = static_cast<RunKind>(1 + below(7));
    run.begin = borders[below(borders.size())];
    run.end = borders[below(borders.size())];
    if (run.begin > run.end) std::swap(run.begin, run.end);
    if (run.kind == RunKind::lost_glyph)
      run.end = run.begin;
    else if (run.begin == run.end)
      continue;
    if (run.kind == RunKind::link)
      run.value = any_of({"https://example.com/a?b=c&d=e#f", "mailto:a@example.com"});
    else if (names_a_thing(run.kind))
      run.value = maybe(3);
    const auto collides = [&](const Run& other) {
      return names_a_thing(other.kind) && other.begin < run.end && run.begin < other.end;
    };
    if (names_a_thing(run.kind) && std::any_of(out.begin(), out.end(), collides)) continue;
    out.push_back(std::move(run));
  }
  return out;
}

std::vector<Attr> Generator::attrs() {
  std::vector<Attr> out;
  for (std::size_t n = one_in(3) ? below(4) : 0; n > 0; --n)
    out.push_back(
        {one_in(3) ? text(2) : std::string(any_of({"size", "columns", "source.file", "x"})), text(4)});
  return out;
}

std::vector<std::string> Generator::lines(std::size_t most) {
  std::vector<std::string> out(below(most + 1));
  for (std::string& line : out) line = text(6);
  return out;
}

Dateline Generator::dateline() {
  Dateline out;
  out.agency = any_of({"新华社", "Reuters", "", "AP"});
  out.place = any_of({"北京", "LONDON", "", "東京"});
  out.date = any_of({"2月29日", "Feb. 29", "", "昨日", "Jan 5"});
  out.text = one_in(4) ? text(5) : out.agency + out.place + out.date + "电";
  return out;
}

Block Generator::block() {
  Block out;
  out.kind = static_cast<BlockKind>(1 + below(6));
  out.text = text(24);
  if (out.kind == BlockKind::table_row)
    for (std::size_t cells = below(4); cells > 0; --cells) out.text += '\t' + text(3);
  if (out.kind == BlockKind::subhead || out.kind == BlockKind::list_item)
    out.level = static_cast<std::uint32_t>(below(9));
  if (out.kind == BlockKind::caption && !one_in(3))
    out.credit =
        one_in(3) ? text(3) : std::string(any_of({"记者 林晓 摄", "Photo: Ann Hall", "新华社发", "路透社"}));
  out.runs = runs(out.text);
  out.attrs = attrs();
  out.first_line = static_cast<std::uint32_t>(below(100));
  out.last_line = out.first_line + static_cast<std::uint32_t>(out.first_line > 0 ? below(4) : 0);
  return out;
}

Article Generator::article(const Issue& issue, std::size_t index) {
  Article out;
  out.id = "a-" + std::to_string(index + 1);
  if (!issue.pages.empty() && !one_in(8)) out.page = issue.pages[below(issue.pages.size())];
  out.section = maybe(2);
  out.kickers = lines(2);
  out.headline = one_in(4) ? "" : text(8);
  out.headline_confidence = one_in(2) ? 0 : static_cast<std::uint32_t>(below(101));
  out.subheadlines = lines(3);
  out.lead = any_of({"", "本报讯（记者 林晓）", "新华社北京2月29日电", "LONDON (AP) -", "【本報訊】"});
  if (one_in(6)) out.lead = text(4);
  for (std::size_t n = below(4); n > 0; --n)
    out.bylines.push_back(
        {std::string(any_of({"记者", "通讯员", "By", ""})),
         one_in(4) ? text(2) : std::string(any_of({"林晓", "赵一鸣", "Ann Hall", "O'Neil"}))});
  if (one_in(2)) out.dateline = dateline();
  out.continued_to = any_of({"", "", "4", "A4", "第四版"});
  out.continued_from = any_of({"", "", "1"});
  out.attrs = attrs();
  for (std::size_t n = below(limits_.blocks + 1); n > 0; --n) out.blocks.push_back(block());
  return out;
}

Issue Generator::issue() {
  Issue out;
  out.publication = any_of({"海滨日报", "The Harbour Times", ""});
  if (one_in(6)) out.publication = text(3);
  out.title = maybe(4);
  out.date = any_of({"2024-03-01", "2024-03-01", "1999-12-31", ""});
  out.language = any_of({"zh-Hans", "zh-Hans", "zh-Hant", "en", "ja", "de-AT", ""});
  out.edition = maybe(2);
  out.pages.resize(below(4));
  for (std::size_t i = 0; i < out.pages.size(); ++i)
    out.pages[i] = one_in(4) ? std::string(any_of({"A1", "第四版", "Sports", "1"})) : std::to_string(i + 1);
  out.attrs = attrs();
  return out;
}

End Generator::end(const Issue& issue) {
  End out;
  for (std::size_t n = below(4); n > 0; --n)
    out.furniture.push_back({text(4),
                             std::string(any_of({"folio", "masthead", "section", "editors", "other"})),
                             issue.pages.empty() ? "" : issue.pages[below(issue.pages.size())],
                             static_cast<std::uint32_t>(below(200))});
  for (std::size_t n = below(3); n > 0; --n)
    out.discarded.push_back(
        {std::string(any_of({"-", "\xC2\xAD", "\x0C"})), "hyphen", static_cast<std::uint32_t>(below(200))});
  return out;
}

Document Generator::document() {
  Document out;
  out.issue = issue();
  for (std::size_t n = below(limits_.articles + 1), i = 0; i < n; ++i)
    out.articles.push_back(article(out.issue, i));
  out.end = end(out.issue);
  return out;
}

}  // namespace broadsheet::testing
