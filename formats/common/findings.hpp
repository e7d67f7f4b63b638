// common/findings.hpp - findings of a checker, each with its rule and advice.
#pragma once

#include <broadsheet/plugin.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace broadsheet::common {

/// A rule of a format: where it is written down, and what to do where it is broken.
struct Rule {
  const char *code, *text, *advice;
};

/// Where it is broken, as far as it is known; lines and columns from 1.
struct Place {
  std::uint32_t line = 0, column = 0;
  std::string part, article;
};

/// Reports the first 200 to the host: nobody reads more.
class Findings {
 public:
  explicit Findings(const plugin::Host& host) : host_(host) {}

  void add(const Rule& rule, const std::string& what, const Place& place = {}) {
    constexpr std::size_t kMost = 200;
    if (++count_ <= kMost)
      host_.found(
          {rule.code, what, rule.text, rule.advice, place.line, place.column, place.part, place.article});
  }

 private:
  plugin::Host host_;
  std::size_t count_ = 0;
};

}  // namespace broadsheet::common
