// reconstruct/tagger/fields/field_features.hpp - the observations about a character that the field tagger
// weighs.
#pragma once

#include "reconstruct/tagger/field_label.hpp"
#include "reconstruct/tagger/model/feature.hpp"
#include "reconstruct/tagger/model/weight_table.hpp"

#include <array>
#include <vector>

namespace broadsheet::reconstruct {

/// The observations about every character of a text that is not blank, in order. The view outlives this.
class FieldObserver {
 public:
  FieldObserver(View text, FieldText kind);

  std::size_t size() const { return at_.size(); }               ///< characters that are not blank
  std::size_t position(std::size_t k) const { return at_[k]; }  ///< of one of them in the text
  /// Adds those about one character.
  void add(std::size_t k, std::vector<Feature>& out) const;
  std::size_t runs() const { return runs_.size(); }  ///< of characters that are weighed together
  /// Fills `sums` with those of the weights of what is observed about each character of a run, in order.
  void weigh(std::size_t run, const WeightTable& table, std::vector<WeightTable::Row>& sums) const;

 private:
  struct Piece {  // a run of shape_of
    std::size_t begin, end;
    char shape;
    unsigned depth;                         // of brackets
    std::size_t first;                      // its first character among those that are not blank
    std::uint32_t word;                     // hash of its text
    std::array<std::uint32_t, 9> around{};  // hashes of the shapes around it
  };
  // What is said by the run that a character is of, by its place in the run, by the character and its
  // neighbours. Most characters share the first two with others, so that these are weighed once.
  template <class Put>
  void put_run(std::size_t run, const Put& put) const;
  template <class Put>
  void put_edge(std::size_t run, unsigned edge, const Put& put) const;
  template <class Put>
  void put_character(const Piece& piece, std::size_t k, const Put& put) const;
  std::uint32_t word(std::size_t run, int step) const;
  bool is_blank_at(std::size_t position) const;
  static unsigned edge_in(const Piece& run, std::size_t k);
  void add_run(std::size_t begin, std::size_t length, char shape, unsigned depth);
  void look_around();
  void take_neighbours();

  View text_;
  FieldText kind_;
  std::vector<std::size_t> at_, run_of_;
  std::vector<Piece> runs_;                 // without blanks
  std::vector<std::uint32_t> folded_;       // the characters, kReach marks of the ends before and after them
  std::vector<std::uint32_t> two_, three_;  // hashes of each of those and the one, or two, after it
};

}  // namespace broadsheet::reconstruct
