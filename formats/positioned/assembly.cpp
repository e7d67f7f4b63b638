#include "positioned/assembly.hpp"

#include "issuetext/decode/characters/sanitize.hpp"
#include "issuetext/decode/characters/wide_commas.hpp"
#include "issuetext/extraction/miscoded.hpp"
#include "layout/lines/lines.hpp"
#include "positioned/explain_layout.hpp"
#include "positioned/given_stories.hpp"
#include "positioned/line_hints.hpp"
#include "positioned/placed_page.hpp"
#include "reconstruct/articles/features.hpp"
#include "reconstruct/articles/segment.hpp"
#include "reconstruct/language/words/initial.hpp"
#include "reconstruct/output/character_audit.hpp"
#include "reconstruct/output/compose.hpp"
#include "reconstruct/output/explain.hpp"
#include "reconstruct/output/issue_assembly.hpp"
#include "reconstruct/output/plain_reading.hpp"
#include "reconstruct/page/given_language.hpp"
#include "reconstruct/page/labelled_page.hpp"
#include "reconstruct/page/sections.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

namespace broadsheet::positioned {
namespace {

using namespace reconstruct;

constexpr std::size_t kTellsLanguage = 400;  // bytes of text

std::string text_of(const layout::Page& page) {
  std::string all;
  for (const layout::Line& line : page.lines) all += line.text + '\n';
  return all;
}

// The lines' texts with radicals and the like replaced, one entry per line.
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

// Lines of nothing but characters that no text can have, with their places in the clean text. No later stage
// has to expect a line without characters.
void leave_out_empty(layout::Page& page, std::string& clean) {
  std::string text;
  std::vector<bool> empty;
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t end = std::min(clean.find('\n', at), clean.size());
    const std::string_view line = std::string_view(clean).substr(at, end - at);
    empty.push_back(trim(to_text(line)).empty());
    if (!empty.back()) text.append(line).append(1, '\n');
    at = end + 1;
  }
  empty.resize(page.lines.size(), true);
  std::size_t line = 0;
  std::erase_if(page.lines, [&](const layout::Line&) { return empty[line++]; });
  clean = std::move(text);
}

// "Abrave": a drop cap that is a word of its own. Pages print no blank after it.
void part_initials(const layout::Page& page, std::vector<Text>& texts) {
  InitialReader words;
  for (const Text& text : texts) words.add(text);
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (page.lines[i].has_initial && texts[i].size() > 1 && is_letter(texts[i][1]) &&
        words.is_word(View(texts[i]).substr(0, 1), View(texts[i]).substr(1)))
      texts[i].insert(1, 1, U' ');
}

std::string kind_of_furniture(const layout::Page& page, const layout::Flow& flow, std::size_t line,
                              FurnitureKind kind) {
  if (flow.zones.classes[line] == layout::LineClass::quote) return "pull-quote";
  if (flow.zones.classes[line] == layout::LineClass::advertisement ||
      layout::given_role(page, line) == layout::BlockRole::advertisement)
    return "advertisement";
  return std::string(name_of(kind));
}

void forget_given(layout::Page& page) {
  page.articles.clear();
  for (layout::Block& block : page.blocks)
    block.article = layout::kNone, block.role = layout::BlockRole::unknown;
}

// Leaves figures out whose pictures could not be had.
class FigureFilter : public Sink {
 public:
  FigureFilter(Sink& to, std::set<std::string> given) : to_(to), given_(std::move(given)) {}
  void article(const Article& article) override {
    const auto is_lost = [this](const Block& block) {
      return block.kind == BlockKind::figure && !given_.contains(block.resource);
    };
    if (std::none_of(article.blocks.begin(), article.blocks.end(), is_lost)) return to_.article(article);
    Article kept = article;
    std::erase_if(kept.blocks, is_lost);
    to_.article(kept);
  }

 private:
  Sink& to_;
  std::set<std::string> given_;
};

}  // namespace

Assembly::Assembly(const plugin::Host& host)
    : host_(host),
      mark_lost_(host.option("lost-glyph") == "mark"),
      use_given_(host.option("structure") != "layout"),
      provenance_(provenance_options(host)),
      language_(host.option("language")) {}

