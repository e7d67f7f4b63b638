#include "reconstruct/items/byline_reader.hpp"

#include "reconstruct/language/signature.hpp"
#include "reconstruct/tagger/fields/tagged_phrases.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kLongest = 360;  // characters of the lines that name authors; a third of it in Han
constexpr std::size_t kMostLines = 3;
constexpr float kLikely = 0.35f;  // probability of names, which the line then has to consist of

std::size_t letters_of_names(const std::vector<Byline>& people) {
  std::size_t n = 0;
  for (const Byline& b : people) {
    const Text name = to_text(b.name);
    n += static_cast<std::size_t>(
        std::count_if(name.begin(), name.end(), [](char32_t c) { return is_letter(c) || c == U'.'; }));
  }
  return n;
}

// Whether a reading of every word of a line tells more than the names that the tagger took: "Beth van Dyke"
// where it took "Beth" and "Dyke", two names where it took both for one. Of the same names it tells what else
// there is: "in Berlin" is no role.
bool tells_more(const std::vector<Byline>& read, const std::vector<Byline>& tagged) {
  if (has_role(read)) return true;
  const std::size_t letters = letters_of_names(read), taken = letters_of_names(tagged);
  return letters > taken || (letters > 0 && letters == taken && read.size() >= tagged.size());
}

}  // namespace

std::optional<SignedLines> BylineReader::read_known(const Lines& lines, std::size_t k) const {
  for (std::size_t n = 1; n <= kMostLines && k + n <= lines.size(); ++n) {  // it may wrap
    SignedLines found{n, false, joined(lines, k, n), {}, {}};
    const auto closing = closing_of(found.text, profile_);
    const bool is_closing = closing && closing->begin == 0;
    found.people = is_closing ? closing->bylines : byline_line(found.text, profile_);
    if (!is_closing && found.people.empty() && profile_.spaced && may(people(lines[k])))
      if (auto read = read_signature(texts(lines, k, n), profile_); has_role(read))
        found.people = std::move(read);
    if (!has_role(found.people) && !may(people(lines[k]))) return {};
    if (found.people.empty() && !(is_closing && !closing->agency.empty())) continue;
    if (!found.people.empty() && n < kMostLines && k + n < lines.size() &&
        goes_on_in_name(lines, k + n, found))
      continue;
    found.closes = is_closing || closes_body(lines, k, n);
    if (closing) found.agency = closing->agency;
    return found;
  }
  return {};
}

std::optional<SignedLines> BylineReader::read_tagged(const Lines& lines, std::size_t k,
                                                     bool is_below_display) const {
  if (!may_be_signed(lines[k])) return {};
  std::size_t n = 1;
  const float tail = probability(tag(lines[k]), LineLabel::tail);
  const auto same = [&](std::size_t at) {
    return at < lines.size() && lines[at] == lines[at - 1] + 1 && people(lines[at]) > kSure &&
           (probability(tag(lines[at]), LineLabel::tail) > kSure) == (tail > kSure);
  };
  while (n < kMostLines && same(k + n)) ++n;
  if (n < kMostLines && stands_over_paper(lines[k + n - 1])) ++n;
  SignedLines found{n, tail > kSure, joined(lines, k, n), {}, {}};
  if (found.text.size() > (profile_.spaced ? kLongest : kLongest / 3)) return {};
  TaggedByline tagged = tagged_byline(found.text, profile_);
  found.people = std::move(tagged.people);
  found.agency = std::move(tagged.agency);
  if (profile_.spaced)
    if (auto read = read_signature(texts(lines, k, n), profile_);
        tells_more(read, found.people) && (has_role(read) || people(lines[k]) > kSure))
      found.people = std::move(read);
  auto known = byline_line(found.text, profile_);
  const bool tells_roles = known.size() == found.people.size() && !has_role(found.people);
  if (found.people.empty() || (tells_roles && has_role(known))) found.people = std::move(known);
  if (names_section(found.people)) return {};
  const bool names_nobody = found.people.empty() && found.agency.empty();
  if (names_nobody && (found.text.back() == U'.' || found.text.back() == U'。')) return {};  // a sentence
  // "(Compiled from our reports)": signed at its end without a name.
  if (!is_mostly_names(found, lines[k]) && (tail < kSure || is_below_display)) return {};
  if (!found.closes && !has_role(found.people) && begins_headline(lines, k, n)) return {};
  return found;
}

