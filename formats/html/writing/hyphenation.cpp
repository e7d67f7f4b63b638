#include "html/writing/hyphenation.hpp"

#include "common/text.hpp"

#include <broadsheet/plugin.hpp>

#include <hyphen.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace broadsheet::html {
namespace {

constexpr std::size_t kShortest = 5, kLongest = 60;  // letters of a word that is hyphenated
constexpr std::string_view kSoftHyphen = "\xC2\xAD";

bool is_latin(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}
char32_t lower(char32_t c) {
  const bool capital = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);
  return capital ? c + 32 : c;
}

// Patterns are in lower case.
std::string as_patterns_have_it(const std::u32string& word, bool utf8) {
  std::string out;
  for (const char32_t c : word) {
    if (utf8)
      common::append_char(out, lower(c));
    else
      out += c < 0x100 ? static_cast<char>(lower(c)) : '?';
  }
  return out;
}

// Frees what libhyphen says of words whose spelling changes at a hyphen, which no soft hyphen can do.
struct Replacements {
  char** words = nullptr;
  int *positions = nullptr, *cuts = nullptr;
  std::size_t size = 0;
  bool at(std::size_t i) const { return words && words[i]; }
  ~Replacements() {
    for (std::size_t i = 0; words && i < size; ++i) std::free(words[i]);
    std::free(words);
    std::free(positions);
    std::free(cuts);
  }
};

bool is_address(std::string_view token) {
  const std::size_t dot = token.find('.');
  return token.find_first_of("@/") != token.npos || (dot != token.npos && dot + 2 < token.size());
}

}  // namespace

void Hyphenation::Free::operator()(_HyphenDict* patterns) const { hnj_hyphen_free(patterns); }

Hyphenation::Hyphenation(std::string_view bytes, const std::string& name) {
  std::string copy(bytes);
  std::FILE* file = fmemopen(copy.data(), copy.size(), "r");
  if (file) {
    patterns_.reset(hnj_hyphen_load_file(file));
    std::fclose(file);
  }
  const std::string_view encoding = patterns_ ? patterns_->cset : "";
  utf8_ = encoding == "UTF-8";
  if (!utf8_ && encoding != "ISO8859-1")
    throw plugin::Failure((name.empty() ? "the file of --html.hyphens" : name) +
                          ": has no patterns in UTF-8 or ISO 8859-1; take a file such as "
                          "/usr/share/hyphen/hyph_de_DE.dic of the package hyphen-de");
}

std::string Hyphenation::operator()(std::string_view text) const {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  while (!text.empty()) {
    const std::string_view token = text.substr(0, text.find(' '));
    if (is_address(token))
      out += token;
    else
      add_words(out, token);
    text.remove_prefix(token.size());
    if (!text.empty()) out += ' ', text.remove_prefix(1);
  }
  return out;
}

void Hyphenation::add_words(std::string& out, std::string_view token) const {
  std::u32string word;
  while (!token.empty()) {
    const char32_t c = common::take_char(token);
    if (is_latin(c)) {
      word += c;
      continue;
    }
    add_word(out, word);
    word.clear();
    common::append_char(out, c);
  }
  add_word(out, word);
}

void Hyphenation::add_word(std::string& out, const std::u32string& word) const {
  std::vector<char> places;
  Replacements changed;
  if (word.size() >= kShortest && word.size() <= kLongest) {
    const std::string form = as_patterns_have_it(word, utf8_);
    places.resize(form.size() + 5);
    changed.size = form.size();
    if (hnj_hyphen_hyphenate2(patterns_.get(), form.data(), static_cast<int>(form.size()), places.data(),
                              nullptr, &changed.words, &changed.positions, &changed.cuts) != 0)
      places.clear();
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    common::append_char(out, word[i]);
    if (!places.empty() && i + 1 < word.size() && (places[i] & 1) != 0 && !changed.at(i)) out += kSoftHyphen;
  }
}

}  // namespace broadsheet::html
