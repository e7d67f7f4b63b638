#include "common/labels/labels.hpp"

#include "common/labels/tables.hpp"
#include "common/timestamp.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <span>

namespace broadsheet::common {
namespace {

// The subtag `index` of `tag`, in lower case; "" where there are fewer.
std::string subtag(std::string_view tag, int index) {
  for (; index > 0; --index) {
    const std::size_t dash = tag.find('-');
    if (dash == tag.npos) return {};
    tag.remove_prefix(dash + 1);
  }
  return ascii::lower(tag.substr(0, tag.find('-')));
}

bool has_subtag(std::string_view tag, std::initializer_list<std::string_view> wanted) {
  for (int i = 1;; ++i) {
    const std::string part = subtag(tag, i);
    if (part.empty()) return false;
    if (std::find(wanted.begin(), wanted.end(), part) != wanted.end()) return true;
  }
}

std::string fill(std::string_view form, std::string_view value) {
  const std::size_t place = form.find("{}");
  return std::string(form.substr(0, place)).append(value).append(form.substr(place + 2));
}

// What fill() put there; nothing where `text` is not of that form.
std::string_view filled_in(std::string_view form, std::string_view text) {
  const std::size_t place = form.find("{}");
  const std::string_view before = form.substr(0, place), after = form.substr(place + 2);
  if (text.size() <= before.size() + after.size() || !text.starts_with(before) || !text.ends_with(after))
    return {};
  return text.substr(before.size(), text.size() - before.size() - after.size());
}

// "4", "A4", "B12": a number that needs a word beside it, unlike "体育" or "Sports".
bool is_page_number(std::string_view name) {
  return !name.empty() && name.size() <= 8 && name.back() >= '0' && name.back() <= '9' &&
         std::all_of(name.begin(), name.end(), ascii::is_alphanumeric);
}

std::string page_in(std::string_view phrase, std::string_view form, std::string_view page_form) {
  const std::string_view page = filled_in(form, phrase), number = filled_in(page_form, page);
  return std::string(is_page_number(number) ? number : page);
}

// The n-th, from 0, of words with blanks between them.
std::string_view word_in(std::string_view words, unsigned n) {
  for (; n > 0; --n) words.remove_prefix(words.find(' ') + 1);
  return words.substr(0, words.find(' '));
}

}  // namespace

std::string Labels::page(std::string_view name) const {
  return is_page_number(name) ? fill(page_form, name) : std::string(name);
}
std::string Labels::continued_to(std::string_view name) const { return fill(continued_to_form, page(name)); }
std::string Labels::continued_from(std::string_view name) const {
  return fill(continued_from_form, page(name));
}
std::string Labels::page_continued_to(std::string_view phrase) const {
  return page_in(phrase, continued_to_form, page_form);
}
std::string Labels::page_continued_from(std::string_view phrase) const {
  return page_in(phrase, continued_from_form, page_form);
}

std::string Labels::date(std::string_view iso_date) const {
  const auto date = parse_date(iso_date);
  if (!date || !is_cjk_language(language)) return std::string(iso_date);
  const std::string year = std::to_string(date->year), month = std::to_string(date->month),
                    day = std::to_string(date->day);
  if (language == "ko") return year + "년 " + month + "월 " + day + "일";
  return year + "年" + month + "月" + day + "日";
}

std::string Labels::long_date(std::string_view iso_date) const {
  const auto date = parse_date(iso_date);
  if (!date) return std::string(iso_date);
  const auto month = static_cast<unsigned>(date->month), day = static_cast<unsigned>(date->day);
  const std::chrono::weekday weekday{std::chrono::sys_days(
      std::chrono::year(static_cast<int>(date->year)) / std::chrono::month(month) / std::chrono::day(day))};
  std::string text;
  for (std::size_t i = 0; i < date_form.size(); ++i) {
    if (date_form[i] != '%') {
      text += date_form[i];
      continue;
    }
    const char part = date_form[++i];
    text += part == 'Y'   ? std::to_string(date->year)
            : part == 'm' ? word_in(months, month - 1)
            : part == 'd' ? std::to_string(day)
                          : word_in(weekdays, weekday.c_encoding());
  }
  return text;
}

const Labels& labels_for(std::string_view language) {
  std::string wanted = subtag(language, 0);
  if (wanted == "zh" || wanted == "yue") {
    const bool is_traditional =
        !has_subtag(language, {"hans"}) && has_subtag(language, {"hant", "tw", "hk", "mo"});
    wanted = is_traditional ? "zh-Hant" : "zh-Hans";
  }
  for (const auto table : {east_asian_labels(), western_labels(), eastern_labels()})
    for (const Labels& labels : table)
      if (labels.language == wanted) return labels;
  return western_labels().front();
}

bool is_cjk_language(std::string_view language) {
  const std::string primary = subtag(language, 0);
  return primary == "zh" || primary == "yue" || primary == "ja" || primary == "ko";
}

}  // namespace broadsheet::common
