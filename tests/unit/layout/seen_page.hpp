// unit/layout/seen_page.hpp - what a reader would see of a page written by hand.
#pragma once

#include "layout/lines/lines.hpp"
#include "layout/order/flow.hpp"
#include "support/makers/layout_page.hpp"

#include <gtest/gtest.h>

namespace broadsheet::layout {

using Texts = std::vector<std::string>;

// What a reader would see of one region.
struct Seen {
  Texts headings, paragraphs, captions;
};

inline Page page_from(const std::string& tsv) {
  Page page = testing::layout_page(tsv);
  drop_invalid(page);
  make_lines(page);
  return page;
}

inline std::vector<LineHint> hints_of(const Page& page) {
  std::vector<LineHint> hints(page.lines.size());
  for (std::size_t i = 0; i < hints.size(); ++i) {
    const std::string& text = page.lines[i].text;
    hints[i].ends_sentence = text.back() == '.' || text.ends_with("。");
    hints[i].ends_open = !hints[i].ends_sentence;
    hints[i].byline = text.starts_with("BY ");
    hints[i].opens_quote = text.starts_with("“");
    hints[i].closes_quote = text.ends_with("”");
  }
  return hints;
}

inline std::vector<Seen> seen(const Page& page, const std::vector<LineHint>& hints) {
  const Flow flow = flow_of(page, hints);
  EXPECT_EQ(flow.lines.size(), page.lines.size());
  std::vector<Seen> out(flow.regions.size());
  for (const FlowLine& line : flow.lines) {
    if (line.region == kNone) continue;
    Seen& region = out[static_cast<std::size_t>(line.region)];
    const std::string& text = page.lines[line.line].text;
    switch (line.role) {
      case FlowRole::heading: region.headings.push_back(text); break;
      case FlowRole::caption: region.captions.push_back(text); break;
      case FlowRole::starts: region.paragraphs.push_back(text); break;
      default:
        region.paragraphs.empty() ? region.paragraphs.push_back(text)
                                  : void(region.paragraphs.back() += "|" + text);
    }
  }
  return out;
}

inline std::vector<Seen> seen(const Page& page) { return seen(page, hints_of(page)); }

}  // namespace broadsheet::layout
