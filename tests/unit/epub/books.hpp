// Documents and books that the tests of EPUB share.
#pragma once

#include "epub/container/archive_reader.hpp"
#include "epub/reader.hpp"
#include "epub/writer.hpp"
#include "support/memory_host.hpp"

#include <broadsheet/model.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace broadsheet::epub {

Block paragraph(std::string text);
Article plain_article(std::string id, std::string headline, std::vector<std::string> paragraphs,
                      std::string page = "");

/// Uses every field that a book keeps, and texts that markup could spoil.
Document full_document();

using Options = std::map<std::string, std::string>;

/// The bytes of a book, and what the host heard.
std::string write_book(testing::MemoryHost& host, const Document& document, const Options& options = {});
std::string write_book(const Document& document, const Options& options = {});

Document read_book_bytes(const std::string& bytes);

/// The content of one file of a book; fails the test where it is missing.
std::string file_of(const std::string& book, const std::string& path);

/// A ZIP archive of these files, in order.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files);

/// A minimal book of others around these spine files and an optional nav document.
std::string foreign_book(const std::vector<std::pair<std::string, std::string>>& spine,
                         const std::string& nav = "");

/// A book as other tools make it, part by part. Files that the package names need not be there.
class BookMaker {
 public:
  explicit BookMaker(std::string package = "OEBPS/content.opf");

  BookMaker& file(const std::string& path, const std::string& content);
  /// Lists an item, whose href is its id.
  BookMaker& item(const std::string& href, const std::string& type, const std::string& more = "");
  BookMaker& in_spine(const std::string& href, const std::string& more = "");
  /// A page of the book: its place in manifest and spine, and its body at `path` in the archive.
  BookMaker& text(const std::string& href, const std::string& path, const std::string& body);
  BookMaker& ncx(const std::string& href, const std::string& path, const std::string& points);
  std::string bytes() const;
  Document read() const { return read_book_bytes(bytes()); }

  std::string metadata, manifest, spine, guide;  ///< markup, to be added to

 private:
  std::string package_;
  std::vector<std::pair<std::string, std::string>> files_;
};

std::string xhtml(const std::string& body);
std::string ncx_point(const std::string& label, const std::string& target, const std::string& below = "");

/// A line a text: "^ " a kicker, "# headline < section", then the blocks.
std::vector<std::string> outline(const Document& document);
using Lines = std::vector<std::string>;

}  // namespace broadsheet::epub
