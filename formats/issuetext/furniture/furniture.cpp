#include "issuetext/furniture/furniture.hpp"

#include "issuetext/furniture/address.hpp"
#include "issuetext/furniture/date_in_text.hpp"
#include "issuetext/furniture/folio_number.hpp"
#include "issuetext/furniture/paper_name.hpp"
#include "issuetext/furniture/services.hpp"
#include "reconstruct/language/dates.hpp"
#include "reconstruct/language/phrases.hpp"
#include "reconstruct/page/sentence.hpp"
#include "reconstruct/tagger/fields/tagged_phrases.hpp"
#include "reconstruct/text/contains.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace broadsheet::issuetext {
namespace {

constexpr double kLarge = 1.3;  // of the size of text: the name of a paper on a page with positions

struct Piece {
  bool date = false, section = false, number = false, editors = false, publication = false, weekday = false;
  bool sign = false;  // an address, the edition, the year of foundation: never text on a line of its own
  bool pure = false;  // nothing else stands on the line
  View section_text, publication_text;
  std::string page;
};

bool is_section_name(View s, const Profile& profile) {
  const char32_t first = s.empty() ? 0 : to_lower(s[0]);
  return std::any_of(profile.sections.begin(), profile.sections.end(), [&](View w) {
    return s.size() == w.size() && to_lower(w[0]) == first && has_word_at(s, 0, w);
  });
}

// A name, or in Han one with a word more.
bool is_section(View s, const Profile& profile) {
  if (s.empty() || s.size() > (profile.spaced ? 24u : 8u)) return false;
  if (is_section_name(s, profile)) return true;
  if (const std::size_t and_at = s.find(U" & "); and_at != View::npos)
    return is_section_name(s.substr(0, and_at), profile) && is_section_name(s.substr(and_at + 3), profile);
  return !profile.spaced && s.size() <= 6 &&
         std::any_of(profile.sections.begin(), profile.sections.end(),
                     [&](View w) { return ends_with(s, w) || starts_with(s, w); });
}

// "Page Three", "PAGE ONE": English papers count their first pages in words.
bool counts_in_words(View line, const Profile& profile) {
  static constexpr std::array<View, 12> kNumbers = {U"one",  U"two", U"three",  U"four",
                                                    U"five", U"six", U"seven",  U"eight",
                                                    U"nine", U"ten", U"eleven", U"twelve"};
  if (profile.language != "en" || line.empty() || to_lower(line[0]) != 'p') return false;
  const std::vector<View> words = split_at_blanks(line);
  if (words.size() != 2) return false;
  Text lower[2];
  for (std::size_t k = 0; k < 2; ++k)
    for (const char32_t c : words[k]) lower[k] += to_lower(c);
  return lower[0] == U"page" && std::find(kNumbers.begin(), kNumbers.end(), View(lower[1])) != kNumbers.end();
}

// Whether `w` is a piece of a folio line; which one, goes to `p`.
bool take_word(View w, const Profile& profile, Piece& p) {
  if (is_page_label(w))
    p.number = true;
  else if (is_section(w, profile))
    p.section = true, p.section_text = w;
  else if (is_publication(w, profile))
    p.publication = true, p.publication_text = w;
  else
    return profile.page_words.has(w) || profile.weekdays.has(w);
  return true;
}

// Whether the line is one such piece, or several with the page's number among them.
bool take_words(View line, const Profile& profile, Piece& p) {
  if (counts_in_words(line, profile)) return p.number = true;
  if (take_word(line, profile, p)) return true;
  const std::vector<View> words = folio_words(line, profile);
  const bool has_number = std::any_of(words.begin(), words.end(), is_page_label);
  bool whole = profile.spaced || has_number;  // elsewhere a line of such words may be a headline
  for (const View word : words)
    if (whole || has_number)
      whole = take_word(word, profile, p) && whole;
    else if (is_publication(word, profile) && !is_section(word, profile))  // all that counts on other lines
      p.publication = true, p.publication_text = word;
  p.section = p.section && (whole || p.number);  // "City" in a headline names none
  return whole && p.number;
}

// "The Harbour Gazette Sunday, March 28, 2021", "5 / Weserbote / Di., 14. 5. 2024"
void take_name(View line, const Profile& profile, Piece& p) {
  const View name = name_on_line(line, p.publication_text, profile);
  if (!name.empty()) p.publication = true, p.publication_text = name;
}

// "Late City Edition", "Established in 1854 as a weekly", "1949年创刊": such a word at an end of a few words,
// or at the begin of a line with a year.
bool is_edition(View line, const Profile& profile) {
  constexpr std::size_t kLongest = 32, kWords = 3, kHan = 12, kYear = 4;
  if (line.size() > (profile.spaced ? kLongest : kHan) || is_sentence_end(line)) return false;
  const bool begins = profile.edition_marks.length_at(line) > 0;
  const bool ends = std::any_of(profile.edition_marks.begin(), profile.edition_marks.end(),
                                [&](View mark) { return ends_with(line, mark); });
  const bool has_year = std::count_if(line.begin(), line.end(), is_digit) == kYear;
  const auto has_few_words = [&] { return profile.spaced && split_at_blanks(line).size() <= kWords; };
  return ((begins || ends) && (has_year || has_few_words())) ||
         (!profile.spaced && has_year && profile.edition_marks.is_in(line));
}

// The address of an author stands beside the name and the post.
bool is_sign(View line, const Profile& profile) {
  return (is_address_line(line) && !profile.roles.is_in(line)) || is_edition(line, profile);
}

// Characters, those between two columns of a row as one blank.
std::size_t length_of(View line) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < line.size(); ++i) n += i == 0 || !is_blank(line[i]) || !is_blank(line[i - 1]);
  return n;
}

