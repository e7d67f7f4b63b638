#include "reconstruct/tagger/fields/tagged_phrases.hpp"

#include "reconstruct/tagger/fields/field_tagger.hpp"
#include "reconstruct/tagger/fields/name_pieces.hpp"
#include "reconstruct/text/contains.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kOpening = 100, kClosing = 70;  // characters that the tagger was shown in training

bool is_name(FieldLabel l) { return l == FieldLabel::name_begins || l == FieldLabel::name; }

// Where the word of letters or the number that begins at k ends: "2.46", "O'Brien", "Anne-Marie" are one
// each; k for neither.
std::size_t word_end(View s, std::size_t k) {
  const auto is_kind = is_digit(s[k]) ? is_digit : is_letter;
  const View joins = is_digit(s[k]) ? U".," : U"'’-";
  if (!is_kind(s[k])) return k;
  for (++k; k < s.size(); ++k)
    if (!is_kind(s[k]) && (joins.find(s[k]) == View::npos || k + 1 == s.size() || !is_kind(s[k + 1]))) break;
  return k;
}

// No field, and no second name, begins inside a word or a number: that has the label of most of its
// characters.
void label_words(View text, std::vector<FieldLabel>& labels) {
  for (std::size_t k = 0; k < text.size();) {
    const std::size_t end = word_end(text, k);
    std::array<std::size_t, kFieldLabels> count{};
    for (std::size_t i = k; i < end; ++i)
      ++count[static_cast<std::size_t>(is_name(labels[i]) ? FieldLabel::name : labels[i])];
    const auto most = static_cast<FieldLabel>(std::max_element(count.begin(), count.end()) - count.begin());
    for (std::size_t i = k; i < end; ++i)
      if (!is_name(labels[i]) || most != FieldLabel::name || i > k) labels[i] = most;
    k = std::max(end, k + 1);
  }
}

// The label of each character.
std::vector<FieldLabel> fields_of(View text, FieldText kind) {
  std::vector<FieldLabel> labels = tag_fields(text, kind);
  label_words(text, labels);
  return labels;
}

// Those of what stands before the text of a paragraph, and of some of that.
std::vector<FieldLabel> opening_fields(View text) {
  const auto has_word_of_text = [&](const std::vector<FieldLabel>& labels) {
    for (std::size_t k = 0; k < labels.size();) {
      const std::size_t end = std::max(word_end(text, k), k + 1);
      if (end > labels.size()) return false;
      const auto first = labels.begin() + static_cast<std::ptrdiff_t>(k),
                 last = labels.begin() + static_cast<std::ptrdiff_t>(end);
      if (std::all_of(first, last, [](FieldLabel l) { return l == FieldLabel::text; })) return true;
      k = end;
    }
    return false;
  };
  std::vector<FieldLabel> labels = tag_fields(text, FieldText::opening, has_word_of_text);
  label_words(text.substr(0, labels.size()), labels);
  return labels;
}

std::vector<FieldPiece> pieces_of(View text, const std::vector<FieldLabel>& labels) {
  std::vector<FieldPiece> out;
  for (std::size_t k = 0; k < labels.size();) {
    std::size_t end = k + 1;
    const bool name = is_name(labels[k]);
    while (end < labels.size() && (name ? labels[end] == FieldLabel::name : labels[end] == labels[k])) ++end;
    FieldPiece p{name ? FieldLabel::name : labels[k], k, end};
    while (p.end > p.begin && is_blank(text[p.end - 1])) --p.end;
    while (p.begin < p.end && is_blank(text[p.begin])) ++p.begin;
    if (p.begin < p.end) out.push_back(p);
    k = end;
  }
  return out;
}

std::string printed(View s, bool spaced) {
  Text out;
  for (const char32_t c : s)
    if (!is_blank(c))
      out += c;
    else if (spaced && !out.empty() && out.back() != U' ')
      out += U' ';
  return to_utf8(out);
}

// No name has figures in it, and one in letters has a large one.
bool may_be_name(View s) {
  if (std::any_of(s.begin(), s.end(), is_digit)) return false;
  return std::none_of(s.begin(), s.end(), is_letter) || std::any_of(s.begin(), s.end(), is_upper);
}

// "BY" is printed for "By".
std::string role_text(View s, bool spaced) {
  if (s.size() == 2 && is_upper(s[0]) && is_upper(s[1])) return to_utf8(Text{s[0], to_lower(s[1])});
  return printed(s, spaced);
}

