// html/writing/hyphenation.hpp - soft hyphens where a word may be broken at the end of a line.
//
// For browsers without a dictionary of the language. The rules are the patterns of libhyphen (Liang's
// method), a file of the user's: hyph_de_DE.dic, hyph_en_US.dic of Debian's packages.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct _HyphenDict;

namespace broadsheet::html {

class Hyphenation {
 public:
  /// `patterns` is the bytes of such a file, in UTF-8 or ISO 8859-1. Throws plugin::Failure for anything
  /// else.
  explicit Hyphenation(std::string_view patterns, const std::string& name = {});

  /// `text` with U+00AD inside its words of Latin letters; addresses stay as they are.
  std::string operator()(std::string_view text) const;

 private:
  struct Free {
    void operator()(_HyphenDict* patterns) const;
  };
  void add_words(std::string& out, std::string_view token) const;
  void add_word(std::string& out, const std::u32string& word) const;

  std::unique_ptr<_HyphenDict, Free> patterns_;
  bool utf8_ = true;
};

}  // namespace broadsheet::html
