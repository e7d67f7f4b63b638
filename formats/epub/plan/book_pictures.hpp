// epub/plan/book_pictures.hpp - the pictures of a book: which of them it can have, and where they lie.
//
// Their bytes are as they came, or made smaller by option, and are asked for when the archive is written.
#pragma once

#include "epub/container/archive_writer.hpp"
#include "epub/plan/issue_plan.hpp"
#include "pictures/shown_pictures.hpp"
#include "pictures/shrink.hpp"
#include "xhtml/article.hpp"

#include <broadsheet/plugin.hpp>

#include <map>
#include <optional>
#include <string>

namespace broadsheet::epub {

class BookPictures {
 public:
  /// `host` outlives this. Options: picture-side, picture-quality, picture-grey, max-pixels. Warns: BS-E007
  /// once for each picture that is left out, BS-E008 for each that is to be smaller but cannot be unpacked.
  explicit BookPictures(const plugin::Host& host);

  /// How an article's file shows the picture of a figure; none where it is of no type that every
  /// e-reader knows (EPUB 3.3, 3.2: JPEG, PNG, GIF, WebP), whatever it is said to be.
  std::optional<xhtml::ShownPicture> show(const Block& figure);

  /// Adds those that were shown to the manifest.
  void list_in(Plan& plan) const;
  /// Adds them to the archive, which asks for each when its turn comes.
  void add_to(ArchiveWriter& archive) const;

 private:
  struct File {
    std::string path;  ///< below EPUB/
    std::string media_type;
    std::size_t size = 0;
    bool is_shrunk = false;
    std::string bytes;  ///< of one that is shrunk, if it was kept: else it is made again
  };
  const File& file_of(const pictures::ShownPictures::Picture& shown);
  std::optional<File> smaller(const std::string& id);
  std::string_view bytes_of(const std::string& id, const File& file) const;

  const plugin::Host& host_;
  pictures::ShownPictures shown_;
  pictures::Shrink how_;
  std::map<std::string, File> files_;  ///< by id
  std::size_t kept_bytes_ = 0;
  mutable std::string made_again_;
};

}  // namespace broadsheet::epub
