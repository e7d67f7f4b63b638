// train/taggers/training/sequences.hpp - samples as the trainer is shown them.
#pragma once

#include "taggers/augmentation/forms.hpp"
#include "taggers/training/chain_trainer.hpp"

namespace broadsheet::train {

/// The lines of a page. On a share of the lines, drawn from `dropout` (none where it is nullptr), certain
/// characters and words are left out: so the trainer learns from what holds on other papers, too.
Sequence sequence_of_lines(const Sample& page, Dice* dropout);

/// The text of one element.
Sequence sequence_of_fields(const Element& element, Dice* dropout);

}  // namespace broadsheet::train
