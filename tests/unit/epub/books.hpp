// Documents and books that the tests of EPUB share.
#pragma once

#include "epub/archive_reader.hpp"
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

}  // namespace broadsheet::epub
