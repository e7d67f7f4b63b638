// hocr/properties.hpp - the title of an hOCR element: "bbox 10 20 300 60; x_wconf 91; baseline 0.01 -4".
#pragma once

#include "layout/page.hpp"

#include <optional>
#include <string_view>

namespace broadsheet::hocr {

/// A view of a title; it does not own it.
class Properties {
 public:
  explicit Properties(std::string_view title) : title_(title) {}

  /// What stands after a name, blanks taken off; nothing if it is not there. Values in quotes may hold ';'.
  std::optional<std::string_view> value(std::string_view name) const;
  std::optional<double> number(std::string_view name) const;
  /// Of bbox; without extent if there is none.
  layout::Box box() const;
  /// y in the middle of a line with this box: "baseline SLOPE OFFSET" counts from its lower left corner.
  std::optional<double> baseline(const layout::Box& box) const;

 private:
  std::string_view title_;
};

}  // namespace broadsheet::hocr
