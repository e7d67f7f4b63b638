#include "issuetext/furniture/paper_name.hpp"

#include "issuetext/furniture/folio_number.hpp"
#include "reconstruct/text/contains.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::issuetext {
namespace {

bool is_in(const Texts& words, View s) {
  return std::any_of(words.begin(), words.end(),
                     [&](View w) { return w.size() == s.size() && has_word_at(s, 0, w); });
}

bool ends_in_mark(View s, const Profile& profile) {
  if (s.size() < 2 || s.size() > (profile.spaced ? 40u : 10u)) return false;
  if (!profile.publication_ends.may_have(s.back()) || is_sentence_end(s)) return false;
  for (const View mark : profile.publication_marks) {
    if (mark.back() != s.back() || !ends_with(s, mark)) continue;
    const bool ends_word = !is_upper(mark.front());  // "Weserbote"
    if (profile.spaced && !ends_word && s.size() != mark.size() && !is_blank(s[s.size() - mark.size() - 1]))
      continue;
    return s.size() > mark.size() || profile.spaced;
  }
  return false;
}

// "Herald on Sunday": a name that ends in the day it comes out.
bool is_weekly_name(View line, const Profile& profile) {
  constexpr View kOn = U" on ";
  const std::size_t at = line.rfind(kOn);
  return profile.spaced && at != View::npos && profile.weekdays.has(line.substr(at + kOn.size())) &&
         ends_in_mark(line.substr(0, at), profile);
}

bool is_link(View word) {
  static constexpr std::array<View, 15> kLinks = {U"de",   U"du",    U"des", U"del", U"della",
                                                  U"dell", U"delle", U"di",  U"do",  U"da",
                                                  U"dos",  U"das",   U"of",  U"von", U"van"};
  return std::any_of(kLinks.begin(), kLinks.end(),
                     [&](View w) { return w.size() == word.size() && has_word_at(word, 0, w); });
}

bool is_article(View word, const Profile& profile) {
  return profile.binders.has(word) && (is_upper(word.front()) || is_link(word));
}

// A word that says it is a paper, after an article that is one with it: "L’Écho".
bool is_mark(View word, const Profile& profile) {
  const std::size_t apostrophe = word.find_first_of(U"’'");
  return is_in(profile.publication_marks, word) ||
         (apostrophe != View::npos && is_in(profile.publication_marks, word.substr(apostrophe + 1))) ||
         ends_in_mark(word, profile);
}

// What stands beside names on a folio line, and in none.
bool is_no_name(View word, const Profile& profile) {
  while (!word.empty() && contains(U".,;", word.back())) word.remove_suffix(1);
  while (!word.empty() && contains(U"(（", word.front())) word.remove_prefix(1);
  if (std::none_of(word.begin(), word.end(), [](char32_t c) { return is_letter(c) || is_han(c); }))
    return true;
  const bool is_address = word.find(U'.') != View::npos || word.find(U'@') != View::npos;
  return is_address || std::any_of(word.begin(), word.end(), is_digit) || profile.weekdays.has(word) ||
         is_in(profile.months, word) || profile.page_words.has(word) ||
         (is_in(profile.sections, word) && !is_mark(word, profile));
}

bool ends_piece(View word) { return contains(U",;|·•–—/:", word.back()); }

// Words of a line, [first, last], of which a name is made.
class Words {
 public:
  Words(View line, const Profile& profile) : words_(split_at_blanks(line)), profile_(profile) {}

  View grown(View known) {
    first_ = index_at(known.data());
    last_ = index_at(known.data() + known.size() - 1);
    while (first_ < last_ && is_no_name(words_[last_], profile_)) --last_;
    while (first_ < last_ && is_no_name(words_[first_], profile_)) ++first_;
    if (is_no_name(words_[first_], profile_)) return {};
    while (may_join(last_) && (is_link(words_[last_]) || profile_.binders.has(words_[last_]) ||
                               (is_link(words_[last_ + 1]) && may_join(last_ + 1))))
      ++last_;
    const bool is_bare = first_ == last_;
    while (first_ > 0 && may_join(first_ - 1) && (is_article(words_[first_ - 1], profile_) || is_bare) &&
           is_upper(words_[first_ - 1].front()))
      --first_;
    return whole();
  }

