// epub/plan/book_pictures.hpp - the pictures of a book: which of them it can have, and where they lie.
//
// Their bytes are as they came, and are asked for when the archive is written.
#pragma once

#include "epub/container/archive_writer.hpp"
#include "epub/plan/issue_plan.hpp"
#include "pictures/shown_pictures.hpp"
#include "xhtml/article.hpp"

#include <broadsheet/plugin.hpp>

#include <optional>

namespace broadsheet::epub {

class BookPictures {
 public:
  /// `host` outlives this. Warns: BS-E007 once for each picture that is left out.
  explicit BookPictures(const plugin::Host& host);

  /// How an article's file shows the picture of a figure; none where it is of no type that every
  /// e-reader knows (EPUB 3.3, 3.2: JPEG, PNG, GIF, WebP), whatever it is said to be.
  std::optional<xhtml::ShownPicture> show(const Block& figure);

  /// Adds those that were shown to the manifest.
  void list_in(Plan& plan) const;
  /// Adds them to the archive, which asks for each when its turn comes.
  void add_to(ArchiveWriter& archive) const;

 private:
  const plugin::Host& host_;
  pictures::ShownPictures shown_;
};

}  // namespace broadsheet::epub
