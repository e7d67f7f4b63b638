// reconstruct/tagger/model/weight_table.hpp - the weights of a tagger, as tools/train finds them.
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
#pragma once

#include "reconstruct/tagger/model/linear_chain.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

class WeightTable {
 public:
  static constexpr std::size_t kStride = 24;  ///< labels at most
  /// The weights of a feature, or a sum of at most 250 of them; one for each label.
  using Row = std::array<std::int16_t, kStride>;

  WeightTable() = default;
  /// Reads a file of the form above. Throws std::runtime_error with the reason where it is of another form.
  explicit WeightTable(std::string_view file);

  /// Adds the weights of one feature to `sum`.
  void add_to(Row& sum, std::uint32_t key) const {
    if (const Row* row = find(key))
      for (std::size_t k = 0; k < kStride; ++k) sum[k] = static_cast<std::int16_t>(sum[k] + (*row)[k]);
  }
  /// nullptr for a feature that has none, as most have.
  const Row* find(std::uint32_t key) const {
    if ((filter_[key / 64 % filter_.size()] >> key % 64 & 1) == 0) return nullptr;
    for (std::size_t at = slot(key);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].key == key) return &rows_[slots_[at].row];
      if (slots_[at].key == kEmpty) return nullptr;
    }
  }

  std::size_t labels() const { return labels_; }
  double unit() const { return unit_; }
  const std::int32_t* transitions() const { return transitions_.data(); }
  const std::string& trained_on() const { return trained_on_; }

 private:
  static constexpr std::uint32_t kEmpty = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t key = kEmpty, row = 0;
  };
  std::size_t slot(std::uint32_t key) const { return (key * 0x9E3779B1u) >> shift_; }
  void read_rows(std::string bytes, std::size_t count);
  Row& insert(std::uint32_t key);

  std::size_t labels_ = 0;
  double unit_ = 1;
  int shift_ = 31;
  std::string trained_on_;
  std::vector<std::int32_t> transitions_;
  std::vector<Slot> slots_ = std::vector<Slot>(2);
  std::vector<Row> rows_;
  std::array<std::uint64_t, 4096>
      filter_{};  ///< a bit for each key, shared with others: small enough for a cache
};

/// One row of a table to be written: a weight for each label, 0 for none.
struct WeightRow {
  std::uint32_t key;
  std::vector<signed char> weights;
};
/// Writes the form that WeightTable reads. REQUIRES: rows are in the order of their keys.
std::string write_weights(std::string_view tagger, std::string_view trained_on,
                          const std::vector<std::string>& labels, double unit,
                          const std::vector<std::int32_t>& transitions, const std::vector<WeightRow>& rows);

}  // namespace broadsheet::reconstruct
