#include "filters/select.hpp"

namespace broadsheet::filters {
namespace {

std::set<std::string, std::less<>> names_in(std::string_view list) {
  std::set<std::string, std::less<>> names;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (comma > 0) names.emplace(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return names;
}

}  // namespace

void Select::open(const Issue& issue) {
  pages_ = names_in(host().option("page"));
  sections_ = names_in(host().option("section"));
  const std::string name = "--" + format();
  if (const std::string_view pattern = host().option("headline"); !pattern.empty())
    headline_.emplace(pattern, name + ".headline");
  if (pages_.empty() && sections_.empty() && !headline_)
    throw plugin::Failure(
        format() + " needs " + name + ".page, " + name + ".section or " + name + ".headline", BS_UNSUPPORTED);
  next().open(issue);
}

bool Select::is_meant(const Article& article) {
  return (pages_.empty() || pages_.count(article.page)) &&
         (sections_.empty() || sections_.count(article.section)) &&
         (!headline_ || headline_->matches_in(article.headline));
}

void Select::article(const Article& article) {
  if (is_meant(article) != (format() == "only")) return;
  ++passed_;
  next().article(article);
}

void Select::close(const End& end) {
  if (passed_ == 0) host().warn("BS-F001", "the filter " + format() + " let no article pass");
  next().close(end);
}

}  // namespace broadsheet::filters