SignedLines BylineReader::read_placed(std::size_t line) const {
  SignedLines found{1, false, Text(text(line)), {}, {}};
  TaggedByline tagged = tagged_byline(found.text, profile_);
  found.people = std::move(tagged.people);
  found.agency = std::move(tagged.agency);
  if (profile_.spaced)
    if (auto read = read_signature(found.text, profile_); tells_more(read, found.people))
      found.people = std::move(read);
  if (names_section(found.people) || !is_mostly_names(found, line))
    found.people.clear(), found.agency.clear();
  return found;
}

// Where words have blanks, a line that only may be one counts if every word of it is a name's or a post's.
bool BylineReader::may_be_signed(std::size_t line) const {
  const float p = people(line);
  return p > kSure || (profile_.spaced && (p > kLikely || stands_over_paper(line)) &&
                       !read_signature(text(line), profile_).empty());
}

// "Ada Quill" over "The Courier".
bool BylineReader::stands_over_paper(std::size_t line) const {
  return line + 1 < page_.lines.size() && !page_.lines[line + 1].blank_before &&
         names_paper(text(line + 1), profile_);
}

Text BylineReader::joined(const Lines& lines, std::size_t k, std::size_t n) const {
  Text out;
  for (std::size_t at = k; at < k + n; ++at)
    out += (at > k && profile_.spaced ? Text(U" ") : Text()) + Text(text(lines[at]));
  return out;
}

std::vector<View> BylineReader::texts(const Lines& lines, std::size_t k, std::size_t n) const {
  std::vector<View> out;
  for (std::size_t at = k; at < k + n; ++at) out.push_back(text(lines[at]));
  return out;
}

// A longer reading is better if the line went on in the middle of a name.
bool BylineReader::goes_on_in_name(const Lines& lines, std::size_t next, const SignedLines& above) const {
  const View more = text(lines[next]);
  const bool half = is_one_word(above.people.back().name);
  if (more.size() > 2 && !half && !(profile_.spaced && byline_line(more, profile_).empty())) return false;
  return byline_line(above.text + (profile_.spaced ? U" " : U"") + Text(more), profile_).size() >=
         above.people.size() + (profile_.spaced && !half ? 1 : 0);
}

// Right below a finished paragraph, and with a blank line below: signed at its end.
bool BylineReader::closes_body(const Lines& lines, std::size_t k, std::size_t n) const {
  const std::size_t first = lines[k], next = lines[k + n - 1] + 1;
  if (first == 0 || page_.lines[first].blank_before || !is_body(labels_[first - 1].role)) return false;
  return is_sentence_end(text(first - 1)) && (next == page_.lines.size() || page_.lines[next].blank_before);
}

// As half of a name is; in Hangul names are.
bool BylineReader::is_one_word(const std::string& name) const {
  return profile_.spaced && name.find(' ') == std::string::npos && !is_hangul(to_text(name).front());
}

// "关注·全国两会": a line that names a page of the paper names nobody.
bool BylineReader::names_section(const std::vector<Byline>& people) const {
  const auto is_section = [&](const std::string& word) {
    const auto& names = profile_.sections;
    return std::find(names.begin(), names.end(), to_text(word)) != names.end();
  };
  return std::any_of(people.begin(), people.end(),
                     [&](const Byline& b) { return is_section(b.role) || is_section(b.name); });
}

// Two words written large look like a name; on top of further display lines they begin a headline.
bool BylineReader::begins_headline(const Lines& lines, std::size_t k, std::size_t n) const {
  const std::size_t next = k + n;
  return profile_.spaced && k == 0 && next < lines.size() && people(lines[next]) < kSure &&
         picture(lines[next]) < kSure &&
         probability_of_any(tag(lines[next]), LineLabel::body, LineLabel::paragraph, LineLabel::opening,
                            LineLabel::lead) <= kSure;
}

// A third of it; of a line that is certainly of names, and names one, a sixth.
bool BylineReader::is_mostly_names(const SignedLines& found, std::size_t line) const {
  constexpr float kCertain = 0.9f;
  const bool is_certain = !found.people.empty() && people(line) > kCertain;
  std::size_t named = to_text(found.agency).size();
  for (const Byline& byline : found.people)
    named += to_text(byline.role).size() + to_text(byline.name).size();
  return named * (is_certain ? 6 : 3) >= found.text.size();
}

}  // namespace broadsheet::reconstruct
