#include "finereader/characters.hpp"

#include "ocr/numbers.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace broadsheet::finereader {
namespace {

using common::is;
using layout::Box;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

class Words {
 public:
  explicit Words(ocr::LineBuilder& builder) : builder_(builder) {}

  void add(std::string_view text, const Box& box, std::optional<double> confidence) {
    if (is_blank(text)) return end();
    box_ = text_.empty() ? box : around(box_, box);
    text_ += text;
    if (!confidence) return;
    sum_ += *confidence;
    ++judged_;
  }

  void end() {
    if (!text_.empty())
      builder_.word(text_, box_, judged_ > 0 ? std::optional(sum_ / judged_) : std::nullopt);
    text_.clear();
    sum_ = judged_ = 0;
  }

 private:
  static Box around(const Box& a, const Box& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
  }

  ocr::LineBuilder& builder_;
  std::string text_;
  Box box_;
  double sum_ = 0, judged_ = 0;
};

// 0 to 100; outside of that FineReader does not say.
std::optional<double> confidence_of(pugi::xml_node character) {
  const auto percent = ocr::number(character.attribute("charConfidence").value());
  if (!percent || *percent < 0 || *percent > 100) return std::nullopt;
  return *percent / 100;
}

void add_text(std::string_view text, Words& words) {
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find_first_of(" \t\r\n"), text.size());
    if (blank > 0) words.add(text.substr(0, blank), {}, std::nullopt);
    if (blank < text.size()) words.end();
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
}

}  // namespace

Box box_of(pugi::xml_node node) {
  const auto side = [&](const char* name) { return ocr::number(node.attribute(name).value()).value_or(0); };
  const Box box{side("l"), side("t"), side("r"), side("b")};
  return box.x1 >= box.x0 && box.y1 >= box.y0 ? box : Box{};
}

bool add_words(pugi::xml_node line, ocr::LineBuilder& builder) {
  Words words(builder);
  bool placed = false;
  for (const pugi::xml_node run : line.children()) {
    if (!is(run, "formatting")) continue;
    if (!run.first_child()) words.end();
    for (const pugi::xml_node at : run.children()) {
      if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) add_text(at.value(), words);
      if (!is(at, "charParams")) continue;
      words.add(common::own_text(at), box_of(at), confidence_of(at));
      placed = true;
    }
  }
  words.end();
  return placed;
}

}  // namespace broadsheet::finereader
