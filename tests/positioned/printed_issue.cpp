#include "positioned/printed_issue.hpp"

#include <algorithm>
#include <tuple>

namespace broadsheet::testing {
namespace {

constexpr double kLeft = 30, kColumn = 160, kGap = 20, kTop = 70, kBottom = 520;
constexpr double kBody = 9, kPitch = 11, kIndent = 10;

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

double width_of(const std::string& text, double size) {
  std::size_t characters = 0;
  for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return static_cast<double>(characters) * size * .5;
}

/// Sets text in lines below each other.
class Setter {
 public:
  Setter(double left, double width, double size, bool centred)
      : left_(left), width_(width), size_(size), centred_(centred) {}

  std::vector<PrintedLine> set(const std::string& text, double indent) {
    double x = indent;
    for (const std::string& word : words_of(text)) {
      const double its = width_of(word, size_);
      if (!line_.words.empty() && x + its > width_) {
        x = break_before(word, x);
        if (x > 0) {
          x += size_ * .5;
          continue;
        }
      }
      add(word, "", x);
      x += its + size_ * .5;
    }
    end_line(false);
    return std::move(lines_);
  }

 private:
  // Where the next word begins after `word` did not fit: 0 = it is still to be set. Long words are broken
  // where the line is full; what is not a letter breaks nowhere.
  double break_before(const std::string& whole, double x) {
    constexpr std::size_t kLeast = 3;  // letters on each line
    std::size_t size = whole.size() > 2 * kLeast + 1 ? whole.size() - kLeast - 1 : 0;
    const bool letters =
        std::all_of(whole.begin(), whole.end() - 1, [](char c) { return c >= 'a' && c <= 'z'; });
    while (size >= kLeast && x + width_of(whole.substr(0, size) + "-", size_) > width_) --size;
    if (!letters || centred_ || size < kLeast) {
      end_line(false);
      return 0;
    }
    add(whole.substr(0, size), whole, x);
    end_line(true);
    add(whole.substr(size), whole, 0);
    return width_of(whole.substr(size), size_);
  }

  void add(const std::string& text, const std::string& whole, double x) {
    line_.words.push_back({text, whole, {x, 0, width_of(text, size_), size_ * .9}});
  }

  void end_line(bool broken) {
    if (line_.words.empty()) return;
    PrintedWord& last = line_.words.back();
    double end = last.place.x + last.place.width + (broken ? size_ * .5 : 0);
    const double shift = centred_ ? (width_ - end) / 2 : 0;
    for (PrintedWord& word : line_.words) word.place.x += left_ + shift;
    line_.place = {line_.words.front().place.x, 0, end + left_ + shift - line_.words.front().place.x,
                   size_ * .9};
    line_.broken = broken;
    lines_.push_back(std::move(line_));
    line_ = {};
  }

  double left_, width_, size_;
  bool centred_;
  PrintedLine line_;
  std::vector<PrintedLine> lines_;
};

class IssueMaker {
 public:
  explicit IssueMaker(PrintedIssue& issue) : issue_(issue) {}

  void begin_page(const std::string& folio) {
    issue_.pages.emplace_back();
    column_ = 0, y_ = 30;
    block(Printed::folio, -1, folio, 8, kLeft, 2 * kColumn + kGap, 0, false);
    y_ = kTop;
    top_ = kTop;
  }

  /// Over both columns; what follows stands below it.
  void over_the_page(Printed kind, int article, const std::string& text, double size) {
    block(kind, article, text, size, kLeft, 2 * kColumn + kGap, 0, true);
    y_ += 6;
    top_ = y_;
  }

  void heading(Printed kind, int article, const std::string& text, double size) {
    block(kind, article, text, size, left(), kColumn, 0, true);
    y_ += 3;
  }

  void picture(int article, double height) {
    PrintedBlock its;
    its.kind = Printed::picture;
    its.article = article;
    its.place = {left(), y_, kColumn, height};
    issue_.pages.back().blocks.push_back(its);
    y_ += height + 4;
  }

  void caption(int article, const std::string& text) {
    block(Printed::caption, article, text, 7.5, left(), kColumn, 0, false);
    y_ += 6;
  }

  /// As many lines as the column has room for, the rest in the next: two blocks.
  void paragraph(int article, const std::string& text) {
    std::vector<PrintedLine> lines = Setter(left(), kColumn, kBody, false).set(text, kIndent);
    const auto room = static_cast<std::size_t>((bottom_ - y_) / kPitch);
    const std::size_t here = std::min(room, lines.size());
    if (here > 0)
      place_lines(Printed::paragraph, article,
                  {lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(here)}, kBody, true);
    if (here == lines.size()) return;
    next_column();
    std::vector<PrintedLine> rest(lines.begin() + static_cast<std::ptrdiff_t>(here), lines.end());
    for (PrintedLine& line : rest) {
      line.place.x += kColumn + kGap;
      for (PrintedWord& word : line.words) word.place.x += kColumn + kGap;
    }
    place_lines(Printed::paragraph, article, std::move(rest), kBody, here == 0);
  }

  void advertisement(const std::string& text) {
    y_ += 14;
    block(Printed::advertisement, -1, text, 12, left(), kColumn, 0, true);
  }

