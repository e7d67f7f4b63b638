// Run by the build: pack_words LIST... > HEADER
// Makes the Bloom filter of vocabulary.hpp from lists of words, one a line. Words in capitals and words with
// anything but letters of ASCII are left out: abbreviations, genitives.
#include "reconstruct/language/words/vocabulary.hpp"
#include "reconstruct/packing/packer.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

using broadsheet::reconstruct::Vocabulary;

constexpr std::uint64_t kBits = std::uint64_t{1} << 20;

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_word(const std::string& s) {
  return s.size() > 1 && (is_small(s[0]) || is_capital(s[0])) &&
         std::all_of(s.begin() + 1, s.end(), is_small);
}

bool add(const char* list, std::vector<std::uint64_t>& bits) {
  std::ifstream file(list);
  std::size_t words = 0;
  for (std::string s; std::getline(file, s);) {
    if (!is_word(s)) continue;
    ++words;
    const std::uint64_t hash = broadsheet::reconstruct::hash_of_word(std::u32string(s.begin(), s.end()));
    for (unsigned probe = 0; probe < Vocabulary::kProbes; ++probe) {
      const std::uint64_t at = Vocabulary::bit(hash, probe, kBits);
      bits[at / 64] |= std::uint64_t{1} << at % 64;
    }
  }
  if (words == 0) std::cerr << "pack_words: " << list << " has no words or cannot be read\n";
  return words > 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::uint64_t> bits(kBits / 64);
  for (int a = 1; a < argc; ++a)
    if (!add(argv[a], bits)) return 1;
  std::cout << "#pragma once\n#include <cstdint>\nnamespace broadsheet::data {\n";
  broadsheet::reconstruct::print_array("std::uint64_t", "words_en", bits, "u");
  std::cout << "}\n";
  return std::cout.flush() ? 0 : 1;
}
