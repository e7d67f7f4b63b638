#include "reconstruct/language/signature.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kMostNameWords = 4;

bool begins_name(View word) { return is_upper(word[0]); }
bool is_initial(View word) { return word.size() <= 2 && begins_name(word) && word.back() == '.'; }

// "van", "de": a part of a name in small letters, between others.
bool is_particle(View word) {
  constexpr std::array<View, 26> kParticles = {
      U"van", U"von", U"der", U"den", U"de", U"del", U"della", U"di", U"da",  U"du",  U"la", U"le",  U"los",
      U"dos", U"das", U"bin", U"ibn", U"al", U"el",  U"y",     U"e",  U"ter", U"ten", U"zu", U"zum", U"af"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

// "al-Rashid", "d'Arcy": a part in small letters that is joined to the name.
bool has_particle(View word) {
  const std::size_t join = word.find_first_of(U"-'’");
  return join != View::npos && join + 1 < word.size() && is_upper(word[join + 1]) &&
         (join == 1 || is_particle(word.substr(0, join)));
}

// Without addresses: "Jane Roe jroe@harbour.example" names nobody else.
Text without_addresses(View line) {
  Text out;
  for (const View word : split_at_blanks(line))
    if (word.find(U'@') == View::npos) out += (out.empty() ? Text() : Text(U" ")) + Text(word);
  return out;
}

bool is_word_character(char32_t c) { return is_letter(c) || View(U".'’-").find(c) != View::npos; }

using Words = std::vector<View>;

// "The Harbour Courier"; "Harbour Valley Courier" is longer than most names.
bool is_paper(const Words& words, const Profile& profile) {
  const auto is_mark = [&](View w) {
    return std::any_of(profile.publication_marks.begin(), profile.publication_marks.end(),
                       [&](View mark) { return mark.size() == w.size() && has_word_at(w, 0, mark); });
  };
  return !words.empty() && words.size() <= kMostNameWords &&
         (profile.paper_words.has(words[0]) ? std::any_of(words.begin(), words.end(), is_mark)
                                            : words.size() > 2 && is_mark(words.back()));
}

class Signature {
 public:
  explicit Signature(const Profile& profile) : profile_(profile) {}

  std::vector<Byline> read(View line) {
    line = introduced(trim_marks(line));
    while (!line.empty()) {
      const std::size_t length = segment_length(line), separator = separator_at(line.substr(length));
      if (!segment(split_at_blanks(line.substr(0, length)))) return {};
      line = trim_marks(line.substr(std::min(length + std::max<std::size_t>(separator, 1), line.size())));
    }
    return std::move(out_);
  }

 private:
  static View trim_marks(View s) {
    while (!s.empty() && !is_letter(s.front())) s.remove_prefix(1);
    while (!s.empty() && !is_letter(s.back()) && s.back() != '.') s.remove_suffix(1);
    return s;
  }

  // Without "By", "Words:", "From our", which are the role of who is named without a post.
  View introduced(View s) {
    const std::size_t known = std::max(word_at(profile_.roles, s), word_at(profile_.introductions, s));
    const std::size_t length = known > 0 ? known : phrase_at(s);
    role_ = to_utf8(s.substr(0, length));
    if (length == 2 && is_upper(s[0]) && is_upper(s[1])) role_ = to_utf8(Text{s[0], to_lower(s[1])});  // "BY"
    return trim_marks(s.substr(length));
  }

  // "Compiled by", "Special to the Courier by": words before one of the list, in small letters, that stands
  // before a capital.
  std::size_t phrase_at(View s) const {
    constexpr std::size_t kMostWords = 5;
    const Words words = split_at_blanks(s);
    for (std::size_t k = 1; k + 1 < words.size() && k < kMostWords; ++k)
      if (is_lower(words[k][0]) && profile_.roles.has(words[k]) && !is_particle(words[k]) &&
          begins_name(words[k + 1]))
        return static_cast<std::size_t>(words[k].data() - s.data()) + words[k].size();
    return 0;
  }

  // How much of `s` a word of the list takes that ends there as a word.
  static std::size_t word_at(const WordList& list, View s) {
    const std::size_t n = list.length_at(s);
    return n < s.size() && (is_letter(s[n]) || s[n] == '.') ? 0 : n;  // "By A. J. Roe" is by no "a"
  }

  std::size_t separator_at(View s) const { return profile_.name_separators.length_at(s); }

  std::size_t segment_length(View s) const {
    std::size_t k = 0;
    while (k < s.size() && (is_word_character(s[k]) || is_blank(s[k])) && !ends_segment(s.substr(k))) ++k;
    return k;
  }
  bool ends_segment(View s) const {
    if (separator_at(s) > 0) return true;
    return s.size() > 2 && is_blank(s[0]) && s[1] == '-' && is_blank(s[2]);
  }

  bool is_post(View word) const { return profile_.posts.has(word); }

  // Names, a post, or both; what follows "in" or "for" is a place or a paper.
  bool segment(Words words) {
    const auto where = std::find_if(words.begin(), words.end(),
                                    [&](View w) { return profile_.place_words.has(w) && is_lower(w[0]); });
    words.erase(where, words.end());
    cut_agency(words);
    cut_paper(words);
    if (words.empty() || is_paper(words, profile_)) return !out_.empty();
    const auto post = std::find_if(words.rbegin(), words.rend(), [&](View w) { return is_post(w); });
    if (post == words.rend()) return name(words) || is_aside(words);
    const auto end = static_cast<std::size_t>(words.rend() - post);  // of the post
    if (end < words.size()) {
      role_ = joined(words, 0, end);
      return name({words.begin() + static_cast<std::ptrdiff_t>(end), words.end()});
    }
    std::size_t begin = end - 1;
    while (begin > 0 && (profile_.post_words.has(words[begin - 1]) || is_post(words[begin - 1]))) --begin;
    if (begin > 0 && !name({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(begin)}))
      begin = 0;  // "Rugby Union Correspondent"
    return give_post(joined(words, begin, end));
  }

  // "Jane Roe The Associated Press": the agency that the names stand before.
  void cut_agency(Words& words) const {
    for (std::size_t k = 0; k < words.size(); ++k) {
      const View rest(words[k].data(),
                      static_cast<std::size_t>(words.back().data() - words[k].data()) + words.back().size());
      if (profile_.agencies.has(rest)) return words.resize(k);
    }
  }

  // "Jane Roe The Courier".
  void cut_paper(Words& words) const {
    const auto the =
        std::find_if(words.begin(), words.end(), [&](View w) { return profile_.paper_words.has(w); });
    if (is_paper({the, words.end()}, profile_)) words.erase(the, words.end());
  }

  bool name(const Words& words) {
    if (words.size() < 2 || words.size() > kMostNameWords || is_particle(words.back())) return false;
    const auto is_part = [](View w) { return begins_name(w) || is_particle(w) || has_particle(w); };
    if (!std::all_of(words.begin(), words.end(), is_part)) return false;
    if (!begins_name(words[0]) || std::all_of(words.begin(), words.end(), is_initial)) return false;
    out_.push_back({role_, joined(words, 0, words.size())});
    return true;
  }

  // A place or an agency after the names.
  bool is_aside(const Words& words) const {
    return !out_.empty() && words.size() <= kMostNameWords && begins_name(words[0]);
  }

  bool give_post(std::string post) {
    for (Byline& b : out_)
      if (b.role.empty() || b.role == role_) b.role = post;
    role_ = out_.empty() ? std::move(post) : std::string();
    return true;
  }

  static std::string joined(const Words& words, std::size_t begin, std::size_t end) {
    Text out;
    for (std::size_t k = begin; k < end; ++k) out += (k > begin ? Text(U" ") : Text()) + Text(words[k]);
    return to_utf8(out);
  }

  const Profile& profile_;
  std::string role_;
  std::vector<Byline> out_;
};

}  // namespace

bool names_paper(View line, const Profile& profile) { return is_paper(split_at_blanks(line), profile); }

std::vector<Byline> read_signature(View line, const Profile& profile) {
  const Text named = without_addresses(line);
  if (std::any_of(named.begin(), named.end(), is_digit)) return {};  // the address of a house, a page
  return Signature(profile).read(named);
}

std::vector<Byline> read_signature(const std::vector<View>& lines, const Profile& profile) {
  const auto joined = [&](std::size_t n) {
    Text out;
    for (std::size_t k = 0; k < n; ++k) out += (k > 0 ? Text(U" ") : Text()) + Text(lines[k]);
    return out;
  };
  const View last = lines.back();
  const bool is_post =
      std::all_of(last.begin(), last.end(), [](char32_t c) { return is_letter(c) || c == U' '; }) &&
      profile.posts.has(last.substr(last.find_last_of(U' ') + 1));
  if (is_post)
    if (std::vector<Byline> above = read_signature(joined(lines.size() - 1), profile); !above.empty()) {
      for (Byline& b : above) b.role = to_utf8(last);
      return above;
    }
  return read_signature(joined(lines.size()), profile);
}

}  // namespace broadsheet::reconstruct
