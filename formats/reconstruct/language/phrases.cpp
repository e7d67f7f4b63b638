#include "reconstruct/language/phrases.hpp"

#include "reconstruct/language/signature.hpp"
#include "reconstruct/text/contains.hpp"

#include <algorithm>
#include <cstdint>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kHangulName = 5;  // syllables at most
constexpr View kOpenBrackets = U"（([【〔＝";
constexpr View kCloseBrackets = U"）)]】〕";

bool is_surname(char32_t c, const Profile& profile) {
  return profile.surnames.empty() || profile.surnames.find(c) != View::npos;
}

// A run of Han names printed without separators, "孟丽龚红": cut before surnames into names of 2 or 3.
bool cut_names(View run, const Profile& profile, std::vector<View>& names) {
  if (run.empty()) return true;
  for (const std::size_t length : {std::size_t{3}, std::size_t{2}}) {
    if (run.size() < length || !is_surname(run[0], profile)) continue;
    if (run.size() > length && !is_surname(run[length], profile)) continue;
    names.push_back(run.substr(0, length));
    if (cut_names(run.substr(length), profile, names)) return true;
    names.pop_back();
  }
  return false;
}

class People {
 public:
  People(View text, const Profile& profile, bool strict)
      : rest_(trim(text)),
        profile_(profile),
        separators_(profile.name_separators),
        roles_(profile.roles),
        strict_(strict) {}

  std::vector<Byline> parse() {
    while (!rest_.empty())
      if (!(profile_.spaced ? latin_name() : han_name())) return {};
    flush_single();
    if (!ok_) return {};
    return std::move(out_);
  }

 private:
  bool skip_separators() {
    bool any = false;
    for (;;) {
      const std::size_t separator = separators_.length_at(rest_);
      const std::size_t n = separator > 0 ? separator : is_blank(rest_.empty() ? 0 : rest_[0]) ? 1 : 0;
      if (n == 0) return any;
      if (separator > 0) flush_single();
      rest_.remove_prefix(n);
      any = true;
    }
  }

  void add(View name) {
    Text packed;
    for (const char32_t c : name)
      if (!is_blank(c) || profile_.spaced) packed += c;
    out_.push_back({to_utf8(role_), to_utf8(packed)});
  }

  // "王 甲": a two-character name padded to the width of three.
  void flush_single() {
    if (single_.empty()) return;
    if (single_.size() < 2 || single_.size() > 4)
      ok_ = false;
    else
      add(single_);
    single_.clear();
  }

  bool han_name() {
    skip_separators();
    if (rest_.empty()) return true;
    if (const std::size_t own = profile_.self_names.length_at(rest_)) {
      rest_.remove_prefix(own);
      return !rest_.empty();
    }
    if (const std::size_t role = roles_.length_at(rest_)) {
      flush_single();
      role_.clear();
      for (const char32_t c : rest_.substr(0, role))
        if (!is_blank(c)) role_ += c;
      rest_.remove_prefix(role);
      parted_ = !rest_.empty() && is_blank(rest_[0]);
      while (!rest_.empty() && (contains(U"：:", rest_[0]) || is_blank(rest_[0]))) rest_.remove_prefix(1);
      return !rest_.empty();
    }
    std::size_t n = 0;
    while (n < rest_.size() && (is_han(rest_[n]) || rest_[n] == 0xB7 || is_letter(rest_[n])) &&
           !separators_.length_at(rest_.substr(n)) && (n == 0 || !multi_role_at(rest_.substr(n))))
      ++n;
    if (n == 0 || n > 24) return false;
    const View name = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return take_han(name);
  }

  // A role inside a run of characters; one-character roles count only at a boundary.
  bool multi_role_at(View s) const {
    const std::size_t n = roles_.length_at(s);
    return n > 1;
  }

  bool take_han(View name) {
    if (name.size() == 1) {
      single_ += name;
      return single_.size() <= 4;
    }
    flush_single();
    if (profile_.not_names.is_in(name)) return false;  // "评论员文章"
    const bool plain = std::all_of(name.begin(), name.end(), is_han);
    std::vector<View> names;
    const bool is_compound = name.size() <= 4 && profile_.compound_surnames.length_at(name) > 0;
    const bool may_be_several =
        plain && name.size() >= 4 && !profile_.surnames.empty() && !profile_.names_parted && !is_compound;
    if (may_be_several && cut_names(name, profile_, names)) {
      for (const View each : names) add(each);
      return true;
    }
    if (name.size() > (plain ? 5u : 20u)) return false;
    if ((role_.empty() || strict_) && !is_surname(name[0], profile_) && !(plain && is_pen_name(name)))
      return false;
    if (strict_ && plain && name.size() > 4) return false;
    add(name);
    return true;
  }

  // "記者 讀者來論": four characters after a role and a blank, none of them the name of a column.
  bool is_pen_name(View name) const {
    if (!parted_ || name.size() != 4 || !rest_.empty() || !out_.empty()) return false;
    return std::none_of(profile_.series.begin(), profile_.series.end(),
                        [&](View s) { return name.find(s) != View::npos; });
  }

