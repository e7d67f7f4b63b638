// core/convert/sniffer.hpp - finds out which format an input has.
//
// Manifests answer first, without loading anything: a magic gives its declared
// score, an extension 50. Where that leaves one candidate with 50 or more, it is
// taken. Else the candidates (all readers where there is none) that declare a
// probe are asked about the first 64 KiB, and their answer replaces the score.
// The highest wins; a tie, or less than 20, is an Error that shows the ranking.
// Only plugins of the installation, and those named with --plugin, take part:
// a plugin that just lies in a search folder must not see inputs that nobody chose it for. Where only
// such a one declares the input, or a reader that is not installed would, an Error says what to do.
#pragma once

#include "host/abi_bridge.hpp"
#include "io/input.hpp"

namespace broadsheet {

/// The reader for an input. Throws Error (input) that asks for --from.
FormatProvider sniff(Input& input, const Registry& registry, const Confinement& confinement = {});

/// The best of the given readers for the input.
FormatProvider sniff(Input& input, const std::vector<FormatProvider>& providers,
                     const Confinement& confinement);

/// Whether a file is one of the format, by its first bytes where its plugin knows them. False where it cannot
/// be read.
bool is_of_format(const std::filesystem::path& file, const FormatProvider& writer, const Registry& registry,
                  const Confinement& confinement);

}  // namespace broadsheet
