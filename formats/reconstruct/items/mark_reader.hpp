// reconstruct/items/mark_reader.hpp - what a paragraph or caption says of itself: lead, jump marks, authors,
// credit.
#pragma once

#include "reconstruct/items/items.hpp"
#include "reconstruct/items/page_lines.hpp"
#include "reconstruct/tagger/fields/tagged_phrases.hpp"

namespace broadsheet::reconstruct {

/// Reads marks by the profile's patterns and, where the lines are tagged, by the tagger.
class MarkReader : private PageLines {
 public:
  explicit MarkReader(const PageLines& lines) : PageLines(lines) {}

  /// Whether a piece of body lines is short and ends in no stop: it may be a headline in several lines.
  bool is_display_text(const Item& item) const;
  /// Fills in lead, jumps, closing of a paragraph whose `joined` is set.
  void read(Item& item) const;
  /// Makes a jump mark of an item of one display line; false where its text is no such mark or names no page.
  bool read_jump(Item& item) const;
  /// Whether a sentence begins after "continued from page 1" on its line.
  bool has_text_behind_jump(std::size_t line) const;
  /// Fills in the credit of a caption whose `joined` is set.
  void read_credit(Item& item) const;

 private:
  std::optional<Lead> read_lead(View s, std::size_t line) const;
  bool read_jump(Item& item, ItemKind kind) const;
  void name_own(View s, Lead& lead) const;
  void read_closing(Item& item, std::size_t opened) const;
  std::optional<std::size_t> credit_in_own_type(const Item& item) const;
  bool is_small_credit(const Item& item) const;
  void read_jump_before(View s, TaggedClosing& found) const;
};

}  // namespace broadsheet::reconstruct
