// core/convert/output_notes.hpp - what is told of the files that were there before an output.
#pragma once

#include "io/output/output.hpp"

#include <broadsheet/report.hpp>

#include <vector>

namespace broadsheet {

// REQUIRES: the output is committed.

/// Files that the issue has no more, and that are not what was written: they may be somebody's work.
void tell_of_changed_files(const Output& output, std::vector<Note>& notes);

/// News that waited to be collected, with what came beside it.
void tell_of_kept_files(const Output& output, std::vector<Note>& notes);

/// News that may have waited, too: without a ledger nobody knows what was sent.
void tell_of_replaced_files(const Output& output, std::vector<Note>& notes);

}  // namespace broadsheet
