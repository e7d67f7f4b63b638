#include "convert/assemble.hpp"

#include "convert/facts/metadata.hpp"
#include "convert/sinks/join_continuations.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/views.hpp>

#include <algorithm>
#include <charconv>
#include <map>

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
  name_pages();
  for (std::size_t i = 0; i < issue_.pages.size(); ++i) page_index_[issue_.pages[i]] = i;
  Views views;
  out_.open(views.issue(issue_));
}

void Assembler::name_pages() {
  std::vector<std::string> names = page_names(issue_.pages, {given_.page, from_name_.page, is_print_});
  if (names == issue_.pages) return;
  if (names.size() == 1) only_page_ = names[0];
  for (std::size_t i = 0; i < names.size() && only_page_.empty(); ++i)
    named_.emplace(issue_.pages[i], names[i]);
  issue_.pages = std::move(names);
}

bool Assembler::passes_unchanged(const bs_article& article) const {
  return held_.empty() && only_page_.empty() && named_.empty() && article.continued_to.len == 0 &&
         article.id.len > 0 && ids_.find(to_view(article.id)) == ids_.end();
}

void Assembler::article(const bs_article& view) {
  if (passes_unchanged(view)) {
    reach(to_view(view.page));
    ids_.emplace(to_view(view.id), 2);
    out_.article(view);
    return;
  }
  Article article = to_article(view);
  complete(article);
  reach(article.page);
  if (!join_to_waiting(article)) {
    held_.push_back({std::move(article), {}});
    held_.back().last_page = held_.back().article.page;
    await(held_.back());
  }
  release(false);
}

void Assembler::reach(std::string_view page) {
  if (const auto index = page_index_.find(page); index != page_index_.end())
    page_now_ = std::max(page_now_, index->second);
}

const std::string& Assembler::name_of(const std::string& page) const {
  if (!only_page_.empty()) return only_page_;
  const auto named = named_.find(page);
  return named == named_.end() ? page : named->second;
}

void Assembler::complete(Article& article) {
  if (const std::string& name = name_of(article.page); name != article.page) {
    article.page = name;
    article.id = with_page(article.id, article.page);
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
  for (Furniture& furniture : end.furniture) furniture.page = std::string(name_of(furniture.page));
  end.discarded.insert(end.discarded.end(), leftover_.begin(), leftover_.end());
  Views views;
  out_.close(views.end(end));
}

namespace {

// The names that the pages of `part` have from now on, for those it had.
void rename_pages(Document& part, const std::vector<std::string>& names, bool rename_jumps) {
  std::map<std::string, std::string> named;
  if (part.issue.pages.empty()) named.emplace("", names[0]);
  for (std::size_t i = 0; i < part.issue.pages.size(); ++i) named.emplace(part.issue.pages[i], names[i]);
  const auto rename = [&](std::string& page) {
    const auto name = named.find(page);
    if (name != named.end()) page = name->second;
  };
  for (Article& a : part.articles) {
    const std::string before = a.page;
    rename(a.page);
    if (a.page != before) a.id = with_page(a.id, a.page);
    if (rename_jumps) rename(a.continued_to), rename(a.continued_from);
  }
  for (Furniture& f : part.end.furniture) rename(f.page);
  part.issue.pages = names;
}

// The name of a page by its place in the input: its number, or the next that is free.
std::string by_position(const std::vector<std::string>& before, std::size_t position) {
  std::string name = std::to_string(position);
  while (std::find(before.begin(), before.end(), name) != before.end()) name = std::to_string(++position);
  return name;
}

// Names the pages of one more input, whose predecessors have `before`.
void name_pages(InputPages& input, std::size_t nth, const std::vector<std::string>& before,
                std::vector<Note>& notes) {
  std::vector<std::string> names = page_names(input.document.issue.pages, input.naming);
  if (names.empty()) names = {by_position(before, nth + 1)};
  bool is_repeated = false;
  std::vector<std::string> all = before;
  for (std::string& name : names) {
    if (input.naming.is_print && std::find(all.begin(), all.end(), name) != all.end()) {
      const std::string other = by_position(all, all.size() + 1);
      notes.push_back({"BS-C113",
                       "is page " + name + ", as another input is; it is called " + other +
                           " here (--page, or names such as 2024-05-18-02, say which page it is)",
                       {input.input, 0, {}}});
      name = other;
      is_repeated = true;
    }
    all.push_back(name);
  }
  if (names != input.document.issue.pages) rename_pages(input.document, names, is_repeated);
}

}  // namespace

std::string contradiction(const std::vector<InputPages>& inputs) {
  const auto find = [&](const auto& fact_of, const std::string& word) -> std::string {
    std::size_t first = 0;  // that says something
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const std::string known = fact_of(inputs[first].document.issue),
                        its = fact_of(inputs[i].document.issue);
      if (known.empty()) first = i;
      if (!known.empty() && !its.empty() && its != known)
        return inputs[first].input + " is " + word + ' ' + known + ", " + inputs[i].input + ' ' + word + ' ' +
               its;
    }
    return {};
  };
  const auto language = [](const Issue& issue) {
    const std::string primary = issue.language.substr(0, issue.language.find('-'));
    return primary == "und" ? "" : primary;
  };
  const std::string dates = find([](const Issue& issue) { return issue.date; }, "of");
  return dates.empty() ? find(language, "in") : dates;
}

Document merge_pages(std::vector<InputPages>& inputs, std::vector<Note>& notes) {
  Document whole;
  std::vector<std::string>& pages = whole.issue.pages;
  const std::string given = inputs.empty() ? std::string() : inputs[0].naming.given;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    Document& part = inputs[i].document;
    if (i > 0) inputs[i].naming.given = counted_on(given, pages.size());
    name_pages(inputs[i], i, pages, notes);
    for (const std::string& page : part.issue.pages)
      if (std::find(pages.begin(), pages.end(), page) == pages.end()) pages.push_back(page);
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
