#include "epub/documents/cover.hpp"

#include "common/text.hpp"
#include "xhtml/markup/markup.hpp"
#include "xhtml/markup/phrases.hpp"

#include <algorithm>

namespace broadsheet::epub {
namespace {

constexpr int kWidth = kCoverWidth, kHeight = kCoverHeight, kMargin = kCoverMargin;
constexpr std::size_t kMaxHeadlines = 8;

double ems(char32_t c) {
  if (common::is_cjk(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0x2014 && c <= 0x2026)) return 1.0;
  if (c == ' ' || c == '.' || c == ',' || c == 'i' || c == 'l' || c == '\'') return 0.3;
  return c >= 'A' && c <= 'Z' ? 0.7 : 0.52;
}

void drop_last_char(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
  if (!text.empty()) text.pop_back();
}

/// Ends the line with "…", within its measure.
void cut_short(std::string& line, double em) {
  while (!line.empty() && (line.back() == ' ' || width_in_ems(line) + ems(U'…') > em)) drop_last_char(line);
  line += "…";
}

bool may_begin_line(char32_t c) {
  constexpr std::u32string_view kClosing = U"，。、；：！？”’）》」』】〕］,.;:!?)]%…";
  return kClosing.find(c) == std::u32string_view::npos;
}

class SvgCanvas : public CoverCanvas {
 public:
  explicit SvgCanvas(xhtml::Markup& out) : out_(out) {}

  void bar(int x, int y, int width, int height) override {
    out_.empty("rect", {{"x", std::to_string(x)},
                        {"y", std::to_string(y)},
                        {"width", std::to_string(width)},
                        {"height", std::to_string(height)},
                        {"fill", "#000000"}});
  }

  void text(std::string_view text, int y, int size, bool centred, bool bold) override {
    out_.begin("text", {{"x", std::to_string(centred ? kWidth / 2 : kMargin)},
                        {"y", std::to_string(y)},
                        {"font-size", std::to_string(size)}});
    if (centred) out_.attr("text-anchor", "middle");
    if (bold) out_.attr("font-weight", "bold");
    out_.text(text);
    out_.end();
  }

 private:
  xhtml::Markup& out_;
};

/// Draws lines of text from the top down.
class Sheet {
 public:
  explicit Sheet(CoverCanvas& out) : out_(out) {}

  void rule(int thickness, int space_below) {
    out_.bar(kMargin, y_, kWidth - 2 * kMargin, thickness);
    y_ += thickness + space_below;
  }

  void line(std::string_view text, int size, bool centred, bool bold) {
    y_ += size;
    out_.text(text, y_, size, centred, bold);
    y_ += size / 3;
  }

  void space(int height) { y_ += height; }
  bool has_room(int height) const { return y_ + height <= kHeight - kMargin; }

