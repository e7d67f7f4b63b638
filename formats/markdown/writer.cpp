#include "common/labels/display_lines.hpp"
#include "markdown/markdown.hpp"
#include "markdown/story_facts.hpp"
#include "markdown/syntax/escape.hpp"
#include "markdown/syntax/front_matter.hpp"
#include "markdown/syntax/inline.hpp"
#include "pictures/identify.hpp"

#include <algorithm>

namespace broadsheet::markdown {
namespace {

constexpr std::uint32_t kMaxListLevel = 8;
constexpr std::size_t kFlushAt = std::size_t{1} << 16;

void append_heading(std::string& out, int level, std::string_view text) {
  out.append(static_cast<std::size_t>(level), '#') += ' ';
  append_inline(out, text, false);
  if (!text.empty() && text.back() == '#')
    out.insert(out.size() - 1, 1, '\\');  // else it would close the heading
  out += '\n';
}

}  // namespace

void Writer::open(const Issue& issue) {
  labels_ = &common::labels_for(issue.language);
  comments_ = host().flag("comments");
  append_front_matter(out_, issue);
  any_block_ = !out_.empty();
}

void Writer::article(const Article& article) {
  restrictions_.tell(host(), article);
  forbidden_.count(article);
  if (!article.page.empty() && article.page != page_) {
    begin_block();
    append_heading(out_, 1, labels_->page(article.page));
  } else if (any_article_ && article.headline.empty()) {
    begin_block();
    out_ += "* * *\n";
  }
  page_ = article.page;
  any_article_ = true;
  head(article);
  body(article);
  if (out_.size() > kFlushAt && host().option("pictures") != "files") flush();
}

void Writer::head(const Article& article) {
  if (!article.headline.empty()) {
    begin_block();
    append_heading(out_, 2, article.headline);
  }
  story_comment(article);
  marked(article.section, "*");
  for (const std::string& kicker : article.kickers) marked(kicker, "***");
  for (const std::string& subheadline : article.subheadlines) marked(subheadline, "**");
  const std::string byline = common::byline_as_printed(article);
  paragraph(byline.empty() ? byline : "— " + byline);
  paragraph(common::dateline_line(article));
  if (!article.continued_from.empty()) paragraph(labels_->continued_from(article.continued_from));
}

// Without a headline, and with lines that stand below one, it says that a head begins.
void Writer::story_comment(const Article& article) {
  const std::vector<Fact> facts = facts_of(article);
  const bool has_lines = !article.section.empty() || !article.kickers.empty() ||
                         !article.subheadlines.empty() || !article.bylines.empty();
  if (!comments_ || (facts.empty() && (!article.headline.empty() || !has_lines))) return;
  begin_block();
  out_ += comment_of("story", facts);
}

// Between the rows of a list or table it would end them.
void Writer::block_comment(const Block& block) {
  std::vector<Fact> facts;
  for (const Attr& its : block.attrs)
    if (!is_of_the_page(its)) facts.push_back(fact_of(its));
  const bool can = block.kind == BlockKind::paragraph || block.kind == BlockKind::subhead ||
                   block.kind == BlockKind::caption || block.kind == BlockKind::quote;
  for (const Run& run : block.runs)
    left_out_ +=
        run.kind == RunKind::person || run.kind == RunKind::place || run.kind == RunKind::organisation;
  if (!can) left_out_ += facts.size();
  if (facts.empty() || !can || !comments_) return;
  begin_block();
  out_ += comment_of("block", facts);
  previous_.reset();
}

void Writer::body(const Article& article) {
  previous_.reset();
  std::string_view lead = article.lead;
  for (const Block& b : article.blocks) {
    if (b.kind == BlockKind::figure) {
      figure(b, &b == &article.blocks.back() ? nullptr : &b + 1);
      continue;
    }
    block_comment(b);
    const bool takes_lead = b.kind == BlockKind::paragraph;
    block(b, takes_lead ? lead : std::string_view());
    if (takes_lead) lead = {};
    previous_ = b.kind;
  }
  lone_lead(lead);
  if (!article.continued_to.empty()) paragraph(labels_->continued_to(article.continued_to));
}

void Writer::block(const Block& block, std::string_view lead) {
  const bool goes_on = previous_ == block.kind;
  switch (block.kind) {
    case BlockKind::subhead:
      begin_block();
      return append_heading(out_, static_cast<int>(std::clamp(block.level, 1u, 4u)) + 2, block.text);
    case BlockKind::caption: return caption(block);
    case BlockKind::list_item: return list_item(block, !goes_on);
    case BlockKind::table_row: return table_row(block, !goes_on);
    case BlockKind::quote:
      if (goes_on)
        out_ += ">\n";
      else
        begin_block();
      out_ += "> ";
      append_inline(out_, block.text, true, block.runs);
      out_ += '\n';
      return;
    case BlockKind::figure: return;  // body() writes it
    case BlockKind::paragraph: break;
  }
  if (block.text.empty()) return lone_lead(lead);
  begin_block();
  append_inline(out_, lead, true);
  if (comments_ && !lead.empty()) out_ += kEndOfLead;
  out_ += blank_after(lead);
  append_inline(out_, block.text, lead.empty(), block.runs);
  out_ += '\n';
}

void Writer::lone_lead(std::string_view lead) {
  paragraph(lead);
  if (comments_ && !lead.empty()) out_.insert(out_.size() - 1, kEndOfLead);
}

void Writer::figure(const Block& block, const Block* next) {
  const std::string_view pictures = host().option("pictures");
  pictures_left_out_ += pictures == "auto";
  if (pictures != "files") return;
  const auto [file, is_new] = pictures_.try_emplace(block.resource);
  if (const auto picture = is_new ? host().resource(block.resource) : std::nullopt) {
    const auto image = pictures::identify(picture->data);
    const std::string_view extension = image ? image->extension : pictures::extension_of(picture->media_type);
    file->second = "pictures/" + block.resource + std::string(extension);
    host().part(file->second);
    host().write(picture->data);
  }
  if (file->second.empty()) return;
  begin_block();
  out_ += "![";
  const bool has_caption = next && next->kind == BlockKind::caption;
  append_inline(out_, block.text.empty() && has_caption ? next->text : block.text, false);
  out_ += "](" + file->second + ")\n";
  previous_ = BlockKind::figure;
}

void Writer::caption(const Block& block) {
  if (block.text.empty()) return paragraph(block.credit);
  marked(block.text, "*");
  if (block.credit.empty()) return;
  const bool can = can_be_marked(block.credit);
  out_.back() = ' ';  // on the same line
  if (can) out_ += '*';
  append_inline(out_, block.credit, false);
  out_ += can ? "*\n" : "\n";
}

void Writer::list_item(const Block& block, bool is_first) {
  if (is_first) {
    begin_block();
    list_level_ = 0;
  }
  list_level_ = std::min({std::max(block.level, 1u), list_level_ + 1, kMaxListLevel});
  out_.append(std::size_t{2} * (list_level_ - 1), ' ').append("- ");
  append_inline(out_, block.text, true, block.runs);
  out_ += '\n';
}

// The first row stands as the head that pipe tables must have.
void Writer::table_row(const Block& block, bool is_first) {
  if (is_first) begin_block();
  std::string rule = "|";
  out_ += '|';
  for (std::string_view rest = block.text;;) {
    const std::size_t tab = rest.find('\t');
    out_ += ' ';
    append_inline(out_, rest.substr(0, tab), false);
    out_ += " |";
    rule += " --- |";
    if (tab == rest.npos) break;
    rest.remove_prefix(tab + 1);
  }
  out_ += '\n';
  if (is_first) out_.append(rule) += '\n';
}

void Writer::marked(std::string_view text, std::string_view delimiter) {
  if (!can_be_marked(text)) return paragraph(text);
  begin_block();
  out_ += delimiter;
  append_inline(out_, text, false);
  out_.append(delimiter) += '\n';
}

void Writer::paragraph(std::string_view text) {
  if (text.empty()) return;
  begin_block();
  append_inline(out_, text, true);
  out_ += '\n';
}

void Writer::begin_block() {
  if (any_block_) out_ += '\n';
  any_block_ = true;
}

void Writer::close(const End&) {
  forbidden_.tell(host(), "BS-M006");
  if (pictures_left_out_ > 0)
    host().warn(
        "BS-M007",
        std::to_string(pictures_left_out_) + (pictures_left_out_ == 1 ? " picture is" : " pictures are") +
            " left out: with --markdown.pictures files -o is a folder of issue.md and its pictures, with "
            "--markdown.pictures none they are left out unsaid");
  if (left_out_ > 0)
    host().warn("BS-M008",
                std::to_string(left_out_) + (left_out_ == 1 ? " mark or fact" : " marks and facts") +
                    " of parts of a text (who or what a name is, what is said of a row or an item) "
                    "have no form in Markdown and are left out; JSON keeps them");
  if (host().option("pictures") == "files") host().part("issue.md");  // last, since no part is begun twice
  flush();
}

void Writer::flush() {
  host().write(out_);
  out_.clear();
}

}  // namespace broadsheet::markdown
