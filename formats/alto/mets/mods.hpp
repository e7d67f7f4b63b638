// alto/mets/mods.hpp - the descriptive metadata of a METS (MODS, Dublin Core) -> an issue.
#pragma once

#include "common/xml/xml_input.hpp"

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>

namespace broadsheet::alto {

/// Publication, date, language, edition, where the file says them.
Issue read_mods(pugi::xml_node mets);

/// A date as libraries write it ("1918-12-17", "17.12.1918", "19181217", "1858-12-07T00:00:00") -> ISO 8601;
/// "" for anything else: a year alone is no date of an issue.
std::string iso_date(std::string_view text);

}  // namespace broadsheet::alto
