#include "xhtml/article.hpp"

#include "common/labels/display_lines.hpp"
#include "xhtml/body.hpp"
#include "xhtml/markup/inline.hpp"
#include "xhtml/markup/markup.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace broadsheet::xhtml {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return !part.empty() && text.find(part) != std::string_view::npos;
}

/// Writes one article, in as many parts as its size asks for.
class ArticleWriter {
 public:
  ArticleWriter(const Article& article, const Style& style, const Placement& placement)
      : article_(article), style_(style), placement_(placement), out_(style.syntax) {}

  ArticleMarkup write() {
    begin_part();
    header();
    jump("continued-from", style_.labels->continued_from(article_.continued_from), article_.continued_from,
         placement_.continued_from);
    std::string_view lead = article_.lead;
    for (const Block& block : article_.blocks) {
      if (block.kind == BlockKind::figure) {
        figure(block);
        continue;
      }
      const bool takes_lead = block.kind == BlockKind::paragraph;
      write_block(block, takes_lead ? lead : std::string_view());
      if (takes_lead) lead = {};
    }
    if (!lead.empty()) body_->lone_lead(lead);
    body_->close();
    jump("continued-to", style_.labels->continued_to(article_.continued_to), article_.continued_to,
         placement_.continued_to);
    end_part();
    result_.dropped = out_.dropped();
    return std::move(result_);
  }

 private:
  void begin_part() {
    const std::size_t number = result_.parts.size() + 1;
    std::string id(placement_.element_id);
    if (id.empty() && is_element_id(article_.id)) id = article_.id;
    const bool has_heading = number == 1 && !article_.headline.empty();
    out_.begin("article",
               {{"class", "article"}, {"itemscope", ""}, {"itemtype", "https://schema.org/NewsArticle"}});
    if (number > 1) {
      out_.attr("data-part", std::to_string(number));
      if (!id.empty()) id += "-part-" + std::to_string(number);
    }
    headline_id_ = id + "-headline";
    out_.attr_if("id", id);
    if (has_heading && !id.empty()) out_.attr("aria-labelledby", headline_id_);
    if (article_.headline.empty()) out_.attr_if("aria-label", placement_.label);
    if (number == 1) facts(id);
    if (!has_heading && !placement_.running_head.empty())
      element(heading(), {{"class", "running-head"}}, placement_.running_head);
    body_.emplace(out_, style_);
  }

  void end_part() {
    body_->close();
    out_.end_to(0);
    result_.parts.push_back(out_.take());
  }

  void facts(std::string_view element_id) {
    if (article_.id != element_id) out_.attr_if("data-id", article_.id);
    out_.attr_if("data-page", article_.page);
    if (!article_.attrs.empty()) out_.attr("data-attrs", encode_attrs(article_.attrs));
  }

  /// An element with a text of print in it.
  void element(std::string_view name, std::initializer_list<Attribute> attributes, std::string_view text) {
    out_.begin(name, attributes);
    this->text(text);
    out_.end();
  }

  void text(std::string_view text) { write_text(out_, text, {}, style_.upright_digits); }

  // A line that is set large: its lines end between words where the style knows them.
  void display(std::string_view text) {
    if (!style_.phrases) return this->text(text);
    style_.phrases->write(out_, text, style_.upright_digits);
  }

  std::string_view heading() const {
    constexpr std::array<std::string_view, 5> kHeadings = {"h1", "h2", "h3", "h4", "h5"};
    return kHeadings[static_cast<std::size_t>(std::clamp(style_.heading_level, 1, 5)) - 1];
  }

  void header() {
    const bool has_printed_lines = !article_.section.empty() || !article_.kickers.empty() ||
                                   !article_.headline.empty() || !article_.subheadlines.empty() ||
                                   !article_.bylines.empty() || article_.dateline;
    if (!has_printed_lines) return;
    out_.begin("header");
    if (!article_.section.empty())
      element("p", {{"class", "section"}, {"itemprop", "articleSection"}}, article_.section);
    for (const std::string& kicker : article_.kickers) element("p", {{"class", "kicker"}}, kicker);
    headline();
    for (const std::string& deck : article_.subheadlines)
      element("p", {{"class", "deck"}, {"role", "doc-subtitle"}}, deck);
    bylines();
    dateline();
    out_.end();
  }

  void headline() {
    if (article_.headline.empty()) return;
    out_.begin(heading(), {{"class", "headline"}, {"itemprop", "headline"}});
    if (headline_id_ != "-headline") out_.attr("id", headline_id_);
    if (article_.headline_confidence != 0)
      out_.attr("data-confidence", std::to_string(article_.headline_confidence));
    if (style_.phrases) style_.phrases->name(out_, article_.headline);
    display(article_.headline);
    out_.end();
  }

  /// Names that the lead prints already become <meta>: no text is printed twice.
  void bylines() {
    const std::vector<Byline> printed = common::printed_bylines(article_);
    std::size_t i = 0;  // of those that are printed
    for (const Byline& byline : article_.bylines) {
      if (byline.name.empty() || contains(article_.lead, byline.name)) {
        out_.begin("meta", {{"itemprop", "author"}, {"content", byline.name}});
        out_.attr_if("data-role", byline.role);
        out_.end_empty();
      } else {
        i > 0 ? out_.raw(common::blank_between(printed[i - 1], byline))
              : out_.begin("p", {{"class", "byline"}});
        printed_byline(byline, i > 0 && printed[i - 1].role == byline.role,
                       i + 1 < printed.size() && common::shares_role_with_next(byline, printed[i + 1]));
        ++i;
      }
    }
    if (i > 0) out_.end();
  }

