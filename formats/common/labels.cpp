#include "common/labels.hpp"

#include <algorithm>
#include <initializer_list>

namespace broadsheet::common {
namespace {

constexpr Labels kSimplified = {.language = "zh-Hans",
                                .contents = "目录",
                                .previous = "上一篇",
                                .next = "下一篇",
                                .skip = "跳到正文",
                                .search = "搜索",
                                .found = "找到 {} 篇",
                                .none_found = "没有找到",
                                .page_form = "第{}版",
                                .continued_to_form = "（下转{}）",
                                .continued_from_form = "（上接{}）"};

constexpr Labels kTraditional = {.language = "zh-Hant",
                                 .contents = "目錄",
                                 .previous = "上一篇",
                                 .next = "下一篇",
                                 .skip = "跳到正文",
                                 .search = "搜尋",
                                 .found = "找到 {} 篇",
                                 .none_found = "沒有找到",
                                 .page_form = "第{}版",
                                 .continued_to_form = "（下轉{}）",
                                 .continued_from_form = "（上接{}）"};

constexpr Labels kJapanese = {.language = "ja",
                              .contents = "目次",
                              .previous = "前の記事",
                              .next = "次の記事",
                              .skip = "本文へ移動",
                              .search = "検索",
                              .found = "{}件見つかりました",
                              .none_found = "見つかりません",
                              .page_form = "{}面",
                              .continued_to_form = "（{}に続く）",
                              .continued_from_form = "（{}から続く）"};

constexpr Labels kEnglish = {.language = "en",
                             .contents = "Contents",
                             .previous = "Previous",
                             .next = "Next",
                             .skip = "Skip to the articles",
                             .search = "Search",
                             .found = "{} found",
                             .none_found = "Nothing found",
                             .page_form = "Page {}",
                             .continued_to_form = "Continued on {}",
                             .continued_from_form = "Continued from {}"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// The subtag `index` of `tag`, in lower case; "" where there are fewer.
std::string subtag(std::string_view tag, int index) {
  for (; index > 0; --index) {
    const std::size_t dash = tag.find('-');
    if (dash == tag.npos) return {};
    tag.remove_prefix(dash + 1);
  }
  std::string out(tag.substr(0, tag.find('-')));
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
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

// "4", "A4", "B12": a number that needs a word beside it, unlike "体育" or "Sports".
bool is_page_number(std::string_view name) {
  return !name.empty() && name.size() <= 8 && name.back() >= '0' && name.back() <= '9' &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z'); });
}

}  // namespace

std::string Labels::page(std::string_view name) const {
  return is_page_number(name) ? fill(page_form, name) : std::string(name);
}
std::string Labels::continued_to(std::string_view name) const { return fill(continued_to_form, page(name)); }
std::string Labels::continued_from(std::string_view name) const {
  return fill(continued_from_form, page(name));
}

const Labels& labels_for(std::string_view language) {
  const std::string primary = subtag(language, 0);
  if (primary == "ja") return kJapanese;
  if (primary != "zh" && primary != "yue") return kEnglish;
  if (has_subtag(language, {"hans"})) return kSimplified;
  return has_subtag(language, {"hant", "tw", "hk", "mo"}) ? kTraditional : kSimplified;
}

bool is_cjk_language(std::string_view language) {
  const std::string primary = subtag(language, 0);
  return primary == "zh" || primary == "yue" || primary == "ja" || primary == "ko";
}

}  // namespace broadsheet::common
