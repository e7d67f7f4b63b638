// epub/documents/article_page.hpp - the XHTML files of one article.
#pragma once

#include "epub/plan/issue_plan.hpp"
#include "xhtml/article.hpp"

#include <broadsheet/model.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::epub {

/// What an article's files say of their neighbours; paths are below EPUB/.
struct Surroundings {
  const Entry* previous = nullptr;  ///< none at the start of the book
  const Entry* next = nullptr;      ///< none at its end
  std::string continued_to, continued_from;
  std::string_view links;  ///< "none", "end" or "both" ends of a file
};

struct ArticleFiles {
  std::vector<std::string> files;
  std::size_t dropped = 0;  ///< characters that XML cannot hold
};

ArticleFiles article_files(const Article& article, const Entry& entry, const Plan& plan,
                           const xhtml::Style& style, const Surroundings& around);

}  // namespace broadsheet::epub
