#include "convert/strangers.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/report.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace broadsheet {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kTheText =
    "export its text alone (Text Only), or the page as PDF, which is read best";
constexpr std::string_view kThePdf = "convert the PDF itself, or what pdftotext -raw says of it";
constexpr std::string_view kAlto = "export ALTO, PAGE XML or a PDF with text from the program that made it";
constexpr std::string_view kHocr = "let the program write hOCR or ALTO instead: tesseract page.png page hocr";
constexpr std::string_view kPlain = "save it as plain text or HTML";

struct Stranger {
  std::string_view mark;  ///< bytes that the file begins with, or holds in its head
  bool begins;
  std::string_view what, advice;
};

[[noreturn]] void tell(const Input& input, const Stranger& stranger) {
  throw Error(Fault::input, "BS-C150", "is " + std::string(stranger.what), {input.name(), 0, {}},
              std::string(stranger.advice));
}

template <std::size_t n>
void tell_of_one_of(const std::array<Stranger, n>& strangers, const Input& input, std::string_view head) {
  for (const Stranger& its : strangers)
    if (its.begins ? head.starts_with(its.mark) : head.find(its.mark) != head.npos) tell(input, its);
}

// What the file begins with, in ASCII: without a mark of byte order, and without the zeros of UTF-16.
std::string beginning_of(std::string_view head) {
  std::string text;
  for (const char c : head.substr(0, 400))
    if (c != '\0') text += c;
  for (const std::string_view mark : {"\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv})
    if (text.starts_with(mark)) return text.substr(mark.size());
  return text;
}

// "<UNICODE-WIN>", "<ASCII-MAC>", "<SJIS-WIN>": the encoding and the system.
bool is_indesign(std::string_view text) {
  const std::string_view tag = text.substr(0, std::min(text.find('>'), text.size()));
  if (tag.size() < 8 || tag.size() > 20 || tag[0] != '<') return false;
  if (!tag.ends_with("-WIN") && !tag.ends_with("-MAC")) return false;
  return std::all_of(tag.begin() + 1, tag.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || ascii::is_digit(c) || c == '-'; });
}

// "<v7.31><e0>": the version and the encoding.
bool is_quark(std::string_view text) {
  std::size_t end = 2;
  while (end < text.size() && (ascii::is_digit(text[end]) || text[end] == '.')) ++end;
  return text.starts_with("<v") && end > 2 && text.substr(end).starts_with("><e");
}

// "T 111 3171 695 3194 0": a character, its box and its page.
bool is_box(std::string_view line) {
  constexpr std::size_t kLongestCharacter = 4;
  const std::size_t end = line.find(' ');
  if (end == line.npos || end == 0 || end > kLongestCharacter) return false;
  const std::string_view numbers = line.substr(end);
  const bool is_one = end == 1 || static_cast<unsigned char>(line[0]) >= 0xC0;
  return is_one && std::count(numbers.begin(), numbers.end(), ' ') == 5 && ascii::is_digit(numbers.back()) &&
         std::all_of(numbers.begin(), numbers.end(), [](char c) { return c == ' ' || ascii::is_digit(c); });
}

bool is_box_file(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end != text.npos && is_box(text.substr(0, end)) &&
         is_box(text.substr(end + 1, text.find('\n', end + 1) - end - 1));
}

void refuse_pictures(const Input& input, std::string_view head) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kPictures = {
      {{"\x89PNG"sv, "PNG"},
       {"\xFF\xD8\xFF"sv, "JPEG"},
       {"GIF8"sv, "GIF"},
       {"II*\0"sv, "TIFF"},
       {"MM\0*"sv, "TIFF"},
       {"\0\0\0\x0CjP"sv, "JPEG 2000"}}};
  for (const auto& [begin, name] : kPictures)
    if (head.starts_with(begin))
      throw Error(Fault::input, "BS-C150", "is a " + std::string(name) + " picture, which has no text",
                  {input.name(), 0, {}}, "recognise it first: tesseract " + input.name() + " page hocr");
}

}  // namespace

