// support/makers/generator.hpp - generates documents, to test what no example covers.
//
// A Generator makes documents from a seed alone: the same seed gives the same
// document on every machine. Or from bytes, which a fuzzer makes: each is a
// choice, and when they have ended the first of all options is chosen. What it
// makes is all that the plugin boundary allows and real newspapers never hold at
// once: every field and block kind, texts in several scripts, marks that overlap,
// markup and control characters in the text, empty and blank strings, duplicate
// pages.
//
// What the host guarantees (valid UTF-8, no line breaks, runs within their text
// and on borders of characters) holds here, too.
#pragma once

#include <broadsheet/model.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::testing {

class Generator {
 public:
  struct Limits {
    bool hostile = true;  ///< also characters and markup that formats must defend against
    std::size_t articles = 5;
    std::size_t blocks = 8;
  };

  explicit Generator(std::uint64_t seed) : Generator(seed, Limits{}) {}
  Generator(std::uint64_t seed, Limits limits) : state_(seed), limits_(limits) {}
  /// REQUIRES: the bytes outlive it
  Generator(std::string_view choices, Limits limits) : choices_(choices), limits_(limits) {}

  Document document();
  Issue issue();
  Article article(const Issue& issue, std::size_t index);
  Block block();
  End end(const Issue& issue);

  /// A text of up to `words` words; may be empty.
  std::string text(std::size_t words);
  /// Marks on a text. Those that name things (link, person, place, organisation) do not overlap
  /// each other; others may.
  std::vector<Run> runs(std::string_view text);

  /// From 0 to n - 1. REQUIRES: n > 0
  std::size_t below(std::size_t n);
  bool one_in(std::size_t n) { return below(n) == 0; }
  std::string_view any_of(std::initializer_list<std::string_view> options);

 private:
  std::uint64_t next();
  std::uint64_t next_choice();
  std::string word();
  std::vector<Attr> attrs();
  std::vector<std::string> lines(std::size_t most);
  Dateline dateline();
  std::string maybe(std::size_t words) { return one_in(2) ? text(words) : ""; }

  std::uint64_t state_ = 0;
  std::optional<std::string_view> choices_;
  Limits limits_;
};

}  // namespace broadsheet::testing
