#include "taggers/training/sequences.hpp"

#include "reconstruct/tagger/fields/field_features.hpp"
#include "reconstruct/tagger/line_features.hpp"

namespace broadsheet::train {
namespace {

constexpr double kLeastDropped = 0.4, kMostDropped = 0.7;  // share of a page's lines
constexpr double kFieldsDropped = 0.35;                    // of the elements
constexpr std::uint32_t kAny = (1u << kLineLabels) - 1;

void add(Sequence& out, const std::vector<Feature>& features, bool drops) {
  for (const Feature& f : features)
    if (!drops || !f.lexical) out.keys.push_back(f.key);
}

}  // namespace

Sequence sequence_of_lines(const Sample& page, Dice* dropout) {
  std::vector<PrintedLine> printed;
  printed.reserve(page.lines.size());
  for (const SampleLine& l : page.lines)
    printed.push_back({l.text, l.width, l.unit, l.blank_before, l.indented});
  const std::vector<LineFacts> facts = facts_of(printed);
  const double share = dropout ? kLeastDropped + (kMostDropped - kLeastDropped) *
                                                     static_cast<double>(dropout->below(1000)) / 1000
                               : 0;
  Sequence out;
  std::vector<Feature> features;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    features.clear();
    add_line_features(facts, i, features);
    out.begins.push_back(static_cast<std::uint32_t>(out.keys.size()));
    add(out, features, dropout && dropout->chance(share));
    const SampleLine& l = page.lines[i];
    out.allowed.push_back(l.label && l.known_form ? 1u << static_cast<unsigned>(*l.label) : kAny);
    out.contexts.push_back(context_of(facts, i));
  }
  out.begins.push_back(static_cast<std::uint32_t>(out.keys.size()));
  return out;
}

Sequence sequence_of_fields(const Element& e, Dice* dropout) {
  const FieldText kind = field_text_of(e.kind);
  const FieldObserver observer(e.text, kind);
  const bool drops = dropout && dropout->chance(kFieldsDropped);
  Sequence out;
  std::vector<Feature> features;
  for (std::size_t k = 0; k < observer.size(); ++k) {
    features.clear();
    observer.add(k, features);
    out.begins.push_back(static_cast<std::uint32_t>(out.keys.size()));
    add(out, features, drops);
    out.allowed.push_back(1u << static_cast<unsigned>(e.labels[observer.position(k)]));
    out.contexts.push_back(static_cast<unsigned char>(kind));
  }
  out.begins.push_back(static_cast<std::uint32_t>(out.keys.size()));
  return out;
}

}  // namespace broadsheet::train
