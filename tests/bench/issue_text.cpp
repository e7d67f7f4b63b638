#include "bench/issue_text.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace broadsheet::bench {
namespace {

using Text = std::u32string;
using View = std::u32string_view;

/// Standard distributions differ between libraries; this one does not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  std::size_t between(std::size_t low, std::size_t high) { return low + below(high - low + 1); }
  /// 0 … n-1, the k-th about as often as 1/(k+30): Mandelbrot's form of Zipf's law.
  std::size_t zipf(std::size_t n) {
    constexpr double kShift = 30;
    const double u = static_cast<double>(engine_() >> 11) * 0x1p-53;
    const double k = kShift * std::pow((static_cast<double>(n) + kShift) / kShift, u) - kShift;
    return std::min(n - 1, static_cast<std::size_t>(k));
  }

 private:
  std::mt19937_64 engine_;
};

/// The common characters that the decoder knows, then ever rarer ones.
Text characters() {
  std::ifstream file(BROADSHEET_SOURCE_DIR "/formats/issuetext/decode/data/common_characters.txt");
  Text all;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("zh-Hans ")) continue;
    std::string_view rest = std::string_view(line).substr(8);
    while (!rest.empty()) all += common::take_char(rest);
  }
  if (all.empty()) throw std::runtime_error("no data/common_characters.txt");
  for (char32_t c = 0x4E00; c < 0x9F00; c += 13) all += c;
  return all;
}

class Language {
 public:
  explicit Language(Dice& dice) : characters_(characters()) {
    constexpr std::array<std::size_t, 10> kLengths = {1, 1, 2, 2, 2, 2, 2, 2, 3, 4};
    for (std::size_t i = 0; i < kWords; ++i) {
      Text word;
      for (std::size_t n = kLengths[dice.below(kLengths.size())]; n > 0; --n) word += character(dice);
      words_.push_back(std::move(word));
    }
  }

  char32_t character(Dice& dice) const { return characters_[dice.zipf(characters_.size())]; }
  const Text& word(Dice& dice) const { return words_[dice.zipf(words_.size())]; }
  const Text& rare_word(Dice& dice) const { return words_[dice.below(words_.size())]; }
  Text name(Dice& dice) const {
    constexpr View kFamilies = U"王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗";
    return Text(1, kFamilies[dice.below(kFamilies.size())]) + character(dice) + character(dice);
  }

 private:
  static constexpr std::size_t kWords = 30000;
  Text characters_;
  std::vector<Text> words_;
};

Text digits(std::size_t n) {
  const std::string ascii = std::to_string(n);
  return Text(ascii.begin(), ascii.end());
}

bool is_closing(char32_t c) { return View(U"，。、；：！？”》）").find(c) != View::npos; }
bool is_opening(char32_t c) { return View(U"“《（").find(c) != View::npos; }
double width(char32_t c) { return c < 0x80 ? 0.5 : 1; }

/// Breaks paragraphs into lines as a column does, and lines into what extraction makes of them.
class Column {
 public:
  Column(Text& out, Dice& dice) : out_(out), dice_(dice) {}

  void set_width(std::size_t em) { width_ = static_cast<double>(em); }
  void set_blank_lines(bool blank) { blank_ = blank; }

  void paragraph(const Text& text) {
    double filled = 2;  // the indent
    std::size_t begin = 0, at = 0;
    while (at < text.size()) {
      const std::size_t end = unit_end(text, at);
      double unit = 0;
      for (std::size_t i = at; i < end; ++i) unit += width(text[i]);
      const double least = is_closing(text[end - 1]) ? unit - 0.5 : unit;
      if (filled + least > width_) {
        line(View(text).substr(begin, at - begin));
        begin = at;
        filled = 0;
      }
      filled += unit;
      at = end;
    }
    line(View(text).substr(begin));
  }

