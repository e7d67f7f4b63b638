// reconstruct/page/labels.hpp - the role that a line plays in its column.
#pragma once

namespace broadsheet::reconstruct {

enum class Role : unsigned char {
  first,    ///< opens a paragraph that goes on
  middle,   ///< inside a paragraph
  last,     ///< ends one
  only,     ///< a paragraph of one line
  display,  ///< headline, caption, byline, furniture: no body text
  inside    ///< the same between two lines of one paragraph
};

/// What is decided about one line of a page. A list of them has one entry for each of Page::lines.
struct LabelledLine {
  Role role = Role::middle;
  double width = 0;   ///< of its column, in em; 0 for display lines
  double margin = 0;  ///< nats by which its being the start of a paragraph, or not, beats the other reading
};

inline bool starts_paragraph(Role r) { return r == Role::first || r == Role::only; }
inline bool is_body(Role r) { return r != Role::display && r != Role::inside; }

}  // namespace broadsheet::reconstruct
