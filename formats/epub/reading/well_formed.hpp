// epub/reading/well_formed.hpp - whether a file is well-formed XML; the reader is more tolerant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::epub {

struct XmlError {
  std::string why;
  std::uint32_t line = 0;  ///< from 1
};

/// The first thing that keeps `content` from being well-formed by XML 1.0 and Namespaces in
/// XML (libxml2); nothing where it is, or is nested or long beyond what libxml2 reads. No
/// document type is fetched: where one is named, entities are taken to be declared there.
std::optional<XmlError> xml_error(std::string_view content);

}  // namespace broadsheet::epub
