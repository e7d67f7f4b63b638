#include "reconstruct/output/page_reading.hpp"

#include "reconstruct/articles/features.hpp"
#include "reconstruct/articles/segment.hpp"
#include "reconstruct/items/items.hpp"
#include "reconstruct/output/explain.hpp"

#include <string>
#include <utility>

namespace broadsheet::reconstruct {
namespace {

std::vector<Furniture> furniture_pieces(const Page& page, const PageFurniture& found) {
  std::vector<Furniture> pieces;
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (found.lines[i] != FurnitureKind::none)
      pieces.push_back(
          {to_utf8(page.of(page.lines[i])), std::string(name_of(found.lines[i])), "", page.lines[i].first});
  return pieces;
}

}  // namespace

PageReading read_page(LabelledPage labelled, const Profile& profile, bool mark_lost,
                      const plugin::Host& host) {
  const auto& [page, labels, furniture, words, bigrams] = labelled;
  std::vector<Item> items = items_of(page, labels, furniture, profile, words, bigrams);
  const std::vector<ItemFeatures> features = extract_features(page, items, profile);
  refuse_foreign_titles(items, features);
  const std::vector<Story> stories = segment_articles(items, features, profile.subhead_limit);
  if (host.explains()) {
    explain_lines(host, page, labels, furniture);
    explain_stories(host, page, items, features, stories);
    explain_headlines(host, page, items, stories, profile);
    explain_issue(host, page, furniture);
  }
  Composed composed = compose(page, items, stories, profile, words, mark_lost);
  std::vector<Furniture> pieces = furniture_pieces(page, furniture);
  return {std::move(labelled.furniture), std::move(composed.articles), std::move(pieces),
          std::move(composed.discarded), std::move(composed.lost)};
}

std::optional<Imbalance> audit(CharacterAudit& balance, const PageReading& reading, std::string_view source,
                               std::uint32_t first_line) {
  balance.mark_source(source);
  for (const Article& article : reading.articles) balance.mark_emitted(article);
  for (const Furniture& piece : reading.pieces) balance.mark_emitted(piece.text);
  for (const Discarded& piece : reading.discarded) balance.mark_emitted(piece.text);
  return balance.imbalance(source, first_line);
}

}  // namespace broadsheet::reconstruct
