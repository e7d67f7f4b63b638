// train/taggers/augmentation/line_breaks.hpp - lines of a page set anew: other words, other measures.
#pragma once

#include "taggers/gold/sample.hpp"

namespace broadsheet::train {

/// Gives a line another text; its width follows.
void set_text(SampleLine& l, Text text);

/// Breaks line `i` before character `at`; what comes after is a line of its own with the label `on`.
void break_line(Sample& page, std::size_t i, std::size_t at, LineLabel on);

/// Where a column of `measure` em breaks a line; 0 for nowhere. Words are whole, and no line begins with a
/// stop.
std::size_t break_at(const SampleLine& l, double measure);

/// The measure of the column about line `i`, in em: the widest of the lines of text next to it.
double measure_about(const Sample& page, std::size_t i);

}  // namespace broadsheet::train
