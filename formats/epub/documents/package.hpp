// epub/documents/package.hpp - the package document (EPUB 3.3 section 5) and the
// container file that points to it.
//
// Fields of the document that EPUB has no property for are kept in <meta name="broadsheet:…"
// content="…"/>, which readers ignore.
#pragma once

#include "epub/plan/issue_plan.hpp"

#include <string>
#include <string_view>

namespace broadsheet::epub {

constexpr std::string_view kMetaPrefix = "broadsheet:";

/// "urn:uuid:…", from newspaper, date and edition; from the content too where
/// those do not name the issue. The same issue always has the same one.
std::string identifier_of(const Plan& plan);

std::string package_document(const Plan& plan, const std::string& identifier);
std::string container_document();

}  // namespace broadsheet::epub
