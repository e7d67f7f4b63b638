#include "alto/reader.hpp"

#include "alto/mets/issue_reader.hpp"
#include "alto/mets/mets_files.hpp"
#include "alto/pages/page_images.hpp"
#include "alto/pages/page_reader.hpp"
#include "positioned/assembly.hpp"

namespace broadsheet::alto {
namespace {

void read_alone(const plugin::Host& host, const common::XmlInput& xml, Sink& out) {
  if (host.option("structure") == "mets")
    throw plugin::Failure(
        "a page of ALTO does not say what its articles are: give the METS of its issue, or structure=auto",
        BS_UNSUPPORTED);
  positioned::Assembly assembly(host);
  PageImages images(host);
  std::vector<AltoPage> pages = read_pages(xml, {});
  const bool many = pages.size() > 1;
  for (AltoPage& page : pages) {
    host.stop_if_cancelled();
    if (!page.image.empty()) images.look_at(page.page, names_of(page.image));
    assembly.page(std::move(page.page), many);
  }
  if (!assembly.has_text())
    throw plugin::Failure("the ALTO has no text: its page is blank, or its text recognition (OCR) failed");
  assembly.finish(out, [&](const auto& wanted, Sink& to) { return images.give(wanted, to); });
}

}  // namespace

void Reader::read(Sink& out) {
  const common::XmlInput xml(host(), common::WhiteSpace::drop);
  if (common::is(xml.root(), "mets")) return read_issue(host(), xml, out);
  read_alone(host(), xml, out);
}

int Reader::probe(std::string_view, std::string_view head) {
  const std::string_view root = common::root_name(head);
  return root == "alto" || root == "mets" ? 95 : 0;
}

}  // namespace broadsheet::alto