// "文／" of "文／甲 攝影／乙": what the name at `begin` is labelled with, which is of no other.
View label_before(View text, std::size_t begin, const Profile& profile) {
  constexpr View kDeeds = U"文圖图攝摄影写寫譯译繪绘";
  constexpr std::size_t kLongest = 4;
  View s = trim(text.substr(0, begin));
  if (s.empty() || !contains(U"：:／/｜|", s.back())) return {};
  s = trim(s.substr(0, s.size() - 1));
  std::size_t at = s.size();
  while (at > 0 && is_han(s[at - 1])) --at;
  const View label = s.substr(at);
  const bool is_label = profile.roles.has(label) || (!label.empty() && contains(kDeeds, label.back()));
  return is_label && label.size() <= kLongest ? label : View();
}

// The people of some pieces. A role stands before the names it is of, or after them if the first name has
// none before it.
std::vector<Byline> people_in(View text, std::vector<FieldPiece> pieces, const Profile& profile) {
  mend_names(text, pieces, profile);
  std::vector<Byline> out;
  std::string role;
  bool after = false;
  std::size_t without = 0;  // names whose role may still come
  for (const FieldPiece& p : pieces) {
    const View s = text.substr(p.begin, p.end - p.begin);
    if (p.label == FieldLabel::name && may_be_name(s)) {
      after = after || (out.empty() && role.empty());
      out.push_back({after ? std::string() : role, printed(s, profile.spaced)});
      if (const View label = label_before(text, p.begin, profile); !profile.spaced && !label.empty()) {
        out.back().role = to_utf8(label);
        without = out.size(), after = false;
      }
    } else if (p.label == FieldLabel::role) {
      role = role_text(s, profile.spaced);
      if (!after) continue;
      for (; without < out.size(); ++without) out[without].role = role;
    }
  }
  return out;
}

std::string text_of(View text, const std::vector<FieldPiece>& pieces, FieldLabel label, bool spaced) {
  for (const FieldPiece& p : pieces)
    if (p.label == label) return printed(text.substr(p.begin, p.end - p.begin), spaced);
  return {};
}

// "(Compiled from our reports)": a source without a name.
bool is_short_bracket(View s) {
  constexpr std::size_t kLongest = 30;
  s = trim(s);
  return s.size() > 2 && s.size() <= kLongest && View(U"（(【[").find(s.front()) != View::npos &&
         View(U"）)】]").find(s.back()) != View::npos;
}

// "(欧阳文博)": what can only be a name in a bracket that ends an article.
bool is_lone_name(View s, const Profile& profile) {
  constexpr std::size_t kLongest = 4;
  const bool begins = !s.empty() && (profile.compound_surnames.length_at(s) > 0 ||
                                     (s.size() < kLongest && profile.surnames.find(s[0]) != View::npos));
  return begins && s.size() > 1 && s.size() <= kLongest && std::all_of(s.begin(), s.end(), is_han) &&
         !profile.not_names.is_in(s);
}

// "(red)", "(jst)": the mark of who wrote it; "" for several words.
std::string one_word(View bracket) {
  View s = trim(bracket);
  s = s.substr(1, s.size() - 2);
  return std::all_of(s.begin(), s.end(), is_letter) ? to_utf8(s) : std::string();
}

// "（相关报道见3版）", "（関連記事3面）": where another story is, which this one does not go on in.
bool names_other_story(View mark) {
  constexpr std::array<View, 5> kWords = {U"相关", U"相關", U"関連", U"另见", U"另見"};
  return std::any_of(kWords.begin(), kWords.end(), [&](View word) { return mark.find(word) != View::npos; });
}

}  // namespace

std::optional<Lead> tagged_lead(View paragraph, const Profile& profile) {
  const View s = paragraph.substr(0, kOpening);
  const std::vector<FieldLabel> labels = opening_fields(s);
  const auto ends = std::find(labels.begin(), labels.end(), FieldLabel::text);
  const auto end = static_cast<std::size_t>(ends - labels.begin());
  if (end == 0 || ends == labels.end()) return {};
  // "SOUTH KOREA will…": words in capitals without a mark after them open the text.
  if (profile.spaced && is_letter(trim(s.substr(0, end)).back())) return {};
  const std::vector<FieldPiece> pieces = pieces_of(s, {labels.begin(), ends});
  Lead lead;
  lead.end = end;
  lead.bylines = people_in(s, pieces, profile);
  const std::string agency = text_of(s, pieces, FieldLabel::agency, profile.spaced),
                    place = text_of(s, pieces, FieldLabel::place, profile.spaced),
                    date = text_of(s, pieces, FieldLabel::date, profile.spaced);
  if (!agency.empty() || !place.empty() || !date.empty())
    lead.dateline = Dateline{agency, place, date, to_utf8(trim(s.substr(0, end)))};
  return lead;
}

TaggedByline tagged_byline(View lines, const Profile& profile) {
  const std::vector<FieldPiece> pieces = pieces_of(lines, fields_of(lines, FieldText::byline));
  return {people_in(lines, pieces, profile), text_of(lines, pieces, FieldLabel::agency, profile.spaced)};
}