  void printed_byline(const Byline& byline, bool role_is_printed, bool role_comes) {
    const bool follows = common::role_follows_name(byline);
    if (!follows && !role_is_printed && !byline.role.empty()) {
      role(byline);
      out_.raw(" ");
    }
    out_.begin("span", {{"class", "name"}, {"itemprop", "author"}});
    if (follows || role_is_printed) out_.attr_if("data-role", byline.role);
    text(byline.name);
    out_.end();
    if (follows && !role_comes) {
      out_.raw(common::blank_before_role(byline));
      role(byline);
    }
  }

  void role(const Byline& byline) { element("span", {{"class", "role"}}, byline.role); }

  void dateline() {
    if (!article_.dateline) return;
    const Dateline& d = *article_.dateline;
    const std::string shown = common::dateline_line(article_);
    out_.begin(shown.empty() ? "meta" : "p");
    // Where the print has no whole, its parts are shown, and said to be composed.
    out_.attr("class", d.text.empty() ? "dateline composed" : "dateline");
    out_.attr("itemprop", "dateline");
    out_.attr_if("data-agency", d.agency);
    out_.attr_if("data-place", d.place);
    out_.attr_if("data-date", d.date);
    if (shown.empty()) {
      out_.attr("content", d.text);
      return out_.end_empty();
    }
    text(shown);
    out_.end();
  }

  void jump(std::string_view direction, std::string_view label, std::string_view page,
            std::string_view href) {
    if (page.empty()) return;
    out_.begin("p", {{"class", "jump"}, {"data-jump", direction}, {"data-page", page}});
    if (href.empty())
      text(label);
    else
      element("a", {{"href", href}}, label);
    out_.end();
  }

  void write_block(const Block& block, std::string_view lead) {
    if (style_.max_bytes == 0) return body_->block(block, lead, false);
    if (part_has_blocks_ && out_.size() + block.text.size() > style_.max_bytes) next_part();
    part_has_blocks_ = true;
    if (block.text.size() <= style_.max_bytes) return body_->block(block, lead, false);
    write_in_pieces(block, lead);
  }

  /// What a picture shows is said by its own text, else by the caption that follows.
  void figure(const Block& block) {
    const auto shown = style_.show_picture ? style_.show_picture(block) : std::nullopt;
    if (!shown) return;
    part_has_blocks_ = true;
    const Block* const next = &block == &article_.blocks.back() ? nullptr : &block + 1;
    const bool has_caption = next && next->kind == BlockKind::caption;
    body_->figure(block, *shown, block.text.empty() && has_caption ? next->text : block.text);
  }

  void next_part() {
    end_part();
    begin_part();
    part_has_blocks_ = false;
  }

  void write_in_pieces(const Block& block, std::string_view lead) {
    for (std::size_t begin = 0; begin < block.text.size();) {
      const std::size_t end = cut_after(block.text, begin);
      if (begin > 0) next_part();
      Block piece;
      piece.kind = block.kind;
      piece.text = block.text.substr(begin, end - begin);
      for (const Run& run : block.runs) {
        if (run.end < begin || run.begin > end || (run.begin == end && end < block.text.size())) continue;
        piece.runs.push_back(run);
        piece.runs.back().begin = static_cast<std::uint32_t>(std::max<std::size_t>(run.begin, begin) - begin);
        piece.runs.back().end = static_cast<std::uint32_t>(std::min<std::size_t>(run.end, end) - begin);
      }
      if (begin == 0) {
        piece.level = block.level;
        piece.attrs = block.attrs;
      }
      if (end == block.text.size()) piece.credit = block.credit;
      body_->block(piece, begin == 0 ? lead : std::string_view(), begin > 0);
      begin = end;
    }
  }

  /// The end of a piece that begins at `begin`: after a sentence near the
  /// limit, else after any character.
  std::size_t cut_after(std::string_view text, std::size_t begin) const {
    if (text.size() - begin <= style_.max_bytes) return text.size();
    std::size_t end = begin + style_.max_bytes / 2;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    const std::string_view window = text.substr(begin, end - begin);
    for (const std::string_view stop : {"。", "！", "？", ". "}) {
      const std::size_t at = window.rfind(stop);
      if (at != std::string_view::npos && at > window.size() / 2) return begin + at + stop.size();
    }
    return end;
  }

  const Article& article_;
  const Style& style_;
  const Placement& placement_;
  Markup out_;
  std::optional<Body> body_;
  std::string headline_id_;
  bool part_has_blocks_ = false;
  ArticleMarkup result_;
};

}  // namespace

ArticleMarkup write_article(const Article& article, const Style& style, const Placement& placement) {
  return ArticleWriter(article, style, placement).write();
}

bool is_element_id(std::string_view id) {
  if (id.empty() || !(ascii::is_letter(id[0]) || id[0] == '_')) return false;
  return std::all_of(id.begin(), id.end(),
                     [&](char c) { return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; });
}

}  // namespace broadsheet::xhtml