Piece piece_of(View line, const Profile& profile) {
  Piece p;
  if (length_of(line) > 80) return p;
  p.date = !iso_date(line, profile).empty();
  p.weekday = p.date && profile.weekdays.is_in(line);
  p.editors = profile.editor_marks.is_in(line);
  p.pure = take_words(line, profile, p);
  p.sign = is_sign(line, profile);
  if (p.number) p.page = folio_number(line, profile, p.pure);
  if (p.date && profile.spaced) take_name(line, profile, p);
  return p;
}

// First the lines that say by themselves what they are, then those that their neighbours explain.
class Finder {
 public:
  Finder(const Page& page, const Profile& profile) : page_(page), profile_(profile) {
    furniture_.lines = find_services(page, profile);
    pieces_.reserve(page.lines.size());
    for (const Line& line : page.lines) pieces_.push_back(piece_of(page.of(line), profile));
  }

  PageFurniture run() {
    const std::size_t n = pieces_.size();
    for (std::size_t i = 0; i < n; ++i) take_tagged(i);
    for (std::size_t i = 0; i < n; ++i) take_evident(i);
    for (std::size_t i = 0; i + 1 < n; ++i) take_pair(i);
    for (std::size_t i = 0; i < n; ++i) take_beside_jump(i);
    for (int round = 0; round < 2; ++round) {
      for (std::size_t i = 0; i < n; ++i) take_by_company(i);
      for (std::size_t i = n; i-- > 0;) take_by_company(i);
    }
    for (std::size_t i = 0; i < n; ++i) take_again(i);
    take_first_line_of_name();
    choose_publication();
    if (furniture_.date.empty()) take_short_date();
    return std::move(furniture_);
  }

 private:
  View text(std::size_t i) const { return page_.of(page_.lines[i]); }
  bool is_taken(std::size_t i) const { return furniture_.lines[i] != FurnitureKind::none; }

  float tagged(std::size_t i) const { return probability(page_.lines[i].tag, LineLabel::furniture); }

  bool is_byline(std::size_t i) const { return profile_.spaced && !byline_line(text(i), profile_).empty(); }

  bool is_service(std::size_t i) const {
    const FurnitureKind kind = furniture_.lines[i];
    return kind == FurnitureKind::service || kind == FurnitureKind::notice || kind == FurnitureKind::contents;
  }

  // What the line tagger takes for it; it has to be surer of a line that says nothing that furniture says: a
  // headline on top of a text that is no whole page would be lost.
  void take_tagged(std::size_t i) {
    constexpr float kSure = 0.5f, kSureAlone = 0.8f;
    Piece& p = pieces_[i];
    const bool says_so = p.date || p.editors || p.publication || p.number || p.section;
    if (is_service(i) || tagged(i) < (says_so ? kSure : kSureAlone)) return;
    if (p.date && !p.pure && begins_sentence_with_date(page_, i, profile_)) return;
    // A byline is no furniture, nor is what stands right above one.
    if (is_byline(i) || (!says_so && i + 1 < pieces_.size() && is_byline(i + 1))) return;
    const View tagged_name = tagged_publication(text(i));
    const View name = tagged_name.empty() && p.publication ? p.publication_text
                                                           : name_on_line(text(i), tagged_name, profile_);
    if (!name.empty()) {
      p.publication = true, p.publication_text = name;
      ++names_[to_utf8(name)];
    }
    take(i, p.date          ? FurnitureKind::folio
            : p.editors     ? FurnitureKind::editors
            : p.publication ? FurnitureKind::masthead
            : p.number      ? FurnitureKind::page_number
            : p.section     ? FurnitureKind::section
                            : FurnitureKind::folio);
  }

