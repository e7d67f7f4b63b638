#include "support/printed_pages/printed_page_maker.hpp"

#include "support/characters.hpp"
#include "support/makers/generator.hpp"
#include "support/printed_pages/printed_words.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace broadsheet::testing {
namespace {

using layout::Box;

constexpr double kWidth = 840, kHeight = 1180, kMargin = 30, kGutter = 14;
constexpr double kBody = 9, kLeading = 12;
constexpr int kInitialLines = 3;

struct SetLine {
  std::string text;
  double indent = 0;
  bool justified = false;
};

class Printer {
 public:
  Printer(std::uint64_t seed, const PrintedWords& words, PrintedForm form)
      : choices_(seed), words_(words), form_(form), columns_(words.spaced ? 4 : 5), headlines_(shuffled()) {
    out_.page.width = kWidth, out_.page.height = kHeight;
    out_.page.recognised = form == PrintedForm::recognised;
    column_ = (kWidth - 2 * kMargin - (columns_ - 1) * kGutter) / columns_;
  }

  PrintedPage page() {
    draw(words_.folio, kMargin, 24, 7.5);
    double top = 48;
    for (int row = 0; row < 3; ++row) {
      const int left = 1 + static_cast<int>(choices_.below(static_cast<std::size_t>(columns_ - 1)));
      const bool briefs = form_ == PrintedForm::briefs && row == 1;
      const double a = briefs ? brief_column(0, top) : story(0, left, top);
      const double b = story(briefs ? 1 : left, briefs ? columns_ - 1 : columns_ - left, top);
      const double bottom = std::max(a, b) + 2 * kLeading;
      if (form_ == PrintedForm::rules) {
        rule({kMargin, bottom - kLeading, kWidth - kMargin, bottom - kLeading + 0.5});
        const double x = left_of(briefs ? 1 : left) - kGutter / 2;
        rule({x, top, x + 0.5, bottom - 1.5 * kLeading});
      }
      top = bottom;
    }
    if (form_ == PrintedForm::vertical && !words_.spaced) turn();
    return std::move(out_);
  }

 private:
  std::string_view pick(const Strings& all) { return all[choices_.below(all.size())]; }
  double left_of(int column) const { return kMargin + column * (column_ + kGutter); }
  double width_of(int columns) const { return columns * column_ + (columns - 1) * kGutter; }

  Strings shuffled() {
    Strings all = words_.headlines;
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[choices_.below(i)]);
    return all;
  }

  std::string sentence() {
    const std::string blank = words_.spaced ? " " : "";
    std::string out(pick(words_.who));
    const auto does = pick(words_.does), what = pick(words_.what);
    for (const auto part : words_.language == "ja" ? std::array{what, does} : std::array{does, what})
      out += blank + std::string(part);
    return out + blank + std::string(pick(words_.when)) + std::string(words_.stop);
  }

  std::string paragraph() {
    std::string out = sentence();
    for (std::size_t n = 1 + choices_.below(3); n > 0; --n) out += (words_.spaced ? " " : "") + sentence();
    return out;
  }

  // ---- ink

  void draw_run(std::string_view text, double x, double y, double width, double size, bool blank) {
    layout::Run run;
    run.text = text, run.size = size, run.blank_before = blank;
    run.box = {x, y - 0.85 * size, x + width, y + 0.15 * size}, run.baseline = y;
    run.order = static_cast<std::uint32_t>(out_.page.runs.size());
    out_.page.runs.push_back(std::move(run));
  }
  // OCR gives lines; it measures ink, which differs from line to line.
  void recognise(std::string_view text, double x, double y, double size, double width) {
    const auto waver = [&] { return 0.1 * static_cast<double>(choices_.below(9)) - 0.4; };
    layout::Line line;
    line.text = text, line.size = size * (1 + 0.1 * waver());
    line.box = {x + waver(), y - 0.85 * size + waver(), x + width + waver(), y + 0.15 * size + waver()};
    line.baseline = y + waver(), line.confidence = 0.9f;
    line.order = static_cast<std::uint32_t>(out_.page.lines.size());
    out_.page.lines.push_back(std::move(line));
  }

  double advance(std::string_view character, double size) const {
    return static_cast<unsigned char>(character[0]) < 0x80 ? 0.5 * size : size;
  }
  double ink(std::string_view text, double size) const {
    double width = 0;
    for (const std::string& c : characters_of(text)) width += advance(c, size);
    return width;
  }

