#include "inspection/inspect_summary.hpp"

#include "check/text_loss.hpp"
#include "cli/terminal.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace broadsheet::cli {
namespace {

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string beginning_of(std::string_view text, std::size_t most) {
  std::size_t end = 0, seen = 0;
  for (; end < text.size() && seen <= most; ++end)
    seen += (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
  if (end == text.size() && seen <= most) return std::string(text);
  return std::string(text.substr(0, end - 1)) + "…";
}

void print_issue(const Document& document, std::ostream& out) {
  const Style& s = style();
  const Issue& issue = document.issue;
  const std::string& name = issue.publication.empty() ? issue.title : issue.publication;
  out << s.bold << (name.empty() ? "a paper whose name is not known" : printable(name)) << s.off;
  for (const std::string* fact : {&issue.edition, &issue.date, &issue.language})
    if (!fact->empty()) out << ", " << printable(*fact);
  if (issue.date.empty()) out << ", no date";
  out << ": ";
  if (!issue.pages.empty()) out << counted(issue.pages.size(), "page", "pages") << ", ";
  out << counted(document.articles.size(), "article", "articles") << "\n";
}

void print_article(const Article& article, std::ostream& out) {
  const Style& s = style();
  std::size_t size = characters(article.lead), paragraphs = 0, captions = 0;
  const Block* first = nullptr;
  for (const Block& block : article.blocks) {
    size += characters(block.text);
    paragraphs += block.kind == BlockKind::paragraph;
    captions += block.kind == BlockKind::caption;
    if (first == nullptr && block.kind == BlockKind::paragraph) first = &block;
  }
  out << '\n'
      << s.dim << padded(printable(article.page), 5) << s.off << s.bold
      << (article.headline.empty() ? "(no headline)" : printable(article.headline)) << s.off << '\n';
  for (const std::string& deck : article.subheadlines) out << "     " << printable(deck) << '\n';
  out << "     " << s.dim;
  for (const Byline& byline : article.bylines)
    out << printable(byline.role + (byline.role.empty() ? "" : " ") + byline.name) << ", ";
  out << counted(paragraphs, "paragraph", "paragraphs") << ", " << counted(size, "character", "characters");
  if (captions > 0) out << ", " << counted(captions, "caption", "captions");
  if (!article.continued_to.empty()) out << ", continued on page " << printable(article.continued_to);
  if (!article.continued_from.empty()) out << ", continued from page " << printable(article.continued_from);
  out << s.off << '\n';
  const std::string opening = article.lead + (article.lead.empty() ? "" : " ") + (first ? first->text : "");
  if (!opening.empty()) out << "     " << printable(beginning_of(opening, 64)) << '\n';
}

// Lines of display that were read as what they say are pieces too: their signs are in no text.
void print_taken_out(const Document& document, std::ostream& out) {
  constexpr std::size_t kMost = 30, kLength = 64;
  const Style& s = style();
  const std::vector<Piece> pieces = taken_out_of(document.end);
  out << '\n'
      << s.dim << counted(pieces.size(), "piece", "pieces") << " taken out of the body" << s.off << '\n';
  // Lines are counted in each input.
  const bool has_pages = document.issue.pages.size() > 1;
  const auto place_of = [&](const Piece& piece) {
    const std::string page = has_pages && !piece.page.empty() ? printable(piece.page) + ", " : "";
    return piece.line > 0 ? page + "line " + std::to_string(piece.line) : page;
  };
  for (std::size_t i = 0; i < std::min(pieces.size(), kMost); ++i)
    out << "     " << s.dim << padded(place_of(pieces[i]), has_pages ? 15 : 11)
        << padded(printable(pieces[i].what), 15) << s.off << printable(beginning_of(pieces[i].text, kLength))
        << '\n';
  if (pieces.size() > kMost) out << "     and " << pieces.size() - kMost << " more: --details\n";
}

}  // namespace

void print_summary(const Document& document, std::ostream& out) {
  print_issue(document, out);
  for (const Article& article : document.articles) print_article(article, out);
  print_taken_out(document, out);
}

}  // namespace broadsheet::cli
