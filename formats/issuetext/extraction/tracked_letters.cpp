#include "issuetext/extraction/mend.hpp"
#include "reconstruct/text/lower_case.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_set>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kLongestWord = 18;   // letters
constexpr std::size_t kLongestAlone = 12;  // … of a word that neither the page nor the language has

struct Token {
  View text;
  bool far = false;  // two blanks and more stand before it
};

std::vector<Token> tokens_of(View s) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < s.size();) {
    std::size_t blanks = 0;
    for (; i < s.size() && is_blank(s[i]); ++i) ++blanks;
    std::size_t end = i;
    while (end < s.size() && !is_blank(s[end])) ++end;
    if (end > i) tokens.push_back({s.substr(i, end - i), blanks > 1});
    i = end;
  }
  return tokens;
}

// The words of the page's other lines, in lower case, and those of the language.
class Words {
 public:
  explicit Words(const Vocabulary& language) : language_(language) {}

  void add(View line) {
    for (std::size_t i = 0; i < line.size();) {
      std::size_t end = i;
      while (end < line.size() && is_letter(line[end])) ++end;
      if (end > i + 1) known_.insert(to_lower(line.substr(i, end - i)));
      i = end + 1;
    }
  }

  bool language_has(View word) const { return word.size() > 1 && language_.has(word); }

  // Also where it differs in its ending: "vote", "votes", "voting".
  bool has(const Text& word) const {
    if (known_.contains(word)) return true;
    static const std::array<Text, 6> kEndings = {U"s", U"es", U"d", U"ed", U"ing", U"n"};
    for (const Text& ending : kEndings) {
      if (known_.contains(word + ending)) return true;
      if (word.size() > ending.size() + 2 && word.ends_with(ending) &&
          known_.contains(word.substr(0, word.size() - ending.size())))
        return true;
    }
    return false;
  }

 private:
  const Vocabulary& language_;
  std::unordered_set<Text> known_;
};

bool is_word_like(View s) { return std::all_of(s.begin(), s.end(), is_letter); }

// Three letters stand alone, as in few lines.
bool has_single_letters(View s) {
  int singles = 0;
  for (std::size_t i = 0; i < s.size(); ++i)
    singles += is_letter(s[i]) && (i == 0 || is_blank(s[i - 1])) && (i + 1 == s.size() || is_blank(s[i + 1]));
  return singles >= 3;
}

// More than half are single letters, and three at least.
bool is_tracked(const std::vector<Token>& tokens) {
  const auto single = [](const Token& t) { return t.text.size() == 1 && is_letter(t.text[0]); };
  const auto singles = static_cast<std::size_t>(std::count_if(tokens.begin(), tokens.end(), single));
  const auto longest = std::max_element(tokens.begin(), tokens.end(), [](const Token& a, const Token& b) {
    return a.text.size() < b.text.size();
  });
  return singles >= 3 && singles * 2 > tokens.size() && longest->text.size() < 8;
}

Text with_blanks(const std::vector<Text>& words) {
  Text out;
  for (const Text& word : words) out += (out.empty() ? U"" : U" ") + word;
  return out;
}

// Words separated by wide gaps; empty where the gaps separate letters.
Text by_gaps(const std::vector<Token>& tokens) {
  std::vector<Text> words;
  for (const Token& token : tokens) {
    if (words.empty() || token.far) words.emplace_back();
    words.back() += token.text;
  }
  const auto letters = std::count_if(words.begin(), words.end(), [](const Text& w) { return w.size() == 1; });
  if (words.size() < 2 || static_cast<std::size_t>(letters) * 2 >= words.size()) return {};
  return with_blanks(words);
}

