#include "finereader/reader.hpp"

#include "finereader/page_reader.hpp"
#include "positioned/assembly.hpp"

namespace broadsheet::finereader {

void Reader::read(Sink& out) {
  const common::XmlInput xml(host(), common::WhiteSpace::drop);
  std::vector<layout::Page> pages = read_pages(xml, static_cast<std::size_t>(host().number("max-pages")));
  positioned::assemble(host(), std::move(pages),
                       "the FineReader XML has no text: its pages are blank, or were not recognised", out);
}

int Reader::probe(std::string_view, std::string_view head) {
  const bool named = head.find("abbyy.com/FineReader_xml/") != head.npos;
  return named && common::root_name(head) == "document" ? 95 : 0;
}

}  // namespace broadsheet::finereader
