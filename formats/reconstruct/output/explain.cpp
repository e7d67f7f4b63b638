#include "reconstruct/output/explain.hpp"

#include "reconstruct/headlines/reasons.hpp"
#include "reconstruct/output/compose.hpp"
#include "reconstruct/tagger/line_tagger.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace broadsheet::reconstruct {
namespace {

std::string em(double width) {
  const long tenths = std::lround(width * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(std::labs(tenths % 10));
}

std::string_view name_of(Role role) {
  switch (role) {
    case Role::first: return "first line of a paragraph";
    case Role::middle: return "line inside a paragraph";
    case Role::last: return "last line of a paragraph";
    case Role::only: return "paragraph of one line";
    case Role::inside: return "display line inside a paragraph";
    default: return "display line";
  }
}

std::string why_line(const Line& line, const LabelledLine& labels, View text) {
  std::string why = em(line.width.natural) + " em";
  if (labels.width > 0) why += " in a column of " + em(labels.width);
  if (line.stretched) why += ", stretched";
  if (line.indented) why += ", indented";
  if (line.blank_before) why += ", blank line above";
  if (line.moved) why += ", another line stands before it in the input";
  why += is_sentence_end(text) ? ", ends a sentence" : ", no final stop";
  return why;
}

// The features that moved the decision most, strongest first.
std::string strongest(const HeadFeatures& features, Label label) {
  constexpr std::size_t kTold = 3;
  constexpr double kLeast = 0.05;  // nats
  const HeadFeatures contribution = feature_contribution(features, label);
  std::array<HeadFeature, kCount<HeadFeature>> order{};
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<HeadFeature>(i);
  std::sort(order.begin(), order.end(),
            [&](HeadFeature a, HeadFeature b) { return contribution[a] > contribution[b]; });
  std::string out;
  for (std::size_t k = 0; k < kTold && contribution[order[k]] > kLeast; ++k)
    out += (out.empty() ? "" : ", ") + std::string(name_of(order[k]));
  return out.empty() ? "nothing else fits" : out;
}

void explain_title(const plugin::Host& host, const Page& page, const Item& item, const ItemFeatures& features,
                   double probability) {
  const std::string text = to_utf8(item.joined.text), why = strongest(features.head, Label::subhead);
  plugin::Evidence e;
  e.stage = "articles";
  e.decision = "section title";
  e.text = text;
  e.why = why;
  e.probability = probability;
  e.first_line = page.lines[item.lines.front()].first;
  e.last_line = page.lines[item.lines.back()].last;
  host.explain(e);
}

/// The lines of a phrase, why they are one, and why it ends where it does.
std::string why_phrase(const HeadGroup& head, const Entry& entry) {
  std::string why;
  if (entry.end - entry.begin > 1)
    why = std::to_string(entry.end - entry.begin) + " lines: " + why_break(head, entry.begin, true);
  if (entry.end < head.lines.size())
    why +=
        (why.empty() ? "" : "; ") + std::string("another follows: ") + why_break(head, entry.end - 1, false);
  return why;
}

void explain_headline(const plugin::Host& host, const HeadGroup& head) {
  const std::vector<Entry> entries = entries_of(head);
  if (entries.empty()) return;
  const MainEntry main = main_entry(head, entries);
  for (std::size_t k = 0; k < entries.size(); ++k) {
    std::string text, why = why_phrase(head, entries[k]);
    for (std::size_t line = entries[k].begin; line < entries[k].end; ++line)
      text += (text.empty() ? "" : " / ") + to_utf8(head.text(line));
    if (k == main.index) why = why_main(head, entries, k) + (why.empty() ? "" : "; ") + why;
    plugin::Evidence e;
    e.stage = "headlines";
    e.decision = k < main.index ? "kicker" : k > main.index ? "sub-headline" : "headline";
    if (k == main.index) e.probability = main.probability;
    e.text = text;
    e.why = why;
    e.first_line = head.line(entries[k].begin).first;
    e.last_line = head.line(entries[k].end - 1).last;
    host.explain(e);
  }
}

}  // namespace

void explain_headlines(const plugin::Host& host, const Page& page, const std::vector<Item>& items,
                       const std::vector<Story>& stories, const Profile& profile) {
  for (const Story& story : stories) explain_headline(host, head_lines(page, items, story, profile));
}

void explain_lines(const plugin::Host& host, const Page& page, const std::vector<LabelledLine>& labels,
                   const PageFurniture& furniture) {
  constexpr std::size_t kObservations = 3;
  const std::vector<std::string> tagged = LineTagger::standard().explain(page, kObservations);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const Line& line = page.lines[i];
    const View s = page.of(line);
    const std::string text = to_utf8(s), why = why_line(line, labels[i], s) + "; tagged " + tagged[i];
    plugin::Evidence e;
    e.first_line = line.first;
    e.last_line = line.last;
    e.text = text;
    e.why = why;
    e.stage = "lines";
    e.decision =
        furniture.lines[i] != FurnitureKind::none ? name_of(furniture.lines[i]) : name_of(labels[i].role);
    host.explain(e);
    if (i == 0 || !is_body(labels[i].role) || !is_body(labels[i - 1].role)) continue;
    const bool starts = starts_paragraph(labels[i].role);
    e.stage = "paragraphs";
    e.decision = starts ? "begins a paragraph" : "goes on";
    e.probability = 1 / (1 + std::exp((starts ? -1 : 1) * static_cast<double>(labels[i].margin)));
    host.explain(e);
  }
}

void explain_stories(const plugin::Host& host, const Page& page, const std::vector<Item>& items,
                     const std::vector<ItemFeatures>& features, const std::vector<Story>& stories) {
  for (const Story& story : stories) {
    std::string text, why = "no display line belongs to it";
    plugin::Evidence e;
    e.stage = "articles";
    e.decision = story.heads.empty() ? "article without a headline"
                 : story.head_after  ? "headline after its body"
                                     : "headline before its body";
    for (const std::size_t i : story.heads)
      text += (text.empty() ? "" : " / ") + to_utf8(items[i].joined.text);
    if (!story.heads.empty()) {
      why = strongest(features[story.heads.front()].head, story.head_after ? Label::after : Label::before);
      e.probability = story.confidence;
    }
    e.text = text;
    e.why = why;
    const auto lines = [&](const std::vector<std::size_t>& part) {
      for (const std::size_t i : part) {
        const std::uint32_t first = page.lines[items[i].lines.front()].first,
                            last = page.lines[items[i].lines.back()].last;
        e.first_line = e.first_line == 0 ? first : std::min(e.first_line, first);
        e.last_line = std::max(e.last_line, last);
      }
    };
    lines(story.heads);
    lines(story.body);
    host.explain(e);
    for (const Story::Title& title : story.titles)
      explain_title(host, page, items[title.item], features[title.item], title.probability);
  }
}

void explain_issue(const plugin::Host& host, const Page& page, const PageFurniture& furniture) {
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (furniture.lines[i] == FurnitureKind::none) continue;
    const std::string text = to_utf8(page.of(page.lines[i]));
    plugin::Evidence e;
    e.stage = "issue";
    e.decision = name_of(furniture.lines[i]);
    e.text = text;
    e.why = "it and its neighbours at the edge of the page say so";
    e.first_line = page.lines[i].first;
    e.last_line = page.lines[i].last;
    host.explain(e);
  }
}

}  // namespace broadsheet::reconstruct
