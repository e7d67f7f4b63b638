#include "issuetext/source.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace broadsheet::issuetext {

std::deque<Piece> pieces_of(std::string text, std::size_t least) {
  std::deque<Piece> pieces;
  std::uint32_t line = 1;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find('\f', std::min(least - 1, rest.size()));
    const std::string_view piece = rest.substr(0, end == rest.npos ? end : end + 1);
    rest.remove_prefix(piece.size());
    if (pieces.empty() && rest.empty()) {  // most issues: no copy
      pieces.push_back({std::move(text), line});
      break;
    }
    pieces.push_back({std::string(piece), line});
    line += static_cast<std::uint32_t>(std::count(piece.begin(), piece.end(), '\n'));
  }
  return pieces;
}

std::optional<Source::OnePage> Source::next() {
  for (; in_ < pieces_.size(); ++in_, pages_.reset()) {
    if (!pages_) pages_.emplace(pieces_[in_].text, spaced_, pieces_[in_].first_line);
    if (std::optional<Page> page = pages_->next())
      return OnePage{std::move(*page), pages_->source(), pages_->first_line(), in_};
  }
  return std::nullopt;
}

void Source::release_before(const OnePage& page) {
  for (; released_ < page.piece; ++released_) std::string().swap(pieces_[released_].text);
}

}  // namespace broadsheet::issuetext
