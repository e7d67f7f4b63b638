// support/in_memory.hpp - a document to the bytes of a format and back, in one call each.
// What needs warnings, parts or pictures has a MemoryHost of its own.
#pragma once

#include "support/memory_host.hpp"

#include <map>
#include <string>
#include <utility>

namespace broadsheet::testing {

using Options = std::map<std::string, std::string>;

/// What `Writer` makes of `document`: its single output.
template <class Writer>
std::string written_with(const std::string& format, const Document& document, const Options& options = {}) {
  MemoryHost host(format);
  for (const auto& [name, value] : options) host.options[name] = value;
  write_with<Writer>(host, format, document);
  return std::move(host.output);
}

/// What `Reader` makes of `input`.
template <class Reader>
Document document_with(const std::string& format, const std::string& input, const Options& options = {}) {
  MemoryHost host(format, input);
  for (const auto& [name, value] : options) host.options[name] = value;
  return read_with<Reader>(host, format);
}

}  // namespace broadsheet::testing
