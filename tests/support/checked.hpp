// support/checked.hpp - runs a checker over a file.
#pragma once

#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace broadsheet::testing {

template <class Checker>
std::vector<plugin::Finding> findings_of(const char* format, const std::string& file) {
  MemoryHost host(format, file);
  Checker checker;
  checker.attach(host.host(), format);
  checker.check();
  return host.findings;
}

using Codes = std::vector<std::string>;

/// Their codes. Each finding says what, where, by which rule, and what to do.
inline Codes codes_of(const std::vector<plugin::Finding>& findings) {
  Codes codes;
  for (const plugin::Finding& f : findings) {
    EXPECT_FALSE(f.what.empty() || f.rule.empty() || f.advice.empty() || f.line == 0) << f.code;
    codes.push_back(f.code);
  }
  return codes;
}

/// What `Checker` finds in files of one format.
template <class Checker>
struct CheckOf {
  const char* format;

  std::vector<plugin::Finding> findings(const std::string& file) const {
    return findings_of<Checker>(format, file);
  }
  Codes codes(const std::string& file) const { return codes_of(findings(file)); }
};

}  // namespace broadsheet::testing