void refuse_what_only_looks_readable(const Input& input, std::string_view head) {
  const std::string text = beginning_of(head);
  if (is_indesign(text)) tell(input, {"", true, "tagged text of InDesign, which no plugin reads", kTheText});
  if (is_quark(text)) tell(input, {"", true, "XPress Tags of QuarkXPress, which no plugin reads", kTheText});
  if (is_box_file(text)) tell(input, {"", true, "a list of characters (a box file of tesseract)", kHocr});
  constexpr std::array<Stranger, 6> kBeginnings = {
      {{"level\tpage_num\tpar_num\tblock_num", true, "a table of words (pdftotext -tsv)", kThePdf},
       {"level\tpage_num\tblock_num\tpar_num", true, "a table of words (TSV of tesseract)", kHocr},
       {"<page>\n<span bbox=", true, "a list of characters (txtwrite of Ghostscript)", kThePdf},
       {"<page>\n<block>", true, "a list of characters (txtwrite of Ghostscript)", kThePdf},
       {"<page id=\"0\" bbox=", true, "what pdfminer says of a PDF (pdf2txt -t tag)", kThePdf},
       {"{\\rtf", true, "a document of a word processor (RTF), which no plugin reads", kPlain}}};
  tell_of_one_of(kBeginnings, input, text);
  // Pages of a PDF as HTML: each line stands at its place, and none is known to go on in the next.
  constexpr std::array<Stranger, 6> kPages = {
      {{"<word xMin=", false, "a list of words (pdftotext -bbox)", kThePdf},
       {"content=\"pdftohtml", false, "a PDF as HTML (pdftohtml)", kThePdf},
       {"p{position:absolute;white-space:pre;margin:0}", false, "a PDF as HTML (mutool)", kThePdf},
       {"p{white-space:pre-wrap}\n</style>\n</head>\n<body>\n<div id=\"page", false,
        "a PDF as XHTML (mutool)", kThePdf},
       {"<span style=\"position:absolute; border: gray 1px solid;", false, "a PDF as HTML (pdf2txt)",
        kThePdf},
       {"<meta name=\"Producer\" content=", false, "a PDF's text as HTML (pdftotext -htmlmeta)", kThePdf}}};
  if (text.find("<html") != text.npos || text.find("<!DOCTYPE html") != text.npos)
    tell_of_one_of(kPages, input, head.substr(0, 4000));
}

void tell_of_a_stranger(const Input& input, std::string_view head) {
  refuse_pictures(input, head);
  if (head.starts_with("PK\x03\x04")) {
    constexpr std::array<Stranger, 3> kArchives = {
        {{"word/", false, "a document of a word processor, which no plugin reads", kPlain},
         {"opendocument.text", false, "a document of a word processor, which no plugin reads", kPlain},
         {"indesign-idml", false, "a document of InDesign (IDML), which no plugin reads", kTheText}}};
    tell_of_one_of(kArchives, input, head);
    tell(input, {"", true, "an archive (ZIP), and no EPUB", "unpack it and name what is in it"});
  }
  constexpr std::array<Stranger, 15> kStrangers = {
      {{"\x1F\x8B", true, "compressed (gzip)", "unpack it first: gunzip"},
       {"\xD0\xCF\x11\xE0", true, "a document of an old word processor, which no plugin reads", kPlain},
       {"%!PS", true, "PostScript, which no plugin reads", "make a PDF of it: ps2pdf"},
       {"<pdf2xml", false, "what pdftohtml -xml says of a PDF", kThePdf},
       {"<page id=\"page1\"", false, "what mutool says of a PDF (stext)", kThePdf},
       {"\"lines\":[{\"wmode\":", false, "what mutool says of a PDF (stext.json)", kThePdf},
       {"<page id=\"1\" bbox=", false, "what pdfminer says of a PDF (pdf2txt -t xml)", kThePdf},
       {"scansoft.com/omnipage/", false, "XML of OmniPage, which no plugin reads", kAlto},
       {"<XMD-entity", false, "XML of Olive's viewer of papers, which no plugin reads", kAlto},
       {"prismstandard.org/namespaces/pam/", false, "a PRISM Aggregator Message, which no plugin reads",
        "convert its XHTML bodies, or ask for NewsML-G2 or NITF"},
       {"<OCRDATASET", false, "XML of NDLOCR, which no plugin reads",
        "convert its text, or let it write ALTO"},
       {"<?aid ", false, "a story of InCopy or InDesign, which no plugin reads", kTheText},
       {"www.tei-c.org/ns/", false, "TEI, which no plugin reads", "make HTML of it with the TEI stylesheets"},
       {"\"fullTextAnnotation\"", false, "an answer of Google Vision, which no plugin reads",
        "take its text, or turn it into hOCR"},
       {"\"BlockType\"", false, "an answer of Textract, which no plugin reads",
        "take its text, or turn it into hOCR"}}};
  tell_of_one_of(kStrangers, input, head);
}

}  // namespace broadsheet
