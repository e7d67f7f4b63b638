// common/hash.hpp - hashes, and the identifiers that formats derive from names.
//
// All depend on their argument alone: the same issue has the same identifiers on every machine and
// in every version.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::common {

/// A version 5 UUID (RFC 9562 section 5.5) of `name` in Broadsheet's own
/// namespace, lower case, without "urn:uuid:".
std::string name_based_uuid(std::string_view name);

/// Base64 of the SHA-256 of `data`, as a Content-Security-Policy wants it
/// after "sha256-".
std::string sha256_base64(std::string_view data);

}  // namespace broadsheet::common
