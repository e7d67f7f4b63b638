#include "convert/facts/dated_name.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>

namespace broadsheet {
namespace {

using ascii::is_digit;
bool is_separator(char c) { return std::string_view("-_. ,()[]").find(c) != std::string_view::npos; }
using ascii::is_letter;

// Reads a name from front to back; each take_…() passes over what it found, or nothing.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  std::string_view rest() const { return text_; }

  std::optional<unsigned> take_number(std::size_t least, std::size_t most) {
    std::size_t size = 0;
    while (size < text_.size() && is_digit(text_[size])) ++size;
    unsigned number = 0;
    if (size < least || size > most) return std::nullopt;
    std::from_chars(text_.data(), text_.data() + size, number);
    text_.remove_prefix(size);
    return number;
  }
  bool take(std::string_view word) {
    if (text_.substr(0, word.size()) != word) return false;
    text_.remove_prefix(word.size());
    return true;
  }
  bool take_separator() {
    if (text_.empty() || !is_separator(text_[0])) return false;
    text_.remove_prefix(1);
    return true;
  }
  // "Mar", "March", "MAR.", "März"
  std::optional<unsigned> take_month() {
    static constexpr std::array<std::string_view, 12> months = {
        " january januar janvier enero gennaio januari janeiro styczeń stycznia январь января",
        " february februar février fevrier febrero febbraio februari fevereiro luty lutego февраль февраля",
        " march märz maerz mars marzo maart março marzec marca март марта",
        " april avril abril aprile kwiecień kwietnia апрель апреля",
        " may mai mayo maggio mei maio maj maja май мая",
        " june juni juin junio giugno junho czerwiec czerwca июнь июня",
        " july juli juillet julio luglio julho lipiec lipca июль июля",
        " august août aout agosto augustus sierpień sierpnia август августа",
        " september septembre septiembre settembre setembro wrzesień września сентябрь сентября",
        " october oktober octobre octubre ottobre outubro październik października октябрь октября",
        " november novembre noviembre novembro listopad listopada ноябрь ноября",
        " december dezember décembre decembre diciembre dicembre dezembro grudzień grudnia декабрь декабря"};
    std::size_t size = 0;
    while (size < text_.size() && (is_letter(text_[size]) || (text_[size] & 0x80) != 0)) ++size;
    const std::string word = ' ' + ascii::lower(text_.substr(0, size));
    for (unsigned month = 0; month < months.size(); ++month) {
      if (size < 3 || months[month].find(word) == std::string_view::npos) continue;
      text_.remove_prefix(size);
      return month + 1;
    }
    return std::nullopt;
  }

 private:
  std::string_view text_;
};

struct Found {
  std::string date;
  std::string_view after;
};

std::optional<Found> day(std::optional<unsigned> year, std::optional<unsigned> month,
                         std::optional<unsigned> day, const Cursor& after) {
  if (!year || !month || !day || *year < 1600 || *year > 2199) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day)};
  if (!date.ok() || (!after.rest().empty() && is_digit(after.rest()[0]))) return std::nullopt;
  char text[16];
  std::snprintf(text, sizeof text, "%04u-%02u-%02u", *year % 10000, *month % 100, *day % 100);
  return Found{text, after.rest()};
}

// 2024-03-04, 2024_3_4, 2024年3月4日
std::optional<Found> with_separators(Cursor c) {
  const auto year = c.take_number(4, 4);
  const bool is_han = c.take("年");
  if (!is_han && !c.take_separator()) return std::nullopt;
  const auto month = c.take_number(1, 2);
  if (!(is_han ? c.take("月") : c.take_separator())) return std::nullopt;
  const auto number = c.take_number(1, 2);
  if (is_han && !c.take("日")) return std::nullopt;
  return day(year, month, number, c);
}

// 20240304
std::optional<Found> run_together(Cursor c) {
  const auto number = c.take_number(8, 8);
  if (!number) return std::nullopt;
  return day(*number / 10000, *number / 100 % 100, *number % 100, c);
}

// 4 Mar 2024, 04-March-2024, 4. März 2024
std::optional<Found> day_first(Cursor c) {
  const auto number = c.take_number(1, 2);
  while (c.take_separator()) {
  }
  const auto month = c.take_month();
  c.take_separator();
  return day(c.take_number(4, 4), month, number, c);
}

// 14.03.2024, and 14-03-2024 where 14 can be no month
std::optional<Found> day_first_in_figures(Cursor c) {
  const auto number = c.take_number(1, 2);
  const bool has_points = c.take(".");
  if (!has_points && (!c.take_separator() || number.value_or(0) <= 12)) return std::nullopt;
  const auto month = c.take_number(1, 2);
  if (has_points ? !c.take(".") : !c.take_separator()) return std::nullopt;
  return day(c.take_number(4, 4), month, number, c);
}

