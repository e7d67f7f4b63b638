// reconstruct/output/character_audit.hpp - proof, on every run, that no character was lost or doubled.
//
// The law: what the source prints, less white space, is what the document carries, each
// character as often as there. The source is Decoded::text; it holds for each page of it.
// (Decoded::discarded goes to End::discarded as it is.) The document carries characters in
//     kickers, headline, subheadlines, lead, block text, block credit,
//     furniture and discarded;
// what it *derives* from them carries nothing: bylines, dateline, page references,
// publication, date, attributes. So the characters of a byline line, of "（下转4版）", of a
// bracket or dash that a field leaves out and of an undone hyphen are listed in
// End::discarded (reason "byline", "jump", "bracket", "hyphen", …) with their line.
// Text that a run of RunKind::lost_glyph covers was inserted by the reader and is not counted.
//
// White space is Unicode's property White_Space. Order is not checked: articles are moved.
// Linear in source and document; about one addition per character.
#pragma once

#include <broadsheet/model.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace broadsheet::reconstruct {

/// How often each character of the basic plane, and of the others, is still owed.
class Balance {
 public:
  Balance() : basic_(0x10000) {}

  /// Adds `sign` for each character of `text`, which is valid UTF-8.
  void add(std::string_view text, std::int32_t sign);

  std::int32_t of(char32_t c) const;
  bool is_even() const;  ///< but for white space

 private:
  std::vector<std::int32_t> basic_;
  std::unordered_map<char32_t, std::int32_t> other_;
};

/// Where the law is broken.
struct Imbalance {
  std::string what;        ///< lost or doubled characters, for a message
  std::uint32_t line = 0;  ///< of the input; 0 where no single line can be named
};

/// Counts the characters of a page against those of what was made of it. Where they are even, the same
/// object serves the next page.
class CharacterAudit {
 public:
  /// Text of the source, and what the document carries of it.
  void mark_source(std::string_view source) { owed_.add(source, 1); }
  void mark_emitted(const Article& article);
  void mark_emitted(std::string_view text) { owed_.add(text, -1); }

  /// Where the law is broken; none where it holds. `source` is the text that was owed since it last held,
  /// and begins in line `first_line`.
  std::optional<Imbalance> imbalance(std::string_view source, std::uint32_t first_line) const;

 private:
  void mark_emitted(const Block& block);

  Balance owed_;
};

}  // namespace broadsheet::reconstruct