  // Words from x on; over `measure` if it is given. Text without blanks is one run.
  void draw(std::string_view text, double x, double y, double size, double measure = 0) {
    if (out_.page.recognised) return recognise(text, x, y, size, std::max(measure, ink(text, size)));
    const std::size_t blanks = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
    const double room = measure - ink(text, size);
    const double wider = measure > 0 && blanks > 0 ? std::max(0.0, room / static_cast<double>(blanks)) : 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      const std::string_view word = text.substr(begin, end - begin);
      if (!word.empty()) draw_run(word, x, y, ink(word, size), size, begin > 0);
      x += ink(word, size) + 0.5 * size + wider;
      begin = end + 1;
    }
  }

  void rule(const Box& box) { mark(layout::MarkKind::rule, box); }
  void frame(const Box& b) {
    for (const Box& side : {Box{b.x0, b.y0, b.x1, b.y0 + 0.5}, Box{b.x0, b.y1, b.x1, b.y1 + 0.5},
                            Box{b.x0, b.y0, b.x0 + 0.5, b.y1}, Box{b.x1, b.y0, b.x1 + 0.5, b.y1}})
      rule(side);
  }
  void mark(layout::MarkKind kind, const Box& box) {
    layout::Mark mark;
    mark.kind = kind, mark.box = box;
    out_.page.marks.push_back(mark);
  }

  // ---- text

  std::vector<SetLine> broken(std::string_view text, double measure, double size, double first_indent) const {
    std::vector<SetLine> lines;
    SetLine line{"", first_indent, true};
    double used = first_indent;
    const auto add = [&](const std::string& piece, double width) {
      if (used + width > measure && !line.text.empty()) {
        while (!line.text.empty() && line.text.back() == ' ') line.text.pop_back();
        lines.push_back(std::exchange(line, {"", 0, true}));
        used = 0;
      }
      line.text += piece, used += width;
    };
    std::string word;
    for (const std::string& c : characters_of(text)) {
      if (!words_.spaced) {
        // A mark may not begin a line: it hangs.
        const bool hangs = View(c) == "。" || View(c) == "，" || View(c) == "、" || View(c) == "）";
        add(c, hangs && used + advance(c, size) > measure ? 0 : advance(c, size));
        continue;
      }
      word += c;
      if (c != " ") continue;
      add(word, ink(word, size));
      word.clear();
    }
    if (!word.empty()) add(word, ink(word, size));
    line.justified = false;
    lines.push_back(std::move(line));
    return lines;
  }
  using View = std::string_view;

  double heading(std::string_view text, double x, double y, double measure, double size) {
    for (const SetLine& line : broken(text, measure, size, 0)) draw(line.text, x, y += 1.15 * size, size);
    return y + 0.3 * size;
  }

  // A picture at the top of a column; what is below it starts there.
  double picture(double x, double y) {
    const double bottom = y + 7 * kLeading;
    mark(layout::MarkKind::picture, {x, y, x + column_, bottom});
    draw(pick(words_.captions), x, bottom + 9, 7.5);
    draw(pick(words_.credits), x, bottom + 19, 7.5);
    return bottom + 2 * kLeading;
  }

  double advertisement(double x, double y) {
    const Box box{x, y + 4, x + column_, y + 4 + 16 * static_cast<double>(words_.advertisement.size()) + 8};
    frame(box);
    double at = y + 4;
    for (const auto text : words_.advertisement) {
      const double size = at == y + 4 ? 13 : 8;
      draw(text, box.centre_x() - ink(text, size) / 2, at += 16, size);
    }
    return box.y1;
  }

  PrintedStory written(std::size_t paragraphs) {
    PrintedStory story;
    story.headline = headlines_[next_headline_++ % headlines_.size()];
    for (std::size_t n = 0; n < paragraphs; ++n) story.paragraphs.push_back(paragraph());
    return story;
  }

  // Sets `paragraphs` in columns that are as long as each other; gives the bottom of the longest.
  double text(const std::vector<std::string>& paragraphs, int first, int columns, double top,
              bool with_picture) {
    std::vector<SetLine> lines;
    const double indent = words_.spaced ? kBody : 2 * kBody;
    for (const std::string& p : paragraphs)
      for (SetLine& line : broken(p, column_, kBody, indent)) lines.push_back(std::move(line));
    const std::size_t taken = with_picture ? 9 : 0, n = static_cast<std::size_t>(columns);
    const std::size_t each = (lines.size() + taken + n - 1) / n;
    std::size_t at = 0;
    double bottom = top;
    for (int c = 0; c < columns; ++c) {
      const double x = left_of(first + c);
      double y = top;
      std::size_t room = each;
      if (with_picture && c + 1 == columns) y = picture(x, top), room -= std::min(room, taken);
      for (; room > 0 && at < lines.size(); --room, ++at) {
        const SetLine& line = lines[at];
        draw(line.text, x + line.indent, y += kLeading, kBody,
             line.justified && words_.spaced ? column_ - line.indent : 0);
      }
      bottom = std::max(bottom, y);
    }
    return bottom;
  }

  double story(int first, int columns, double top) {
    PrintedStory story = written(2 + choices_.below(3) + static_cast<std::size_t>(columns));
    const double x = left_of(first), measure = width_of(columns);
    const bool boxed = form_ == PrintedForm::boxes && first == 0;
    double y = top;
    if (form_ == PrintedForm::kickers_and_decks) draw(pick(words_.kickers), x, y += 10, 10);
    if (form_ == PrintedForm::authors_above) draw(pick(words_.bylines), x, y += 10, 8);
    y = heading(story.headline, x, y, measure, columns == 1 ? 16 : columns == 2 ? 22 : 30);
    if (form_ == PrintedForm::kickers_and_decks) y = heading(pick(words_.decks), x, y, measure, 12);
    if (form_ != PrintedForm::authors_above) draw(pick(words_.bylines), x, y += 12, 8);
    y += 4;
    y = form_ == PrintedForm::drop_caps
            ? text_with_initial(story.paragraphs, first, y)
            : text(story.paragraphs, first, columns, y, form_ == PrintedForm::pictures && columns > 1);
    if (form_ == PrintedForm::jumps) draw(words_.jump, left_of(first + columns - 1), y += kLeading, 8);
    if (form_ == PrintedForm::advertisements && first > 0) y = advertisement(left_of(first), y + kLeading);
    if (boxed) frame({x - 5, top - 2, x + measure + 5, y + 6});
    out_.stories.push_back(std::move(story));
    return y;
  }

  // In one column: the first letter is as high as three lines, which begin right of it.
  double text_with_initial(const std::vector<std::string>& paragraphs, int column, double top) {
    const std::vector<std::string> all = characters_of(paragraphs.front());
    const double size = kInitialLines * kLeading, x = left_of(column), width = advance(all[0], size) + 2;
    draw_run(all[0], x, top + kInitialLines * kLeading, width - 2, size, false);
    const auto second = all.begin() + (all[1] == " " ? 2 : 1);  // no line begins with a blank
    const std::string rest = std::accumulate(second, all.end(), std::string());
    std::size_t n = 0, used = 0;
    double y = top;
    for (const SetLine& line : broken(rest, column_ - width, kBody, 0)) {
      if (n++ == kInitialLines) break;
      draw(line.text, x + width, y += kLeading, kBody, words_.spaced && line.justified ? column_ - width : 0);
      used += line.text.size() + (words_.spaced ? 1 : 0);
    }
    const std::string below = used < rest.size() ? rest.substr(used) : "";
    for (const SetLine& line : broken(below, column_, kBody, 0))
      if (!line.text.empty())
        draw(line.text, x, y += kLeading, kBody, words_.spaced && line.justified ? column_ : 0);
    return text({paragraphs.begin() + 1, paragraphs.end()}, column, 1, y, false);
  }

  double brief_column(int column, double top) {
    double y = top;
    for (int n = 0; n < 3; ++n) {
      PrintedStory brief = written(1);
      y = heading(brief.headline, left_of(column), y, column_, 12);
      y = text(brief.paragraphs, column, 1, y - 2, false) + kLeading;
      out_.stories.push_back(std::move(brief));
    }
    return y;
  }

  // Lines go down, from right to left.
  void turn() {
    layout::Page& page = out_.page;
    const auto turned = [&](const Box& b) { return Box{kHeight - b.y1, b.x0, kHeight - b.y0, b.x1}; };
    for (layout::Run& run : page.runs) {
      run.box = turned(run.box);
      run.vertical = true;
      run.baseline = run.box.centre_x();
    }
    for (layout::Mark& mark : page.marks) mark.box = turned(mark.box);
    page.width = kHeight, page.height = kWidth;
  }

  Generator choices_;
  const PrintedWords& words_;
  PrintedForm form_;
  int columns_;
  double column_ = 0;
  Strings headlines_;
  std::size_t next_headline_ = 0;
  PrintedPage out_;
};

}  // namespace

PrintedPage make_printed_page(std::uint64_t seed, std::string_view language, PrintedForm form) {
  const auto& all = printed_words();
  const auto words =
      std::find_if(all.begin(), all.end(), [&](const PrintedWords& w) { return w.language == language; });
  return Printer(seed, *words, form).page();
}

}  // namespace broadsheet::testing
