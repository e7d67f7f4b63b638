#include "support/round_trip/round_trip.hpp"

#include "common/text.hpp"
#include "epub/container/archive_reader.hpp"
#include "epub/reader.hpp"
#include "epub/writer.hpp"
#include "html/html.hpp"
#include "json/json.hpp"
#include "markdown/markdown.hpp"
#include "newsml/reader.hpp"
#include "newsml/writer.hpp"
#include "ninjs/ninjs.hpp"
#include "nitf/nitf.hpp"
#include "support/memory_host.hpp"
#include "support/round_trip/well_formed.hpp"
#include "text/text.hpp"
#include "unit/news/as_read_back.hpp"
#include "unit/news/difference.hpp"

#include <sstream>

namespace broadsheet::testing {
namespace {

/// `text` without the characters that neither XML nor HTML can hold; moved[i] is where byte i came to stand.
std::string held(std::string_view text, std::vector<std::uint32_t>* moved = nullptr) {
  std::string out;
  const std::string_view all = text;
  if (moved) moved->assign(all.size() + 1, 0);
  while (!text.empty()) {
    const std::size_t at = all.size() - text.size();
    const char32_t c = common::take_char(text);
    if (moved)
      std::fill(moved->begin() + static_cast<std::ptrdiff_t>(at),
                moved->end() - static_cast<std::ptrdiff_t>(text.size()) - 1,
                static_cast<std::uint32_t>(out.size()));
    if (c == '\t' || news::is_text_char(c)) common::append_char(out, c);
  }
  if (moved) moved->back() = static_cast<std::uint32_t>(out.size());
  return out;
}

/// The marks of a table's row: a cell is an element, so one on several cells is one in each.
std::vector<Run> in_cells(const Block& row) {
  std::vector<Run> out;
  for (std::size_t begin = 0, end; begin <= row.text.size(); begin = end + 1) {
    end = std::min(row.text.find('\t', begin), row.text.size());
    for (Run run : row.runs) {
      if (run.begin > end || run.end < begin) continue;
      run.begin = static_cast<std::uint32_t>(std::max<std::size_t>(run.begin, begin));
      run.end = static_cast<std::uint32_t>(std::min<std::size_t>(run.end, end));
      out.push_back(std::move(run));
    }
  }
  return out;
}

Block held(Block block) {
  std::vector<std::uint32_t> moved;
  block.text = held(block.text, &moved);
  for (Run& run : block.runs) run = {run.kind, moved[run.begin], moved[run.end], held(run.value)};
  if (block.kind == BlockKind::table_row) block.runs = in_cells(block);
  std::erase_if(block.runs, [](const Run& r) { return r.begin == r.end && r.kind != RunKind::lost_glyph; });
  block.credit = held(block.credit);
  for (Attr& attr : block.attrs) attr = {held(attr.key), held(attr.value)};
  block.first_line = block.last_line = 0;
  return block;
}

/// What XML and HTML hold of a document: all but their forbidden characters, and the places in the source.
Document held(Document document) {
  const auto texts = [](auto&... text) { ((text = held(text)), ...); };
  const auto attrs = [&](std::vector<Attr>& all) {
    for (Attr& attr : all) texts(attr.key, attr.value);
  };
  Issue& issue = document.issue;
  texts(issue.publication, issue.title, issue.edition);
  for (std::string& page : issue.pages) texts(page);
  attrs(issue.attrs);
  for (Article& a : document.articles) {
    texts(a.page, a.section, a.headline, a.lead, a.continued_to, a.continued_from);
    if (a.headline.empty()) a.headline_confidence = 0;
    for (auto* lines : {&a.kickers, &a.subheadlines})
      for (std::string& line : *lines) texts(line);
    for (Byline& byline : a.bylines) texts(byline.role, byline.name);
    if (a.dateline) texts(a.dateline->agency, a.dateline->place, a.dateline->date, a.dateline->text);
    attrs(a.attrs);
    for (Block& block : a.blocks) block = held(std::move(block));
  }
  for (Furniture& f : document.end.furniture) texts(f.text, f.kind, f.page);
  return document;
}

template <class Writer>
void write(MemoryHost& host, const Way& way, const Document& document) {
  for (const auto& [name, value] : way.options) host.options[name] = value;
  write_with<Writer>(host, way.format, document);
}

template <class Reader>
Document read(const std::string& format, std::string bytes) {
  MemoryHost host(format, std::move(bytes));
  return with_normalised_marks(read_with<Reader>(host, format));
}

std::string differ(const Document& expected, const Document& got) {
  return expected == got ? "" : first_difference(expected, got);
}

std::string through_json(const Way& way, const Document& document) {
  MemoryHost host("json");
  write<json::Writer>(host, way, document);
  std::istringstream lines(host.output);
  for (std::string line; std::getline(lines, line);)
    if (std::string fault = fault_in_json(line); !fault.empty()) return fault;
  MemoryHost again("json", host.output);
  return differ(document, read_with<json::Reader>(again, "json"));
}

std::string through_newsml(const Way& way, const Document& document) {
  MemoryHost host("newsml");
  write<newsml::Writer>(host, way, document);
  if (std::string fault = fault_in_xml(host.output); !fault.empty()) return fault;
  const auto is = [&](const char* option, const char* value) {
    const auto given = way.options.find(option);
    return given != way.options.end() && given->second == value;
  };
  const bool has_cells = is("body", "nitf") || is("marks", "inline");
  return differ(read_back(document, {!is("body", "text"), !has_cells}),
                read<newsml::Reader>("newsml", host.output));
}

/// A file an article.
std::string through_nitf(const Way& way, const Document& document) {
  for (const Article& article : document.articles) {
    Document alone{document.issue, {article}, {}};
    alone.issue.pages = {article.page};
    MemoryHost host("nitf");
    write<nitf::Writer>(host, way, alone);
    if (std::string fault = fault_in_xml(host.output); !fault.empty()) return fault;
    std::string fault = differ(read_back(alone, {true, false}), read<nitf::Reader>("nitf", host.output));
    if (!fault.empty()) return fault;
  }
  return "";
}

std::string through_epub(const Way& way, const Document& document) {
  MemoryHost host("epub");
  host.options["threads"] = "1";
  write<epub::Writer>(host, way, document);
  Document expected = held(document);
  expected.end.discarded.clear();
  for (Furniture& f : expected.end.furniture) f.line = 0;
  return differ(with_normalised_marks(std::move(expected)), read<epub::Reader>("epub", host.output));
}

std::string through_html(const Way& way, const Document& document) {
  MemoryHost host("html");
  write<html::Writer>(host, way, document);
  // Attributes and the issue come back with what markup cannot hold.
  return differ(with_normalised_marks(held(document)), held(read<html::Reader>("html", host.output)));
}

/// `text` without white space and what neither a page nor a terminal can hold.
std::string visible(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const char32_t c = common::take_char(text);
    if (!news::is_space(c) && news::is_text_char(c)) common::append_char(out, c);
  }
  return out;
}

/// All texts of a document, one after another.
std::string all_text(const Document& document) {
  std::string out = document.issue.publication + document.issue.title;
  for (const Article& a : document.articles) {
    out += a.section + a.headline + a.lead;
    for (const auto* lines : {&a.kickers, &a.subheadlines})
      for (const std::string& line : *lines) out += line;
    for (const Byline& byline : a.bylines) out += byline.role + byline.name;
    for (const Block& block : a.blocks) out += block.text + block.credit;
  }
  return out;
}

/// The first text that readers must see and that is not in `all`, as visible() makes both.
std::string missing_in(const std::string& all, const Document& document) {
  const auto has = [&](const std::string& text) { return all.find(visible(text)) != all.npos; };
  for (const Article& a : document.articles) {
    if (!has(a.headline)) return "the headline is not in it: " + a.headline;
    for (const Block& block : a.blocks) {
      std::istringstream cells(block.text);
      for (std::string cell; std::getline(cells, cell, '\t');)
        if (!has(cell)) return "a text is not in it: " + cell;
      if (!has(block.credit)) return "a credit is not in it: " + block.credit;
    }
  }
  return "";
}

/// Each object alone.
std::string through_ninjs(const Way& way, const Document& document) {
  MemoryHost host("ninjs");
  write<ninjs::Writer>(host, way, document);
  for (const auto& [name, bytes] : host.parts)
    if (std::string fault = fault_in_json(bytes); !fault.empty()) return name + ": " + fault;
  return host.parts.empty() ? fault_in_json(host.output) : "";
}

/// All visible characters of printed texts, in any order of lines.
std::string through_text(const Way& way, const Document& document) {
  MemoryHost host("text");
  write<text::Writer>(host, way, document);
  return missing_in(visible(host.output), document);
}

/// What CommonMark reads is all of the text.
std::string through_markdown(const Way& way, const Document& document) {
  MemoryHost host("markdown");
  write<markdown::Writer>(host, way, document);
  MemoryHost again("markdown", host.output);
  return missing_in(visible(all_text(read_with<markdown::Reader>(again, "markdown"))), document);
}

}  // namespace

