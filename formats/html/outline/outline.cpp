#include "html/outline/outline.hpp"

#include "xhtml/article.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace broadsheet::html {
namespace {

constexpr std::size_t kMaxAnchor = 64;  // it is a file name in the folder layout

std::string headline_id(const std::string& anchor) { return anchor + "-headline"; }

}  // namespace

Outline::Outline(const Document& document)
    : taken_{"articles", "contents", "search", "search-data", "issue-data"} {
  const auto& articles = document.articles;
  for (std::size_t i = 0; i < articles.size(); ++i)
    if (i == 0 || articles[i].page != articles[i - 1].page) add_section(articles[i].page, i);
  for (std::size_t i = 0; i < sections_.size(); ++i)
    sections_[i].end = i + 1 < sections_.size() ? sections_[i + 1].begin : articles.size();

  items_.reserve(articles.size());
  for (std::size_t i = 0; i < articles.size(); ++i)
    items_.push_back({claim(articles[i].id, "article-", i + 1), common::label_of(articles[i])});
  link_parts(articles);
}

std::string_view Outline::page_anchor(std::string_view page) const {
  if (page.empty()) return {};
  for (const Section& section : sections_)
    if (section.page == page) return section.anchor;
  return {};
}

void Outline::add_section(const std::string& page, std::size_t article) {
  std::string anchor = page.empty() ? std::string() : claim("p" + page, "page-", sections_.size() + 1);
  sections_.push_back({page, std::move(anchor), article, 0});
}

std::string Outline::claim(std::string wanted, std::string_view otherwise, std::size_t number) {
  if (wanted.size() > kMaxAnchor || !xhtml::is_element_id(wanted) || !is_free(wanted)) {
    wanted = std::string(otherwise) + std::to_string(number);
    while (!is_free(wanted)) wanted += "-x";
  }
  taken_.insert(ascii::lower(wanted));
  taken_.insert(ascii::lower(headline_id(wanted)));
  return wanted;
}

bool Outline::is_free(const std::string& anchor) const {
  return !taken_.count(ascii::lower(anchor)) && !taken_.count(ascii::lower(headline_id(anchor)));
}

// A part that says "continued on page 4" goes with the first unclaimed part on page 4
// that says "continued from" here.
void Outline::link_parts(const std::vector<Article>& articles) {
  std::map<std::pair<std::string_view, std::string_view>, std::vector<std::size_t>> waiting;
  for (std::size_t i = articles.size(); i-- > 0;)
    if (!articles[i].continued_from.empty())
      waiting[{articles[i].continued_from, articles[i].page}].push_back(i);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (articles[i].continued_to.empty()) continue;
    const auto parts = waiting.find({articles[i].page, articles[i].continued_to});
    if (parts == waiting.end() || parts->second.empty()) continue;
    const std::size_t part = parts->second.back();
    parts->second.pop_back();
    items_[i].continued_to = part;
    items_[part].continued_from = i;
  }
}

}  // namespace broadsheet::html