  void space(double points) { y_ += points; }
  void next_column() { ++column_, y_ = top_; }
  void columns_end_at(double y) { bottom_ = y; }

 private:
  double left() const { return kLeft + column_ * (kColumn + kGap); }

  void block(Printed kind, int article, const std::string& text, double size, double left, double width,
             double indent, bool centred) {
    place_lines(kind, article, Setter(left, width, size, centred).set(text, indent), size, true);
  }

  void place_lines(Printed kind, int article, std::vector<PrintedLine> lines, double size, bool begins) {
    PrintedBlock its;
    its.kind = kind;
    its.article = article;
    its.begins = begins;
    its.size = size;
    const double pitch = size * kPitch / kBody;
    double x0 = 1e9, x1 = 0, y0 = y_;
    for (PrintedLine& line : lines) {
      line.place.y = y_;
      for (PrintedWord& word : line.words) word.place.y = y_;
      x0 = std::min(x0, line.place.x), x1 = std::max(x1, line.place.x + line.place.width);
      y_ += pitch;
    }
    its.place = {x0, y0, x1 - x0, y_ - pitch + size * .9 - y0};
    its.lines = std::move(lines);
    issue_.pages.back().blocks.push_back(std::move(its));
  }

  PrintedIssue& issue_;
  double y_ = 0, top_ = kTop, bottom_ = kBottom;
  int column_ = 0;
};

const std::vector<PrintedArticle>& invented_articles() {
  static const std::vector<PrintedArticle> kArticles = {
      {"From the harbour",
       "Ferry to Gull Island sails again after nine weeks",
       "",
       {"The steamer between Harrow Bay and Gull Island took up its service on Monday morning, nine weeks "
        "after "
        "an extraordinary thunderstorm had demolished the landing stage and left forty households without "
        "communication.",
        "Captain Edda Rowan said that the replacement stood on iron foundations and would withstand another "
        "winter. She had carried ninety passengers before noon, among them the schoolchildren of the island.",
        "The corporation paid for the reconstruction out of the harbour dues. Members will be asked in March "
        "whether the present fare of fourpence shall be maintained, or raised to five as the treasurer "
        "recommends.",
        "Everybody on the island welcomed the passengers with a brass band. The confectioner had sold out "
        "his "
        "gingerbread before the second crossing, and the postmistress distributed correspondence that had "
        "accumulated since September.",
        "A second steamer is promised for midsummer. Shipbuilders at Tarn, who have engaged twelve "
        "additional "
        "carpenters for the undertaking, are to name her after the former lighthouse keeper."},
       "The new landing stage on Gull Island, seen from the deck of the first boat."},
      {"",
       "Schools close for the herring",
       "",
       {"The schoolhouses of the district stay closed next week, as everybody is wanted on the quays. The "
        "shoals "
        "have appeared a fortnight early and are the largest that the fishermen remember.",
        "Parents were informed by postcard. The missing instruction will be made up in July, the inspector "
        "writes, when there is little employment in Harrow Bay but bathing."},
       ""},
      {"",
       "Old clock to be mended",
       "",
       {"The clock on the corn exchange, which has shown ten past four since springtime, is to be mended by "
        "a "
        "watchmaker from Brill. He asks for three weeks and a dependable ladder.",
        "Meanwhile the chamber of commerce rings a bell at noon."},
       ""}};
  return kArticles;
}

PrintedIssue make() {
  PrintedIssue issue;
  issue.name = "Harrow Bay Courier";
  issue.date = "1911-11-07";
  issue.articles = invented_articles();
  IssueMaker maker(issue);
  const auto& [ferry, schools, clock] = std::tie(issue.articles[0], issue.articles[1], issue.articles[2]);
  maker.begin_page("Harrow Bay Courier Tuesday, November 7, 1911 No. 4,512");
  maker.over_the_page(Printed::overline, 0, ferry.overline, 11);
  maker.over_the_page(Printed::title, 0, ferry.title, 22);
  maker.columns_end_at(290);
  for (std::size_t i = 0; i < 3; ++i) maker.paragraph(0, ferry.paragraphs[i]);
  maker.picture(0, 60);
  maker.caption(0, ferry.caption);
  maker.columns_end_at(kBottom);
  maker.space(16);
  maker.heading(Printed::title, 1, schools.title, 16);
  for (const std::string& paragraph : schools.paragraphs) maker.paragraph(1, paragraph);
  maker.begin_page("2 Harrow Bay Courier Tuesday, November 7, 1911");
  for (std::size_t i = 3; i < ferry.paragraphs.size(); ++i) maker.paragraph(0, ferry.paragraphs[i]);
  maker.next_column();
  maker.heading(Printed::title, 2, clock.title, 16);
  for (const std::string& paragraph : clock.paragraphs) maker.paragraph(2, paragraph);
  maker.advertisement("ROWAN'S SOAP washes whitest. At all grocers.");
  return issue;
}

}  // namespace

const PrintedIssue& printed_issue() {
  static const PrintedIssue kIssue = make();
  return kIssue;
}

}  // namespace broadsheet::testing
