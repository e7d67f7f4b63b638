#include "issuetext/reader.hpp"

#include "issuetext/decode/decode.hpp"
#include "issuetext/lines/line_hints.hpp"
#include "issuetext/lines/split_columns.hpp"
#include "issuetext/order/reading_order.hpp"
#include "issuetext/page_source.hpp"
#include "reconstruct/output/article_queue.hpp"
#include "reconstruct/output/character_audit.hpp"
#include "reconstruct/output/compose.hpp"
#include "reconstruct/output/explain.hpp"
#include "reconstruct/output/plain_reading.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

namespace broadsheet::issuetext {
namespace {

// A label that may stand in an identifier.
bool is_plain(const std::string& label) {
  return !label.empty() && label.size() <= 6 && std::all_of(label.begin(), label.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

struct ReadResult {
  Issue issue;
  ArticleQueue articles;
  End end;
};

// What one page gives the document.
struct PageReading {
  PageFurniture furniture;
  std::vector<Article> articles;  // without ids and pages
  std::vector<Furniture> pieces;  // of the furniture, without pages
  std::vector<Discarded> discarded;
  std::vector<LostGlyph> lost;
};

class Assembly {
 public:
  Assembly(const plugin::Host& host, const Profile& profile) : host_(host), profile_(profile) {
    mark_lost_ = host.option("lost-glyph") == "mark";
  }

  void page(PageSource::OnePage& one, std::size_t ordinal, bool is_one_of_many) {
    add(audited_reading(one), ordinal, is_one_of_many);
  }

  ReadResult finish() { return std::move(out_); }

 private:
  // The reconstruction where it keeps every character of the page, the plain reading where it does not.
  PageReading audited_reading(PageSource::OnePage& one) {
    Imbalance fault;
    try {
      PageReading reading = reconstruction_of(one.page);
      const std::optional<Imbalance> imbalance = audit(reading, one);
      if (!imbalance) return reading;
      fault = *imbalance;
    } catch (const std::logic_error& error) {  // of the library: a position beyond the end
      fault = {error.what(), one.first_line};
    }
    audit_ = {};
    host_.warn(
        "BS-I011",
        "a page is given as it stands, without articles: its reconstruction would have changed its text (" +
            fault.what + "); please report this with the page",
        fault.line);
    PageReading plain;
    plain.articles.push_back(plain_reading(one.text, one.first_line, profile_.spaced));
    return plain;
  }

  std::optional<Imbalance> audit(const PageReading& reading, const PageSource::OnePage& one) {
    audit_.mark_source(one.text);
    for (const Article& article : reading.articles) audit_.mark_emitted(article);
    for (const Furniture& piece : reading.pieces) audit_.mark_emitted(piece.text);
    for (const Discarded& piece : reading.discarded) audit_.mark_emitted(piece.text);
    return audit_.imbalance(one.text, one.first_line);
  }

  PageReading reconstruction_of(Page& page) const {
    const PageWords words(page, profile_);
    const Typesetting typesetting{profile_.spaced, profile_.spaced ? spacing_of(page) : Spacing::fixed,
                                  profile_.indent, words.end_anywhere()};
    measure(page, typesetting.spacing);
    if (!typesetting.uses_spaces) split_columns(page, typesetting.spacing);
    split_jump_marks(page, profile_, typesetting.spacing);
    PageReading reading;
    reading.furniture = find_furniture(page, profile_);
    PageBigrams vocabulary(page.text.size());
    for (const Line& line : page.lines) vocabulary.add(page.of(line));
    const std::vector<LabelledLine> labels = placed_lines(page, reading.furniture, vocabulary, typesetting);
    std::vector<Item> items = items_of(page, labels, reading.furniture, profile_, words, vocabulary);
    const std::vector<ItemFeatures> features = extract_features(page, items, profile_);
    const std::vector<Story> stories = segment_articles(items, features, profile_.subhead_limit);
    if (host_.explains()) {
      explain_lines(host_, page, labels, reading.furniture);
      explain_stories(host_, page, items, features, stories);
      explain_issue(host_, page, reading.furniture);
    }
    Composed composed = compose(page, items, stories, profile_, words, mark_lost_);
    reading.articles = std::move(composed.articles);
    reading.discarded = std::move(composed.discarded);
    reading.lost = std::move(composed.lost);
    reading.pieces = furniture_pieces(page, reading.furniture);
    return reading;
  }

  // Where lines were torn out of their columns, they are put back and looked at again.
  std::vector<LabelledLine> placed_lines(Page& page, PageFurniture& furniture, const PageBigrams& vocabulary,
                                         const Typesetting& typesetting) const {
    const std::vector<Hint> hints = hints_of(page, furniture, profile_);
    std::vector<LabelledLine> labels = label_lines(page, hints, typesetting);
    const ReadingOrder mended =
        restore_reading_order(page, labels, hints, furniture, vocabulary, typesetting);
    if (mended.order.empty()) return labels;
    reorder(page, furniture, mended);
    return label_lines(page, hints_of(page, furniture, profile_), typesetting);
  }

  static std::vector<Furniture> furniture_pieces(const Page& page, const PageFurniture& found) {
    std::vector<Furniture> pieces;
    for (std::size_t i = 0; i < page.lines.size(); ++i)
      if (found.lines[i] != FurnitureKind::none)
        pieces.push_back(
            {to_utf8(page.of(page.lines[i])), std::string(name_of(found.lines[i])), "", page.lines[i].first});
    return pieces;
  }

  void add(PageReading reading, std::size_t ordinal, bool is_one_of_many) {
    std::string label = reading.furniture.numbers.size() == 1 ? reading.furniture.numbers[0] : "";
    if (label.empty() && is_one_of_many) label = std::to_string(ordinal);
    if (!label.empty()) out_.issue.pages.push_back(label);
    if (out_.issue.publication.empty()) out_.issue.publication = reading.furniture.publication;
    if (out_.issue.date.empty()) out_.issue.date = reading.furniture.date;
    const std::string id_page = is_plain(label) ? label : std::to_string(ordinal);
    std::size_t& n = articles_on_[id_page];  // pages may say that they are the same one
    for (Article& article : reading.articles) {
      article.page = label;
      article.id = "a-" + id_page + "-" + std::to_string(++n);
      out_.articles.add(article);
    }
    for (Furniture& piece : reading.pieces) {
      piece.page = label;
      out_.end.furniture.push_back(std::move(piece));
    }
    auto& discarded = out_.end.discarded;
    discarded.insert(discarded.end(), reading.discarded.begin(), reading.discarded.end());
    for (const LostGlyph& lost : reading.lost)
      host_.warn("BS-I010", "a glyph was lost in extraction after \"" + lost.around + "\"", lost.line);
  }

  const plugin::Host& host_;
  const Profile& profile_;
  bool mark_lost_ = false;
  CharacterAudit audit_;
  ReadResult out_;
  std::map<std::string, std::size_t> articles_on_;
};

// A line takes some kilobytes while it is read, however short it is.
void check_lines(std::string_view text, long most) {
  if (std::ranges::count(text, '\n') > most)
    throw plugin::Failure("the text has more than the " + std::to_string(most) +
                          " lines that the option max-lines allows; give its pages as files of their own");
}

}  // namespace

void Reader::read(Sink& out) {
  Decoded decoded = decode(host().read_all(), host().option("encoding"), host());
  check_lines(decoded.text, host().number("max-lines"));
  if (decoded.text.find_first_not_of(" \t\r\n\v\f") == std::string::npos)
    throw plugin::Failure("there is no text in it; a scanned page needs text recognition (OCR) first");
  std::string language(host().option("language"));
  if (language.empty()) language = detect_language(to_text(std::string_view(decoded.text).substr(0, 60000)));
  const Profile& profile = profile_of(language);
  PageSource source(std::move(decoded.text), profile.spaced);
  Assembly assembly(host(), profile);
  std::optional<PageSource::OnePage> page = source.next();
  std::optional<PageSource::OnePage> next = page ? source.next() : std::nullopt;
  const bool is_one_of_many = next.has_value();
  for (std::size_t ordinal = 1; page; ++ordinal) {
    host().stop_if_cancelled();
    source.release_before(*page);
    assembly.page(*page, ordinal, is_one_of_many);
    page = std::exchange(next, std::nullopt);
    if (page) next = source.next();
  }
  ReadResult issued = assembly.finish();
  issued.issue.language = language;
  issued.end.discarded.insert(issued.end.discarded.end(), decoded.discarded.begin(), decoded.discarded.end());
  out.open(issued.issue);
  while (const std::optional<Article> article = issued.articles.take()) out.article(*article);
  out.close(issued.end);
}

int Reader::probe(std::string_view, std::string_view head) {
  if (head.empty()) return 0;
  const auto nuls = std::count(head.begin(), head.end(), '\0');
  const bool utf16 = head.size() > 1 &&
                     ((head[0] == '\xFF' && head[1] == '\xFE') || (head[0] == '\xFE' && head[1] == '\xFF'));
  if (nuls > 0 && !utf16) return 0;
  return 30;
}

}  // namespace broadsheet::issuetext
