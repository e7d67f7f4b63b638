// issuetext/joining.hpp - lines -> running text: line breaks, hyphens and the
// spaces of extraction undone.
#pragma once

#include "issuetext/lines.hpp"
#include "issuetext/profile.hpp"

#include <string>
#include <unordered_set>
#include <vector>

namespace broadsheet::issuetext {

/// The words of a page that stand whole on one line: evidence for or against a hyphen.
class Words {
 public:
  Words() = default;
  Words(const Page& page, bool spaced);
  bool has(View word) const;
  /// Whether the page breaks words: more than one line in forty ends in a hyphen.
  bool hyphenates() const { return hyphenates_; }

 private:
  bool hyphenates_ = false;
  std::unordered_set<std::uint64_t> seen_;
};

/// Lines put together. Line breaks and their hyphens are undone; blanks of the input stay, one each.
struct Joined {
  Text text;
  struct Start {
    std::size_t at;      ///< in `text`
    std::uint32_t line;  ///< of the input
  };
  std::vector<Start> starts;            ///< where each line begins
  std::vector<std::uint32_t> hyphens;   ///< lines whose last hyphen was undone
  std::uint32_t line_at(std::size_t at) const;
};
Joined join(const Page& page, const std::vector<std::size_t>& lines, const Profile& profile, const Words& words);

/// A stretch of body text: no blank stays beside a Han character, one between the words of a spaced script.
struct Body {
  Text text;
  std::vector<std::size_t> lost;        ///< positions in `text` where a glyph left its space behind
  std::vector<std::uint32_t> lost_lines;
};
Body body_of(const Joined& joined, std::size_t begin, std::size_t end, bool spaced);

/// A line of display text: blanks between phrases stay, those that extraction set go.
Text display_of(View line, bool spaced);

}  // namespace broadsheet::issuetext
