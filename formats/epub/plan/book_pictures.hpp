// epub/plan/book_pictures.hpp - the pictures of a book: which of them it can have, and where they lie.
//
// Their bytes are as they came, and are asked for when the archive is written.
#pragma once

#include "epub/container/archive_writer.hpp"
#include "epub/plan/issue_plan.hpp"
#include "xhtml/article.hpp"

#include <broadsheet/plugin.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace broadsheet::epub {

class BookPictures {
 public:
  /// `host` outlives this. Warns: BS-E007 once for each picture that is left out.
  explicit BookPictures(const plugin::Host& host) : host_(host) {}

  /// How an article's file shows the picture of a figure; none where it is of no type that every
  /// e-reader knows (EPUB 3.3, 3.2: JPEG, PNG, GIF, WebP), whatever it is said to be.
  std::optional<xhtml::ShownPicture> show(const Block& figure);

  /// Adds those that were shown to the manifest.
  void list_in(Plan& plan) const;
  /// Adds them to the archive, which asks for each when its turn comes.
  void add_to(ArchiveWriter& archive) const;

 private:
  struct Shown {
    std::string id, media_type, path;  ///< below EPUB/; "" = is left out
    std::uint32_t width = 0, height = 0;
    std::size_t size = 0;
  };
  Shown look_at(const std::string& id) const;

  const plugin::Host& host_;
  std::vector<Shown> shown_;                  ///< in the order of the text
  std::map<std::string, std::size_t> known_;  ///< index in shown_, by id
};

}  // namespace broadsheet::epub