  // The first words between other pieces of which one says that they are a paper.
  View first_name() {
    for (first_ = 0; first_ < words_.size(); first_ = last_ + 1) {
      last_ = first_;
      if (is_no_name(words_[first_], profile_)) continue;
      while (may_join(last_)) ++last_;
      bool says_so = false;
      for (std::size_t k = first_; k <= last_; ++k) says_so = says_so || is_mark(bare(words_[k]), profile_);
      if (says_so) return whole();
    }
    return {};
  }

 private:
  static View bare(View word) {
    while (!word.empty() && contains(U",;|·•–—/:.", word.back())) word.remove_suffix(1);
    return word;
  }
  std::size_t index_at(const char32_t* place) const {
    std::size_t k = 0;
    while (k + 1 < words_.size() && words_[k + 1].data() <= place) ++k;
    return k;
  }
  bool may_join(std::size_t k) const {
    return k + 1 < words_.size() && !ends_piece(words_[k]) && !is_no_name(words_[k + 1], profile_);
  }
  View whole() const {
    const View last = bare(words_[last_]);
    return {words_[first_].data(),
            static_cast<std::size_t>(last.data() + last.size() - words_[first_].data())};
  }

  std::vector<View> words_;
  const Profile& profile_;
  std::size_t first_ = 0, last_ = 0;
};

// "© 2024 The Harbour Courier Company": the company that owns the paper has its name, and a word more.
View without_company(View name) {
  static constexpr std::array<View, 12> kForms = {U" Company", U" Co.",  U" Inc.",   U" Inc",
                                                  U" Ltd",     U" Ltd.", U" LLC",    U" GmbH",
                                                  U" AG",      U" S.A.", U" S.p.A.", U" SA"};
  for (const View form : kForms)
    if (name.size() > form.size() && ends_with(name, form)) {
      name.remove_suffix(form.size());
      return name.back() == U',' ? name.substr(0, name.size() - 1) : name;
    }
  return name;
}

// "The Harbour" of "The Harbour Courier, Jan. 6, 2024": the name goes on to the word that says what it is.
View up_to_mark(View line, View known, const Profile& profile) {
  const auto begin = static_cast<std::size_t>(known.data() - line.data());
  const std::size_t end = line.find_first_of(U",|·•–—/0123456789", begin + known.size());
  const View whole = trim(line.substr(begin, end == View::npos ? end : end - begin));
  return ends_in_mark(whole, profile) ? whole : known;
}

}  // namespace

bool is_full_name(View s, const Profile& profile) {
  constexpr std::size_t kMostWords = 6;
  if (!profile.spaced || is_sentence_end(s)) return false;
  const std::vector<View> words = split_at_blanks(s);
  if (words.size() < 4 || words.size() > kMostWords) return false;
  if (!is_article(words[0], profile) || !is_in(profile.publication_marks, words[1]) || !is_link(words[2]))
    return false;
  return std::all_of(words.begin() + 3, words.end(),
                     [&](View w) { return is_upper(w.front()) || profile.binders.has(w); });
}

bool is_publication(View s, const Profile& profile) {
  return ends_in_mark(s, profile) || is_weekly_name(s, profile) || is_full_name(s, profile);
}

bool is_part_of_word(View line, View piece) {
  const std::size_t begin = static_cast<std::size_t>(piece.data() - line.data()), end = begin + piece.size();
  return (begin > 0 && !is_blank(line[begin - 1]) && !contains(U"“\"„«‘(|/·•–—", line[begin - 1])) ||
         (end < line.size() && is_letter(line[end]));
}

View name_on_line(View line, View known, const Profile& profile) {
  if (!profile.spaced) {  // "甲辰年四月 南湾晨报"
    for (const View word : split_at_blanks(known))
      if (ends_in_mark(word, profile)) return word;
    return known;
  }
  if (known.empty()) return without_company(Words(line, profile).first_name());
  if (is_part_of_word(line, known)) return {};
  return without_company(Words(line, profile).grown(up_to_mark(line, known, profile)));
}

}  // namespace broadsheet::issuetext
