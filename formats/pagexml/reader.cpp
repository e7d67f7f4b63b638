#include "pagexml/reader.hpp"

#include "pagexml/page_reader.hpp"
#include "positioned/assembly.hpp"

namespace broadsheet::pagexml {

void Reader::read(Sink& out) {
  const common::XmlInput xml(host(), common::WhiteSpace::drop);
  std::vector<layout::Page> pages;
  pages.push_back(read_page(xml));
  positioned::assemble(host(), std::move(pages),
                       "the PAGE XML has no text: its regions were found, but nobody has read them yet", out);
}

int Reader::probe(std::string_view, std::string_view head) {
  return common::root_name(head) == "PcGts" ? 95 : 0;
}

}  // namespace broadsheet::pagexml
