// core/conformance/reader_checks.hpp - the checks that give a plugin inputs: of its readers and its check().
#pragma once

#include "conformance/checks.hpp"

namespace broadsheet::conformance {

std::vector<Check> reader_checks();

/// Inputs of no format; the binary ones begin like well-known files.
std::vector<std::string> bad_inputs();

/// Whether its check(), if it has one, stands any input.
void checks_anything(PluginHost& host, Role role);

}  // namespace broadsheet::conformance
