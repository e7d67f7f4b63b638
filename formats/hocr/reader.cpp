#include "hocr/reader.hpp"

#include "hocr/page_reader.hpp"
#include "positioned/assembly.hpp"

#include <string>

namespace broadsheet::hocr {
namespace {

std::vector<layout::Page> parsed(const plugin::Host& host) {
  const std::string bytes = host.read_all();
  const auto most = static_cast<std::size_t>(host.number("max-size"));
  if (bytes.size() > most << 20)
    throw plugin::Failure("the hOCR is larger than " + std::to_string(most) +
                          " MiB: split it by page, or allow it more with the option max-size");
  pugi::xml_document document;
  tag_soup::Options options;
  options.name = "the hOCR";
  options.max_nesting = static_cast<int>(host.number("max-nesting"));
  return read_pages(document, tag_soup::parse(bytes, document, options).lines);
}

}  // namespace

void Reader::read(Sink& out) {
  std::vector<layout::Page> pages = parsed(host());
  if (pages.empty())
    throw plugin::Failure(
        "the HTML has no page of hOCR, which is an element of class ocr_page: if it is a web page, "
        "say --from html");
  const auto most = static_cast<std::size_t>(host().number("max-pages"));
  if (pages.size() > most)
    throw plugin::Failure("the hOCR has " + std::to_string(pages.size()) + " pages, more than the " +
                          std::to_string(most) + " that the option max-pages allows");
  positioned::assemble(host(), std::move(pages),
                       "the hOCR has no text: its pages are blank, or their text recognition failed", out);
}

int Reader::probe(std::string_view, std::string_view head) {
  const bool html = head.find("<html") != head.npos || head.find("<HTML") != head.npos;
  if (!html) return 0;
  return head.find("ocr_page") != head.npos ? 95 : head.find("\"ocr-system\"") != head.npos ? 90 : 0;
}

}  // namespace broadsheet::hocr
