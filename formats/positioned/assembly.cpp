#include "positioned/assembly.hpp"

#include "issuetext/decode/sanitize.hpp"
#include "layout/lines.hpp"
#include "positioned/line_hints.hpp"
#include "positioned/placed_page.hpp"
#include "reconstruct/articles/features.hpp"
#include "reconstruct/articles/segment.hpp"
#include "reconstruct/output/compose.hpp"
#include "reconstruct/output/explain.hpp"

#include <algorithm>

namespace broadsheet::positioned {
namespace {

using namespace reconstruct;

constexpr std::size_t kTellsLanguage = 400;  // bytes of text

bool is_plain(const std::string& label) {
  return !label.empty() && label.size() <= 6 && std::all_of(label.begin(), label.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

std::string text_of(const layout::Page& page) {
  std::string all;
  for (const layout::Line& line : page.lines) all += line.text + '\n';
  return all;
}

// The lines' texts with radicals and the like replaced, one entry a line.
std::vector<Text> clean_texts(const std::string& clean, std::size_t count) {
  std::vector<Text> out;
  std::size_t at = 0;
  while (out.size() < count) {
    const std::size_t end = std::min(clean.find('\n', at), clean.size());
    Text text = to_text(std::string_view(clean).substr(at, end - at));
    const View bare = trim(text);
    out.emplace_back(bare);
    at = std::min(end + 1, clean.size());
  }
  return out;
}

}  // namespace

Assembly::Assembly(const plugin::Host& host)
    : host_(host),
      mark_lost_(host.option("lost-glyph") == "mark"),
      use_given_(host.option("structure") != "layout"),
      language_(host.option("language")) {}

const Profile& Assembly::profile_for(const layout::Page& page) {
  if (!profile_) {
    const std::string text = text_of(page);
    std::string language = language_.empty() ? page.language : language_;
    if (language.empty()) language = detect_language(to_text(std::string_view(text).substr(0, 60000)));
    const Profile& profile = profile_of(language);
    if (text.size() < kTellsLanguage && language_.empty()) return profile;  // the next page says more
    language_ = language;
    profile_ = &profile;
  }
  return *profile_;
}

void Assembly::page(layout::Page page, bool is_one_of_many, const std::vector<Discarded>& dropped) {
  layout::drop_invalid(page);
  layout::make_lines(page);
  end_.discarded.insert(end_.discarded.end(), dropped.begin(), dropped.end());
  const std::string number = std::to_string(page.number);
  if (page.lines.empty()) {
    if (is_one_of_many) issue_.pages.push_back(page.label.empty() ? number : page.label);
    return;
  }
  has_text_ = true;
  const Profile& profile = profile_for(page);
  const issuetext::Sanitized clean = issuetext::sanitize(text_of(page), profile.language);
  end_.discarded.insert(end_.discarded.end(), clean.discarded.begin(), clean.discarded.end());
  const std::vector<Text> texts = clean_texts(clean.text, page.lines.size());
  if (!use_given_) page.articles.clear();

  const std::vector<layout::LineHint> hints = line_hints(page, texts, profile);
  const layout::Flow flow = layout::flow_of(page, hints);
  const PlacedPage placed = placed_page(page, flow, texts, profile);
  const PageWords words(placed.page, profile);
  PageBigrams vocabulary(placed.page.text.size());
  for (const Line& line : placed.page.lines) vocabulary.add(placed.page.of(line));
  std::vector<Item> items =
      items_of(placed.page, placed.labels, placed.furniture, profile, words, vocabulary);
  const std::vector<ItemFeatures> features = extract_features(placed.page, items, profile);
  const std::vector<Story> stories = segment_articles(items, features, profile.subhead_limit);
  if (host_.explains()) {
    explain_lines(host_, placed.page, placed.labels, placed.furniture);
    explain_stories(host_, placed.page, items, features, stories);
    explain_issue(host_, placed.page, placed.furniture);
  }
  Composed composed = compose(placed.page, items, stories, profile, words, mark_lost_);

  std::string label = page.label;
  if (label.empty() && placed.furniture.numbers.size() == 1) label = placed.furniture.numbers[0];
  if (label.empty() && is_one_of_many) label = number;
  if (!label.empty()) issue_.pages.push_back(label);
  if (issue_.publication.empty()) issue_.publication = placed.furniture.publication;
  if (issue_.date.empty()) issue_.date = placed.furniture.date;

  CharacterAudit audit;
  audit.mark_source(clean.text);
  for (std::size_t i = 0; i < placed.page.lines.size(); ++i) {
    if (placed.furniture.lines[i] == FurnitureKind::none) continue;
    end_.furniture.push_back({to_utf8(placed.page.of(placed.page.lines[i])),
                              std::string(name_of(placed.furniture.lines[i])), label,
                              placed.page.lines[i].first});
    audit.mark_emitted(end_.furniture.back().text);
  }
  const std::string id_page = is_plain(label) ? label : number;
  std::size_t& n = articles_on_[id_page];
  for (Article& article : composed.articles) {
    article.page = label;
    article.id = "a-" + id_page + "-" + std::to_string(++n);
    audit.mark_emitted(article);
    articles_.add(article);
  }
  for (const Discarded& piece : composed.discarded) audit.mark_emitted(piece.text);
  end_.discarded.insert(end_.discarded.end(), composed.discarded.begin(), composed.discarded.end());
  for (const LostGlyph& lost : composed.lost)
    host_.warn("BS-I010", "page " + number + ": a glyph was lost in extraction after \"" + lost.around + "\"",
               0);
  audit.check(clean.text, 1);
}

void Assembly::finish(Sink& out) {
  issue_.language = language_;
  out.open(issue_);
  while (const std::optional<Article> article = articles_.take()) out.article(*article);
  out.close(end_);
}

}  // namespace broadsheet::positioned
