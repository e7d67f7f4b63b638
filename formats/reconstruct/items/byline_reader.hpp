// reconstruct/items/byline_reader.hpp - display lines that name the authors of an article, above its body or
// below it.
#pragma once

#include "reconstruct/items/page_lines.hpp"
#include "reconstruct/language/phrases.hpp"
#include "reconstruct/page/labelled_page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace broadsheet::reconstruct {

/// Lines that are one byline.
struct SignedLines {
  std::size_t count = 0;  ///< of lines
  bool closes = false;    ///< stands below the body
  Text text;              ///< of the lines, as it is printed
  std::vector<Byline> people;
  std::string agency;
};

/// Reads bylines at `lines[k]` and below; none where most of what the lines say is something else, which
/// would be lost from the text. `lines` are display lines of a page, by their numbers.
class BylineReader : private PageLines {
 public:
  using Lines = std::vector<std::size_t>;

  BylineReader(const PageLines& lines, const std::vector<LabelledLine>& labels)
      : PageLines(lines), labels_(labels) {}

  /// Where the tagger probably sees names. `is_below_display`: no text stands above that they may close.
  std::optional<SignedLines> read_tagged(const Lines& lines, std::size_t k, bool is_below_display) const;
  /// In a form that the patterns of the language know. Where the tagger is sure that the lines are something
  /// else, only a role makes them that.
  std::optional<SignedLines> read_known(const Lines& lines, std::size_t k) const;
  /// Where a line stands as only bylines do: those whom it names, if any.
  SignedLines read_placed(std::size_t line) const;

 private:
  bool may_be_signed(std::size_t line) const;
  bool stands_over_paper(std::size_t line) const;
  Text joined(const Lines& lines, std::size_t k, std::size_t n) const;
  std::vector<View> texts(const Lines& lines, std::size_t k, std::size_t n) const;
  bool goes_on_in_name(const Lines& lines, std::size_t next, const SignedLines& above) const;
  bool closes_body(const Lines& lines, std::size_t k, std::size_t n) const;
  bool is_one_word(const std::string& name) const;
  bool names_section(const std::vector<Byline>& people) const;
  bool begins_headline(const Lines& lines, std::size_t k, std::size_t n) const;
  bool is_mostly_names(const SignedLines& found, std::size_t line) const;

  const std::vector<LabelledLine>& labels_;
};

}  // namespace broadsheet::reconstruct
