// train/taggers/gold/sample.hpp - one page with what its gold says of every line, as the trainer learns from
// it.
#pragma once

#include "reconstruct/page/line_label.hpp"
#include "reconstruct/tagger/field_label.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace broadsheet::train {

using namespace reconstruct;

/// A printed line. Widths in em.
struct SampleLine {
  Text text;
  double width = 0, unit = 0;
  bool blank_before = false, indented = false;
  bool known_form = true;          ///< false: printed in a form that a fold keeps back
  std::optional<LineLabel> label;  ///< none: the gold does not tell
  std::uint32_t form = 0;          ///< hash of its form without names, for lines that have one
};

/// Lines that have a form, and their text with the field of every character.
struct Element {
  enum class Kind {
    lead,
    byline,
    tail,
    closing,
    caption,
    jump_to,
    jump_from,
    furniture,
    plain_opening,
    plain_ending
  };
  Kind kind;
  std::size_t first = 0, count = 1;  ///< lines
  Text text;                         ///< of the lines, or as much as the field tagger is shown
  std::vector<FieldLabel> labels;    ///< one for each character
  std::size_t body_begin = 0;  ///< of a lead: where the paragraph begins; of a closing: where that begins
};

struct Sample {
  std::string name, group, language;  ///< group: pages made from one source
  bool press = false;
  std::vector<SampleLine> lines;  ///< of one page: between two form feeds
  std::vector<Element> elements;
};

/// The kind of text that the field tagger is asked about.
FieldText field_text_of(Element::Kind kind);

/// Reads NAME.txt and NAME.json and labels their lines: one sample for each page of the text.
std::vector<Sample> read_samples(const std::string& text_file);

}  // namespace broadsheet::train
