#include "issuetext/extraction/mend.hpp"

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

struct Piece {
  View text;
  std::size_t blanks = 0;  // before it
};

std::vector<Piece> pieces_of(View s) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < s.size();) {
    std::size_t blanks = 0;
    for (; i < s.size() && is_blank(s[i]); ++i) blanks += s[i] == 0x3000 ? 2 : 1;
    std::size_t end = i;
    while (end < s.size() && !is_blank(s[end])) ++end;
    if (end > i) pieces.push_back({s.substr(i, end - i), blanks});
    i = end;
  }
  return pieces;
}

bool is_single(View s) { return s.size() == 1 && is_han(s[0]); }

// "李 平 王小明 赵 扬": names of two characters are set as wide as those of three.
bool are_names(const std::vector<Piece>& pieces) {
  std::size_t names = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i, ++names) {
    if (is_single(pieces[i].text) && i + 1 < pieces.size() && is_single(pieces[i + 1].text))
      ++i;
    else if (pieces[i].text.size() < 2 || pieces[i].text.size() > 4)
      return false;
  }
  return names >= 3;
}

bool is_parted(const std::vector<Piece>& pieces) {
  if (pieces.size() < 3 || are_names(pieces)) return false;
  std::size_t pairs = 0, han = 0;  // one single character may be a word: 摄
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pairs += i > 0 && is_single(pieces[i].text) && is_single(pieces[i - 1].text);
    han += is_han(pieces[i].text.front());
  }
  return pairs > 0 && han == pieces.size();
}

}  // namespace

void mend_tracked_han(PrintedLines& page) {
  for (PrintedLine& line : page.lines) {
    if (std::none_of(line.text.begin(), line.text.end(), is_blank)) continue;
    const std::vector<Piece> pieces = pieces_of(line.text);
    if (!is_parted(pieces)) continue;
    Text whole;
    for (const Piece& piece : pieces) {
      if (piece.blanks > 1 && !whole.empty()) whole += U' ';
      whole += piece.text;
    }
    line.text = page.keep(std::move(whole));
  }
}

}  // namespace broadsheet::issuetext
