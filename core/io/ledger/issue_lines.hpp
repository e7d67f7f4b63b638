// core/io/ledger/issue_lines.hpp - how the lines of an issue stand together in a ledger (ledger.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

constexpr std::string_view kIssueBegin = "{\"issue\":";

/// The key of a line as it is written, quotes and all; empty where the line has none.
std::string_view key_of(std::string_view line);
/// How many lines follow the first one of an issue; nothing for another line.
std::optional<std::uint64_t> lines_after(std::string_view line);
/// The bytes of the issue that `text` begins with; 0 where it does not, or where lines of it are missing.
std::size_t whole_issue(std::string_view text);

/// The lines of an issue with a hash of them in the first one, behind the number of the others.
std::string sealed(const std::string& lines);
/// Takes the hash out again; false where the lines are others than those that were sealed. Lines without one,
/// of ledgers before there were any, stay as they are.
bool unseal(std::string& lines);

}  // namespace broadsheet
