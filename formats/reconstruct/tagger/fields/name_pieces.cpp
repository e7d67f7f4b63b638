#include "reconstruct/tagger/fields/name_pieces.hpp"

#include "reconstruct/language/signature.hpp"
#include "reconstruct/text/contains.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kLongestHan = 4;     // characters of a name in Chinese
constexpr std::size_t kLongestParted = 6;  // … where names are never printed without a mark between them

constexpr View kRoleEnds = U"者员員生人辑輯文";               // of a role that is not known
constexpr View kOffices = U"报報社网網端刊";                  // who people write for: 人民日报, 客户端
constexpr View kVerbs = U"摄攝撮文图圖讯訊電电报報写寫译譯";  // what was done, after a name

bool is_surname(char32_t c, const Profile& profile) { return profile.surnames.find(c) != Text::npos; }

// The run of Han characters that the piece is part of.
FieldPiece run_around(View text, const FieldPiece& piece) {
  FieldPiece run = piece;
  while (run.begin > 0 && is_han(text[run.begin - 1])) --run.begin;
  while (run.end < text.size() && is_han(text[run.end])) ++run.end;
  return run;
}

// "五十" "嵐恵": pieces of one name where the language prints a mark between two.
void join_torn(std::vector<FieldPiece>& pieces) {
  for (std::size_t k = 1; k < pieces.size();) {
    FieldPiece& left = pieces[k - 1];
    const FieldPiece& right = pieces[k];
    const bool torn = left.label == FieldLabel::name && right.label == FieldLabel::name &&
                      left.end == right.begin && right.end - left.begin <= kLongestParted;
    if (!torn) {
      ++k;
      continue;
    }
    left.end = right.end;
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(k));
  }
}

// "周立" of "周立诚": the name has all of the run it stands in, but for a word that says what was done.
void complete(View text, std::vector<FieldPiece>& pieces, std::size_t k, const Profile& profile) {
  FieldPiece& name = pieces[k];
  if (name.end - name.begin > 2 && is_blank(text[name.end - 2]) && contains(kVerbs, text[name.end - 1]))
    name.end -= 2;  // "郑雨 图" of "文｜郑雨 图｜高明哲"
  const FieldPiece run = run_around(text, name);
  if (run.end - run.begin > kLongestHan || name.end - name.begin < 2) return;
  const bool is_last = k + 1 == pieces.size() || pieces[k + 1].begin >= run.end;
  const bool is_first = k == 0 || pieces[k - 1].end <= run.begin;
  if (is_last && run.end == name.end + 1 && !contains(kVerbs, text[name.end])) name.end = run.end;
  if (is_first && run.begin + 1 == name.begin && is_surname(text[run.begin], profile)) name.begin = run.begin;
}

// "特派" "員蔡明達": a role that is known ends where it ends, and the name begins there.
void part_from_role(View text, FieldPiece& role, FieldPiece& name, const Profile& profile) {
  if (role.label != FieldLabel::role || name.label != FieldLabel::name || role.end != name.begin) return;
  const std::size_t known = profile.roles.length_at(text.substr(role.begin, name.end - role.begin));
  if (known == 0 || role.begin + known >= name.end) return;
  role.end = name.begin = role.begin + known;
}

// "员郑雨" of "报道员郑雨、周立诚": no family name in front, but right behind.
void part_from_unknown_role(View text, FieldPiece& name, const Profile& profile) {
  const View s = text.substr(name.begin, name.end - name.begin);
  if (s.size() > 2 && contains(U"员員人者", s[0]) && !is_surname(s[0], profile) && is_surname(s[1], profile))
    ++name.begin;
}