  void line(View text) {
    const bool stretched = text.size() > 8 && dice_.one_in(50);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool digits_begin = i > 0 && text[i] >= '0' && text[i] <= '9' && text[i - 1] >= 0x4E00;
      if ((stretched && i > 0) || (digits_begin && !dice_.one_in(4))) out_ += U' ';
      out_ += text[i];
    }
    out_ += U'\n';
    if (blank_ && !dice_.one_in(8)) out_ += U'\n';
  }

 private:
  /// Behind the unbreakable unit that begins at `at`.
  static std::size_t unit_end(const Text& text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && is_opening(text[end - 1])) ++end;
    while (end < text.size() && text[end - 1] < 0x80 && text[end] < 0x80) ++end;
    while (end < text.size() && is_closing(text[end])) ++end;
    return end;
  }

  Text& out_;
  Dice& dice_;
  double width_ = 17;
  bool blank_ = false;
};

class Newspaper {
 public:
  explicit Newspaper(std::uint64_t seed) : dice_(seed), language_(dice_), column_(out_, dice_) {}

  Text print(std::size_t bytes) {
    for (std::size_t number = 1; out_.size() * 3 < bytes + bytes / 8; ++number) page(number);
    return std::move(out_);
  }

 private:
  void page(std::size_t number) {
    if (number > 1) out_ += U'\f';
    out_ += U"2023年" + digits(dice_.between(1, 12)) + U"月" + digits(dice_.between(1, 28)) + U"日 第" +
            digits(number) + U"版 责任编辑：" + language_.name(dice_) + U"\n\n";
    column_.set_blank_lines(dice_.one_in(3));
    for (std::size_t n = dice_.between(4, 8); n > 0; --n) article(number);
  }

  void article(std::size_t page_number) {
    topic_.clear();
    for (int i = 0; i < 6; ++i) topic_.push_back(language_.rare_word(dice_));
    out_ += phrase(dice_.between(4, 7)) + U"\n";
    if (dice_.one_in(3)) out_ += phrase(3) + U" " + phrase(3) + U"\n";
    column_.set_width(dice_.between(13, 25));
    const Text reporter = language_.name(dice_);
    const std::size_t paragraphs = dice_.between(3, 9);
    for (std::size_t i = 0; i < paragraphs; ++i) {
      Text text = i == 0 ? U"本报讯（记者 " + reporter + U"）" : Text();
      for (std::size_t n = dice_.between(1, 4); n > 0; --n) text += sentence();
      if (i + 1 == paragraphs && dice_.one_in(10)) text += U"（下转" + digits(page_number + 1) + U"版）";
      if (dice_.one_in(12)) column_.set_width(dice_.between(13, 30));
      column_.paragraph(text);
    }
    if (dice_.one_in(3)) out_ += U"图为" + phrase(4) + U"。 记者 " + reporter + U" 摄\n";
    out_ += U"\n";
  }

  Text phrase(std::size_t words) {
    Text text;
    for (; words > 0; --words) text += word();
    return text;
  }

  const Text& word() { return dice_.one_in(7) ? topic_[dice_.below(topic_.size())] : language_.word(dice_); }

  Text sentence() {
    Text text;
    for (std::size_t clauses = dice_.between(1, 4); clauses > 0; --clauses) {
      Text clause = phrase(dice_.between(3, 9));
      if (dice_.one_in(9)) clause += digits(dice_.below(2000)) + U"万元";
      if (dice_.one_in(12)) clause = U"“" + clause + U"”";
      text += clause + (clauses > 1 ? U"，" : U"。");
    }
    return text;
  }

  Dice dice_;
  Language language_;
  Text out_;
  Column column_;
  std::vector<Text> topic_;
};

}  // namespace

std::string issue_text(std::size_t bytes, std::uint64_t seed) {
  const Text text = Newspaper(seed).print(bytes);
  std::string utf8;
  utf8.reserve(text.size() * 3);
  for (const char32_t c : text) common::append_char(utf8, c);
  return utf8;
}

}  // namespace broadsheet::bench