  // A line of the masthead that says nothing else: no number, no section, no names of editors.
  bool may_name_paper(std::size_t i) const {
    const View s = text(i);
    const Piece& p = pieces_[i];
    const bool long_enough =
        profile_.spaced ? s.find(U' ') != View::npos && s.size() > 8 : s.size() > 3 && s.size() < 9;
    const View name = tagged_publication(s);
    if (profile_.spaced && !name.empty() && is_part_of_word(s, name)) return false;
    if (!page_.geometry.empty() && page_.geometry[i].size < kLarge) return false;
    return is_taken(i) && tagged(i) > 0.5f && long_enough && !p.section && !p.editors && !p.date &&
           !p.number && std::none_of(s.begin(), s.end(), [](char32_t c) {
             return is_digit(c) || contains(U":：，,|/", c);
           });
  }

  // The name that most lines print.
  void choose_publication() {
    std::size_t most = 1;
    for (const auto& [name, count] : names_)
      if (count > most) most = count, furniture_.publication = name;
    for (std::size_t i = 0; i < pieces_.size() && furniture_.publication.empty(); ++i)
      if (may_name_paper(i)) furniture_.publication = to_utf8(text(i));
  }

  void take_short_date() {
    for (std::size_t i = 0; i < pieces_.size() && furniture_.date.empty(); ++i)
      if (is_taken(i) && !is_service(i)) furniture_.date = short_date(text(i));
  }

  // "令和六年三月十五日": the tagger knows dates by their figures.
  bool is_numeral_date(std::size_t i) const {
    const View s = text(i);
    return std::none_of(s.begin(), s.end(), is_digit) && is_date(s, profile_);
  }

  // Where the tagger is sure that a line is something else, no pattern makes it furniture.
  void take(std::size_t i, FurnitureKind kind) {
    constexpr float kHardly = 0.02f;
    const bool is_whole = is_numeral_date(i) || (i < kEdge && is_full_name(text(i), profile_));
    if (is_tagged(page_.lines[i].tag) && tagged(i) < kHardly && !is_whole) return;
    const bool is_new = !is_taken(i);
    furniture_.lines[i] = kind;
    const Piece& p = pieces_[i];
    if (p.date && furniture_.date.empty()) furniture_.date = iso_date(text(i), profile_);
    if (p.publication && furniture_.publication.empty()) furniture_.publication = to_utf8(p.publication_text);
    if (p.number && !p.page.empty() && is_new) add_number(i);
  }

  void take_evident(std::size_t i) {
    const Piece& p = pieces_[i];
    const View s = text(i);
    if (is_service(i) || (!p.date && !p.editors)) return;
    if (!p.pure && lies_inside_sentence(page_, i, profile_.spaced)) return;
    if (p.date && begins_sentence_with_date(page_, i, profile_)) return;
    if (is_sentence_end(s) || length_of(s) > 60 || s.find(U'，') != View::npos || lead_of(s, profile_))
      return;
    if (p.date &&
        (p.weekday || p.editors || p.number || p.publication || s.size() < (profile_.spaced ? 30u : 14u)))
      take(i, FurnitureKind::folio);
    else if (p.editors &&
             (starts_with(s, U"责") || starts_with(s, U"責") || profile_.editor_marks.is_in(s.substr(0, 6))))
      take(i, FurnitureKind::editors);
  }

  // Away from the edges two neighbours of different kinds support each other.
  void take_pair(std::size_t i) {
    const Piece &a = pieces_[i], &b = pieces_[i + 1];
    if (!a.pure || !b.pure || is_taken(i) || is_taken(i + 1)) return;
    const auto pair = [](const Piece& x, const Piece& y) {
      return (x.section && (y.publication || y.number)) || (x.publication && y.number);
    };
    if (!pair(a, b) && !pair(b, a)) return;
    for (const std::size_t k : {i, i + 1})
      take(k, pieces_[k].publication ? FurnitureKind::masthead
              : pieces_[k].number    ? FurnitureKind::page_number
                                     : FurnitureKind::section);
  }

