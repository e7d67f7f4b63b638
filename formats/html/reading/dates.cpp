#include "html/reading/dates.hpp"

#include "common/timestamp.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace broadsheet::html {
namespace {

constexpr int kFirstYear = 1600, kLastYear = 2100;

using ascii::is_digit;

std::string iso(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31) return {};
  std::string text = std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) +
                     (day < 10 ? "-0" : "-") + std::to_string(day);
  return common::parse_date(text) ? text : std::string();
}

/// A run of digits, of letters, or one other character of a text.
struct Token {
  std::string_view text;
  int number = -1;  ///< of up to four digits
  int month = 0;    ///< that a word names
};

int month_of(std::string_view word) {
  // Three letters tell the month in most languages; where they do not, four do.
  constexpr std::array<std::pair<std::string_view, int>, 47> kMonths = {{
      {"jan", 1},  {"ene", 1},  {"gen", 1},    {"feb", 2},     {"fév", 2},    {"fev", 2},  {"mar", 3},
      {"mär", 3},  {"maa", 3},  {"mrz", 3},    {"apr", 4},     {"avr", 4},    {"abr", 4},  {"may", 5},
      {"mai", 5},  {"mag", 5},  {"mei", 5},    {"june", 6},    {"juni", 6},   {"juin", 6}, {"jun", 6},
      {"giu", 6},  {"july", 7}, {"juli", 7},   {"juil", 7},    {"jul", 7},    {"lug", 7},  {"aug", 8},
      {"août", 8}, {"aout", 8}, {"ago", 8},    {"sep", 9},     {"set", 9},    {"oct", 10}, {"okt", 10},
      {"ott", 10}, {"out", 10}, {"nov", 11},   {"dec", 12},    {"dez", 12},   {"déc", 12}, {"dic", 12},
      {"jän", 1},  {"mayo", 5}, {"luglio", 7}, {"juillet", 7}, {"giugno", 6},
  }};
  const std::string small = ascii::lower(word);
  if (small.size() < 3 || small.size() > 12) return 0;
  for (const auto& [begin, month] : kMonths)
    if (small.starts_with(begin)) return month;
  return 0;
}

std::vector<Token> tokens_of(std::string_view text) {
  constexpr std::size_t kMost = 200;
  std::vector<Token> tokens;
  const auto is_letter = [](char c) {
    return (c | 0x20) >= 'a' ? (c | 0x20) <= 'z' : static_cast<unsigned char>(c) >= 0x80;
  };
  while (!text.empty() && tokens.size() < kMost) {
    std::size_t size = 1;
    Token token;
    if (is_digit(text[0])) {
      while (size < text.size() && is_digit(text[size])) ++size;
      if (size <= 4) token.number = std::stoi(std::string(text.substr(0, size)));
    } else if (text.starts_with("年") || text.starts_with("月") || text.starts_with("日")) {
      size = 3;
    } else if (is_letter(text[0]) || static_cast<unsigned char>(text[0]) >= 0x80) {
      while (size < text.size() && (is_letter(text[size]) || static_cast<unsigned char>(text[size]) >= 0x80))
        ++size;
      token.month = month_of(text.substr(0, size));
    }
    token.text = text.substr(0, size);
    if (token.text != " ") tokens.push_back(token);
    text.remove_prefix(size);
  }
  return tokens;
}

bool is_ordinal(std::string_view word) {
  constexpr std::array<std::string_view, 9> kSuffixes = {"st", "nd", "rd", "th", "er", ".", "de", "of", "º"};
  return std::find(kSuffixes.begin(), kSuffixes.end(), word) != kSuffixes.end();
}

/// Reads from a list of tokens, none beyond its end.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : tokens_(tokens_of(text)) {}
  std::size_t size() const { return tokens_.size(); }
  const Token& at(std::size_t i) const {
    static const Token none;
    return i < tokens_.size() ? tokens_[i] : none;
  }
  bool is_sign(std::size_t i, std::string_view signs) const {
    const std::string_view text = at(i).text;
    return text.size() == 1 && signs.find(text[0]) != signs.npos;
  }
  std::size_t skip(std::size_t i, bool (*skipped)(std::string_view)) const {
    for (int steps = 0; steps < 3 && skipped(at(i).text); ++steps) ++i;
    return i;
  }

 private:
  std::vector<Token> tokens_;
};

