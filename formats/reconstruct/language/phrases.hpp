// reconstruct/language/phrases.hpp - what a phrase says of itself: leads, bylines,
// credits, jump lines. Functions of a text and a profile, nothing else.
#pragma once

#include "reconstruct/language/profile.hpp"

#include <broadsheet/model.hpp>

#include <optional>
#include <vector>

namespace broadsheet::reconstruct {

/// The people named in `s` with their roles, in order; empty if `s` is anything but
/// names, roles and separators. A name belongs to the role printed before it.
/// `strict` asks for family names that are known, where the profile lists them.
std::vector<Byline> people_of(View s, const Profile& profile, bool strict = false);

struct Lead {
  std::size_t end = 0;  ///< the lead is [0, end) of the text
  std::vector<Byline> bylines;
  std::optional<Dateline> dateline;
};
/// The run-in opening of a paragraph.
std::optional<Lead> lead_of(View paragraph, const Profile& profile);
/// Takes what is no part of a place out of it: "ROME, Monday", "LONDON, Reuters", the stop of "CAIRO.". What
/// stands after the comma is a date or an agency only where the language knows it. REQUIRES: profile.spaced.
void part_place(Dateline& dateline, const Profile& profile);

/// A whole line that names the authors.
std::vector<Byline> byline_line(View line, const Profile& profile);
/// Whether a role is printed beside one of the names.
bool has_role(const std::vector<Byline>& people);

/// Authors or an agency in brackets at the end of an article, from `begin` on.
struct Closing {
  std::size_t begin = 0;
  std::vector<Byline> bylines;
  std::string agency;
};
std::optional<Closing> closing_of(View paragraph, const Profile& profile);

/// The longest caption, in lines.
inline constexpr std::size_t kCaptionLines = 6;

/// The credit at the end of a caption.
struct Credit {
  std::size_t begin = 0;  ///< the caption ends here, blanks and brackets aside
  View text;              ///< without brackets
};
std::optional<Credit> credit_of(View caption, const Profile& profile);
/// A line that is nothing but a credit: the caption stands above it.
bool is_credit(View line, const Profile& profile);
bool starts_caption(View line, const Profile& profile);

/// Whether `text` names a column that newspapers run over weeks (a series).
bool is_series(View text, const Profile& profile);

/// A jump mark at the end ("（下转4版）") or at the start ("（上接1版）").
struct Jump {
  std::size_t begin = 0, end = 0;
  std::string page;  ///< "4", "A4"
};
/// Whether there is one, and nothing else on `line`.
bool is_whole(const std::optional<Jump>& jump, View line);
std::optional<Jump> jump_to(View text, const Profile& profile);
std::optional<Jump> jump_from(View text, const Profile& profile);

/// Which way a jump mark points by its words, whatever its form.
enum class JumpWay { unknown, to, from };
JumpWay jump_way(View mark, const Profile& profile);

/// "第十二" -> "12", "04" -> "4", "a4" -> "A4".
std::string page_number(View printed);

}  // namespace broadsheet::reconstruct
