#include "issuetext/furniture/services.hpp"

#include "issuetext/furniture/folio_number.hpp"
#include "reconstruct/text/contains.hpp"

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kMostLines = 60, kMostOfNotice = 14;

bool has_figure(View s) { return std::any_of(s.begin(), s.end(), is_digit); }

class Finder {
 public:
  Finder(const Page& page, const Profile& profile)
      : page_(page), profile_(profile), kinds_(page.lines.size(), FurnitureKind::none) {}

  std::vector<FurnitureKind> run() {
    for (std::size_t i = 0; i + 1 < kinds_.size();) {
      std::size_t end = i;
      FurnitureKind kind = FurnitureKind::service;
      if (may_begin(i) && is_heading(text(i), profile_.service_words)) end = end_of_list(i + 1);
      if (end <= i && is_apart(i) && profile_.notice_words.has(bare(text(i)))) {
        end = end_of_notices(i + 1);
        kind = FurnitureKind::notice;
      }
      if (end <= i && may_begin(i) && profile_.contents_words.has(bare(text(i)))) {
        end = end_of_contents(i + 1);
        kind = FurnitureKind::contents;
      }
      for (std::size_t k = i; k < end; ++k) kinds_[k] = kind;
      i = std::max(end, i + 1);
    }
    return std::move(kinds_);
  }

 private:
  View text(std::size_t i) const { return page_.of(page_.lines[i]); }
  bool is_apart(std::size_t i) const { return i == 0 || page_.lines[i].blank_before; }
  // Right below a list that is one, a heading of the next needs no blank line.
  bool may_begin(std::size_t i) const {
    return is_apart(i) || is_sentence_end(text(i - 1)) || kinds_[i - 1] != FurnitureKind::none;
  }

  static View bare(View s) {
    while (!s.empty() && contains(U":：.●■◆★【】[]「」", s.back())) s.remove_suffix(1);
    while (!s.empty() && contains(U"●■◆★【】[]「」", s.front())) s.remove_prefix(1);
    return trim(s);
  }

  // "Weather", "TV tonight", "Saturday’s lottery": the word, with one or two others.
  bool is_heading(View line, const WordList& words) const {
    constexpr std::size_t kMostWords = 3, kMostHan = 8;
    const View s = bare(line);
    if (s.empty() || is_sentence_end(line)) return false;
    if (words.has(s)) return true;
    if (!profile_.spaced)
      return s.size() <= kMostHan && std::any_of(words.begin(), words.end(), [&](View w) {
               return w.size() > 1 && (ends_with(s, w) || starts_with(s, w));
             });
    const std::vector<View> parts = split_at_blanks(s);
    return parts.size() <= kMostWords && (words.has(parts.front()) || words.has(parts.back()));
  }

  // A line of a list: with figures or a label, and no part of a sentence that goes on.
  bool is_entry(std::size_t i) const {
    constexpr std::size_t kLongest = 60;
    const View s = text(i);
    if (s.size() > (profile_.spaced ? kLongest : kLongest / 2)) return false;
    if (!profile_.spaced) return s.find(U'。') == View::npos;
    return !is_lower(s.front()) &&
           (i + 1 == kinds_.size() || !is_lower(text(i + 1).front()) || has_figure(s));
  }
  bool tells_list(std::size_t i) const {
    const View s = text(i);
    return has_figure(s) || s.find_first_of(U":：") != View::npos;
  }

  // The entries from `begin` on that no blank line parts; `begin` - 1 where they are no list.
  std::size_t end_of_list(std::size_t begin) const {
    constexpr std::size_t kLeast = 2;
    std::size_t end = begin, telling = 0, last = begin;
    while (end < kinds_.size() && end - begin < kMostLines && is_entry(end) &&
           (end == begin || !page_.lines[end].blank_before)) {
      telling += tells_list(end);
      if (tells_list(end)) last = end + 1;
      ++end;
    }
    const bool is_parted = end == kinds_.size() || page_.lines[end].blank_before;
    if (!is_parted) end = last;  // what follows may be a headline
    return end - begin >= kLeast && telling * 3 >= (end - begin) * 2 ? end : begin - 1;
  }

  // Notices are sentences: only a blank line ends them.
  std::size_t end_of_notices(std::size_t begin) const {
    std::size_t end = begin;
    while (end < kinds_.size() && !page_.lines[end].blank_before) ++end;
    return end > begin && end - begin <= kMostOfNotice ? end : begin - 1;
  }

  // The pages that a line points to: "Weather A2 Comics B8", "harbor plan, Page 3", "2版 渡船停航".
  std::size_t pages_on(std::size_t i) const {
    const std::vector<View> words = folio_words(text(i), profile_);
    const auto is_page = [](View w) {
      while (!w.empty() && contains(U",.;:…", w.back())) w.remove_suffix(1);
      return is_page_label(w);
    };
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_page));
  }
  bool points_away(std::size_t i) const {
    const std::vector<View> words = folio_words(text(i), profile_);
    return pages_on(i) > 0 && (is_page_label(words.front()) || is_page_label(words.back()));
  }

  // The entries from `begin` on, each up to its page in a few lines; `begin` - 1 where they are fewer than
  // two.
  std::size_t end_of_contents(std::size_t begin) const {
    constexpr std::size_t kMostOfEntry = 3;
    std::size_t end = begin, pages = 0;
    for (std::size_t i = begin; i < kinds_.size() && i - end < kMostOfEntry && i - begin < kMostLines; ++i) {
      if (is_sentence_end(text(i)) || (i > begin && page_.lines[i].blank_before && pages > 0)) break;
      if (!points_away(i)) continue;
      pages += pages_on(i);
      end = i + 1;
    }
    return pages > 1 ? end : begin - 1;
  }

  const Page& page_;
  const Profile& profile_;
  std::vector<FurnitureKind> kinds_;
};

}  // namespace

std::vector<FurnitureKind> find_services(const Page& page, const Profile& profile) {
  return Finder(page, profile).run();
}

}  // namespace broadsheet::issuetext
