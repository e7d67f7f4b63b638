// common/xml/libxml_memory.hpp - whether libxml2 got the memory it asked for.
//
// If not, its result about a file is wrong: a name that could not be stored looks like a name that
// is missing.
#pragma once

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <new>

namespace broadsheet::common {

/// While it lives, hears what libxml2 reports in this thread and to no parser of its own.
class LibxmlMemory {
 public:
  LibxmlMemory() { xmlSetStructuredErrorFunc(this, hear); }
  ~LibxmlMemory() { xmlSetStructuredErrorFunc(context_before_, handler_before_); }
  LibxmlMemory(const LibxmlMemory&) = delete;
  LibxmlMemory& operator=(const LibxmlMemory&) = delete;

  /// A callback of ours, through which no exception may pass, had none.
  void note_end() { ended_ = true; }

  /// To be called by a parser's own handler. Ends the parse, since that of HTML would go on without
  /// end.
  void note(const xmlError& error) {
    if (error.code != XML_ERR_NO_MEMORY) return;
    ended_ = true;
    if (error.ctxt && error.domain == XML_FROM_PARSER) xmlStopParser(static_cast<xmlParserCtxt*>(error.ctxt));
  }

  /// Throws std::bad_alloc if there was none left at any time.
  void check() const {
    if (ended_) throw std::bad_alloc();
  }

 private:
  static void hear(void* self, xmlErrorPtr error) { static_cast<LibxmlMemory*>(self)->note(*error); }

  // The program that we are in may have one of its own.
  const xmlStructuredErrorFunc handler_before_ = xmlStructuredError;
  void* const context_before_ = xmlStructuredErrorContext;
  bool ended_ = false;
};

}  // namespace broadsheet::common
