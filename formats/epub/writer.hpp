// epub/writer.hpp - an issue as an EPUB 3.3 book that older readers open, too.
//
// One XHTML file per article, contents by printed page, list of printed pages, landmarks, NCX,
// series and accessibility metadata, cover, clreq typography. The bytes are a function of the
// document and the options alone; the number of threads does not change them.
//
// Memory: articles are rendered and compressed as they pass. Only those with
// jump lines wait for the end, since they link forward.
//
// Warnings: BS-E001 language not known, BS-E002 article without headline,
// BS-E003 no vertical lines in this language, BS-E004 issue without articles,
// BS-E005 characters that XML cannot hold, BS-E006 small cover, BS-E007 pictures of types that books
// cannot have, BS-E008 pictures that cannot be made smaller, BS-E009 a
// cover that cannot be drawn as pixels.
#pragma once

#include "common/restrictions.hpp"
#include "epub/container/deflate_pool.hpp"
#include "epub/plan/book_pictures.hpp"
#include "epub/plan/issue_plan.hpp"
#include "epub/plan/jumps.hpp"
#include "xhtml/article.hpp"

#include <broadsheet/plugin.hpp>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::epub {

class Writer : public plugin::Writer {
 public:
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  /// A file of the book: where it is, and its place in the pool.
  struct File {
    Resource resource;
    std::size_t in_pool = 0;
  };
  /// An article until it is rendered, and the files it became.
  struct Slot {
    std::unique_ptr<const Article> waiting;
    std::vector<File> files;
  };

  void begin(const Article* first);
  void choose_language(const Article* first);
  void look_for_cover(const Article& article);
  void plan_entry(const Article& article);
  void render(std::size_t index, bool is_last);
  void warn_of_missing_headline(const Article& article, const Entry& entry);
  File file(Resource resource, std::string content);
  std::vector<File> front_files();
  std::vector<File> text_files(const End& end);
  void write_archive(std::vector<File> files);

  Plan plan_;
  xhtml::Style style_;
  std::optional<xhtml::Phrases> phrases_;
  Jumps jumps_;
  std::unique_ptr<DeflatePool> pool_;
  std::vector<Slot> slots_;
  std::unique_ptr<BookPictures> pictures_;
  std::string_view cover_;       ///< a picture's bytes; empty = draw one
  std::string cover_picture_;    ///< of the issue, where it is the cover
  bool takes_cover_ = false;     ///< from the next article, if it has one
  std::set<std::string> pages_;  ///< that an article began already
  std::size_t dropped_ = 0;
  common::Restrictions restrictions_;
};

}  // namespace broadsheet::epub
