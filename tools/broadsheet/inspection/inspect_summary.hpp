// tools/broadsheet/inspection/inspect_summary.hpp - what an issue is and which articles it has, at a glance.
#pragma once

#include <broadsheet/model.hpp>

#include <iosfwd>

namespace broadsheet::cli {

/// The name, date and language, then a few lines an article: where it stands, how it begins, how
/// long it is; and what of the pages was taken out of the body, and why.
void print_summary(const Document& document, std::ostream& out);

}  // namespace broadsheet::cli
