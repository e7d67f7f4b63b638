// reconstruct/tagger/fields/field_features.hpp - the observations about a character that the field tagger
// weighs.
#pragma once

#include "reconstruct/tagger/feature.hpp"
#include "reconstruct/tagger/field_label.hpp"
#include "reconstruct/tagger/model/weight_table.hpp"

#include <array>
#include <vector>

namespace broadsheet::reconstruct {

/// The observations about every character of a text that is not blank, in order: those about one are added by
/// add(), their weights by weigh(). The view outlives this.
class FieldObserver {
 public:
  FieldObserver(View text, FieldText kind);

  std::size_t size() const { return at_.size(); }               ///< characters that are not blank
  std::size_t position(std::size_t k) const { return at_[k]; }  ///< of one of them in the text
  void add(std::size_t k, std::vector<Feature>& out) const;
  void weigh(std::size_t k, const WeightTable& table, WeightTable::Row& sum) const;

 private:
  struct Piece {  // a run of shape_of
    std::size_t begin, end;
    char shape;
    std::uint32_t word;                     // hash of its text
    std::array<std::uint32_t, 9> around{};  // hashes of the shapes around it, see kAround
  };
  template <class Out>
  void observe(std::size_t k, const Out& out) const;
  // What a character says by the shapes around it, by the characters, by the words.
  template <class Put>
  void put_shapes(std::size_t k, const Put& put) const;
  template <class Put>
  void put_characters(std::size_t k, const Put& put) const;
  template <class Put>
  void put_words(std::size_t run, const Put& put) const;
  std::uint32_t around(std::size_t run, int from, int to) const;

  View text_;
  FieldText kind_;
  std::vector<std::size_t> at_, run_of_;
  std::vector<Piece> runs_;           // without blanks
  std::vector<unsigned char> depth_;  // of brackets, for each character that is not blank
};

}  // namespace broadsheet::reconstruct
