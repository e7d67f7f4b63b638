#include "positioned/blocks/provenance.hpp"

#include "positioned/blocks/matching.hpp"

#include <algorithm>

namespace broadsheet::positioned {
namespace {

constexpr double kSame = 1e-6;  // confidences are kept as float

class Annotator {
 public:
  Annotator(const layout::Page& page, const layout::Flow& flow, const ProvenanceOptions& options)
      : page_(page), flow_(flow), options_(options), texts_(flow.lines.size()) {
    for (std::size_t k = 0; k < flow.lines.size(); ++k) texts_[k] = bare(page.lines[flow.lines[k].line].text);
  }

  void annotate(Block& block, std::string_view lead) const {
    const std::vector<std::size_t> lines = lines_of(block, lead);
    if (lines.empty()) return;
    if (options_.boxes) add_boxes(block, lines);
    const double confidence = confidence_of(lines);
    if (confidence < options_.least_confidence - kSame)
      block.attrs.push_back({"confidence", decimal(confidence, 2)});
  }

 private:
  const layout::Line& line(std::size_t k) const { return page_.lines[flow_.lines[k].line]; }

  std::vector<std::size_t> lines_of(const Block& block, std::string_view lead) const {
    std::vector<std::size_t> out;
    const std::string text = bare_text(block, lead);
    for (std::size_t k = 0; k < flow_.lines.size(); ++k)
      if (has_line(block, text, line(k), texts_[k])) out.push_back(k);
    return out;
  }

  void add_boxes(Block& block, const std::vector<std::size_t>& lines) const {
    block.attrs.push_back({"page", options_.page});
    if (page_.points_per_unit <= 0) block.attrs.push_back({"box-unit", "pixel"});
    layout::Box box = line(lines.front()).box;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const bool another = flow_.lines[lines[i]].first_of_zone || lines[i] != lines[i - 1] + 1;
      if (another) block.attrs.push_back({"box", box_text(box, page_.points_per_unit)});
      box = another ? line(lines[i]).box : layout::united(box, line(lines[i]).box);
    }
    block.attrs.push_back({"box", box_text(box, page_.points_per_unit)});
  }

  double confidence_of(const std::vector<std::size_t>& lines) const {
    double sum = 0, characters = 0;
    for (const std::size_t k : lines) {
      const auto size = static_cast<double>(line(k).text.size());
      sum += size * static_cast<double>(line(k).confidence), characters += size;
    }
    return sum / characters;
  }

  const layout::Page& page_;
  const layout::Flow& flow_;
  const ProvenanceOptions& options_;
  std::vector<std::string> texts_;  ///< of flow_.lines
};

}  // namespace

ProvenanceOptions provenance_options(const plugin::Host& host) {
  return {host.flag("boxes"), static_cast<double>(host.number("min-confidence")) / 100, ""};
}

void add_provenance(std::vector<Article>& articles, const layout::Page& page, const layout::Flow& flow,
                    const ProvenanceOptions& options) {
  if (!options.any()) return;
  const Annotator annotator(page, flow, options);
  for (Article& article : articles) {
    std::string_view lead = article.lead;
    for (Block& block : article.blocks) {
      annotator.annotate(block, lead);
      if (block.kind == BlockKind::paragraph) lead = {};
    }
  }
}

}  // namespace broadsheet::positioned