  bool latin_name() {
    skip_separators();
    if (rest_.empty()) return true;
    if (out_.empty() && role_.empty())
      if (const std::size_t role = roles_.length_at(rest_);
          role && role < rest_.size() && is_blank(rest_[role])) {
        role_ = rest_.substr(0, role);
        rest_.remove_prefix(role);
        return true;
      }
    std::size_t n = 0, words = 0;
    bool word_begins = true;
    while (n < rest_.size() && !separators_.length_at(rest_.substr(n))) {
      const char32_t c = rest_[n];
      if (is_blank(c)) {
        word_begins = true;
      } else {
        if (word_begins && ++words && !is_upper(c) && !is_hangul(c) && words == 1) return false;
        if (!is_letter(c) && !is_hangul(c) && !contains(U".'’-", c)) return false;
        word_begins = false;
      }
      ++n;
    }
    if (words == 0 || words > 5 || n > 60) return false;
    if (is_hangul(rest_[0]) && (words > 1 || n > kHangulName)) return false;
    add(trim(rest_.substr(0, n)));
    rest_.remove_prefix(n);
    return true;
  }

  View rest_;
  const Profile& profile_;
  const WordList &separators_, &roles_;
  bool strict_;
  Text role_, single_;
  std::vector<Byline> out_;
  bool parted_ = false;  // a blank stands after the last role
  bool ok_ = true;
};

std::string packed(View s, const Profile& profile) {
  Text out;
  for (const char32_t c : s)
    if (profile.spaced || !is_blank(c)) out += c;
  return to_utf8(out);
}

// The people of a match; who has no role beside the name has that of the pattern.
std::vector<Byline> authors_of(const Match& match, const Profile& profile, bool strict = false) {
  std::vector<Byline> out = people_of(match[Slot::people], profile, strict);
  for (Byline& b : out)
    if (b.role.empty()) b.role = packed(match[Slot::role], profile);
  return out;
}

// "Unser Korrespondent Jan Roth": words that introduce an author, a post and names, and nothing else.
std::vector<Byline> introduced_post(View line, const Profile& profile) {
  if (profile.introductions.length_at(line) == 0) return {};
  std::vector<Byline> out = read_signature(line, profile);
  const auto has_post = [&](const Byline& b) {
    const Text role = to_text(b.role);
    return profile.posts.has(View(role).substr(role.find_last_of(U' ') + 1));
  };
  if (!std::all_of(out.begin(), out.end(), has_post)) out.clear();
  return out;
}

}  // namespace

std::vector<Byline> people_of(View s, const Profile& profile, bool strict) {
  return People(s, profile, strict).parse();
}

std::optional<Lead> lead_of(View paragraph, const Profile& profile) {
  std::size_t begin = 0;
  while (begin < paragraph.size() && is_blank(paragraph[begin])) ++begin;
  const auto match = profile.leads.match_at(paragraph, begin, profile);
  if (!match) return {};
  Lead lead;
  lead.end = match->end;
  lead.bylines = authors_of(*match, profile);
  const View place = (*match)[(*match)[Slot::place].empty() ? Slot::town : Slot::place],
             date = (*match)[Slot::date];
  if (!place.empty() || !date.empty()) {
    const View agency = (*match)[Slot::agency].empty() ? (*match)[Slot::self_name] : (*match)[Slot::agency];
    const bool reporter = !(*match)[Slot::people].empty() && date.empty() && !profile.spaced;
    lead.dateline =
        Dateline{reporter ? "" : packed(agency, profile), packed(place, profile), packed(date, profile),
                 to_utf8(trim(paragraph.substr(begin, match->end - begin)))};
  }
  return lead;
}

void part_place(Dateline& d, const Profile& profile) {
  constexpr std::size_t kAbbreviation = 4;  // letters
  const Text place = to_text(d.place);
  const std::size_t comma = place.rfind(U',');
  if (comma == Text::npos) {
    if (place.size() > kAbbreviation + 1 && place.back() == U'.') d.place.pop_back();
    return;
  }
  const View rest = trim(View(place).substr(comma + 1));
  const bool is_date =
      profile.weekdays.has(rest) || profile.date_marks.has(rest.substr(0, rest.find_first_of(U" .")));
  if (is_date && d.date.empty())
    d.date = to_utf8(rest);
  else if (profile.agencies.has(rest) && d.agency.empty())
    d.agency = to_utf8(rest);
  else
    return;
  d.place = to_utf8(trim(View(place).substr(0, comma)));
}

bool has_role(const std::vector<Byline>& people) {
  return std::any_of(people.begin(), people.end(), [](const Byline& b) { return !b.role.empty(); });
}

std::vector<Byline> byline_line(View line, const Profile& profile) {
  if (line.size() > 60) return {};
  const auto match =
      profile.roles.is_in(line) ? profile.byline_lines.match_whole(line, profile) : std::nullopt;
  std::vector<Byline> out;
  if (profile.spaced) out = match ? read_signature(line, profile) : introduced_post(line, profile);
  if (match && out.empty()) out = authors_of(*match, profile, !contains(kOpenBrackets, line[0]));
  if (!has_role(out) || is_credit(line, profile)) return {};
  return out;
}

