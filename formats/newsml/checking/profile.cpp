#include "newsml/checking/profile.hpp"

#include <data/broadsheet_newsml_rng.hpp>
#include <libxml/relaxng.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <string>

namespace broadsheet::newsml {
namespace {

constexpr std::size_t kMost = 100;

struct Ear {
  const plugin::Host& host;
  common::LibxmlMemory& memory;
  std::size_t heard = 0;
  std::exception_ptr thrown = nullptr;
};

void tell(const plugin::Host& host, const xmlError& error) {
  host.found({"BS-N201", error.message ? error.message : "breaks the profile",
              "Broadsheet's profile of NewsML-G2 2.35: broadsheet-newsml.rng",
              "convert it anew; who changed it after that should put down a generator of their own",
              static_cast<std::uint32_t>(std::max(0, error.line)), 0, "", ""});
}

void hear(void* user, xmlErrorPtr error) {
  Ear& ear = *static_cast<Ear*>(user);
  ear.memory.note(*error);
  if (ear.thrown || ++ear.heard > kMost) return;
  try {
    tell(ear.host, *error);
  } catch (...) {  // libxml2 is C
    ear.thrown = std::current_exception();
  }
}

}  // namespace

void check_profile(const plugin::Host& host, xmlDoc* document, common::LibxmlMemory& memory) {
  const std::unique_ptr<xmlRelaxNGParserCtxt, decltype(&xmlRelaxNGFreeParserCtxt)> parser(
      xmlRelaxNGNewMemParserCtxt(data::broadsheet_newsml_rng.data(),
                                 static_cast<int>(data::broadsheet_newsml_rng.size())),
      xmlRelaxNGFreeParserCtxt);
  const std::unique_ptr<xmlRelaxNG, decltype(&xmlRelaxNGFree)> schema(xmlRelaxNGParse(parser.get()),
                                                                      xmlRelaxNGFree);
  memory.check();
  if (!schema)
    throw std::runtime_error("the profile broadsheet-newsml.rng cannot be used: a fault of the build");
  const std::unique_ptr<xmlRelaxNGValidCtxt, decltype(&xmlRelaxNGFreeValidCtxt)> validator(
      xmlRelaxNGNewValidCtxt(schema.get()), xmlRelaxNGFreeValidCtxt);
  Ear ear{host, memory};
  xmlRelaxNGSetValidStructuredErrors(validator.get(), hear, &ear);
  xmlRelaxNGValidateDoc(validator.get(), document);
  if (ear.thrown) std::rethrow_exception(ear.thrown);
}

}  // namespace broadsheet::newsml
