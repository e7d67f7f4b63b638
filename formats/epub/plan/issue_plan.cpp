#include "epub/plan/issue_plan.hpp"

#include <algorithm>

namespace broadsheet::epub {

bool Plan::has_pages() const {
  return std::any_of(entries.begin(), entries.end(), [](const Entry& e) { return !e.page_id.empty(); });
}

std::vector<Group> groups_of(const Plan& plan) {
  const std::vector<Entry>& entries = plan.entries;
  const bool by_page = plan.has_pages();
  const auto key = [by_page](const Entry& e) -> const std::string& { return by_page ? e.page : e.section; };
  std::vector<Group> groups;
  for (std::size_t begin = 0, end; begin < entries.size(); begin = end) {
    end = begin + 1;
    while (end < entries.size() && key(entries[end]) == key(entries[begin])) ++end;
    const std::string& name = key(entries[begin]);
    Group group{by_page ? plan.labels->page(name) : name, begin, end};
    const std::string& section = entries[begin].section;
    const bool shared = std::all_of(entries.begin() + static_cast<std::ptrdiff_t>(begin),
                                    entries.begin() + static_cast<std::ptrdiff_t>(end),
                                    [&](const Entry& e) { return e.section == section; });
    if (by_page && !name.empty() && shared && !section.empty() && section != name)
      group.label += " " + section;
    groups.push_back(std::move(group));
  }
  return groups;
}

std::string book_title(const Issue& issue, const common::Labels& labels) {
  std::string title(issue.publication);
  for (const std::string* part : {&issue.date, &issue.edition, &issue.title})
    if (!part->empty()) title += (title.empty() ? "" : " ") + *part;
  return title.empty() ? std::string(labels.newspaper) : title;
}

}  // namespace broadsheet::epub