// The cheapest way to put tokens together to words: one that the page has costs little, another more, the
// longer it is. Empty where less than half of the letters are of words that the page has.
Text by_words(const std::vector<Token>& tokens, const Words& words) {
  // The shortest words of a list are names and abbreviations for the most part.
  constexpr double kKnown = 1, kOfLanguage = 2, kShort = 3, kUnknown = 6, kLetter = 0.4,
                   kNever = std::numeric_limits<double>::infinity();
  const std::size_t n = tokens.size();
  std::vector<double> cost(n + 1, kNever);
  std::vector<std::size_t> from(n + 1, 0), known(n + 1, 0);
  cost[0] = 0;
  std::size_t letters = 0;
  for (std::size_t end = 1; end <= n; ++end) {
    letters += tokens[end - 1].text.size();
    Text word;
    for (std::size_t begin = end; begin-- > 0;) {
      word = Text(tokens[begin].text) + word;
      if (word.size() > kLongestWord) break;
      const bool on_page = word.size() > 1 ? words.has(to_lower(word)) : word == U"A" || word == U"I";
      const bool is_known = on_page || words.language_has(word);
      const double total = cost[begin] + (on_page    ? kKnown
                                          : is_known ? (word.size() > 2 ? kOfLanguage : kShort)
                                                     : kUnknown + kLetter * static_cast<double>(word.size()));
      if (total < cost[end])
        cost[end] = total, from[end] = begin, known[end] = known[begin] + (is_known ? word.size() : 0);
    }
  }
  if (cost[n] == kNever || known[n] * 2 < letters) return {};
  std::vector<Text> found;
  for (std::size_t end = n; end > 0; end = from[end]) {
    found.emplace_back();
    for (std::size_t k = from[end]; k < end; ++k) found.back() += tokens[k].text;
  }
  std::reverse(found.begin(), found.end());
  return with_blanks(found);
}

Text joined(const std::vector<Token>& tokens) {
  Text word;
  for (const Token& token : tokens) word += token.text;
  return word;
}

// A pair that was kerned together between capitals that stand alone: no row of a table has that.
bool has_kerned_pair(const std::vector<Token>& tokens) {
  const auto is_upper_case = [](const Token& t) {
    return std::all_of(t.text.begin(), t.text.end(), [](char32_t c) { return is_letter(c) && !is_lower(c); });
  };
  const auto is_pair = [](const Token& t) { return t.text.size() == 2; };
  return std::all_of(tokens.begin(), tokens.end(), is_upper_case) &&
         std::any_of(tokens.begin(), tokens.end(), is_pair);
}

class TrackedLetters {
 public:
  TrackedLetters(PrintedLines& page, const Vocabulary& language)
      : page_(page), tracked_(page.lines.size()), words_(language) {}

  void run() {
    if (!find()) return;
    std::vector<PrintedLine> lines;
    bool after_word = false;  // after a tracked line that is one word
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      PrintedLine line = page_.lines[i];
      const Text whole = tracked_[i].empty() ? Text() : text_of(i, after_word);
      const bool is_word = !whole.empty() && whole.find(U' ') == Text::npos;
      if (is_word && after_word && line.blank_before) {  // the words of one headline, blank lines between
        lines.back().text = page_.keep(Text(lines.back().text) + U" " + whole);
        lines.back().last = line.last;
      } else {
        if (!whole.empty()) line.text = page_.keep(whole);
        lines.push_back(line);
      }
      after_word = is_word;
    }
    page_.lines = std::move(lines);
  }

 private:
  // Finds the lines that are tracked, and the words of the others.
  bool find() {
    constexpr std::size_t kLongestLine = 200;
    bool any = false;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      const View s = page_.lines[i].text;
      if (s.size() >= kLongestLine || !has_single_letters(s)) continue;
      std::vector<Token> tokens = tokens_of(s);
      if (tokens.size() > 3 && is_tracked(tokens)) tracked_[i] = std::move(tokens), any = true;
    }
    for (std::size_t i = 0; any && i < page_.lines.size(); ++i)
      if (tracked_[i].empty()) words_.add(page_.lines[i].text);
    return any;
  }

  Text text_of(std::size_t i, bool after_word) const {
    if (Text whole = by_gaps(tracked_[i]); !whole.empty()) return whole;
    if (Text whole = by_words(tracked_[i], words_); !whole.empty()) return whole;
    // Blank lines around it: a word that the page has not.
    const bool is_apart = (i == 0 || page_.lines[i].blank_before || after_word) &&
                          (after_word || (i + 1 < page_.lines.size() && page_.lines[i + 1].blank_before));
    Text word = joined(tracked_[i]);
    const bool is_word = is_apart ? word.size() <= kLongestWord && is_word_like(word)
                                  : word.size() <= kLongestAlone && has_kerned_pair(tracked_[i]);
    return is_word ? word : Text();
  }

  PrintedLines& page_;
  std::vector<std::vector<Token>> tracked_;  // of each line; empty where it is not
  Words words_;
};

}  // namespace

void mend_tracked_letters(PrintedLines& page, const Vocabulary& language) {
  TrackedLetters(page, language).run();
}

}  // namespace broadsheet::issuetext
