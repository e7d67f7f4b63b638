// core/io/ledger/issue_lines.hpp - how the lines of an issue stand together in a ledger (ledger.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace broadsheet {

constexpr std::string_view kIssueBegin = "{\"issue\":";

/// The key of a line as it is written, quotes and all; empty where the line has none.
std::string_view key_of(std::string_view line);
/// How many lines follow the first one of an issue; nothing for another line.
std::optional<std::uint64_t> lines_after(std::string_view line);
/// The bytes of the issue that `text` begins with; 0 where it does not, or where lines of it are missing.
std::size_t whole_issue(std::string_view text);

}  // namespace broadsheet
