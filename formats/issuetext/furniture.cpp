#include "issuetext/furniture.hpp"

#include "issuetext/recognise.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace broadsheet::issuetext {
namespace {

bool in(View set, char32_t c) { return set.find(c) != View::npos; }

bool same_word(View s, std::size_t at, View word) {
  if (at + word.size() > s.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (to_lower(s[at + i]) != to_lower(word[i])) return false;
  return true;
}

// A number in digits or Han numerals at s[i], taken; -1 for none.
int take_number(View s, std::size_t& i) {
  constexpr View kNumerals = U"〇一二三四五六七八九";
  while (i < s.size() && is_blank(s[i])) ++i;
  std::size_t begin = i;
  int value = 0;
  while (i < s.size() && is_digit(s[i]) && i < begin + 4) {
    value = value * 10 + static_cast<int>(s[i] >= 0xFF10 ? s[i] - 0xFF10 : s[i] - '0');
    ++i;
  }
  if (i > begin) return value;
  if (begin < s.size() && s[begin] == U'元') return ++i, 1;  // 令和元年
  bool tens = false;
  while (i < s.size() && i < begin + 4) {
    const std::size_t digit = s[i] == U'○' || s[i] == U'零' ? 0 : kNumerals.find(s[i]);
    if (s[i] == U'十') {
      value = value == 0 ? 10 : value * 10;
      tens = true;
    } else if (digit != View::npos) {
      value = tens ? value + static_cast<int>(digit) : value * 10 + static_cast<int>(digit);
    } else {
      break;
    }
    ++i;
  }
  return i > begin ? value : -1;
}

std::string iso(int year, int month, int day) {
  if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  char text[24];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return text;
}

// 2021年10月31日, 中華民國110年10月31日, 令和3年10月31日, 2021년 10월 31일.
std::string east_asian_date(View s) {
  if (std::none_of(s.begin(), s.end(), [](char32_t c) { return c == U'年' || c == U'년'; })) return {};
  for (std::size_t at = 0; at < s.size(); ++at) {
    if (!is_digit(s[at]) && !in(U"〇○零一二三四五六七八九十元", s[at])) continue;
    std::size_t i = at;
    int year = take_number(s, i);
    const auto unit = [&](View units) {
      while (i < s.size() && is_blank(s[i])) ++i;
      return i < s.size() && in(units, s[i]) && ++i;
    };
    const std::size_t year_end = i;
    if (year < 0 || !unit(U"年년")) {
      at = std::max(at, year_end - 1);
      continue;
    }
    if (i < s.size() && in(U"）)", s[i])) ++i;  // 2024年（令和6年）5月
    const int month = take_number(s, i);
    if (month < 0 || !unit(U"月월")) continue;
    const int day = take_number(s, i);
    if (day < 0) continue;
    if (year < 200) {
      const View era = trim(s.substr(0, at));
      year += ends_with(era, U"民國") || ends_with(era, U"民国") ? 1911
              : ends_with(era, U"令和")                          ? 2018
              : ends_with(era, U"平成")                          ? 1988
                                                                 : 0;
    }
    if (std::string date = iso(year, month, day); !date.empty()) return date;
  }
  return {};
}

// October 31, 2021; 31 October 2021; 31. Oktober 2021.
std::string western_date(View s, const Profile& profile) {
  if (std::none_of(s.begin(), s.end(), is_digit)) return {};
  std::vector<int> numbers;
  int month = 0;
  for (std::size_t i = 0; i < s.size();) {
    if (is_digit(s[i])) {
      numbers.push_back(take_number(s, i));
      continue;
    }
    if (is_letter(s[i]) && (i == 0 || !is_letter(s[i - 1])))
      for (std::size_t m = 0; m < profile.months.size(); ++m)
        if (same_word(s, i, profile.months[m])) {
          month = static_cast<int>(m % 12) + 1;
          i += profile.months[m].size() - 1;
          break;
        }
    ++i;
  }
  if (month == 0) return {};
  for (std::size_t k = 0; k + 1 < numbers.size(); ++k)
    if (numbers[k] <= 31 && numbers[k + 1] > 1000) return iso(numbers[k + 1], month, numbers[k]);
  return {};
}

struct Piece {
  bool date = false, section = false, number = false, editors = false, publication = false, weekday = false;
  View section_text, publication_text;
  std::string page;
};

bool is_section_name(View s, const Profile& profile) {
  return std::any_of(profile.sections.begin(), profile.sections.end(),
                     [&](const Text& w) { return s.size() == w.size() && same_word(s, 0, w); });
}

// A name, or in Han one with a word more.
bool is_section(View s, const Profile& profile) {
  if (s.empty() || s.size() > (profile.spaced ? 24u : 8u)) return false;
  if (is_section_name(s, profile)) return true;
  return !profile.spaced && s.size() <= 6 &&
         std::any_of(profile.sections.begin(), profile.sections.end(),
                     [&](const Text& w) { return ends_with(s, w) || starts_with(s, w); });
}

// "3", "A4", "第3版", "（３）".
bool is_page_label(View s) {
  if (s.size() > 2 && in(U"（(", s.front()) && in(U"）)", s.back())) s = s.substr(1, s.size() - 2);
  if (s.empty() || s.size() > 6) return false;
  std::size_t i = 0;
  if (s[0] == U'第') ++i;
  if (i < s.size() && s[i] >= 'A' && s[i] <= 'Z') ++i;
  const std::size_t digits = i;
  while (i < s.size() && is_digit(s[i])) ++i;
  if (i == digits || i - digits > 2) return false;
  if (i < s.size() && in(U"版面면", s[i])) ++i;
  return i == s.size();
}

// The number as page_number() has it.
std::string page_of_label(View s) {
  while (in(U"第（(", s.front())) s.remove_prefix(1);
  return page_number(in(U"）)", s.back()) ? s.substr(0, s.size() - 1) : s);
}

bool is_publication(View s, const Profile& profile) {
  if (s.size() < 2 || s.size() > (profile.spaced ? 40u : 10u) || is_sentence_end(s)) return false;
  for (const Text& mark : profile.publication_marks) {
    if (!ends_with(s, mark)) continue;
    const bool ends_word = !is_upper(mark.front());  // "Weserbote"
    if (profile.spaced && !ends_word && s.size() != mark.size() && !is_blank(s[s.size() - mark.size() - 1]))
      continue;
    return s.size() > mark.size() || profile.spaced;
  }
  return false;
}

// "Le Courrier du Val": a name that does not end in what says so.
bool has_publication_mark(View s, const Profile& profile) {
  return std::any_of(
      profile.publication_marks.begin(), profile.publication_marks.end(), [&](const Text& mark) {
        const std::size_t at = s.find(mark), end = at + mark.size();
        return at != View::npos && (at == 0 || is_blank(s[at - 1])) && (end == s.size() || is_blank(s[end]));
      });
}

// What stands on a line, word by word; a line with anything else on it is no furniture.
Piece piece_of(View line, const Profile& profile, bool& pure) {
  Piece p;
  pure = false;
  if (line.size() > 80) return p;
  p.date = !iso_date(line, profile).empty();
  p.weekday = p.date && profile.weekdays.is_in(line);
  p.editors = profile.editor_marks.is_in(line);
  // Whether `w` is a piece of a folio line.
  const auto word = [&](View w) {
    if (is_page_label(w))
      p.number = true, p.page = page_of_label(w);
    else if (is_section(w, profile))
      p.section = true, p.section_text = w;
    else if (is_publication(w, profile))
      p.publication = true, p.publication_text = w;
    else
      return profile.page_words.has(w) || profile.weekdays.has(w);
    return true;
  };
  bool whole = word(line);
  if (!whole) {
    whole = profile.spaced;  // elsewhere a line of such words may be a headline
    for (std::size_t from = 0; from < line.size();) {
      std::size_t to = from;
      while (to < line.size() && !is_blank(line[to])) ++to;
      if (to > from && !word(line.substr(from, to - from))) whole = false;
      from = to + 1;
    }
    whole = whole && p.number;
  }
  // "The Harbour Gazette Sunday, March 28, 2021": the name stands before the rest.
  if (p.date && profile.spaced) {
    std::size_t stop = line.size();
    for (std::size_t i = 0; i < stop; ++i)
      if (profile.weekdays.length_at(line.substr(i)) > 0) stop = i;
    const View name = trim(line.substr(0, std::min(stop, line.size())));
    if (stop < line.size() && (is_publication(name, profile) || has_publication_mark(name, profile)))
      p.publication = true, p.publication_text = name;
  }
  pure = whole;
  return p;
}

}  // namespace

std::string iso_date(View s, const Profile& profile) {
  return profile.months.empty() ? east_asian_date(s) : western_date(s, profile);
}

Folio folio_of(const Page& page, const Profile& profile) {
  const std::size_t n = page.lines.size();
  Folio folio;
  folio.lines.assign(n, Fixture::none);
  std::vector<Piece> pieces(n);
  std::vector<bool> pure(n);
  const auto take = [&](std::size_t i, Fixture kind) {
    folio.lines[i] = kind;
    const Piece& p = pieces[i];
    const View s = page.of(page.lines[i]);
    if (p.date && folio.date.empty()) folio.date = iso_date(s, profile);
    if (p.publication && folio.publication.empty()) folio.publication = to_utf8(p.publication_text);
    if (p.number) folio.numbers.push_back(p.page), folio.number_lines.push_back(i);
  };
  // Lines that say by themselves what they are.
  for (std::size_t i = 0; i < n; ++i) {
    const View s = page.of(page.lines[i]);
    bool whole = false;
    pieces[i] = piece_of(s, profile, whole);
    pure[i] = whole;
    const Piece& p = pieces[i];
    if (!p.date && !p.editors) continue;
    if (is_sentence_end(s) || s.size() > 60 || s.find(U'，') != View::npos || lead_of(s, profile)) continue;
    if (p.date &&
        (p.weekday || p.editors || p.number || p.publication || s.size() < (profile.spaced ? 30u : 14u)))
      take(i, Fixture::folio);
    else if (p.editors &&
             (starts_with(s, U"责") || starts_with(s, U"責") || profile.editor_marks.is_in(s.substr(0, 6))))
      take(i, Fixture::editors);
  }
  // The company they keep: up to three lines away, or at the edges of the page.
  const auto near = [&](std::size_t i) {
    for (std::size_t k = i > 3 ? i - 3 : 0; k < std::min(n, i + 4); ++k)
      if (k != i && folio.lines[k] != Fixture::none) return true;
    return false;
  };
  // Extraction may set a piece of the folio line adrift: it says the page's name again, or stands between
  // blank lines where a sentence goes on behind it.
  const auto adrift = [&](std::size_t i) {
    const Piece& p = pieces[i];
    if (p.publication && !folio.publication.empty() && to_utf8(p.publication_text) == folio.publication)
      return true;
    if (p.section && !is_section_name(p.section_text, profile)) return false;
    if (p.section && p.number) return true;
    const bool apart = page.lines[i].blank_before && (i + 1 == n || page.lines[i + 1].blank_before);
    return apart && (p.number || (i > 0 && !is_sentence_end(page.of(page.lines[i - 1]))));
  };
  const auto company = [&](std::size_t i) {
    if (folio.lines[i] != Fixture::none) return;
    const Piece& p = pieces[i];
    const View s = page.of(page.lines[i]);
    if (!pure[i] && !(p.section && p.number && s.size() < 24)) return;
    const bool alone = adrift(i), edge = i < 4 || i + 4 > n || alone;
    if (p.publication && (edge || near(i))) return take(i, Fixture::masthead);
    if (p.number && (edge || near(i))) return take(i, Fixture::page_number);
    if (p.section && (near(i) || alone)) return take(i, Fixture::section);
  };
  // Away from the edges two neighbours of different kinds keep each other company.
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const Piece &a = pieces[i], &b = pieces[i + 1];
    if (!pure[i] || !pure[i + 1] || folio.lines[i] != Fixture::none || folio.lines[i + 1] != Fixture::none)
      continue;
    const auto pair = [](const Piece& x, const Piece& y) {
      return (x.section && (y.publication || y.number)) || (x.publication && y.number);
    };
    if (!pair(a, b) && !pair(b, a)) continue;
    for (const std::size_t k : {i, i + 1})
      take(k, pieces[k].publication ? Fixture::masthead
              : pieces[k].number    ? Fixture::page_number
                                    : Fixture::section);
  }
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < n; ++i) company(i);
    for (std::size_t i = n; i-- > 0;) company(i);
  }
  // "The Harbour" / "Gazette": a name in two lines on top of the page.
  if (profile.spaced && n > 2 && folio.lines[0] == Fixture::none && folio.lines[1] == Fixture::masthead) {
    const View top = page.of(page.lines[0]);
    if (is_upper(top[0]) && top.size() < 24 && !is_sentence_end(top)) {
      folio.lines[0] = Fixture::masthead;
      folio.publication = to_utf8(top) + " " + folio.publication;
    }
  }
  return folio;
}

std::string_view name_of(Fixture fixture) {
  switch (fixture) {
    case Fixture::masthead: return "masthead";
    case Fixture::section: return "section";
    case Fixture::editors: return "editors";
    default: return "folio";
  }
}

}  // namespace broadsheet::issuetext
