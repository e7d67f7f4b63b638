#include "io/ledger/issue_lines.hpp"

#include "io/output/content_hash.hpp"

#include <charconv>

namespace broadsheet {
namespace {

constexpr std::string_view kStories = ",\"stories\":";
constexpr std::string_view kHash = ",\"hash\":\"";
constexpr std::size_t kHashSize = kHash.size() + 17;  // 16 digits and a quote

// Behind the number of stories.
std::size_t place_of_hash(std::string_view lines) {
  const std::size_t at = key_of(lines).size() + kIssueBegin.size() + kStories.size();
  return lines.find_first_not_of("0123456789", at);
}

std::string hash_of(std::string_view lines) {
  ContentHash hash;
  hash.add(lines);
  return std::string(kHash) + hash.hex() + '"';
}

}  // namespace

std::string_view key_of(std::string_view line) {
  if (!line.starts_with(kIssueBegin)) return {};
  std::size_t end = kIssueBegin.size() + 1;
  for (; end < line.size() && line[end] != '"'; ++end)
    if (line[end] == '\\') ++end;
  return end < line.size() ? line.substr(kIssueBegin.size(), end + 1 - kIssueBegin.size())
                           : std::string_view();
}

std::optional<std::uint64_t> lines_after(std::string_view line) {
  const std::string_view key = key_of(line);
  if (key.empty()) return std::nullopt;
  const std::string_view rest = line.substr(kIssueBegin.size() + key.size());
  if (!rest.starts_with(kStories)) return std::nullopt;
  std::uint64_t count = 0;
  const char* const begin = rest.data() + kStories.size();
  const auto [end, error] = std::from_chars(begin, rest.data() + rest.size(), count);
  return error == std::errc() && end > begin ? std::optional(count) : std::nullopt;
}

std::size_t whole_issue(std::string_view text) {
  const std::size_t line_end = text.find('\n');
  const auto count = lines_after(text.substr(0, line_end));
  if (line_end == text.npos || !count) return 0;
  std::size_t end = line_end + 1;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const std::size_t next = text.find('\n', end);
    if (next == text.npos) return 0;
    end = next + 1;
  }
  return end;
}

std::string sealed(const std::string& lines) {
  std::string out = lines;
  if (lines_after(lines)) out.insert(place_of_hash(lines), hash_of(lines));
  return out;
}

bool unseal(std::string& lines) {
  const std::size_t at = place_of_hash(lines);
  if (!lines_after(lines) || lines.compare(at, kHash.size(), kHash) != 0) return true;
  const std::string said = lines.substr(at, kHashSize);
  lines.erase(at, kHashSize);
  return said == hash_of(lines);
}

}  // namespace broadsheet
