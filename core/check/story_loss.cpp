#include "check/story_loss.hpp"

#include <set>
#include <unordered_map>

namespace broadsheet {
namespace {

constexpr std::size_t kEnd = 9;        // bytes that tell a text: three ideographs
constexpr std::size_t kMostParts = 8;  // what more parts have tells none of them: "Photo by the authors"

// A text as a whole, and how it begins and ends where it was changed.
std::vector<std::string> keys_of(std::string_view text) {
  const std::string its = without_white_space(text);
  if (its.size() < kEnd) return {};
  return {'=' + its, '<' + its.substr(0, kEnd), '>' + its.substr(its.size() - kEnd)};
}

class Finder {
 public:
  explicit Finder(const std::vector<Part>& there) : there_(there) {
    for (std::size_t i = 0; i < there.size(); ++i) {
      if (there[i].of_any_story) any_.push_back(i);
      for (const std::string_view text : there[i].texts)
        for (const std::string& key : keys_of(text))
          if (auto& parts = parts_[key]; parts.empty() || parts.back() != i) parts.push_back(i);
    }
  }

  std::vector<Loss> losses_of(const std::vector<Piece>& story) const {
    std::set<std::size_t> parts(any_.begin(), any_.end());
    bool can_be_told = false;
    for (const Piece& piece : story)
      for (const std::string& key : keys_of(piece.text)) {
        const auto its = parts_.find(key);
        can_be_told = can_be_told || its == parts_.end();
        if (its == parts_.end()) continue;
        if (its->second.size() <= kMostParts) parts.insert(its->second.begin(), its->second.end());
        if (key[0] == '=') break;
      }
    if (!can_be_told && parts.empty()) return {};
    std::vector<std::string_view> texts;
    for (const std::size_t i : parts)
      texts.insert(texts.end(), there_[i].texts.begin(), there_[i].texts.end());
    std::vector<Loss> found = losses(story, texts);
    return parts.empty() && !found.empty() ? std::vector<Loss>{as_one(found)} : found;
  }

 private:
  static Loss as_one(const std::vector<Loss>& all) {
    Loss whole = all.front();
    whole.is_whole_story = true;
    for (std::size_t i = 1; i < all.size(); ++i)
      whole.characters += all[i].characters, whole.count += all[i].count;
    return whole;
  }

  const std::vector<Part>& there_;
  std::vector<std::size_t> any_;
  std::unordered_map<std::string, std::vector<std::size_t>> parts_;  ///< in which a text is, by its keys
};

}  // namespace

std::vector<Loss> losses_by_story(const std::vector<Piece>& source, const std::vector<Part>& there) {
  const Finder finder(there);
  std::vector<Loss> found;
  Characters told;
  for (std::size_t begin = 0, end = 0; begin < source.size(); begin = end) {
    while (end < source.size() && source[end].article == source[begin].article) ++end;
    if (source[begin].is_furniture) continue;
    const auto at = source.begin();
    for (Loss& loss :
         finder.losses_of({at + static_cast<std::ptrdiff_t>(begin), at + static_cast<std::ptrdiff_t>(end)})) {
      told.add(loss.characters);
      found.push_back(std::move(loss));
    }
  }
  std::vector<std::string_view> texts;
  for (const Part& part : there) texts.insert(texts.end(), part.texts.begin(), part.texts.end());
  for (Loss& loss : losses(source, texts, &told)) found.push_back(std::move(loss));
  return found;
}

}  // namespace broadsheet
