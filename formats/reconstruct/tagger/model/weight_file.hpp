// reconstruct/tagger/model/weight_file.hpp - the weights of a tagger, as tools/train finds them and data/
// holds them.
//
// The file is text: lines of a name and its value, then the rows in base 64.
//   weights 1                    the version of the form
//   tagger NAME
//   trained ON                   the set of pages, and when the form of features last changed
//   labels NAME…                 in the order of the numbers below
//   unit U                       nats that a weight of 1 stands for
//   transitions CONTEXTS         then CONTEXTS * labels * labels whole numbers
//   rows N                       then the rows: key (difference to the one before, 7 bits a byte,
//                                the lowest first), a bit for each label that has a weight
//                                (as many bytes as it takes), and those weights, a signed byte each
// The program does not read it: the build packs it into tables (pack_weights.cpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

inline constexpr std::size_t kMostLabels = 24;

/// The weights of one feature: one for each label, 0 for none.
struct WeightRow {
  std::uint32_t key;
  std::vector<signed char> weights;
};

struct WeightFile {
  std::size_t labels = 0;
  double unit = 1;
  std::string trained_on;
  std::vector<std::int32_t> transitions;
  std::vector<WeightRow> rows;  ///< in the order of their keys
};

/// Throws std::runtime_error with the reason where it is of another form.
WeightFile read_weights(std::string_view file);

/// Writes that form. REQUIRES: rows are in the order of their keys.
std::string write_weights(std::string_view tagger, std::string_view trained_on,
                          const std::vector<std::string>& labels, double unit,
                          const std::vector<std::int32_t>& transitions, const std::vector<WeightRow>& rows);

}  // namespace broadsheet::reconstruct
