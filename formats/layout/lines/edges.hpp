// layout/lines/edges.hpp - columns begin and end where many lines near by do.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace broadsheet::layout {

/// Words that surely are of one line: from where to where, at which height, and how large, in points.
struct Stretch {
  double from, to, across, size;
};

class Edges {
 public:
  /// `em` is the size of most text.
  Edges(const std::vector<Stretch>& stretches, double em);

  bool begins(double x, double y) const { return is_edge(left_, x, y); }
  bool ends(double x, double y) const { return is_edge(right_, x, y); }

 private:
  using Heights = std::unordered_map<long, std::vector<double>>;  // of what begins or ends at a place
  long at(double x) const;
  bool is_edge(const Heights& side, double x, double y) const;

  double unit_, reach_;
  Heights left_, right_;
};

}  // namespace broadsheet::layout
