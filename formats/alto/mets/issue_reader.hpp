// alto/mets/issue_reader.hpp - a METS and the pages it names -> the document.
#pragma once

#include "common/xml/xml_input.hpp"

#include <broadsheet/sink.hpp>

namespace broadsheet::alto {

/// REQUIRES: the root of `mets` is <mets>; the host reads its file.
void read_issue(const plugin::Host& host, const common::XmlInput& mets, Sink& out);

}  // namespace broadsheet::alto
