#include "issuetext/decode/characters/common_characters.hpp"

#include "common/text.hpp"

#include <data/common_characters_txt.hpp>

#include <map>
#include <string>

namespace broadsheet::issuetext {

const CommonCharacters& common_characters(std::string_view language) {
  static const std::map<std::string, CommonCharacters, std::less<>> sets = [] {
    std::map<std::string, CommonCharacters, std::less<>> all;
    std::string_view data = data::common_characters_txt;
    while (!data.empty()) {
      std::string_view line = data.substr(0, data.find('\n'));
      data.remove_prefix(std::min(line.size() + 1, data.size()));
      const std::size_t space = line.find(' ');
      if (line.starts_with('#') || space == line.npos) continue;
      CommonCharacters& one = all[std::string(line.substr(0, space))];
      line.remove_prefix(space + 1);
      while (!line.empty()) {
        const char32_t c = common::take_char(line);
        one.set_.set(c);
        all[""].set_.set(c);
      }
    }
    return all;
  }();
  return sets.find(language)->second;
}

}  // namespace broadsheet::issuetext
