#include "text/text.hpp"

#include "common/labels/display_lines.hpp"
#include "common/text.hpp"

#include <algorithm>
#include <utility>

namespace broadsheet::text {
namespace {

constexpr std::uint32_t kMaxListDepth = 8;
constexpr std::size_t kFlushAt = std::size_t{1} << 16;

// Appends `text` without the control characters that would move a terminal's
// cursor or end the line. A tab stays: it divides the cells of a table.
void append_clean(std::string& out, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (!c1 && ((c >= 0x20 && c != 0x7F) || c == '\t')) continue;
    out += text.substr(done, i - done);
    if (c1) ++i;
    done = i + 1;
  }
  out += text.substr(done);
}

bool is_run(BlockKind kind) {
  return kind == BlockKind::list_item || kind == BlockKind::table_row || kind == BlockKind::quote;
}

// Whether a blank line stands between two blocks whatever the style.
bool is_set_off(BlockKind kind, BlockKind before) {
  if (kind == before && is_run(kind)) return false;
  return is_run(kind) || is_run(before) || kind == BlockKind::subhead || kind == BlockKind::caption ||
         before == BlockKind::caption;
}

}  // namespace

void Writer::open(const Issue& issue) {
  const std::string_view style = host().option("style");
  style_ = style == "indent" ? Style::indent : style == "blank-line" ? Style::blank_line : Style::plain;
  inset_ = common::is_cjk_language(issue.language) ? "　　" : "    ";
  if (style_ == Style::indent) indent_ = inset_;
  labels_ = &common::labels_for(issue.language);
  if (const long wrap = host().number("wrap"); wrap > 0)
    wrapper_.emplace(static_cast<std::size_t>(wrap), issue.language);

  line({issue.publication});
  line({issue.title});
  line({issue.date, issue.date.empty() || issue.edition.empty() ? "" : "  ", issue.edition});
}

void Writer::article(const Article& article) {
  restrictions_.tell(host(), article);
  forbidden_.count(article);
  blank_wanted_ = true;
  if (!article.page.empty() && article.page != page_)
    line({"==== ", labels_->page(article.page), " ===="});
  else if (!first_)
    line({"* * *"});
  blank_wanted_ = true;
  section_heading(article);
  head(article);
  body(article);
  first_ = false;
  page_ = article.page;
  section_ = article.section;
  if (out_.size() > kFlushAt) flush();
}

void Writer::section_heading(const Article& article) {
  if (article.section.empty() || (article.section == section_ && article.page == page_)) return;
  line({"-- ", article.section, " --"});
  blank_wanted_ = true;
}

void Writer::head(const Article& article) {
  for (const std::string& kicker : article.kickers) line({kicker});
  line({article.headline});
  for (const std::string& subheadline : article.subheadlines) line({subheadline});
  line({common::byline_as_printed(article)});
  line({common::dateline_line(article)});
  if (!article.continued_from.empty()) line({labels_->continued_from(article.continued_from)});
  blank_wanted_ = true;
}

void Writer::body(const Article& article) {
  previous_.reset();
  std::string_view lead = article.lead;
  for (const Block& b : article.blocks) {
    if (b.kind == BlockKind::figure) {
      const bool is_last = &b == &article.blocks.back();
      figure(b, !is_last && (&b + 1)->kind == BlockKind::caption);
      continue;
    }
    const bool takes_lead = b.kind == BlockKind::paragraph;
    block(b, takes_lead ? lead : std::string_view());
    if (takes_lead) lead = {};
  }
  line({lead}, {indent_, {}});
  if (!article.continued_to.empty()) line({labels_->continued_to(article.continued_to)});
}

void Writer::figure(const Block& block, bool has_caption) {
  if (!host().flag("pictures")) return;
  in_picture_ = has_caption;
  if (has_caption) return;
  blank_wanted_ = true;
  line({"[picture", block.text.empty() ? "" : ": ", block.text, "]"});
  previous_ = BlockKind::caption;
}

void Writer::block(const Block& block, std::string_view lead) {
  const bool inside_run = previous_ == block.kind && is_run(block.kind);
  if (previous_ && (is_set_off(block.kind, *previous_) || (style_ == Style::blank_line && !inside_run)))
    blank_wanted_ = true;
  previous_ = block.kind;
  switch (block.kind) {
    case BlockKind::subhead: return line({block.text});
    case BlockKind::table_row: return line({block.text}, {}, false);
    case BlockKind::quote: return line({block.text}, {inset_, inset_});
    case BlockKind::caption: {
      const bool in_picture = std::exchange(in_picture_, false);
      return line({in_picture ? "[picture: " : "", block.text,
                   block.text.empty() || block.credit.empty() ? "" : " ", block.credit,
                   in_picture ? "]" : ""});
    }
    case BlockKind::list_item: {
      const std::string margin(std::size_t{2} * std::min(std::max(block.level, 1u) - 1, kMaxListDepth), ' ');
      return line({block.text}, {margin + (common::has_bullet(block.text) ? "" : "- "), margin + "  "});
    }
    case BlockKind::figure: return;
    case BlockKind::paragraph: break;
  }
  line({lead, blank_after(lead), block.text}, {indent_, {}});
}

void Writer::line(Pieces pieces, Indent indent, bool may_wrap) {
  clean_.clear();
  for (const std::string_view piece : pieces) append_clean(clean_, piece);
  if (clean_.empty()) return;
  if (blank_wanted_ && any_line_) out_ += '\n';
  if (wrapper_ && may_wrap)
    wrapper_->append(out_, clean_, indent);
  else
    out_.append(indent.first).append(clean_) += '\n';
  blank_wanted_ = false;
  any_line_ = true;
}

void Writer::close(const End&) {
  forbidden_.tell(host(), "BS-T002");
  flush();
}

void Writer::flush() {
  host().write(out_);
  out_.clear();
}

}  // namespace broadsheet::text
