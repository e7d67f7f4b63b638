#include "news/dispatch/jumps.hpp"

#include <algorithm>

namespace broadsheet::news {
namespace {

bool contains(const std::vector<std::string>& pages, const std::string& page) {
  return std::find(pages.begin(), pages.end(), page) != pages.end();
}

}  // namespace

std::string unread_page(const Jump& jump, const std::set<std::string>& pages_read) {
  for (const std::string* page : {&jump.to, &jump.from})
    if (!page->empty() && !pages_read.contains(*page)) return *page;
  return {};
}

bool is_part_of(const std::string& page, const std::string& unread, const SentStory& before) {
  if (before.item.status == "canceled" || before.joined.empty()) return false;
  const auto has = [&](const std::string& its) { return before.page == its || contains(before.joined, its); };
  return has(unread) && has(page);
}

bool has_lost_its_jump(const Story& story, const SentStory& before) {
  return !story.continued_to.empty() && contains(before.joined, story.continued_to);
}

}  // namespace broadsheet::news
