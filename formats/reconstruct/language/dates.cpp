#include "reconstruct/language/dates.hpp"

#include "reconstruct/text/contains.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace broadsheet::reconstruct {
namespace {

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
    if (!is_digit(s[at]) && !contains(U"〇○零一二三四五六七八九十元", s[at])) continue;
    std::size_t i = at;
    int year = take_number(s, i);
    const auto unit = [&](View units) {
      while (i < s.size() && is_blank(s[i])) ++i;
      return i < s.size() && contains(units, s[i]) && ++i;
    };
    const std::size_t year_end = i;
    if (year < 0 || !unit(U"年년")) {
      at = std::max(at, year_end - 1);
      continue;
    }
    if (i < s.size() && contains(U"）)", s[i])) ++i;  // 2024年（令和6年）5月
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

// Whether the name of a month that ends before s[i] is a whole word, and no "tháng 1" of "tháng 10".
bool ends_name(View s, std::size_t i) { return i >= s.size() || (!is_letter(s[i]) && !is_digit(s[i])); }

// Four digits in a row: no date in Western form is without them, and few lines have them.
bool may_have_year(View s) {
  std::size_t digits = 0;
  for (const char32_t c : s)
    if (digits = is_digit(c) ? digits + 1 : 0; digits == 4) return true;
  return false;
}

// October 31, 2021; 31 October 2021; 31. Oktober 2021; 31 de octubre de 2021; 31 tháng 10 năm 2021.
std::string western_date(View s, const Profile& profile) {
  if (!may_have_year(s)) return {};
  std::vector<int> numbers;
  int month = 0;
  for (std::size_t i = 0; i < s.size();) {
    if (is_digit(s[i])) {
      numbers.push_back(take_number(s, i));
      continue;
    }
    if (is_letter(s[i]) && (i == 0 || !is_letter(s[i - 1])))
      for (std::size_t m = 0; m < profile.months.size(); ++m)
        if (const View name = profile.months[m]; has_word_at(s, i, name) && ends_name(s, i + name.size())) {
          month = profile.month_numbers[m];
          i += name.size() - 1;
          break;
        }
    ++i;
  }
  if (month == 0) return {};
  for (std::size_t k = 0; k + 1 < numbers.size(); ++k)
    if (numbers[k] <= 31 && numbers[k + 1] > 1000) return iso(numbers[k + 1], month, numbers[k]);
  return {};
}

// The date of three numbers, the first and the last of so many digits: the day first where no month is
// greater than 12.
std::string date_of(int first, std::size_t first_digits, int second, int third, std::size_t third_digits) {
  if (first_digits == 4) return iso(first, second, third);
  if (third_digits == 4) return second <= 12 ? iso(third, second, first) : iso(third, first, second);
  return {};
}

std::string date_of_short_year(int first, std::size_t first_digits, int second, int third,
                               std::size_t third_digits) {
  constexpr int kLastCentury = 70;
  if (first_digits > 2 || third_digits != 2) return {};
  return date_of(first, first_digits, second, third + (third < kLastCentury ? 2000 : 1900), 4);
}

// 2021-10-31, 2021.10.31, 2021/10/31, but not 20211031; 31.10.2021, 31. 10. 2021 and 31/10/2021. One
// separator throughout.
std::string numeric_date(View s, decltype(date_of)& make) {
  for (std::size_t at = 0; at < s.size(); ++at) {
    if (!is_digit(s[at]) || (at > 0 && is_digit(s[at - 1]))) continue;
    std::size_t i = at;
    const int first = take_number(s, i);
    const std::size_t digits = i - at;
    if (i >= s.size() || !contains(U"-./·．／－", s[i])) continue;
    const char32_t separator = s[i++];
    const int second = take_number(s, i);
    if (second < 0 || i >= s.size() || s[i] != separator) continue;
    for (++i; i < s.size() && is_blank(s[i]);) ++i;  // 31. 10. 2021
    const std::size_t last = i;
    const int third = take_number(s, i);
    if (third < 0) continue;
    if (std::string date = make(first, digits, second, third, i - last); !date.empty()) return date;
  }
  return {};
}

}  // namespace

std::string iso_date(View s, const Profile& profile) {
  std::string date = profile.months.empty() ? std::string() : western_date(s, profile);
  if (date.empty()) date = east_asian_date(s);
  return date.empty() ? numeric_date(s, date_of) : date;
}

std::string short_date(View s) { return numeric_date(s, date_of_short_year); }

}  // namespace broadsheet::reconstruct
