#include "positioned/alto_writer.hpp"

#include <cmath>
#include <cstdio>
#include <utility>

namespace broadsheet::testing {
namespace {

std::string padded(std::size_t n, int width) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%0*zu", width, n);
  return digits;
}

class Writer {
 public:
  Writer(const PrintedPage& page, std::size_t number, const AltoDialect& dialect)
      : page_(page), number_(number), dialect_(dialect) {}

  std::string write() {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + dialect_.root +
           ">\n<Description><MeasurementUnit>" + dialect_.unit + "</MeasurementUnit></Description>\n";
    if (dialect_.styles) styles();
    if (dialect_.tags)
      out_ +=
          "<Tags><LayoutTag ID=\"TAG_C\" LABEL=\"Caption\"/><LayoutTag ID=\"TAG_A\" "
          "LABEL=\"Advertisement\"/></Tags>\n";
    out_ += "<Layout>\n";
    if (dialect_.reading_order) reading_order();
    const std::string page_id = "P" + std::to_string(number_);
    out_ += "<Page ID=\"" + page_id + "\" WIDTH=\"" + units(page_.width) + "\" HEIGHT=\"" +
            units(page_.height) + "\"><PrintSpace>\n";
    for (std::size_t i = 0; i < page_.blocks.size(); ++i)
      block(dialect_.reading_order ? page_.blocks.size() - 1 - i : i);
    return out_ + "</PrintSpace></Page>\n</Layout>\n</" + dialect_.root.substr(0, dialect_.root.find(' ')) +
           ">\n";
  }

 private:
  std::string units(double points) const {
    return std::to_string(std::lround(points * dialect_.units_per_point)) + dialect_.decimals;
  }
  std::string place(const Place& p) const {
    return "HPOS=\"" + units(p.x) + "\" VPOS=\"" + units(p.y) + "\" WIDTH=\"" + units(p.width) +
           "\" HEIGHT=\"" + units(p.height) + "\"";
  }

  void styles() {
    out_ += "<Styles>\n";
    for (const PrintedBlock& block : page_.blocks)
      if (const std::string id = style_id(block.size); out_.find('"' + id + '"') == std::string::npos)
        out_ += "<TextStyle ID=\"" + id + "\" FONTSIZE=\"" + std::to_string(std::lround(block.size)) +
                "\" FONTFAMILY=\"Times New Roman\"/>\n";
    out_ += "<ParagraphStyle ID=\"PAR_LEFT\" ALIGN=\"Left\"/>\n</Styles>\n";
  }
  static std::string style_id(double size) { return "TXT_" + std::to_string(std::lround(size)); }

  void reading_order() {
    out_ += "<ReadingOrder><OrderedGroup ID=\"order\">";
    for (std::size_t i = 0; i < page_.blocks.size(); ++i)
      out_ += "<ElementRef ID=\"r" + std::to_string(i) + "\" REF=\"" + block_id(number_, i) + "\"/>";
    out_ += "</OrderedGroup></ReadingOrder>\n";
  }

  void block(std::size_t index) {
    const PrintedBlock& its = page_.blocks[index];
    const std::string head = "ID=\"" + block_id(number_, index) + "\" " + place(its.place);
    if (its.kind == Printed::picture) {
      out_ += "<Illustration " + head + "/>\n";
      return;
    }
    out_ += "<TextBlock " + head;
    if (dialect_.styles) out_ += " STYLEREFS=\"" + style_id(its.size) + " PAR_LEFT\"";
    if (dialect_.tags && its.kind == Printed::caption) out_ += " TAGREFS=\"TAG_C\"";
    if (dialect_.tags && its.kind == Printed::advertisement) out_ += " TAGREFS=\"TAG_A\"";
    out_ += ">\n";
    word_ = first_word(page_, index);
    const PrintedLine* before = nullptr;
    for (const PrintedLine& line : its.lines) {
      write_line(line, before && before->broken);
      before = &line;
    }
    out_ += "</TextBlock>\n";
  }

  static std::size_t first_word(const PrintedPage& page, std::size_t block) {
    std::size_t n = 1;
    for (std::size_t i = 0; i < block; ++i)
      for (const PrintedLine& line : page.blocks[i].lines) n += line.words.size();
    return n;
  }

  void write_line(const PrintedLine& line, bool goes_on) {
    out_ += "<TextLine " + place(line.place) + ">";
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const bool first = goes_on && i == 0, last = line.broken && i + 1 == line.words.size();
      if (i > 0 && dialect_.blanks) out_ += "<SP WIDTH=\"" + units(3) + "\"/>";
      word(line.words[i], first, last);
      if (last && dialect_.hyphen_beside) out_ += "<HYP CONTENT=\"-\"/>";
    }
    out_ += "</TextLine>\n";
  }

  void word(const PrintedWord& its, bool second_part, bool first_part) {
    out_ += "<String ";
    if (dialect_.words_have_ids) out_ += "ID=\"word" + padded(word_++, 6) + "\" ";
    out_ += place(its.place) + " CONTENT=\"" + escaped(its.text) +
            (first_part && dialect_.hyphen_in_word ? "-" : "") + "\" WC=\"0.93\"";
    if (dialect_.explains_hyphens && (first_part || second_part))
      out_ += std::string(" SUBS_TYPE=\"") + (first_part ? "HypPart1" : "HypPart2") + "\" SUBS_CONTENT=\"" +
              escaped(its.whole) + "\"";
    out_ += "/>";
  }

  const PrintedPage& page_;
  std::size_t number_, word_ = 1;
  const AltoDialect& dialect_;
  std::string out_;
};

}  // namespace

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string block_id(std::size_t page, std::size_t block) {
  return "P" + std::to_string(page) + "_TB" + padded(block + 1, 5);
}

std::pair<std::string, std::string> word_ids(const PrintedPage& page, std::size_t block) {
  std::size_t first = 1, count = 0;
  for (std::size_t i = 0; i <= block; ++i)
    for (const PrintedLine& line : page.blocks[i].lines) (i < block ? first : count) += line.words.size();
  return {"word" + padded(first, 6), "word" + padded(first + count - 1, 6)};
}

std::string alto_of(const PrintedPage& page, std::size_t number, const AltoDialect& dialect) {
  return Writer(page, number, dialect).write();
}

}  // namespace broadsheet::testing