TaggedClosing tagged_closing(View paragraph, const Profile& profile) {
  const std::size_t shift = paragraph.size() > kClosing ? paragraph.size() - kClosing : 0;
  const View s = paragraph.substr(shift);
  const std::vector<FieldLabel> labels = fields_of(s, FieldText::closing);
  std::size_t begin = labels.size();
  while (begin > 0 && labels[begin - 1] != FieldLabel::text) --begin;
  if (begin == 0 || begin == labels.size() || names_other_story(s.substr(begin))) return {};
  TaggedClosing out;
  const View tail = s.substr(begin);
  const std::vector<FieldPiece> pieces =
      pieces_of(tail, {labels.begin() + static_cast<std::ptrdiff_t>(begin), labels.end()});
  for (const FieldPiece& p : pieces)
    if (p.label == FieldLabel::jump && !out.jump)
      if (std::string page = page_in_mark(tail.substr(p.begin, p.end - p.begin)); !page.empty())
        out.jump = Jump{shift + begin + p.begin, shift + begin + p.end, std::move(page)};
  Closing closing;
  closing.begin = shift + begin;
  closing.bylines = people_in(tail, pieces, profile);
  closing.agency = text_of(tail, pieces, FieldLabel::agency, profile.spaced);
  const bool is_source = !out.jump && is_short_bracket(tail);
  if (is_source && closing.bylines.empty() && closing.agency.empty()) {
    const View inside = trim(trim(tail).substr(1, trim(tail).size() - 2));
    if (profile.agencies.has(inside))
      closing.agency = to_utf8(inside);
    else if (is_lone_name(inside, profile))
      closing.bylines.push_back({"", to_utf8(inside)});
    else
      closing.agency = one_word(tail);
  }
  if (!closing.bylines.empty() || !closing.agency.empty() || is_source) out.closing = std::move(closing);
  return out;
}

TaggedCaption tagged_caption(View caption) {
  TaggedCaption out;
  for (const FieldPiece& p : pieces_of(caption, fields_of(caption, FieldText::caption))) {
    if (p.label == FieldLabel::text) {
      if (out.end == 0) out.begin = p.begin;
      out.end = p.end;
    } else if (p.label == FieldLabel::credit && out.credit_end == 0) {
      out.credit_begin = p.begin;
      out.credit_end = p.end;
    }
  }
  if (out.credit_begin < out.end && out.credit_end > out.begin)
    return {0, caption.size(), 0, 0};  // torn apart
  // Only brackets may stand between them and after them: a stop is of the text, a word of the credit.
  const auto is_word = [](char32_t c) { return is_letter(c) || is_han(c) || is_hangul(c) || is_digit(c); };
  if (out.credit_end > 0) {
    while (out.end < out.credit_begin &&
           View(U"。！？.!?…、，”’」』\"'").find(caption[out.end]) != View::npos)
      ++out.end;
    for (std::size_t k = out.credit_begin; k-- > out.end;)
      if (is_word(caption[k])) out.credit_begin = k;
    for (std::size_t k = out.credit_end; k < caption.size(); ++k)
      if (is_word(caption[k])) out.credit_end = k + 1;
  }
  while (out.credit_begin < out.credit_end &&
         View(U"■□◆◎●○▲—–-·•| ").find(caption[out.credit_begin]) != View::npos)
    ++out.credit_begin;  // "■ Ann Hall"
  // "Ann Hall": one word of letters is no caption, but a part of the name after it.
  if (out.credit_end > 0 && out.end > out.begin && word_end(caption, out.begin) >= out.end) {
    out.credit_begin = out.begin;
    out.begin = out.end = 0;
  }
  return out;
}

View tagged_publication(View line) {
  for (const FieldPiece& p : pieces_of(line, fields_of(line, FieldText::furniture)))
    if (p.label == FieldLabel::publication) return line.substr(p.begin, p.end - p.begin);
  return {};
}

std::string page_in_mark(View mark) {
  constexpr View kNumerals = U"〇零一二三四五六七八九十";
  for (std::size_t k = 0; k < mark.size(); ++k) {
    const bool letter = mark[k] >= 'A' && mark[k] <= 'Z' && k + 1 < mark.size() && is_digit(mark[k + 1]) &&
                        (k == 0 || !is_letter(mark[k - 1]));
    const bool han = kNumerals.find(mark[k]) != View::npos;
    if (!letter && !is_digit(mark[k]) && !han) continue;
    std::size_t end = k + 1;
    while (end < mark.size() && (han ? kNumerals.find(mark[end]) != View::npos : is_digit(mark[end]))) ++end;
    if (!han || end == mark.size() || View(U"版面頁页").find(mark[end]) != View::npos)
      return page_number(mark.substr(k, end - k));
  }
  return {};
}

}  // namespace broadsheet::reconstruct
