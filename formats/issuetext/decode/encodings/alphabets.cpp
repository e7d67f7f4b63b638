#include "issuetext/decode/encodings/alphabets.hpp"

#include "common/text.hpp"

#include <data/alphabets_txt.hpp>

#include <algorithm>
#include <cmath>

namespace broadsheet::issuetext {

// Letters of a language are about as common as one by their rank, a little flatter (Zipf, Mandelbrot).
Alphabet::Alphabet(std::u32string_view common, std::string_view foreign) : foreign_(foreign) {
  const auto weight = [&](std::size_t rank) {
    return 1 / (static_cast<double>(rank) + 2 + static_cast<double>(common.size()) / 6);
  };
  double all = 0;
  for (std::size_t rank = 0; rank < common.size(); ++rank) all += weight(rank);
  for (std::size_t rank = 0; rank < common.size(); ++rank) {
    const double share = weight(rank) / all;
    likelihoods_[common[rank]] = std::log(share);
    expected_ += share * std::log(share);
  }
}

double Alphabet::likelihood(const LetterCounts& counts) const {
  static const double kLatin = std::log(0.002), kOther = std::log(0.0005);  // of a letter it does not have
  constexpr double kForeign = 2.5, kNames = 12;                             // even many names say no more
  double sum = 0;
  for (const auto& [letter, count] : counts.beyond_ascii) {
    const auto found = likelihoods_.find(letter);
    const double one = found != likelihoods_.end() ? found->second : letter < 0x250 ? kLatin : kOther;
    sum += one * static_cast<double>(count);
  }
  double foreign = 0;
  for (const char letter : foreign_)
    foreign += kForeign * static_cast<double>(counts.ascii[static_cast<std::size_t>(letter - 'a')]);
  return sum - std::min(foreign, kNames);
}

const std::vector<Alphabet>& alphabets() {
  static const std::vector<Alphabet> all = [] {
    std::vector<Alphabet> made;
    std::string_view data = data::alphabets_txt;
    while (!data.empty()) {
      std::string_view line = data.substr(0, data.find('\n'));
      data.remove_prefix(std::min(line.size() + 1, data.size()));
      if (line.starts_with('#')) continue;
      line.remove_prefix(std::min(line.find(' ') + 1, line.size()));
      std::u32string common;
      while (!line.empty() && line.front() != ' ') common += common::take_char(line);
      line.remove_prefix(std::min<std::size_t>(1, line.size()));
      made.emplace_back(common, line);
    }
    return made;
  }();
  return all;
}

}  // namespace broadsheet::issuetext