bool is_year(const Token& token) { return token.text.size() == 4 && token.number >= kFirstYear; }
bool is_comma(std::string_view text) {
  return text == "," || text == "." || text == "de" || text == "del" || text == "/";
}

// "31 October 2021", "31. Oktober 2021", "31 de octubre de 2021".
std::string day_month_year(const Tokens& t, std::size_t i) {
  if (t.at(i).number < 1 || t.at(i).number > 31) return {};
  std::size_t at = t.skip(i + 1, is_ordinal);
  if (t.is_sign(at, "-/")) ++at;
  if (t.at(at).month == 0) return {};
  std::size_t year = t.skip(at + 1, is_comma);
  if (t.is_sign(year, "-/")) ++year;
  return is_year(t.at(year)) ? iso(t.at(year).number, t.at(at).month, t.at(i).number) : std::string();
}

// "October 31, 2021", "Oct. 31st 2021".
std::string month_day_year(const Tokens& t, std::size_t i) {
  if (t.at(i).month == 0) return {};
  const std::size_t day = t.is_sign(i + 1, ".") ? i + 2 : i + 1;
  if (t.at(day).number < 1 || t.at(day).text.size() > 2) return {};
  const std::size_t year = t.skip(t.skip(day + 1, is_ordinal), is_comma);
  return is_year(t.at(year)) ? iso(t.at(year).number, t.at(i).month, t.at(day).number) : std::string();
}

std::string with_year_first(const Tokens& t, std::size_t i) {
  if (t.at(i).text.size() == 8 && t.at(i).number < 0 && is_digit(t.at(i).text[0])) {  // 20211031
    const auto part = [&](std::size_t at, std::size_t size) {
      return std::stoi(std::string(t.at(i).text.substr(at, size)));
    };
    return iso(part(0, 4), part(4, 2), part(6, 2));
  }
  if (!is_year(t.at(i))) return {};
  if (!t.is_sign(i + 1, "-/.") && t.at(i + 1).text != "年") return {};
  if (!t.is_sign(i + 3, "-/.") && t.at(i + 3).text != "月") return {};
  return iso(t.at(i).number, t.at(i + 2).number, t.at(i + 4).number);
}

std::string with_year_last(const Tokens& t, std::size_t i, bool month_first) {
  const bool has_signs = t.is_sign(i + 1, "-/.") && t.is_sign(i + 3, "-/.");
  if (!has_signs || t.at(i).text.size() > 2 || t.at(i + 2).text.size() > 2) return {};
  int year = t.at(i + 4).number;
  if (t.at(i + 4).text.size() == 2 && t.is_sign(i + 1, ".")) year += 2000;
  if (year >= 0 && t.at(i + 4).text.size() == 4 && t.is_sign(i + 5, ":"))
    year = 2000 + year / 100;  // 19 12:44
  int day = t.at(i).number, month = t.at(i + 2).number;
  if ((month_first && t.is_sign(i + 1, "/")) || month > 12) std::swap(day, month);
  return iso(year, month, day);
}

}  // namespace

std::string date_in(std::string_view text, std::string_view language) {
  const Tokens tokens(text);
  const bool month_first =
      language == "en-US" || language == "en_US" || language == "en-us" || language == "en";
  for (std::size_t i = 0; i < tokens.size(); ++i)
    for (const std::string& date : {with_year_first(tokens, i), with_year_last(tokens, i, month_first),
                                    day_month_year(tokens, i), month_day_year(tokens, i)})
      if (!date.empty()) return date;
  return {};
}

std::string date_in_address(std::string_view address) {
  for (std::size_t at = address.find('/'); at != address.npos; at = address.find('/', at + 1)) {
    std::string_view rest = address.substr(at + 1);
    const auto is_shaped = [&rest](std::string_view shape) {
      return rest.size() >= shape.size() &&
             std::equal(shape.begin(), shape.end(), rest.begin(),
                        [](char s, char c) { return s == '9' ? is_digit(c) : !is_digit(c); });
    };
    rest.remove_prefix(rest.starts_with("~") ? 1 : 0);
    if (!is_shaped("9999-99-99") && !is_shaped("99-99-9999")) continue;
    if (std::string date = date_in(rest.substr(0, 10), {}); !date.empty()) return date;
  }
  return {};
}

}  // namespace broadsheet::html