const Profile& Assembly::profile_for(const layout::Page& page) {
  if (!profile_) {
    const std::string text = text_of(page);
    if (!language_.empty()) return given_profile(to_text(text));
    std::string language = page.language;
    if (language.empty()) language = detect_language(to_text(std::string_view(text).substr(0, 60000)));
    const Profile& profile = profile_of(language);
    if (text.size() < kTellsLanguage) {  // the next page says more
      if (!is_undetermined(language)) likely_ = language;
      return profile;
    }
    if (is_undetermined(language)) host_.warn("BS-I004", undetermined(language));
    language_ = language;
    profile_ = &profile;
  }
  return *profile_;
}

const Profile& Assembly::given_profile(View text) {
  const std::string found = language_against(language_, text);
  if (!found.empty()) host_.warn("BS-I018", mistaken_language(language_, found));
  profile_ = &profile_to_read(language_, found);
  return *profile_;
}

// What one page gives the document.
struct Assembly::Reading {
  PageFurniture furniture;
  std::vector<Article> articles;    // without ids and pages
  std::vector<std::int32_t> given;  // of each, in layout::Page::articles; none where the source gives none
  std::vector<Furniture> pieces;    // of the furniture, without pages
  std::vector<Discarded> discarded;
  std::vector<LostGlyph> lost;
  std::vector<PlacedPicture> pictures;
};

void Assembly::page(layout::Page page, bool is_one_of_many, const std::vector<Discarded>& dropped) {
  layout::drop_invalid(page);
  layout::make_lines(page);
  end_.discarded.insert(end_.discarded.end(), dropped.begin(), dropped.end());
  if (page.lines.empty()) {
    if (is_one_of_many) issue_.pages.push_back(labels_.next(page.label, {}, page.number, true));
    return;
  }
  has_text_ = true;
  const Profile& profile = profile_for(page);
  issuetext::Sanitized clean = issuetext::sanitize(text_of(page), profile.language);
  leave_out_empty(page, clean.text);
  if (page.recognised && !profile.spaced) clean.text = issuetext::with_wide_commas(clean.text);
  if (clean.lost > 0)
    host_.warn("BS-I010", "page " + std::to_string(page.number) + ": " + std::to_string(clean.lost) +
                              (clean.lost == 1 ? " glyph has" : " glyphs have") +
                              " no character; U+FFFD stands in the text for each");
  if (const auto found = issuetext::find_miscoded(clean.text);
      found.places > 0 && !page.recognised && !std::exchange(says_miscoded_, true))
    host_.warn("BS-I019", "page " + std::to_string(page.number) + ": " + miscoded_message(found));
  end_.discarded.insert(end_.discarded.end(), clean.discarded.begin(), clean.discarded.end());
  if (!use_given_) forget_given(page);
  if (page.lines.empty()) return add({}, page, is_one_of_many);
  add(audited_reading(page, clean.text, profile), page, is_one_of_many);
}

Assembly::Reading Assembly::audited_reading(const layout::Page& page, const std::string& text,
                                            const Profile& profile) {
  const Text letters = to_text(text);
  if (const Writing writing = writing_of(letters); writing != Writing::known && page.articles.empty()) {
    if (!std::exchange(says_foreign_, true))
      host_.warn("BS-I005", without_articles(writing, "page " + std::to_string(page.number)));
    return plain(text, parts_words(letters));
  }
  Imbalance fault;
  try {
    std::vector<Text> texts = clean_texts(text, page.lines.size());
    if (profile.spaced) part_initials(page, texts);
    Reading reading = reconstruction_of(page, texts, profile);
    CharacterAudit audit;
    audit.mark_source(text);
    for (const Article& article : reading.articles) audit.mark_emitted(article);
    for (const Furniture& piece : reading.pieces) audit.mark_emitted(piece.text);
    for (const Discarded& piece : reading.discarded) audit.mark_emitted(piece.text);
    const std::optional<Imbalance> imbalance = audit.imbalance(text, 1);
    if (!imbalance) return reading;
    fault = *imbalance;
  } catch (const std::logic_error& error) {  // of the library: a position beyond the end
    fault.what = error.what();
  }
  host_.warn(
      "BS-I011",
      "page " + std::to_string(page.number) +
          " is given as it stands, without articles: its reconstruction would have changed its text (" +
          fault.what + "); please report this with the page");
  return plain(text, profile.spaced);
}

Assembly::Reading Assembly::plain(const std::string& text, bool spaced) {
  Reading reading;
  reading.articles.push_back(plain_reading(text, 1, spaced));
  return reading;
}

