// core/convert/pipeline.hpp - runs a conversion: reader -> assembler -> filters -> writers.
#pragma once

#include "host/abi_bridge.hpp"

#include <functional>

namespace broadsheet {

/// Where a ledger is kept, a file that is there waits to be collected and stays; the new one gets a name
/// beside it. Whether a note says which.
enum class NewName { told, kept_quiet };

/// Called whenever a plugin has gone on: a reader that hands something over, a writer that has taken it.
using Step = std::function<void()>;

/// What the job reads: its inputs, what it keeps, the plugins that were named, and the files that its options
/// name. No output replaces one of them.
std::vector<std::filesystem::path> files_read(const Job& job, const Registry& registry);

/// Reads, filters and writes as the job says. Outputs appear only when all of
/// them are complete. Returns where they are, in the order of the targets. Throws Error.
std::vector<std::filesystem::path> run_conversion(
    const Job& job, const Registry& registry, std::vector<Note>& notes, NewName name = NewName::told,
    const Step& step = [] {});

/// Reads and filters a job's inputs into memory; its targets are not looked at.
Document run_reading(const Job& job, const Registry& registry, Context context);

/// Writes a document to one target.
void run_writing(const Document& document, const Job& job, const Registry& registry,
                 std::vector<Note>& notes);

}  // namespace broadsheet
