// unit/news/pictured_issue.hpp - an issue of one story with one picture and its caption.
#pragma once

#include "support/makers/picture_maker.hpp"

#include <broadsheet/model.hpp>

namespace broadsheet::news {

inline Document pictured_issue() {
  Document document;
  document.issue.publication = "The Harrow Bay Courier", document.issue.date = "2024-05-18";
  document.issue.language = "en";
  document.resources.push_back({"p-1", "image/png", 40, 33, "", "", testing::grey_png(40, 33, 7)});
  Article& article = document.articles.emplace_back();
  article.id = "a-1", article.headline = "Ferry Returns";
  article.blocks.resize(3);
  article.blocks[0].text = "The ferry went out again.";
  article.blocks[1].kind = BlockKind::figure, article.blocks[1].resource = "p-1";
  article.blocks[2].kind = BlockKind::caption, article.blocks[2].text = "The ferry.";
  return document;
}

}  // namespace broadsheet::news