// "尹红文" of "尹红文并摄": who wrote and took pictures. Not of "林志文/台北報導".
void part_from_verbs(View text, FieldPiece& name) {
  constexpr std::array<View, 8> kBoth = {U"文并摄", U"文並攝", U"文图",  U"文圖",
                                         U"文/图",  U"文／图", U"文/圖", U"文／圖"};
  const auto begins = [&](View word) { return text.substr(name.end - 1, word.size()) == word; };
  if (name.end - name.begin > 2 && std::any_of(kBoth.begin(), kBoth.end(), begins)) --name.end;
}

// "人民日" of "人民日报记者": a paper, an agency, an app.
bool is_office(View text, const FieldPiece& name) {
  const auto at = [&](std::size_t k) { return k < text.size() ? text[k] : U' '; };
  const bool goes_on =
      contains(kOffices, at(name.end)) && !contains(U"道導", at(name.end + 1));  // 报道, 報導
  return name.end - name.begin > 2 && (goes_on || contains(kOffices, text[name.end - 1]));
}

// "郑雨" of "（郑雨 周立诚）": no known role, and a family name in front.
bool is_name_for_role(View text, const FieldPiece& piece, const Profile& profile) {
  const View s = text.substr(piece.begin, piece.end - piece.begin);
  const FieldPiece run = run_around(text, piece);
  return piece.label == FieldLabel::role && run.begin == piece.begin && run.end == piece.end &&
         s.size() >= 2 && s.size() <= kLongestHan && is_surname(s[0], profile) && !profile.roles.is_in(s) &&
         !contains(kRoleEnds, s.back());
}

// "By Our Own Correspondent": the paper's people, without a name.
void name_our_people(View text, FieldPiece& name) {
  const View words = text.substr(name.begin);
  const bool ours =
      words.substr(0, 4) == U"Our " || words.substr(0, 4) == U"OUR " || words.substr(0, 4) == U"our ";
  if (!ours) return;
  while (name.end < text.size() &&
         (is_letter(text[name.end]) || is_blank(text[name.end]) || text[name.end] == U'-'))
    ++name.end;
  while (name.end > name.begin && is_blank(text[name.end - 1])) --name.end;
}

// "Ada Quill The Courier": the name ends before the paper's. A part of an address is no name.
void end_name(View text, FieldPiece& name, const Profile& profile) {
  const View s = text.substr(name.begin, name.end - name.begin);
  const auto is_at = [&](std::size_t k) { return k < text.size() && text[k] == U'@'; };
  if (s.find(U'@') != View::npos || is_at(name.end) || (name.begin > 0 && is_at(name.begin - 1)))
    name.end = name.begin;
  for (const View word : split_at_blanks(text.substr(name.begin, name.end - name.begin)))
    if (profile.paper_words.has(word)) {
      name.end = static_cast<std::size_t>(word.data() - text.data());
      break;
    }
  while (name.end > name.begin && is_blank(text[name.end - 1])) --name.end;
}

}  // namespace

void mend_names(View text, std::vector<FieldPiece>& pieces, const Profile& profile) {
  if (profile.spaced) {
    for (FieldPiece& p : pieces)
      if (p.label == FieldLabel::name) end_name(text, p, profile), name_our_people(text, p);
    std::erase_if(pieces, [&](const FieldPiece& p) {
      return p.begin == p.end || names_paper(text.substr(p.begin, p.end - p.begin), profile);
    });
    return;
  }
  if (profile.names_parted) join_torn(pieces);
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    if (is_name_for_role(text, pieces[k], profile)) pieces[k].label = FieldLabel::name;
    if (k > 0) part_from_role(text, pieces[k - 1], pieces[k], profile);
    if (pieces[k].label != FieldLabel::name) continue;
    complete(text, pieces, k, profile);
    part_from_unknown_role(text, pieces[k], profile);
    part_from_verbs(text, pieces[k]);
  }
  std::erase_if(pieces, [&](const FieldPiece& p) {
    return p.label == FieldLabel::name &&
           (is_office(text, p) || profile.not_names.is_in(text.substr(p.begin, p.end - p.begin)));
  });
}

}  // namespace broadsheet::reconstruct