Assembly::Reading Assembly::reconstruction_of(const layout::Page& page, const std::vector<Text>& texts,
                                              const Profile& profile) const {
  const layout::Flow flow = layout::flow_of(page, line_hints(page, texts, profile));
  PlacedPage placed = placed_page(page, flow, texts, profile);
  placed.page.loose_blanks = true;  // a lost glyph has a box or a message of its own, a blank is printed
  const PageWords words(placed.page, profile);
  std::vector<Item> items =
      items_of(placed.page, placed.labels, placed.furniture, profile, words, bigrams_of(placed.page));
  const std::vector<ItemFeatures> features = extract_features(placed.page, items, profile);
  Reading reading;
  std::vector<Story> stories;
  for (GivenStory& its : stories_with_given(placed.page, flow, items, features, profile.subhead_limit)) {
    stories.push_back(std::move(its.story));
    reading.given.push_back(its.article);
  }
  if (host_.explains()) {
    explain_layout(host_, page, flow, texts, items, stories);
    explain_lines(host_, placed.page, placed.labels, placed.furniture);
    explain_stories(host_, placed.page, items, features, stories);
    explain_headlines(host_, placed.page, items, stories, profile);
    explain_issue(host_, placed.page, placed.furniture);
  }
  Composed composed = compose(placed.page, items, stories, profile, words, mark_lost_);
  reading.articles = std::move(composed.articles);
  ProvenanceOptions provenance = provenance_;
  provenance.page = page.label.empty() ? std::to_string(page.number) : page.label;
  add_provenance(reading.articles, page, flow, provenance);
  reading.pictures = place_figures(reading.articles, page, flow, provenance.page);
  reading.discarded = std::move(composed.discarded);
  reading.lost = std::move(composed.lost);
  for (std::size_t i = 0; i < placed.page.lines.size(); ++i)
    if (placed.furniture.lines[i] != FurnitureKind::none)
      reading.pieces.push_back({to_utf8(placed.page.of(placed.page.lines[i])),
                                kind_of_furniture(page, flow, flow.lines[i].line, placed.furniture.lines[i]),
                                "", placed.page.lines[i].first});
  reading.furniture = std::move(placed.furniture);
  return reading;
}

void Assembly::add(Reading reading, const layout::Page& page, bool is_one_of_many) {
  const std::string number = std::to_string(page.number);
  const std::string label = labels_.next(page.label, reading.furniture, page.number, is_one_of_many);
  if (!label.empty()) issue_.pages.push_back(label);
  if (issue_.publication.empty()) issue_.publication = reading.furniture.publication;
  if (issue_.date.empty()) issue_.date = reading.furniture.date;
  const std::string id_page = may_stand_in_id(label) ? label : number;
  name_sections(reading.articles, reading.pieces);
  std::size_t& n = articles_on_[id_page];
  for (std::size_t i = 0; i < reading.articles.size(); ++i) {
    Article& article = reading.articles[i];
    const std::int32_t given = i < reading.given.size() ? reading.given[i] : layout::kNone;
    const layout::GivenArticle none;
    const layout::GivenArticle& source =
        given == layout::kNone ? none : page.articles[static_cast<std::size_t>(given)];
    article.page = label;
    if (!source.section.empty()) article.section = source.section;
    article.id = "a-" + id_page + "-" + std::to_string(n + 1);
    if (!articles_.add(std::move(article), source.id)) ++n;
  }
  for (Furniture& piece : reading.pieces) {
    piece.page = label;
    end_.furniture.push_back(std::move(piece));
  }
  end_.discarded.insert(end_.discarded.end(), reading.discarded.begin(), reading.discarded.end());
  for (PlacedPicture& picture : reading.pictures) {
    picture.label = label;
    pictures_.push_back(std::move(picture));
  }
  for (const LostGlyph& lost : reading.lost)
    host_.warn("BS-I010",
               "page " + number + ": a glyph was lost in extraction after \"" + lost.around + "\"");
}

void Assembly::finish(Sink& out, const GivePictures& give) {
  if (const std::string& language = language_.empty() ? likely_ : language_; !language.empty())
    issue_.language = language;
  out.open(issue_);
  FigureFilter articles(out, give ? give(pictures_, out) : std::set<std::string>());
  articles_.push(articles);
  out.close(end_);
}

void assemble(const plugin::Host& host, std::vector<layout::Page> pages, const char* no_text, Sink& out) {
  Assembly assembly(host);
  for (layout::Page& page : pages) {
    host.stop_if_cancelled();
    assembly.page(std::move(page), pages.size() > 1);
  }
  if (!assembly.has_text()) throw plugin::Failure(no_text);
  assembly.finish(out);
}

}  // namespace broadsheet::positioned
