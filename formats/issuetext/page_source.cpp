#include "issuetext/page_source.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace broadsheet::issuetext {

std::deque<TextChunk> split_into_chunks(std::string text, std::size_t least) {
  std::deque<TextChunk> chunks;
  std::uint32_t line = 1;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find('\f', std::min(least - 1, rest.size()));
    const std::string_view chunk = rest.substr(0, end == rest.npos ? end : end + 1);
    rest.remove_prefix(chunk.size());
    if (chunks.empty() && rest.empty()) {  // most issues: no copy
      chunks.push_back({std::move(text), line});
      break;
    }
    chunks.push_back({std::string(chunk), line});
    line += static_cast<std::uint32_t>(std::count(chunk.begin(), chunk.end(), '\n'));
  }
  return chunks;
}

std::optional<PageSource::OnePage> PageSource::next() {
  for (; in_ < chunks_.size(); ++in_, pages_.reset()) {
    if (!pages_) pages_.emplace(chunks_[in_].text, false, chunks_[in_].first_line);
    if (const std::optional<PageText> one = pages_->next_text()) return OnePage{*one, in_};
  }
  return std::nullopt;
}

void PageSource::release_before(std::size_t chunk) {
  for (; released_ < chunk; ++released_) std::string().swap(chunks_[released_].text);
}

}  // namespace broadsheet::issuetext