  // "Page 3", "第3版": more than a figure.
  bool says_page(std::size_t i) const {
    const View s = text(i);
    const Piece& p = pieces_[i];
    return p.pure && !p.page.empty() && !p.section && !p.publication &&
           !std::all_of(s.begin(), s.end(), is_digit);
  }

  bool is_jump(std::size_t i) const {
    return i < pieces_.size() && !is_taken(i) && !says_page(i) &&
           is_whole(jump_to(text(i), profile_), text(i));
  }

  // "Fortsetzung auf Seite 3" / "Seite 1": a story goes on in one place, so what looks like a second mark is
  // the number of this page, which extraction put there, whatever the tagger says.
  void take_beside_jump(std::size_t i) {
    if (is_taken(i) || !says_page(i) || !((i > 0 && is_jump(i - 1)) || is_jump(i + 1))) return;
    add_number(i);
    furniture_.lines[i] = FurnitureKind::page_number;
  }

  // The number that the page has said already, alone on a line: no mark points to its own page.
  void take_again(std::size_t i) {
    const bool is_said = furniture_.numbers.size() == 1 && furniture_.numbers[0] == pieces_[i].page;
    if (is_said && !is_taken(i) && says_page(i)) furniture_.lines[i] = FurnitureKind::page_number;
  }

  void add_number(std::size_t i) {
    furniture_.numbers.push_back(pieces_[i].page), furniture_.number_lines.push_back(i);
  }

  // Up to three lines away.
  bool is_near_others(std::size_t i) const {
    for (std::size_t k = i > 3 ? i - 3 : 0; k < std::min(pieces_.size(), i + 4); ++k)
      if (k != i && is_taken(k) && !is_service(k)) return true;
    return false;
  }

  // Extraction may move a piece of the folio line into the text: it says the page's name again, or stands
  // between blank lines where a sentence goes on after it.
  bool is_adrift(std::size_t i) const {
    const Piece& p = pieces_[i];
    if (p.publication && !furniture_.publication.empty() &&
        to_utf8(p.publication_text) == furniture_.publication)
      return true;
    if (p.section && !is_section_name(p.section_text, profile_)) return false;
    if (p.section && p.number) return true;
    const bool apart =
        page_.lines[i].blank_before && (i + 1 == pieces_.size() || page_.lines[i + 1].blank_before);
    return apart && (p.number || (i > 0 && !is_sentence_end(text(i - 1))));
  }

  void take_by_company(std::size_t i) {
    const Piece& p = pieces_[i];
    if (p.sign && !is_taken(i) && (i < kEdge || i + kEdge > pieces_.size() || is_near_others(i))) {
      furniture_.lines[i] = FurnitureKind::folio;
      return;
    }
    if (is_taken(i) || (!p.pure && !(p.section && p.number && text(i).size() < 24))) return;
    const bool alone = is_adrift(i), edge = i < kEdge || i + kEdge > pieces_.size() || alone;
    if (p.publication && (edge || is_near_others(i))) return take(i, FurnitureKind::masthead);
    if (p.number && (edge || is_near_others(i))) return take(i, FurnitureKind::page_number);
    if (p.section && (alone || is_near_others(i))) return take(i, FurnitureKind::section);
  }

  // "The Harbour" / "Gazette": a name in two lines on top of the page.
  void take_first_line_of_name() {
    if (!profile_.spaced || pieces_.size() < 3 || is_taken(0) ||
        furniture_.lines[1] != FurnitureKind::masthead)
      return;
    const View top = text(0);
    if (!is_upper(top[0]) || top.size() >= 24 || is_sentence_end(top)) return;
    furniture_.lines[0] = FurnitureKind::masthead;
    furniture_.publication = to_utf8(top) + " " + furniture_.publication;
  }

  static constexpr std::size_t kEdge = 4;  // lines

  const Page& page_;
  const Profile& profile_;
  std::vector<Piece> pieces_;                 // of each line
  std::map<std::string, std::size_t> names_;  // of the publication, as the tagger reads them
  PageFurniture furniture_;
};

}  // namespace

PageFurniture find_furniture(const Page& page, const Profile& profile) { return Finder(page, profile).run(); }

}  // namespace broadsheet::issuetext
