// issuetext/hints/hint.hpp - what is known of a line before its width is looked at.
#pragma once

namespace broadsheet::issuetext {

struct Hint {
  bool display = false;         ///< certainly no body text
  bool body = false;            ///< certainly body text
  bool may_be_display = false;  ///< a display line may end like a sentence here (captions)
  bool starts = false;          ///< begins a paragraph if it is body text
  bool ends = false;            ///< ends one
  bool closes = false;     ///< a jump mark or a bracket with the authors, alone on its line: ends an article
  bool continues = false;  ///< begins inside a bracket that the line before opened
  // Nats, of the line tagger; as they stand, of a line that it says nothing of.
  double display_log = -1.25, body_log = -0.02;  ///< that it is a display line; that it is body text
  double starts_log = 0, continues_log = 0;  ///< that body text begins a paragraph with it; that it does not
};

}  // namespace broadsheet::issuetext
