#include "epub/reading/well_formed.hpp"

#include "common/xml/libxml_memory.hpp"

#include <libxml/parser.h>

#include <limits>
#include <memory>
#include <new>
#include <utility>

namespace broadsheet::epub {
namespace {

struct FreeContext {
  void operator()(xmlParserCtxtPtr context) const {
    xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
  }
};

/// Whether it is the file's fault, not a limit of libxml2's own.
bool is_of_file(const xmlError& error) {
  if (error.domain == XML_FROM_NAMESPACE) return true;
  return error.domain == XML_FROM_PARSER && error.level == XML_ERR_FATAL &&
         error.code != XML_ERR_INTERNAL_ERROR && error.code != XML_ERR_NO_MEMORY &&
         error.code != XML_ERR_NAME_TOO_LONG;
}

struct Progress {
  std::optional<XmlError> first;
  common::LibxmlMemory memory;
};

void keep_first(void* parser, xmlErrorPtr error) {
  Progress& progress = *static_cast<Progress*>(static_cast<xmlParserCtxtPtr>(parser)->_private);
  progress.memory.note(*error);
  if (progress.first || !is_of_file(*error)) return;
  try {
    std::string why = error->message ? error->message : "";
    while (!why.empty() && why.back() == '\n') why.pop_back();
    progress.first = XmlError{std::move(why), static_cast<std::uint32_t>(error->line)};
  } catch (const std::bad_alloc&) {  // libxml2 is C
    progress.memory.note_end();
  }
}

}  // namespace

std::optional<XmlError> xml_error(std::string_view content) {
  if (content.size() > std::numeric_limits<int>::max()) return std::nullopt;
  Progress progress;
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
  if (!context) throw std::bad_alloc();
  context->_private = &progress;
  context->sax->serror = keep_first;
  // A file without a byte would not be looked at.
  const std::string_view text = content.empty() ? " " : content;
  context->myDoc = xmlCtxtReadMemory(context.get(), text.data(), static_cast<int>(text.size()), nullptr,
                                     nullptr, XML_PARSE_NONET);
  progress.memory.check();
  return std::move(progress.first);
}

}  // namespace broadsheet::epub
