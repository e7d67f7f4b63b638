// unit/pdf/pdf_pages.hpp - small PDF files made in the tests, and what is read of them.
#pragma once

#include "pdf/poppler/extract.hpp"
#include "pdf/reader.hpp"
#include "support/makers/pdf_maker.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::pdf {

using testing::PdfMaker;
using testing::shows;

inline std::string resources(std::size_t font) { return "/Font << /F0 " + std::to_string(font) + " 0 R >>"; }

// A small article: heading, then a column of six lines.
inline std::string article(const std::string& heading = "Harbour bridge opens to all") {
  std::string out = shows(60, 740, 22, heading);
  const char* lines[] = {
      "The new bridge over the harbour opened on Sunday", "after four years of work. The mayor and many",
      "people of the town walked over it in the rain.",   "It cost twelve million and a quarter more than",
      "the council had planned. Cars may use it from",    "Monday on."};
  for (int k = 0; k < 6; ++k) out += shows(k == 0 ? 60 : 50, 700 - 14 * k, 10, lines[k]);
  return out;
}

inline PdfMaker plain(const std::string& content) {
  PdfMaker pdf;
  const std::size_t font = pdf.add_plain_font();
  pdf.add_page(resources(font), content);
  return pdf;
}

inline PageText page_of(const std::string& file, std::size_t number = 1,
                        TextLayer layer = TextLayer::automatic) {
  common::InputBytes input(file);
  const Document document(input, "");
  return document.page(number, layer, {}, [] { return false; });
}

inline std::vector<std::string> words_of(const PageText& text) {
  std::vector<std::string> out;
  for (const layout::Run& run : text.page.runs) out.push_back(run.text);
  return out;
}

using Words = std::vector<std::string>;

inline broadsheet::Document read(const std::string& file, std::map<std::string, std::string> options = {},
                                 std::vector<testing::MemoryHost::Warning>* warnings = nullptr) {
  testing::MemoryHost memory("pdf", file);
  for (auto& [name, value] : options) memory.options[name] = value;
  broadsheet::Document document = testing::read_with<Reader>(memory, "pdf");
  if (warnings) *warnings = memory.warnings;
  return document;
}

inline std::string failure_of(const std::string& file, std::map<std::string, std::string> options = {}) {
  try {
    read(file, std::move(options));
  } catch (const plugin::Failure& failure) {
    return failure.what();
  }
  return "";
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace broadsheet::pdf
