#include "convert/assemble.hpp"

#include "convert/facts/metadata.hpp"
#include "convert/join_continuations.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/views.hpp>

#include <algorithm>
#include <charconv>

namespace broadsheet {
namespace {

// Ids are "a-<page>-<n>": one that was made before the page had its name is renamed.
std::string with_page(const std::string& id, const std::string& page) {
  const std::size_t last = id.rfind('-');
  const bool ours = id.rfind("a-", 0) == 0 && last > 1 && last != std::string::npos;
  const bool plain = !page.empty() && std::all_of(page.begin(), page.end(), ascii::is_alphanumeric);
  return ours && plain ? "a-" + page + id.substr(last) : id;
}

}  // namespace

Assembler::Assembler(ViewSink& out, Metadata given, Metadata from_name)
    : out_(out), given_(std::move(given)), from_name_(std::move(from_name)) {}

void Assembler::open(const bs_issue& issue) {
  issue_ = to_issue(issue);
  is_named_by_file_ =
      issue_.publication.empty() && given_.publication.empty() && !from_name_.publication.empty();
  apply_metadata(issue_, given_, from_name_);
  if (!given_.page.empty() && issue_.pages.size() <= 1)
    only_page_ = given_.page;
  else if (issue_.pages.empty())
    only_page_ = from_name_.page;
  if (!only_page_.empty()) issue_.pages = {only_page_};
  for (std::size_t i = 0; i < issue_.pages.size(); ++i) page_index_[issue_.pages[i]] = i;
  Views views;
  out_.open(views.issue(issue_));
}

bool Assembler::passes_unchanged(const bs_article& article) const {
  return held_.empty() && only_page_.empty() && article.continued_to.len == 0 && article.id.len > 0 &&
         ids_.find(to_view(article.id)) == ids_.end();
}

void Assembler::article(const bs_article& view) {
  if (const auto page = page_index_.find(to_view(view.page)); page != page_index_.end())
    page_now_ = std::max(page_now_, page->second);
  if (passes_unchanged(view)) {
    ids_.emplace(to_view(view.id), 2);
    out_.article(view);
    return;
  }
  Article article = to_article(view);
  complete(article);
  if (!join_to_waiting(article)) {
    held_.push_back({std::move(article), {}});
    held_.back().last_page = held_.back().article.page;
    await(held_.back());
  }
  release(false);
}

void Assembler::complete(Article& article) {
  if (!only_page_.empty()) {
    article.page = only_page_;
    article.id = with_page(article.id, only_page_);
  }
  if (article.id.empty()) article.id = "a-1";
  const auto [known, is_new] = ids_.emplace(article.id, 2);
  while (!is_new) {
    std::string id = article.id + "-" + std::to_string(known->second++);
    if (!ids_.emplace(id, 2).second) continue;
    article.id = std::move(id);
    break;
  }
}

bool Assembler::can_still_come(const std::string& page) const {
  const auto index = page_index_.find(page);
  return index != page_index_.end() && index->second >= page_now_;
}

void Assembler::await(Held& held) {
  const std::string& to = held.article.continued_to;
  if (!to.empty() && to != held.last_page && can_still_come(to))
    waiting_[{held.last_page, to}].push_back(&held);
}

bool Assembler::join_to_waiting(Article& article) {
  constexpr std::size_t kCompared = 16;  // no newspaper has more jumps between the same two pages
  const auto jump = waiting_.find({article.continued_from, article.page});
  if (jump == waiting_.end() || jump->second.empty()) return false;
  std::deque<Held*>& candidates = jump->second;
  std::size_t best = 0;
  double best_likeness = -1;
  for (std::size_t i = 0; i < std::min(candidates.size(), kCompared); ++i) {
    const double like = likeness(candidates[i]->article, article);
    if (like > best_likeness) best_likeness = like, best = i;
  }
  Held& held = *candidates[best];
  candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(best));
  held.last_page = article.page;
  join_parts(held.article, std::move(article), leftover_);
  await(held);
  return true;
}

// Passes on the articles that nothing can be joined to any more. Order is kept: an article after
// one that waits has to wait, too.
void Assembler::release(bool all) {
  Views views;
  while (!held_.empty()) {
    Held& front = held_.front();
    const auto jump = waiting_.find({front.last_page, front.article.continued_to});
    if (jump != waiting_.end()) {
      std::deque<Held*>& bucket = jump->second;
      const auto at = std::find(bucket.begin(), bucket.end(), &front);  // at or near its front
      if (at != bucket.end()) {
        if (!all && can_still_come(front.article.continued_to)) return;
        bucket.erase(at);
      }
    }
    out_.article(views.article(front.article));
    held_.pop_front();
  }
}

void Assembler::close(const bs_end& view) {
  release(true);
  End end = to_end(view);
  if (!only_page_.empty())
    for (Furniture& furniture : end.furniture) furniture.page = only_page_;
  end.discarded.insert(end.discarded.end(), leftover_.begin(), leftover_.end());
  Views views;
  out_.close(views.end(end));
}

Document merge_pages(std::vector<Document> documents, const std::vector<std::string>& pages) {
  Document whole;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Document& part = documents[i];
    std::string name = i < pages.size() ? pages[i] : "";
    if (part.issue.pages.empty()) {
      if (name.empty()) name = std::to_string(i + 1);
      part.issue.pages = {name};
      for (Article& a : part.articles) a.page = name;
      for (Furniture& f : part.end.furniture) f.page = name;
      for (Article& a : part.articles) a.id = with_page(a.id, name);
    }
    for (const std::string& page : part.issue.pages)
      if (std::find(whole.issue.pages.begin(), whole.issue.pages.end(), page) == whole.issue.pages.end())
        whole.issue.pages.push_back(page);
    Metadata facts{part.issue.publication, part.issue.title,   part.issue.date,
                   part.issue.language,    part.issue.edition, {}};
    apply_metadata(whole.issue, {}, facts);
    const auto move_all = [](auto& to, auto& from) {
      to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    if (i == 0) whole.issue.attrs = std::move(part.issue.attrs);
    move_all(whole.articles, part.articles);
    move_all(whole.end.furniture, part.end.furniture);
    move_all(whole.end.discarded, part.end.discarded);
  }
  return whole;
}

}  // namespace broadsheet
