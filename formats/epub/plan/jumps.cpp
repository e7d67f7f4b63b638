#include "epub/plan/jumps.hpp"

#include <algorithm>
#include <string_view>

namespace broadsheet::epub {
namespace {

std::string_view number(std::string_view page) {
  return page.substr(std::min(page.find_first_not_of('0'), page.size()));
}

/// One key for "article on `page` that says `direction` `other`".
std::string key(char direction, std::string_view page, std::string_view other = {},
                std::string_view headline = {}) {
  std::string out(1, direction);
  for (const std::string_view part : {page, other, headline}) out.append(1, '\0').append(part);
  return out;
}

}  // namespace

void Jumps::add(const Article& article, const std::string& path) {
  const std::string_view page = number(article.page);
  put(key('p', page), path);
  if (!article.continued_from.empty()) {
    const std::string_view from = number(article.continued_from);
    put(key('<', page, from, article.headline), path);
    put(key('<', page, from), path);
  }
  if (!article.continued_to.empty()) {
    const std::string_view to = number(article.continued_to);
    put(key('>', page, to, article.headline), path);
    put(key('>', page, to), path);
  }
}

std::string Jumps::continued_to(const Article& article) const {
  return find('<', article.continued_to, article);
}
std::string Jumps::continued_from(const Article& article) const {
  return find('>', article.continued_from, article);
}

std::string Jumps::find(char direction, const std::string& there, const Article& article) const {
  if (there.empty()) return {};
  const std::string_view page = number(there), here = number(article.page);
  for (const std::string& wanted :
       {key(direction, page, here, article.headline), key(direction, page, here), key('p', page)}) {
    const auto found = paths_.find(wanted);
    if (found != paths_.end()) return found->second;
  }
  return {};
}

}  // namespace broadsheet::epub
