#include "filters/rewrite.hpp"

namespace broadsheet::filters {
namespace {

void change(std::string& text, const Rewriter& rewriter) {
  std::vector<Run> none;
  if (!text.empty()) apply(rewriter(text, none), text, none);
}

void change(std::vector<std::string>& texts, const Rewriter& rewriter) {
  for (std::string& text : texts) change(text, rewriter);
}

// Where a position of the old text is in the new one. Inside an edit it is its
// beginning, or its end of a mark's end.
class Moved {
 public:
  explicit Moved(const std::vector<Edit>& edits) : edits_(edits) {}
  std::uint32_t begin(std::uint32_t at) const { return place(at, false); }
  std::uint32_t end(std::uint32_t at) const { return place(at, true); }

 private:
  std::uint32_t place(std::size_t at, bool is_end) const {
    std::size_t moved = at;
    for (const Edit& e : edits_) {
      if (at <= e.begin) break;
      if (at < e.end) {
        moved += e.begin - at + (is_end ? e.with.size() : 0);
        break;
      }
      moved += e.with.size() - (e.end - e.begin);
    }
    return static_cast<std::uint32_t>(moved);
  }
  const std::vector<Edit>& edits_;
};

}  // namespace

void apply(const std::vector<Edit>& edits, std::string& text, std::vector<Run>& runs) {
  if (edits.empty()) return;
  std::string out;
  std::size_t done = 0;
  for (const Edit& e : edits) {
    out.append(text, done, e.begin - done).append(e.with);
    done = e.end;
  }
  out.append(text, done);
  const Moved moved(edits);
  for (Run& run : runs) {
    const bool is_point = run.begin == run.end;
    run.begin = moved.begin(run.begin);
    run.end = is_point ? run.begin : moved.end(run.end);
  }
  text = std::move(out);
}

void rewrite(Issue& issue, const Rewriter& rewriter) {
  for (std::string* text : {&issue.publication, &issue.title, &issue.edition}) change(*text, rewriter);
}

void rewrite(Article& a, const Rewriter& rewriter) {
  change(a.kickers, rewriter);
  change(a.subheadlines, rewriter);
  for (std::string* text : {&a.section, &a.headline, &a.lead}) change(*text, rewriter);
  for (Byline& byline : a.bylines) change(byline.role, rewriter), change(byline.name, rewriter);
  if (a.dateline)
    for (std::string* text : {&a.dateline->agency, &a.dateline->place, &a.dateline->date, &a.dateline->text})
      change(*text, rewriter);
  for (Block& block : a.blocks) {
    change(block.credit, rewriter);
    for (Run& run : block.runs)
      if (run.kind == RunKind::person || run.kind == RunKind::place || run.kind == RunKind::organisation)
        change(run.value, rewriter);
    apply(rewriter(block.text, block.runs), block.text, block.runs);
  }
}

void rewrite(End& end, const Rewriter& rewriter) {
  for (Furniture& furniture : end.furniture) change(furniture.text, rewriter);
  for (Discarded& discarded : end.discarded) change(discarded.text, rewriter);
}

}  // namespace broadsheet::filters
