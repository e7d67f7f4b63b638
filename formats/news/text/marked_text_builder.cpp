#include "news/text/marked_text_builder.hpp"

#include "common/text.hpp"
#include "news/text/text.hpp"

#include <algorithm>

namespace broadsheet::news {
namespace {

bool is_layout(std::string_view space) { return space.find_first_of("\r\n") != std::string_view::npos; }

}  // namespace

/// Writes the pending white space, now that it is known what follows it.
void MarkedTextBuilder::settle(char32_t next) {
  if (!is_layout(pending_))
    out_.text += pending_;
  else if (!out_.text.empty() && !(common::is_cjk(last_) && common::is_cjk(next)))
    out_.text += ' ';
  pending_.clear();
}

void MarkedTextBuilder::text(std::string_view text) {
  while (!text.empty()) {
    const char32_t c = common::take_char(text);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      pending_ += static_cast<char>(c);
    } else if (is_text_char(c)) {
      settle(c);
      common::append_char(out_.text, c);
      last_ = c;
    }
  }
}

void MarkedTextBuilder::begin(RunKind kind, std::string value) {
  settle(last_);  // between Han characters, layout in front of a mark is not part of the text
  open_.push_back({kind, static_cast<std::uint32_t>(out_.text.size()), 0, std::move(value)});
}

void MarkedTextBuilder::end() {
  if (open_.empty()) return;
  if (!is_layout(pending_)) settle(0);
  Run run = std::move(open_.back());
  open_.pop_back();
  run.end = std::max(run.begin, static_cast<std::uint32_t>(out_.text.size()));
  if (run.begin < run.end || run.kind == RunKind::lost_glyph) out_.runs.push_back(std::move(run));
}

MarkedText MarkedTextBuilder::take(bool keep_tabs) {
  while (!open_.empty()) end();
  if (keep_tabs && !is_layout(pending_)) settle(0);
  MarkedText out = std::move(out_);
  *this = {};
  trim(out, keep_tabs);
  std::stable_sort(out.runs.begin(), out.runs.end(), [](const Run& a, const Run& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return out;
}

}  // namespace broadsheet::news