 private:
  CoverCanvas& out_;
  int y_ = 160;
};

void masthead(Sheet& sheet, const Plan& plan) {
  const std::string name = plan.issue.publication.empty() ? plan.title : plan.issue.publication;
  const auto lines = break_lines(name, 12, 3);
  double widest = 1;
  for (const std::string& line : lines) widest = std::max(widest, width_in_ems(line));
  constexpr double kWideType = 1.25;  // of a bold face that a device may take instead, such as DejaVu Serif
  const bool is_latin = static_cast<unsigned char>(name.front()) < 0x80;
  const int size =
      std::min(200, static_cast<int>((kWidth - 2 * kMargin) / (is_latin ? widest * kWideType : widest)));
  for (const std::string& line : lines) sheet.line(line, size, true, true);
  sheet.space(20);
  sheet.rule(12, 8);
  sheet.rule(3, 20);
  std::string facts = plan.labels->long_date(plan.issue.date);
  for (const std::string* fact : {&plan.issue.edition, &plan.issue.title})
    if (!fact->empty() && !plan.issue.publication.empty()) facts += (facts.empty() ? "" : " · ") + *fact;
  if (facts.empty()) return;
  sheet.line(break_lines(facts, 24, 1).front(), 40, true, false);
  sheet.space(10);
  sheet.rule(3, 60);
}

// A headline in so large a type, in lines of like length.
struct Display {
  std::vector<std::string> lines;
  int size = 0, space_below = 0;
  bool first = false;
  int height() const { return static_cast<int>(lines.size()) * (size + size / 3) + space_below; }
};

bool has_cjk(std::string_view text) {
  while (!text.empty())
    if (common::is_cjk(common::take_char(text))) return true;
  return false;
}

using Pieces = std::vector<std::string_view>;

std::string_view without_blank(std::string_view text) {
  if (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Pieces that end in a blank: Chinese, Japanese and Korean have them between phrases, often where print
/// began a new line.
Pieces cut_at_blanks(std::string_view text) {
  Pieces pieces;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    pieces.push_back(text.substr(0, blank == text.npos ? blank : blank + 1));
    text.remove_prefix(pieces.back().size());
  }
  return pieces;
}

/// Pieces that end in a comma or another stop.
Pieces cut_at_stops(std::string_view text) {
  Pieces pieces;
  std::size_t begin = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const bool is_stop = !may_begin_line(common::take_char(rest));
    std::string_view next = rest;
    const std::size_t end = text.size() - rest.size();
    if (!next.empty() && (!is_stop || !may_begin_line(common::take_char(next)))) continue;
    pieces.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return pieces;
}

/// Where a headline may be broken: between words, at blanks and after stops.
Pieces words_of(std::string_view headline, xhtml::Phrases& phrases) {
  Pieces words;
  for (const std::string_view phrase : phrases.of(headline))
    for (const std::string_view part : cut_at_blanks(phrase))
      for (const std::string_view word : cut_at_stops(part)) words.push_back(word);
  return words;
}

/// Lines that end between pieces. Nothing where a piece is wider than a line.
std::vector<std::string> lines_of(const Pieces& pieces, double em) {
  std::vector<std::string> lines;
  for (const std::string_view piece : pieces) {
    const std::string bare(without_blank(piece));
    if (width_in_ems(bare) > em) return {};
    if (lines.empty() || width_in_ems(lines.back() + bare) > em) lines.emplace_back();
    lines.back() += piece;
  }
  for (std::string& line : lines) line = without_blank(line);
  return lines;
}

Display display_of(const std::string& headline, bool first, int percent, xhtml::Phrases& phrases) {
  Display display{{}, (first ? 76 : 46) * percent / 100, (first ? 50 : 30) * percent / 100, first};
  const double widest = double(kWidth - 2 * kMargin) / display.size;
  display.lines = break_lines(headline, widest, first ? 3 : 2);
  const std::size_t least = display.lines.size();
  if (std::vector<std::string> parts = lines_of(cut_at_blanks(headline), widest);
      least > 1 && parts.size() == least && has_cjk(headline)) {
    display.lines = std::move(parts);
    return display;
  }
  const Pieces words = words_of(headline, phrases);
  const std::vector<std::string> lines = lines_of(words, widest);
  const bool by_words = has_cjk(headline) && !lines.empty() && lines.size() <= (first ? 3u : 2u);
  if (by_words) display.lines = lines;
  const std::size_t count = display.lines.size();
  for (int halves = 1; halves < widest; ++halves) {
    const double measure = widest - 0.5 * halves;
    std::vector<std::string> narrower =
        by_words ? lines_of(words, measure) : break_lines(headline, measure, count + 1);
    if (narrower.size() != count) break;
    display.lines = std::move(narrower);
  }
  return display;
}

// The headlines in the largest type in which all have room, or the smallest one.
std::vector<Display> displays_of(const Plan& plan, const Sheet& sheet) {
  xhtml::Phrases phrases(plan.language);
  std::vector<Display> displays;
  for (const int percent : {160, 145, 130, 115, 100}) {
    displays.clear();
    int height = 0;
    for (const Entry& entry : plan.entries) {
      if (displays.size() == kMaxHeadlines) break;
      if (entry.derived) continue;
      displays.push_back(display_of(entry.label, displays.empty(), percent, phrases));
      height += displays.back().height();
    }
    if (sheet.has_room(height)) break;
  }
  return displays;
}

void headlines(Sheet& sheet, const Plan& plan) {
  for (const Display& display : displays_of(plan, sheet)) {
    if (!sheet.has_room(display.height() - display.space_below)) return;
    for (const std::string& line : display.lines) sheet.line(line, display.size, false, display.first);
    sheet.space(display.space_below);
  }
}

}  // namespace

double width_in_ems(std::string_view text) {
  double width = 0;
  while (!text.empty()) width += ems(common::take_char(text));
  return width;
}

std::vector<std::string> break_lines(std::string_view text, double em, std::size_t max_lines) {
  std::vector<std::string> lines(1);
  double width = 0;
  std::size_t space = 0;  // where the last line could be broken: after a space; 0 = nowhere
  while (!text.empty()) {
    const char32_t c = common::take_char(text);
    std::string& line = lines.back();
    width += ems(c);
    if (c == ' ' && line.empty()) {
      width = 0;
      continue;
    }
    if (width > em && !line.empty() && may_begin_line(c)) {
      if (lines.size() == max_lines) {
        cut_short(line, em);
        return lines;
      }
      std::string rest;
      if (!common::is_cjk(c) && space > 0) {
        rest = line.substr(space);
        line.resize(space);
      }
      if (line.back() == ' ') line.pop_back();
      lines.push_back(rest);
      width = width_in_ems(rest) + ems(c);
      space = 0;
      if (c == ' ' && rest.empty()) continue;
    }
    common::append_char(lines.back(), c);
    if (c == ' ' || common::is_cjk(c)) space = lines.back().size();
  }
  return lines;
}

void draw_cover(const Plan& plan, CoverCanvas& out) {
  Sheet sheet(out);
  masthead(sheet, plan);
  headlines(sheet, plan);
}

std::string cover_svg(const Plan& plan) {
  xhtml::Markup out;
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  out.begin("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                    {"version", "1.1"},
                    {"width", "1200"},
                    {"height", "1600"},
                    {"viewBox", "0 0 1200 1600"},
                    {"xml:lang", plan.language},
                    {"font-family", "serif"}});
  out.element("title", {}, plan.title);
  out.empty("rect", {{"width", "1200"}, {"height", "1600"}, {"fill", "#ffffff"}});
  out.empty("rect", {{"x", "40"},
                     {"y", "40"},
                     {"width", "1120"},
                     {"height", "1520"},
                     {"fill", "none"},
                     {"stroke", "#000000"},
                     {"stroke-width", "4"}});
  SvgCanvas canvas(out);
  draw_cover(plan, canvas);
  out.end();
  out.raw("\n");
  return out.take();
}

}  // namespace broadsheet::epub