std::optional<Closing> closing_of(View paragraph, const Profile& profile) {
  const auto match = profile.closing_bylines.match_end(paragraph, profile);
  if (!match || is_credit(paragraph.substr(match->begin), profile)) return {};
  Closing closing;
  closing.begin = match->begin;
  if (!(*match)[Slot::people].empty()) {
    closing.bylines = authors_of(*match, profile);
    if (!has_role(closing.bylines) && !(profile.lone_names && !closing.bylines.empty())) return {};
  }
  closing.agency = to_utf8((*match)[Slot::agency]);
  return closing;
}

std::optional<Credit> credit_of(View caption, const Profile& profile) {
  const View s = trim(caption);
  const auto match = profile.credits.match_end(s, profile, true);
  if (!match) return {};
  View text = s.substr(match->begin);
  while (!text.empty() && (contains(kOpenBrackets, text.front()) || is_blank(text.front())))
    text.remove_prefix(1);
  while (!text.empty() && (contains(kCloseBrackets, text.back()) || is_blank(text.back())))
    text.remove_suffix(1);
  return Credit{static_cast<std::size_t>(s.data() - caption.data()) + match->begin, text};
}

bool is_credit(View line, const Profile& profile) {
  if (line.size() > (profile.spaced ? 48u : 16u)) return false;
  return profile.credits.match_whole(line, profile).has_value();
}

bool starts_caption(View line, const Profile& profile) {
  return profile.caption_starts.match_at(line, 0, profile).has_value();
}

bool is_whole(const std::optional<Jump>& jump, View line) {
  return jump && jump->begin == 0 && trim(line.substr(jump->end)).empty();
}

std::optional<Jump> jump_to(View text, const Profile& profile) {
  const auto match = profile.continued_to.match_end(text, profile);
  if (!match) return {};
  return Jump{match->begin, match->end, page_number((*match)[Slot::page])};
}

std::optional<Jump> jump_from(View text, const Profile& profile) {
  std::size_t begin = 0;
  while (begin < text.size() && is_blank(text[begin])) ++begin;
  const auto match = profile.continued_from.match_at(text, begin, profile);
  if (!match) return {};
  return Jump{0, match->end, page_number((*match)[Slot::page])};
}

JumpWay jump_way(View mark, const Profile& profile) {
  const auto says = [&](const WordList& words) {
    for (std::size_t k = 0; k < mark.size(); ++k) {
      const std::size_t n = words.length_at(mark.substr(k));
      const bool inside =
          profile.spaced && ((k > 0 && is_letter(mark[k - 1]) && is_letter(mark[k])) ||
                             (k + n < mark.size() && is_letter(mark[k + n]) && is_letter(mark[k])));
      if (n > 0 && !inside) return true;
    }
    return false;
  };
  const bool to = says(profile.jump_to_words), from = says(profile.jump_from_words);
  return to == from ? JumpWay::unknown : to ? JumpWay::to : JumpWay::from;
}

std::string page_number(View printed) {
  constexpr View kNumerals = U"〇一二三四五六七八九";
  Text out;
  std::size_t i = 0;
  const View s = trim(printed);
  if (i < s.size() && ((s[i] >= 'A' && s[i] <= 'Z') || (s[i] >= 'a' && s[i] <= 'z'))) {
    out += s[i] >= 'a' ? s[i] - 32 : s[i];
    ++i;
  }
  if (i < s.size() && is_digit(s[i])) {
    while (i + 1 < s.size() && (s[i] == '0' || s[i] == 0xFF10) && is_digit(s[i + 1])) ++i;
    for (; i < s.size() && is_digit(s[i]); ++i) out += s[i] >= 0xFF10 ? s[i] - 0xFF10 + '0' : s[i];
    return to_utf8(out);
  }
  const std::size_t ten = s.find(U'十');
  if (ten != View::npos) {
    const std::size_t tens = ten > 0 ? kNumerals.find(s[ten - 1]) : 1;
    const std::size_t ones = ten + 1 < s.size() ? kNumerals.find(s[ten + 1]) : 0;
    if (tens == View::npos || ones == View::npos) return to_utf8(s);
    return std::to_string(tens * 10 + ones);
  }
  std::string digits;
  for (const char32_t c : s) {
    const std::size_t n = c == U'零' ? 0 : kNumerals.find(c);
    if (n == View::npos) return to_utf8(s);
    digits += std::to_string(n);
  }
  return digits;
}

bool is_series(View text, const Profile& profile) {
  if (text.size() > 40) return false;
  Text bare;
  for (const char32_t c : text)
    if (!is_blank(c) && (!is_wide_punctuation(c) || c == U'·' || c == U'：')) bare += to_lower(c);
  // A long name may stand inside a line; a short or Latin one only as the whole line or in front of a mark.
  return std::any_of(profile.series.begin(), profile.series.end(), [&](View name) {
    if (!profile.spaced && name.size() > 2) return bare.find(name) != Text::npos;
    return bare == name || (starts_with(bare, name) && contains(U"·：:|", bare[name.size()]));
  });
}

}  // namespace broadsheet::reconstruct
