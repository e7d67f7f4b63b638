#include "issuetext/frequent.hpp"

#include "common/text.hpp"

#include <data/frequent_txt.hpp>

#include <map>
#include <string>

namespace broadsheet::issuetext {

const Frequent& frequent(std::string_view language) {
  static const std::map<std::string, Frequent, std::less<>> sets = [] {
    std::map<std::string, Frequent, std::less<>> all;
    std::string_view data = data::frequent_txt;
    while (!data.empty()) {
      std::string_view line = data.substr(0, data.find('\n'));
      data.remove_prefix(std::min(line.size() + 1, data.size()));
      const std::size_t space = line.find(' ');
      if (line.starts_with('#') || space == line.npos) continue;
      Frequent& one = all[std::string(line.substr(0, space))];
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
