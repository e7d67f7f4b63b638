#include "html/outline/front_page.hpp"

#include "common/text.hpp"
#include "xhtml/markup/markup.hpp"

#include <algorithm>

namespace broadsheet::html {
namespace {

using xhtml::Markup;

constexpr std::size_t kBrief = 1200;  // bytes: about 400 characters of Chinese
constexpr std::size_t kSeconds = 3;   // of a page

std::size_t size_of(const Article& article) {
  std::size_t size = article.lead.size();
  for (const Block& block : article.blocks) size += block.text.size();
  return size;
}

// Editors put first what matters most, and give it room.
double weight_of(const Article& article, std::size_t position) {
  const double size = static_cast<double>(std::min<std::size_t>(size_of(article), 8 * kBrief));
  const bool can_lead = !article.headline.empty() && article.continued_from.empty();
  return (size + kBrief) / (1.0 + static_cast<double>(position)) * (can_lead ? 1 : 0.1);
}

bool is_wide(char32_t c) { return c >= 0x2E80; }

bool starts_wide(std::string_view text) { return !text.empty() && is_wide(common::take_char(text)); }

// The first picture that can be shown. The link beside it says where it leads, so it needs no text.
void put_picture(Markup& out, const Article& article, const xhtml::ShowPicture& show) {
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::figure) continue;
    const auto shown = show(block);
    if (!shown) continue;
    out.begin("img", {{"class", "picture"}, {"alt", ""}, {"loading", "lazy"}});
    out.attr_as_it_is("src", shown->src);
    if (shown->width > 0 && shown->height > 0) {
      out.attr("width", std::to_string(shown->width));
      out.attr("height", std::to_string(shown->height));
    }
    return out.end_empty();
  }
}

// A story without a headline runs on from the words that it is called by, which link to it; where its
// beginning does not hold them, they stand alone.
void put_beginning(Markup& out, const std::string& begins, const std::string& label,
                   const std::string& href) {
  constexpr std::string_view kCut = "\u2026";
  std::string_view words = label;
  if (words.ends_with(kCut)) words.remove_suffix(kCut.size());
  const std::size_t at = begins.find(words);
  const std::size_t end = at == begins.npos ? 0 : at + words.size();
  out.begin("a", {{"href", href}});
  out.text(end == 0 ? label : begins.substr(0, end));
  out.end();
  if (end > 0 && end < begins.size()) out.element("span", {{"class", "teaser"}}, begins.substr(end));
}

void put_story(Markup& out, const Article& article, const Outline::Item& item, const std::string& href,
               std::string_view rank, const Showing& showing) {
  out.begin("li",
            {{"class", "story-line " + std::string(rank) + (item.label.derived ? " no-headline" : "")}});
  if (!article.kickers.empty()) out.element("p", {{"class", "kicker"}}, article.kickers.front());
  const std::string begins = teaser(article, rank == "first" ? 480 : 160);
  if (item.label.derived) {
    put_beginning(out, begins, item.label.text, href);
  } else {
    out.begin("a", {{"href", href}});
    showing.phrases.name(out, item.label.text);
    showing.phrases.write(out, item.label.text);
    out.end();
  }
  if (rank != "third") put_picture(out, article, showing.picture);
  if (!item.label.derived && !begins.empty()) out.element("p", {{"class", "teaser"}}, begins);
  out.end();
}

}  // namespace

std::vector<std::string_view> ranks(const Document& document, const Outline& outline) {
  std::vector<std::string_view> ranks(document.articles.size(), "third");
  for (const Outline::Section& section : outline.sections()) {
    std::vector<std::size_t> order;
    for (std::size_t i = section.begin; i < section.end; ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return weight_of(document.articles[a], a - section.begin) >
             weight_of(document.articles[b], b - section.begin);
    });
    for (std::size_t n = 0; n < order.size() && n <= kSeconds; ++n)
      if (n == 0 || size_of(document.articles[order[n]]) >= kBrief)
        ranks[order[n]] = n == 0 ? "first" : "second";
  }
  return ranks;
}

std::string teaser(const Article& article, std::size_t letters) {
  std::string text = article.lead;
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::paragraph) continue;
    const bool is_lead = text.size() == article.lead.size();  // set off from what follows, as in the article
    if (!text.empty() && (is_lead || !starts_wide(block.text))) text.append(blank_after(text));
    text.append(block.text);
    if (text.size() > 4 * letters) break;  // more than enough bytes
  }
  std::string_view rest = text;
  std::size_t width = 0, word_end = 0;
  while (!rest.empty()) {
    const std::size_t at = text.size() - rest.size();
    const char32_t c = common::take_char(rest);
    if (c == ' ' || is_wide(c)) word_end = at;
    width += is_wide(c) ? 2 : 1;
    if (width > letters) return text.substr(0, word_end > 0 ? word_end : at) + "\u2026";
  }
  return text;
}

std::string front_page(const Document& document, const Outline& outline, const common::Labels& labels,
                       const Showing& showing) {
  const std::vector<std::string_view> rank = ranks(document, outline);
  Markup out(xhtml::Syntax::html);
  out.begin("nav", {{"class", "contents"}, {"id", "contents"}, {"aria-label", labels.contents}});
  out.element("h2", {}, labels.contents);
  out.begin("ol");
  for (const Outline::Section& section : outline.sections()) {
    out.begin("li");
    if (!section.page.empty()) out.element("span", {{"id", section.anchor}}, labels.page(section.page));
    out.begin("ol", {{"class", "stories"}});
    for (std::size_t i = section.begin; i < section.end; ++i)
      put_story(out, document.articles[i], outline.items()[i], showing.href(i), rank[i], showing);
    out.end();
    out.end();
  }
  out.end();
  out.end();
  return out.take();
}

}  // namespace broadsheet::html
