#include "support/round_trip/well_formed.hpp"

#include <libxml/parser.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace broadsheet::testing {

std::string fault_in_xml(const std::string& bytes) {
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context(xmlNewParserCtxt(),
                                                                             &xmlFreeParserCtxt);
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlCtxtReadMemory(context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8",
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE),
      &xmlFreeDoc);
  if (document && context->wellFormed && context->nsWellFormed) return "";
  const xmlError* const error = xmlCtxtGetLastError(context.get());
  if (!error) return "is no XML";
  return "line " + std::to_string(error->line) + ": " + (error->message ? error->message : "is no XML");
}

std::string fault_in_json(const std::string& bytes) {
  try {
    const auto parsed = nlohmann::json::parse(bytes);
    return parsed.is_structured() ? "" : "is neither object nor list";
  } catch (const nlohmann::json::exception& e) {
    return e.what();
  }
}

}  // namespace broadsheet::testing