const std::vector<Way>& ways() {
  static const std::vector<Way> all = {
      {"json", "json", {}},
      {"newsml", "newsml", {}},
      {"newsml_inline", "newsml", {{"marks", "inline"}}},
      {"newsml_nitf", "newsml", {{"body", "nitf"}}},
      {"newsml_text", "newsml", {{"body", "text"}}},
      {"nitf", "nitf", {}},
      {"epub", "epub", {{"cover-type", "svg"}}},
      {"epub_vertical", "epub", {{"cover-type", "svg"}, {"vertical", "true"}, {"links", "both"}}},
      {"epub_split", "epub", {{"cover-type", "svg"}, {"split", "16"}}},
      {"html", "html", {}},
      {"ninjs", "ninjs", {}},
      {"text", "text", {}},
      {"text_wrapped", "text", {{"wrap", "30"}, {"style", "indent"}}},
      {"markdown", "markdown", {}},
      {"epub_drawn", "epub", {}, true}};
  return all;
}

std::string fault_of_round_trip(const Way& way, const Document& document) {
  if (way.format == "json") return through_json(way, document);
  if (way.format == "newsml") return through_newsml(way, document);
  if (way.format == "nitf") return through_nitf(way, document);
  if (way.format == "epub") return through_epub(way, document);
  if (way.format == "html") return through_html(way, document);
  if (way.format == "ninjs") return through_ninjs(way, document);
  if (way.format == "text") return through_text(way, document);
  return through_markdown(way, document);
}

}  // namespace broadsheet::testing
