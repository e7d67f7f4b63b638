// support/round_trip/well_formed.hpp - checks bytes against the grammar of their format.
//
// Checked by libraries that did not write them: libxml2 (strict, without network,
// without entities of others) and nlohmann-json.
#pragma once

#include <string>

namespace broadsheet::testing {

/// What is wrong ("line 3: …"), or "".
std::string fault_in_xml(const std::string& bytes);
std::string fault_in_json(const std::string& bytes);

}  // namespace broadsheet::testing
