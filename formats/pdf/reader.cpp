#include "pdf/reader.hpp"

#include "pdf/page_list.hpp"
#include "pdf/page_pictures.hpp"
#include "pdf/poppler/extract.hpp"
#include "pdf/tiles.hpp"
#include "positioned/assembly.hpp"

#include <algorithm>

namespace broadsheet::pdf {
namespace {

constexpr std::size_t kHead = 1024;     // bytes before which a PDF has to say that it is one
constexpr std::size_t kFewGlyphs = 20;  // a page with fewer has no text layer
constexpr double kManyPictures = 0.3;   // share of a page that a scan covers at least
constexpr double kManyUnmapped = 0.05;  // share of glyphs without a character that is worth a warning

std::string first_line_of(std::string_view bytes) {
  return std::string(bytes.substr(0, std::min(bytes.find_first_of("\r\n"), bytes.size())));
}

TextLayer text_layer(std::string_view name) {
  if (name == "visible") return TextLayer::visible;
  return name == "all" ? TextLayer::all : TextLayer::automatic;
}

class PageReader {
 public:
  PageReader(const plugin::Host& host, const Document& document)
      : host_(host), document_(document), assembly_(host), pictures_(host, document) {
    if (const long glyphs = host.number("max-glyphs"); glyphs > 0)
      limits_.glyphs = static_cast<std::size_t>(glyphs);
    if (const long marks = host.number("max-marks"); marks > 0)
      limits_.marks = static_cast<std::size_t>(marks);
  }

  void read(std::size_t number, bool is_one_of_many) {
    host_.stop_if_cancelled();
    PageText text;
    try {
      text = document_.page(number, text_layer(host_.option("text-layer")), limits_,
                            [this] { return host_.cancelled(); });
    } catch (const DamagedPage& damage) {
      host_.warn("BS-P002", damage.what());
      return;
    }
    host_.stop_if_cancelled();
    tell(number, text);
    join_tiles(text);
    pictures_.look_at(text);
    std::vector<Discarded> dropped;
    for (Dropped& piece : text.dropped)
      dropped.push_back({std::move(piece.text), std::move(piece.reason), 0});
    assembly_.page(std::move(text.page), is_one_of_many, dropped);
  }

  void finish(Sink& out) {
    if (!assembly_.has_text()) fail_without_text();
    assembly_.finish(out, [this](const auto& wanted, Sink& to) { return pictures_.give(wanted, to); });
  }

 private:
  void tell(std::size_t number, PageText& text) {
    const std::string page = "page " + std::to_string(number);
    std::size_t glyphs = text.tally.glyphs, unmapped = 0;
    std::string fonts;
    for (const auto& [font, count] : text.tally.without_unicode) {
      unmapped += count;
      fonts += (fonts.empty() ? "" : ", ") + font;
    }
    if (text.picture_share > kManyPictures && glyphs < kFewGlyphs) {
      ++scans_;
      // Its PDF/A, which is what it writes unless told, comes from Ghostscript, whose version 10.00 makes
      // other characters of text that other pages have: findings/ghostscript-tounicode.sh
      host_.warn("BS-P001", page +
                                " is a scan without text; run text recognition first, such as "
                                "ocrmypdf --skip-text --output-type pdf");
    }
    // An invisible layer under the picture of a page is what a recogniser left.
    text.page.recognised = text.tally.invisible * 2 > glyphs && text.picture_share > kManyPictures;
    if (unmapped > 0 && static_cast<double>(unmapped) > kManyUnmapped * static_cast<double>(glyphs)) {
      unmapped_ = true;
      host_.warn("BS-P010",
                 page + ": " + std::to_string(unmapped) + " of " + std::to_string(glyphs) +
                     " glyphs are of fonts that do not say which characters they are (" + fonts +
                     "); that text is lost. Text recognition can read it, such as ocrmypdf --force-ocr");
    }
    if (text.tally.outside > 0)
      host_.warn("BS-P012", page + ": " + std::to_string(text.tally.outside) +
                                " characters stand outside of the page and are left out");
    if (text.too_many_marks)
      host_.warn("BS-P013", page + " has more than " + std::to_string(limits_.marks) +
                                " rules and boxes; the others are not looked at (--pdf.max-marks)");
  }

  [[noreturn]] void fail_without_text() const {
    if (scans_ > 0)
      throw plugin::Failure(
          "is a scan: there is no text in it; run text recognition first, such as ocrmypdf");
    if (unmapped_)
      throw plugin::Failure(
          "has no text that can be read: its fonts do not say which characters their glyphs are; "
          "text recognition can read it, such as ocrmypdf --force-ocr");
    throw plugin::Failure("there is no text in it; if it shows some, run text recognition, such as ocrmypdf");
  }

  const plugin::Host& host_;
  const Document& document_;
  positioned::Assembly assembly_;
  PagePictures pictures_;
  layout::Limits limits_;
  std::size_t scans_ = 0;
  bool unmapped_ = false;
};

}  // namespace

void Reader::read(Sink& out) {
  common::InputBytes input(host());
  if (input.size() == 0) throw plugin::Failure("is empty");
  const Document document(input, first_line_of(host().option("password-file")));
  if (document.was_repaired())
    host().warn("BS-P003", "the file is damaged; what could be found of its pages is read");
  if (!document.allows_copying()) {
    if (host().option("permissions") == "obey")
      throw plugin::Failure("forbids copying its text, and --pdf.permissions=obey asks to respect that",
                            BS_UNSUPPORTED);
    host().warn("BS-P011",
                "the file asks programs not to copy its text; see that you may (--pdf.permissions)");
  }
  const std::size_t most = static_cast<std::size_t>(std::max(1L, host().number("max-pages")));
  const std::vector<std::size_t> pages = pages_of(host().option("pages"), document.page_count());
  if (pages.size() > most)
    throw plugin::Failure("has " + std::to_string(pages.size()) + " pages, more than the " +
                              std::to_string(most) +
                              " that --pdf.max-pages allows; choose some with --pdf.pages",
                          BS_UNSUPPORTED);
  PageReader reader(host(), document);
  for (const std::size_t page : pages) reader.read(page, document.page_count() > 1);
  reader.finish(out);
}

int Reader::probe(std::string_view, std::string_view head) {
  return head.substr(0, kHead).find("%PDF-") == std::string_view::npos ? 0 : 90;
}

}  // namespace broadsheet::pdf
