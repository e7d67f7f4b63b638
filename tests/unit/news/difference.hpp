// unit/news/difference.hpp - where two documents differ, for a test's message.
#pragma once

#include "json/json.hpp"
#include "support/memory_host.hpp"

#include <sstream>

namespace broadsheet::testing {

/// The first line of their JSON that differs, from where it does.
inline std::string first_difference(const Document& expected, const Document& got) {
  const auto lines_of = [](const Document& document) {
    MemoryHost host("json");
    write_with<json::Writer>(host, "json", document);
    return std::istringstream(host.output);
  };
  std::istringstream expected_lines = lines_of(expected), got_lines = lines_of(got);
  std::string a, b;
  while (a == b && (std::getline(expected_lines, a) || std::getline(got_lines, b)))
    std::getline(got_lines, b);
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  while (at > 0 && (static_cast<unsigned char>(a[std::min(at, a.size() - 1)]) & 0xC0) == 0x80) --at;
  const std::size_t from = at > 60 ? at - 60 : 0;
  return "expected …" + a.substr(from, 300) + "\n     got …" + b.substr(from, 300);
}

}  // namespace broadsheet::testing
