// text/check.hpp - finds what is not plain text in a file, for `broadsheet check`.
#pragma once

#include <broadsheet/plugin.hpp>

namespace broadsheet::text {

/// Finds BS-T101 bytes that are no UTF-8, BS-T102 control characters; each with its line.
class Checker : public plugin::Checker {
 public:
  void check() override;
};

}  // namespace broadsheet::text