// Mar 4 2024, March 4, 2024
std::optional<Found> month_first(Cursor c) {
  const auto month = c.take_month();
  c.take_separator();
  const auto number = c.take_number(1, 2);
  c.take(",");
  if (!c.take_separator()) return std::nullopt;
  return day(c.take_number(4, 4), month, number, c);
}

std::optional<Found> date_at(std::string_view text) {
  for (const auto form : {with_separators, run_together, day_first, day_first_in_figures, month_first})
    if (auto found = form(Cursor(text))) return found;
  return std::nullopt;
}

// "2" of "02" and "p2", "A4" of "A4".
std::string page_label(std::string_view text) {
  if (!text.empty() && text[0] == 'p') text.remove_prefix(1);
  const bool lettered = !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
  const std::string_view digits = text.substr(lettered ? 1 : 0);
  if (digits.empty() || digits.size() > 3 || !std::all_of(digits.begin(), digits.end(), is_digit)) return {};
  const std::string_view number = digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return std::string(text.substr(0, lettered ? 1 : 0)).append(number);
}

// Whether a date may begin there: not inside a number or a word.
bool may_begin(std::string_view name, std::size_t at) {
  if (at == 0 || is_separator(name[at - 1])) return true;
  const bool is_han = (static_cast<unsigned char>(name[at - 1]) & 0x80) != 0;
  return is_han && is_digit(name[at]);
}

std::string_view without_separators(std::string_view text) {
  while (!text.empty() && is_separator(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t begin, std::size_t size, auto& value) {
    const std::string_view digits = text.substr(begin, size);
    return std::all_of(digits.begin(), digits.end(), is_digit) &&
           std::from_chars(digits.data(), digits.data() + size, value).ec == std::errc();
  };
  int year = 0;
  unsigned month = 0, day = 0;
  return number(0, 4, year) && number(5, 2, month) && number(8, 2, day) &&
         std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month),
                                     std::chrono::day(day))
             .ok();
}

bool is_iso_date(std::string_view text) {
  if (text.size() >= 10) return is_date(text.substr(0, 10)) && (text.size() == 10 || text[10] == 'T');
  if (text.size() == 7) return is_date(std::string(text) + "-01");
  return text.size() == 4 && std::all_of(text.begin(), text.end(), is_digit);
}

std::string page_from_name(std::string_view text) {
  if (std::string page = page_label(text); !page.empty()) return page;
  const std::string small = ascii::lower(text);
  for (const std::string_view word :
       {"page", "pagina", "página", "seite", "s.", "s ", "s_", "pg", "p", "第"}) {
    if (small.rfind(word, 0) != 0) continue;
    text.remove_prefix(word.size());
    while (!text.empty() && is_separator(text[0])) text.remove_prefix(1);
    break;
  }
  for (const std::string_view word : {"版", "面"})
    if (text.size() > word.size() && text.substr(text.size() - word.size()) == word)
      text.remove_suffix(word.size());
  return page_label(text);
}

namespace {

// "Courier 01" after a date: a name without figures, and a page.
DatedName name_and_page(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && !is_separator(text[end - 1])) --end;
  const std::string_view name = without_separators(text.substr(0, end));
  const std::string page = page_label(text.substr(end));
  if (name.empty() || page.empty() || std::any_of(name.begin(), name.end(), is_digit)) return {};
  return {std::string(name), "", page};
}

}  // namespace

DatedName dated_name(std::string_view name) {
  bool has_date = false;  // and other figures behind it
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (!may_begin(name, at)) continue;
    const auto found = date_at(name.substr(at));
    if (!found) continue;
    std::string_view after = found->after;
    const bool is_parted = !after.empty() && (is_separator(after[0]) || after.rfind("第", 0) == 0);
    while (!after.empty() && is_separator(after[0])) after.remove_prefix(1);
    const std::string page = page_from_name(after);
    const std::string_view before = without_separators(name.substr(0, at));
    if (DatedName behind = name_and_page(after);
        at == 0 && is_parted && page.empty() && !behind.page.empty()) {
      behind.date = found->date;
      return behind;
    }
    const bool ends = without_separators(found->after).empty();
    const bool is_named = is_parted && std::none_of(after.begin(), after.end(), is_digit);  // "_sport"
    if (!ends && !is_named && (!is_parted || page.empty())) {
      has_date = true;
      continue;
    }
    if (has_date || (before.empty() && at > 0)) return {};
    return {std::string(before), found->date, page};
  }
  return {};
}

}  // namespace broadsheet
