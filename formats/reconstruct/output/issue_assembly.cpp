#include "reconstruct/output/issue_assembly.hpp"

#include "reconstruct/page/sections.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace broadsheet::reconstruct {

bool may_stand_in_id(const std::string& label) {
  constexpr std::size_t kLongest = 6;
  return !label.empty() && label.size() <= kLongest &&
         std::all_of(label.begin(), label.end(), ascii::is_alphanumeric);
}

std::string PageLabels::next(const std::string& known, const PageFurniture& found, std::size_t ordinal,
                             bool is_one_of_many) {
  std::string label = known;
  if (label.empty() && found.numbers.size() == 1) label = found.numbers[0];
  if (used_.contains(label) && known.empty()) label.clear(), is_one_of_many = true;
  if (label.empty() && is_one_of_many) {
    while (used_.contains(std::to_string(ordinal))) ++ordinal;
    label = std::to_string(ordinal);
  }
  if (!label.empty()) used_.insert(label);
  return label;
}

void IssueAssembly::add(PageReading reading, std::string label, std::size_t ordinal, bool is_one_of_many) {
  const PageFurniture& found = reading.furniture;
  label = labels_.next(label, found, ordinal, is_one_of_many);
  if (!label.empty()) issue_.pages.push_back(label);
  if (issue_.publication.empty()) issue_.publication = found.publication;
  if (issue_.date.empty()) issue_.date = found.date;
  const std::string id_page = may_stand_in_id(label) ? label : std::to_string(ordinal);
  std::size_t& n = articles_on_[id_page];
  name_sections(reading.articles, reading.pieces);
  for (Article& article : reading.articles) {
    article.page = label;
    article.id = "a-" + id_page + "-" + std::to_string(++n);
    articles_.add(article);
  }
  for (Furniture& piece : reading.pieces) {
    piece.page = label;
    end_.furniture.push_back(std::move(piece));
  }
  discard(reading.discarded);
}

void IssueAssembly::discard(const std::vector<Discarded>& pieces) {
  end_.discarded.insert(end_.discarded.end(), pieces.begin(), pieces.end());
}

void IssueAssembly::finish(const std::string& language, Sink& out) {
  issue_.language = language;
  out.open(issue_);
  while (const std::optional<Article> article = articles_.take()) out.article(*article);
  out.close(end_);
}

}  // namespace broadsheet::reconstruct
