#include "html/content/furniture.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>

namespace broadsheet::html {
namespace {

bool is_hidden(pugi::xml_node element) {
  if (element.attribute("hidden") || std::string_view(element.attribute("aria-hidden").value()) == "true")
    return true;
  const std::string style = ascii::lower(element.attribute("style").value());
  return style.find("display:none") != style.npos || style.find("display: none") != style.npos ||
         style.find("visibility:hidden") != style.npos || style.find("visibility: hidden") != style.npos;
}

int weight_of(std::string_view name) {
  if (name.empty()) return 0;
  int weight = 0;
  if (contains_one_of(name, {"-ad-",     "hidden", "banner",   "combx",    "comment", "com-",       "contact",
                             "footer",   "gdpr",   "masthead", "media",    "meta",    "outbrain",   "promo",
                             "related",  "scroll", "share",    "shoutbox", "sidebar", "skyscraper", "sponsor",
                             "shopping", "tags",   "widget",   "teaser",   "recirc",  "newsletter"}))
    weight -= 25;
  if (contains_one_of(name, {"article", "body", "content", "entry", "hentry", "h-entry", "main", "page",
                             "post", "text", "blog", "story"}))
    weight += 25;
  return weight;
}

}  // namespace

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string names_of(pugi::xml_node element) {
  return ascii::lower(element.attribute("class").value()) + ' ' +
         ascii::lower(element.attribute("id").value());
}

bool contains_one_of(std::string_view names, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [names](std::string_view word) { return names.find(word) != names.npos; });
}

bool class_tells(pugi::xml_node element, std::initializer_list<std::string_view> words) {
  return contains_one_of(ascii::lower(element.attribute("class").value()), words);
}

bool is_beside_text(pugi::xml_node element) {
  if (is_one_of(element.name(), {"aside",  "button", "dialog", "head",     "iframe",   "input", "link",
                                 "map",    "meta",   "nav",    "noscript", "object",   "rp",    "script",
                                 "select", "style",  "svg",    "template", "textarea", "title"}))
    return true;
  return is_hidden(element) ||
         class_tells(element, {"advert", "breadcrumb", "newsletter", "article-links", "sr-only", "noprint",
                               "visually-hidden", "visuallyhidden", "screen-reader", "mw-editsection"});
}

bool is_unlikely_text(pugi::xml_node element) {
  if (is_one_of(element.attribute("role").value(), {"menu", "menubar", "complementary", "navigation", "alert",
                                                    "alertdialog", "dialog", "search", "contentinfo"}))
    return true;
  if (is_one_of(element.name(), {"footer", "form"})) return true;
  const std::string names = names_of(element);
  if (contains_one_of(names, {"advert",    "-ad-",       "adsense",      "comments",        "commentlist",
                              "comment-",  "disqus",     "related",      "sharing",         "share-",
                              "-share",    "share_",     "sharedaddy",   "social",          "outbrain",
                              "taboola",   "recommend",  "promo",        "pagination",      "cookie",
                              "consent",   "gdpr",       "subscribe",    "sponsor",         "author-bio",
                              "authorbox", "author-box", "about-author", "mostread",        "most-read",
                              "read-more", "readmore",   "trending",     "jp-relatedposts", "post-navigation",
                              "post-nav",  "nav-links",  "tag-links",    "newsletter",      "see-also",
                              "more-from"}))
    return true;
  if (!contains_one_of(
          names, {"banner",     "combx",        "community", "disqus",  "extra",  "footer",   "header",
                  "legends",    "menu",         "remark",    "replies", "rss",    "shoutbox", "sidebar",
                  "skyscraper", "supplemental", "pager",     "popup",   "teaser", "toolbar",  "widget",
                  "comment",    "share",        "signup",    "login",   "modal",  "masthead", "navbar"}))
    return false;
  return !contains_one_of(names,
                          {"article", "body", "column", "content", "main", "entry", "story", "shadow"});
}

// How lines begin that lead to other articles.
// clang-format off
constexpr std::string_view kLeadBeginnings[] = {
    "you might also like", "you may also like", "read more", "read also", "read next", "related",
    "see also", "more on this", "more from", "recommended", "advertisement", "share this", "sign up",
    "subscribe", "auch interessant", "lesen sie auch", "lesen sie hier", "lies auch", "das könnte",
    "das thema könnte", "mehr zum thema", "mehr dazu", "ähnliche", "weiterlesen", "schon gelesen",
    "anzeige", "- anzeige", "werbung", "zum thema", "weitere informationen zum", "war der artikel",
    "möchten sie den artikel", "noch keine bewertungen", "à lire aussi", "lire aussi",
    "a lire aussi", "publicité", "te puede interesar", "lea también", "lee también",
    "puede interesarte", "publicidad", "leggi anche", "pubblicità", "leia também", "leia mais",
    "publicidade", "lees ook", "advertentie", "czytaj też", "czytaj także", "zobacz też", "reklama",
    "читайте также", "реклама", "相关阅读", "相关新闻", "推荐阅读", "延伸閱讀", "延伸阅读", "相關新聞", "あわせて読みたい", "関連記事"};
// clang-format on

bool leads_elsewhere(std::string_view line) {
  const std::string small = ascii::lower(line);
  return std::any_of(std::begin(kLeadBeginnings), std::end(kLeadBeginnings),
                     [&small](std::string_view beginning) { return small.starts_with(beginning); });
}

int weight_of_names(pugi::xml_node element) {
  return weight_of(ascii::lower(element.attribute("class").value())) +
         weight_of(ascii::lower(element.attribute("id").value()));
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_block(std::string_view name) {
  return is_heading(name) ||
         is_one_of(name,
                   {"address", "article", "aside", "blockquote", "body",       "caption", "center", "dd",
                    "details", "div",     "dl",    "dt",         "figcaption", "figure",  "footer", "form",
                    "header",  "hr",      "li",    "main",       "ol",         "p",       "pre",    "section",
                    "summary", "table",   "tbody", "td",         "th",         "thead",   "tr",     "ul"});
}

}  // namespace broadsheet::html
