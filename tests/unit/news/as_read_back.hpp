// unit/news/as_read_back.hpp - what a document is after it went through a news format and back.
//
// The news formats carry text, structure and metadata, not the places in the
// source: line numbers, furniture and what was discarded are gone. Texts lose
// the characters that XML and HTML forbid and white space at their ends.
#pragma once

#include "news/settings/settings.hpp"
#include "news/story/story.hpp"
#include "news/text/marked_text.hpp"
#include "news/text/text.hpp"

#include <broadsheet/model.hpp>

#include <algorithm>

namespace broadsheet::testing {

struct Carries {
  bool structure = true;  ///< kinds, levels and marks of blocks (plain text does not)
  bool flat_rows = true;  ///< table rows as one text, not as cells
};

inline std::vector<std::string> lines_read_back(const std::vector<std::string>& lines) {
  std::vector<std::string> out;
  for (const std::string& line : lines)
    if (!news::one_line(line).empty()) out.push_back(news::one_line(line));
  return out;
}

/// One that says nothing is gone, and members that only our JSON knows.
inline std::vector<Attr> attrs_read_back(const std::vector<Attr>& attrs) { return news::facts_of(attrs); }

/// The same of a story or a caption, whose fields come last, in the order that they have.
inline std::vector<Attr> story_attrs_read_back(const std::vector<Attr>& attrs) {
  std::vector<Attr> out = news::facts_of(attrs, news::Fields::left_out);
  for (Attr& its : news::attrs_of(news::metadata_of(news::fields_of(attrs)))) out.push_back(std::move(its));
  return out;
}

/// Cells lose the white space at their ends, and marks end with their cell.
inline news::MarkedText cells_read_back(const news::MarkedText& row) {
  news::MarkedText out;
  for (std::size_t begin = 0; begin <= row.text.size();) {
    const std::size_t end = std::min(row.text.find('\t', begin), row.text.size());
    news::MarkedText cell = news::part_of(row, begin, end);
    news::trim(cell);
    if (begin > 0) out.text += '\t';
    news::append(out, std::move(cell));
    begin = end + 1;
  }
  return out;
}

inline Block block_read_back(const Block& block, const Carries& carries) {
  Block out;
  out.kind = carries.structure || block.kind == BlockKind::caption ? block.kind : BlockKind::paragraph;
  news::MarkedText marked = news::marked_text_of(block);
  if (block.kind == BlockKind::table_row && !carries.flat_rows) marked = cells_read_back(marked);
  if (!carries.structure) news::trim(marked);
  out.text = block.kind == BlockKind::caption ? news::one_line(block.text) : marked.text;
  if (carries.structure && block.kind != BlockKind::caption) {
    out.runs = news::normalised(std::move(marked.runs));
    out.level = block.level;
  }
  if (block.kind == BlockKind::caption) out.credit = news::one_line(block.credit);
  out.attrs =
      block.kind == BlockKind::caption ? story_attrs_read_back(block.attrs) : attrs_read_back(block.attrs);
  return out;
}

inline Article article_read_back(const Article& article, const Carries& carries) {
  Article out;
  out.id = article.id;
  out.page = news::one_line(article.page);
  out.section = news::one_line(article.section);
  out.kickers = lines_read_back(article.kickers);
  out.headline = news::one_line(article.headline);
  if (!out.headline.empty()) out.headline_confidence = article.headline_confidence;
  out.subheadlines = lines_read_back(article.subheadlines);
  out.lead = news::one_line(article.lead);
  for (const Byline& byline : article.bylines)
    if (const Byline line{news::one_line(byline.role), news::one_line(byline.name)}; line != Byline{})
      out.bylines.push_back(line);
  if (const auto& d = article.dateline) {
    const Dateline line{news::one_line(d->agency), news::one_line(d->place), news::one_line(d->date),
                        news::one_line(d->text)};
    if (line != Dateline{}) out.dateline = line;
  }
  out.continued_to = news::one_line(article.continued_to);
  out.continued_from = news::one_line(article.continued_from);
  out.attrs = story_attrs_read_back(article.attrs);
  for (const Block& block : article.blocks) {
    Block its = block_read_back(block, carries);
    if (!news::is_blank(its.text) || !news::is_blank(its.credit)) out.blocks.push_back(std::move(its));
  }
  return out;
}

inline Document read_back(const Document& document, const Carries& carries) {
  Document out;
  out.issue = document.issue;
  out.issue.publication = news::one_line(out.issue.publication);
  out.issue.title = news::one_line(out.issue.title);
  out.issue.edition = news::one_line(out.issue.edition);
  out.issue.attrs = attrs_read_back(out.issue.attrs);
  out.issue.pages.clear();
  const auto add_page = [&](const std::string& page) {
    auto& pages = out.issue.pages;
    if (!page.empty() && std::find(pages.begin(), pages.end(), page) == pages.end()) pages.push_back(page);
  };
  for (const std::string& page : document.issue.pages) add_page(news::one_line(page));
  for (const Article& article : document.articles) add_page(news::one_line(article.page));
  for (const Article& article : document.articles)
    out.articles.push_back(article_read_back(article, carries));
  return out;
}

/// What an item always says, whether its story did or not.
inline void erase_identity(std::vector<Attr>& attrs) {
  std::erase_if(attrs, [](const Attr& a) {
    return a.key == "guid" || a.key == "versionCreated" || a.key == "firstCreated" || a.key == "revision";
  });
}

/// Marks in the one form in which they can be compared, and stories without guid and times.
inline Document with_normalised_marks(Document document) {
  erase_identity(document.issue.attrs);
  for (Article& article : document.articles) {
    erase_identity(article.attrs);
    for (Block& block : article.blocks) {
      erase_identity(block.attrs);
      block.runs = news::normalised(std::move(block.runs));
    }
  }
  return document;
}

}  // namespace broadsheet::testing
