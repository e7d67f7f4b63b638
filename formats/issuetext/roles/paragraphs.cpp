#include "issuetext/roles/paragraphs.hpp"

#include "issuetext/roles/line_roles.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::issuetext {
namespace {

constexpr double kBeam = 14, kSketchBeam = 6;  // nats; the first run only counts what most lines do
constexpr double kPhraseLine = 2.5;    // nats for the lines of a block that is a phrase, as display lines
constexpr double kLongestPhrase = 60;  // em
constexpr std::size_t kMostPhraseLines = 8;
constexpr double kFewHyphens = 40;    // a page with fewer than one in so many lines parts no words
constexpr std::size_t kLongWord = 6;  // letters of a word that can be hyphenated
constexpr std::size_t kLinesOfArticle = 6;
constexpr double kPartedArticle = 1.5;  // nats for a break where a blank line separates articles
constexpr double kHeadedArticle = 3;    // nats for a display line that begins one
constexpr double kPart = 1.5;           // em: two letters and the hyphen
constexpr double kParting = 0.9;        // nats per em, of a page that parts every other long word

// A block that ends in no stop and has no clauses, after a closed sentence and before what certainly
// begins something new, is a headline however its lines fill a column.
void find_phrases(std::vector<LineFeatures>& lines) {
  for (std::size_t end = lines.size(), begin = end; end > 0; end = begin) {
    bool clauses = false;
    double width = 0;
    const auto whole = [&](const LineFeatures& s) {
      return s.blank_before || s.hint.starts || s.hint.display;
    };
    do {
      --begin;
      clauses = clauses || lines[begin].clauses;
      width += lines[begin].natural;
    } while (begin > 0 && !whole(lines[begin]) && !lines[begin - 1].hint.display);
    const LineFeatures &first = lines[begin], &last = lines[end - 1];
    const bool opener_follows = end < lines.size() && lines[end].hint.starts && lines[end].hint.body;
    const bool new_follows =
        end == lines.size() || opener_follows || lines[end].hint.display || lines[end].phrase > 0;
    const bool closed =
        begin == 0 || opener_follows || lines[begin - 1].sentence_end || lines[begin - 1].hint.display;
    const bool open = !last.colon && (!last.sentence_end || last.called);
    if (!first.blank_before || clauses || !closed || !new_follows || !open) continue;
    if (width > kLongestPhrase || end - begin > kMostPhraseLines) continue;
    for (std::size_t k = begin; k < end; ++k)
      lines[k].phrase = std::max(kPhraseLine, 2 * kPhraseLine / static_cast<double>(end - begin));
  }
}

bool ends_in_hyphen(View s) { return s.size() > 1 && s.back() == '-' && is_letter(s[s.size() - 2]); }

// Whether a sentence ends before the end of a line: a stop after a word that is no abbreviation.
bool has_sentence_end(View s) {
  constexpr std::size_t kAbbreviation = 4;  // letters
  std::size_t letters = 0;
  for (std::size_t i = 0; i + 2 < s.size(); ++i) {
    const bool word = letters > kAbbreviation || (i > 0 && is_hangul(s[i - 1]));
    if (s[i] == '.' && word && is_blank(s[i + 1])) return true;
    letters = is_letter(s[i]) && !is_upper(s[i]) ? letters + 1 : 0;
  }
  return false;
}

bool starts_with_long_word(View s) {
  return s.size() >= kLongWord && std::all_of(s.begin(), s.begin() + kLongWord, is_letter);
}

// How readily the page hyphenates a word that does not fit: how often it does, and how often a long one moves
// whole to the next line.
double parting_of(const Page& page) {
  double parted = 0, whole = 1;
  for (std::size_t i = 0; i + 1 < page.lines.size(); ++i) {
    if (ends_in_hyphen(page.of(page.lines[i])))
      parted += 1;
    else if (starts_with_long_word(page.of(page.lines[i + 1])))
      whole += 1;
  }
  const auto lines = static_cast<double>(page.lines.size());
  return parted * kFewHyphens > lines ? kParting * std::min(1.0, parted / whole) : 0;
}

std::vector<LineFeatures> line_features_of(const Page& page, const std::vector<Hint>& hints,
                                           const Scale& scale) {
  std::vector<LineFeatures> lines(page.lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = page.lines[i];
    const View s = page.of(line);
    LineFeatures& features = lines[i];
    features.natural = std::min(line.width.natural, 99.0);
    features.squeezed = std::min(line.width.squeezed, 99.0);
    features.next_unit = i + 1 < lines.size() ? std::min(page.lines[i + 1].unit, 30.0) + scale.blank : 0;
    if (scale.ends_anywhere) features.next_unit = std::min(features.next_unit, scale.blank + 1);
    features.next_part = features.next_unit;
    if (i + 1 < lines.size() && scale.parting > 0 && starts_with_long_word(page.of(page.lines[i + 1])))
      features.next_part = std::min(features.next_unit, scale.blank + kPart);
    features.clauses = scale.spaced ? has_sentence_end(s) : has_outside_quotes(s, U"，。；");
    const char32_t mark = final_mark(s);
    features.sentence_end = ends_sentence(mark) || (hints[i].ends && hints[i].body);
    features.called = View(U"？！?!").find(mark) != View::npos;
    features.colon = mark == U'：' || mark == ':' || mark == U'；' || mark == ';';
    features.tight = tight(features.next_unit, features.next_part, scale.parting);
    features.hyphen = ends_in_hyphen(s) || line.goes_on;
    features.opens_badly = is_closing(s.front()) && !is_opening(s.front());
    features.lower_case = scale.spaced && is_lower(s.front());
    features.blank_before = line.blank_before;
    features.indented = line.indented;
    features.hint = hints[i];
  }
  find_phrases(lines);
  return lines;
}

// Where few lines have a blank line above, it separates articles, and an article begins with its headline.
bool blanks_part_articles(const Page& page) {
  const auto blanks =
      std::count_if(page.lines.begin(), page.lines.end(), [](const Line& line) { return line.blank_before; });
  return static_cast<std::size_t>(blanks) * kLinesOfArticle < page.lines.size();
}

double log_odds(double yes, double no) { return std::clamp(std::log(yes / no), -2.0, 2.0); }

// What a first run found out about this page: where blank lines stand, whether first lines are short.
PageStatistics statistics_of(const Page& page, const std::vector<LabelledLine>& labels, double indent) {
  double blank_break = 1, breaks = 2, blank_inside = 1, inside = 2, firsts = 3, unindented = 0.1;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].role != Role::first) continue;
    firsts += 1;
    if (page.lines[i].width.squeezed > labels[i].width - indent + 0.3) unindented += 1;
  }
  for (std::size_t i = 1; i < labels.size(); ++i) {
    if (!is_body(labels[i].role) || !is_body(labels[i - 1].role)) continue;
    const bool starts = starts_paragraph(labels[i].role);
    (starts ? breaks : inside) += 1;
    if (page.lines[i].blank_before) (starts ? blank_break : blank_inside) += 1;
  }
  PageStatistics h;
  h.indent = indent;
  h.unindented = std::clamp(std::log(firsts / unindented), 0.7, 4.0);
  h.blank_breaks = log_odds(blank_break / breaks, blank_inside / inside);
  h.no_blank_breaks = log_odds(1 - blank_break / breaks, 1 - blank_inside / inside);
  if (blanks_part_articles(page)) {
    h.blank_breaks += kPartedArticle;
    h.blank_opens = kHeadedArticle;
  }
  return h;
}

Scale scale_of(const Page& page, const Typesetting& typesetting) {
  Scale scale;
  scale.spaced = typesetting.uses_spaces;
  if (typesetting.uses_spaces) {
    scale.ends_anywhere = typesetting.ends_anywhere;
    scale.parting = parting_of(page);
    scale.blank = width_of(U' ', typesetting.spacing);
    scale.blur = typesetting.spacing == Spacing::fixed ? 0.05 : 0.5;
  }
  return scale;
}

}  // namespace

std::vector<LabelledLine> label_lines(const Page& page, const std::vector<Hint>& hints,
                                      const Typesetting& typesetting) {
  const Scale scale = scale_of(page, typesetting);
  const std::vector<LineFeatures> lines = line_features_of(page, hints, scale);
  PageStatistics first;
  first.indent = typesetting.indent;
  const PageStatistics own =
      statistics_of(page, best_roles(lines, scale, first, kSketchBeam), typesetting.indent);
  return best_roles(lines, scale, own, kBeam);
}

}  // namespace broadsheet::issuetext
