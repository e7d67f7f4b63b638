#include "issuetext/furniture/address.hpp"

#include "reconstruct/page/sentence.hpp"

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

using namespace reconstruct;

constexpr std::size_t kLongest = 70, kWordsBeside = 4, kHanBeside = 12;

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_of_host(char32_t c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

bool is_mail(View word) { return word.find(U'@') != View::npos && word.find(U'@') > 0; }

// "herald.example": labels of letters, digits and hyphens, the last of two letters or more. Abbreviations
// ("p.m", "U.S") have shorter labels.
bool is_host(View s) {
  if (s.size() < 6 || !std::all_of(s.begin(), s.end(), is_of_host)) return false;
  const std::size_t dot = s.rfind(U'.');
  if (dot == View::npos || dot < 3) return false;
  const View last = s.substr(dot + 1);
  return last.size() >= 2 && std::all_of(last.begin(), last.end(), is_ascii_letter) &&
         s.find(U"..") == View::npos && s.front() != U'.';
}

bool is_address(View word) {
  while (!word.empty() && View(U"<>()[]（）|·•,:：").find(word.back()) != View::npos) word.remove_suffix(1);
  while (!word.empty() && View(U"<>()[]（）|·•:：").find(word.front()) != View::npos) word.remove_prefix(1);
  if (starts_with(word, U"http://") || starts_with(word, U"https://")) return true;
  const std::size_t at = word.find(U'@');
  if (at == 0) return word.size() > 3 && is_ascii_letter(word[1]);
  if (at != View::npos) return is_host(word.substr(at + 1));
  return is_host(word.substr(0, word.find(U'/')));
}

}  // namespace

bool is_address_line(View line) {
  if (line.size() > kLongest || is_sentence_end(line)) return false;
  if (line.find_first_of(U"@./") == View::npos) return false;  // as most lines
  std::size_t addresses = 0, words = 0, han = 0;
  bool mail = false;
  for (View rest = line; !rest.empty();) {
    // An address ends where Han begins, with no blank before it.
    std::size_t end = 0;
    while (end < rest.size() && !is_blank(rest[end]) && is_han(rest[end]) == is_han(rest[0])) ++end;
    const View word = rest.substr(0, end);
    if (is_address(word))
      ++addresses, mail = mail || is_mail(word);
    else if (!word.empty() && is_han(word[0]))
      han += word.size();
    else if (std::any_of(word.begin(), word.end(), is_letter))
      ++words;
    rest = trim(rest.substr(end));
  }
  return addresses > 0 && words <= (mail ? 1 : kWordsBeside) && han <= kHanBeside;
}

}  // namespace broadsheet::issuetext
