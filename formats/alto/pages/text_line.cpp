#include "alto/pages/text_line.hpp"

#include "ocr/numbers.hpp"

#include <array>
#include <map>

namespace broadsheet::alto {
namespace {

using common::is;

std::string_view value(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

/// What a <String> says, its attributes walked once: a page has thousands.
struct Word {
  std::string_view content, part, whole, style, style_references;
  std::array<std::optional<double>, 4> place;  // HPOS, VPOS, WIDTH, HEIGHT
  std::optional<double> confidence;

  layout::Box box() const {
    const double x = place[0].value_or(0), y = place[1].value_or(0);
    if (!place[0] || !place[1]) return {};
    return {x, y, x + std::max(place[2].value_or(0), 0.0), y + std::max(place[3].value_or(0), 0.0)};
  }
};

Word word_of(pugi::xml_node node) {
  Word word;
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name(), its = attribute.value();
    if (name == "CONTENT") word.content = its;
    if (name == "HPOS") word.place[0] = ocr::number(its);
    if (name == "VPOS") word.place[1] = ocr::number(its);
    if (name == "WIDTH") word.place[2] = ocr::number(its);
    if (name == "HEIGHT") word.place[3] = ocr::number(its);
    if (name == "WC") word.confidence = ocr::number(its);
    if (name == "SUBS_TYPE") word.part = its;
    if (name == "SUBS_CONTENT") word.whole = its;
    if (name == "STYLE") word.style = its;
    if (name == "STYLEREFS") word.style_references = its;
  }
  return word;
}

pugi::xml_node first_string(pugi::xml_node line) {
  for (const pugi::xml_node node : line.children())
    if (is(node, "String")) return node;
  return {};
}

/// Whether the last word goes on in `next` and the file says what the whole is, and says it of these two
/// parts: a SUBS_CONTENT of other words is a mistake of the program that wrote it.
bool joins(const Word& last, pugi::xml_node next) {
  if (last.whole.empty() || last.part != "HypPart1") return false;
  const Word rest = word_of(first_string(next));
  std::string_view begin = last.content;
  for (const std::string_view mark : {"-", "\u00AD", "\u00AC"})
    if (begin.ends_with(mark)) begin.remove_suffix(mark.size());
  return rest.part == "HypPart2" && last.whole == std::string(begin).append(rest.content);
}

/// The face that most characters of a line have, if single words say other things than the block.
class FaceVotes {
 public:
  explicit FaceVotes(std::int32_t base) : base_(base) {}
  void add(const Word& word, Styles& styles) {
    std::int32_t face = base_;
    if (!word.style_references.empty())
      if (const TypeStyle* type = styles.type_of(word.style_references)) face = type->face;
    if (!word.style.empty()) face = styles.face_with(face, word.style);
    votes_[face] += word.content.size();
  }
  std::int32_t winner() const {
    std::int32_t best = base_;
    std::size_t most = 0;
    for (const auto& [face, votes] : votes_)
      if (votes > most) best = face, most = votes;
    return best;
  }

 private:
  std::int32_t base_;
  std::map<std::int32_t, std::size_t> votes_;
};

double baseline_of(pugi::xml_node line, const layout::Box& box) {
  const std::string_view its = value(line, "BASELINE");
  if (its.empty()) return box.y1;
  const bool points = its.find_first_of(", ") != std::string_view::npos;
  const std::optional<double> y = points ? ocr::mean_y(its) : ocr::number(its);
  return y.value_or(box.y1);
}

}  // namespace

layout::Box box_of(pugi::xml_node node) {
  const Word place = word_of(node);
  const layout::Box box = place.box();
  if (box.x1 > box.x0 && box.y1 > box.y0) return box;
  const pugi::xml_node shape = common::child(node, "Shape");
  return ocr::box_of_points(value(common::child(shape, "Polygon"), "POINTS")).value_or(box);
}

ocr::Blanks blanks_of(pugi::xml_node page) {
  // Pre-order walk; a file is asked before anything is built.
  std::size_t pairs = 0, marked = 0;
  bool after_string = false, blank = false;
  for (pugi::xml_node at = page; at;) {
    if (is(at, "String")) {
      pairs += after_string;
      marked += after_string && blank;
      after_string = true, blank = false;
    } else if (is(at, "SP")) {
      blank = true;
    } else if (is(at, "TextLine")) {
      after_string = false;
    }
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at && at != page && !at.next_sibling()) at = at.parent();
    at = at == page ? pugi::xml_node() : at.next_sibling();
  }
  return marked * 2 > pairs ? ocr::Blanks::marked : ocr::Blanks::between_words;
}

std::optional<layout::Line> read_line(const LineNodes& nodes, const TypeStyle* type, Styles& styles,
                                      ocr::Blanks blanks) {
  if (const TypeStyle* own = styles.type_of(value(nodes.line, "STYLEREFS"))) type = own;
  ocr::LineBuilder builder(blanks);
  FaceVotes faces(type ? type->face : layout::kNone);
  Word last;
  bool hyphen = false;
  for (const pugi::xml_node node : nodes.line.children()) {
    if (is(node, "String")) {
      last = word_of(node);
      builder.word(last.content, last.box(), last.confidence);
      faces.add(last, styles);
    } else if (is(node, "SP")) {
      builder.blank(ocr::number(value(node, "WIDTH")).value_or(0));
    } else if (is(node, "HYP")) {
      builder.hyphen(value(node, "CONTENT"), joins(last, nodes.next));
      hyphen = true;
    }
  }
  if (!hyphen && joins(last, nodes.next)) builder.hyphen("-", true);
  layout::Line line;
  line.box = box_of(nodes.line);
  line.size = type ? type->points : 0;
  line.face = faces.winner();
  std::optional<layout::Line> read = builder.finish(std::move(line));
  if (read) read->baseline = baseline_of(nodes.line, read->box);
  return read;
}

}  // namespace broadsheet::alto
