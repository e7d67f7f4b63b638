#include "reconstruct/tagger/line_forms.hpp"

#include "reconstruct/page/line_label.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace broadsheet::reconstruct {
namespace {

constexpr std::int32_t kMore = 100;

// The lines that are favoured as `label`; `p`: the probability of that label for some lines.
std::vector<std::size_t> favoured(const std::vector<Text>& lines, LineLabel label,
                                  const std::map<std::size_t, float>& p) {
  std::vector<PrintedLine> printed;
  for (const Text& s : lines) printed.push_back({s, static_cast<double>(s.size()), 1, false, false});
  std::vector<float> marginals(lines.size() * kLineLabels);
  for (const auto& [line, value] : p) marginals[line * kLineLabels + static_cast<std::size_t>(label)] = value;
  std::vector<std::int32_t> emissions(marginals.size());
  favour_forms(facts_of(printed), marginals, kMore, emissions);
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (emissions[i * kLineLabels + static_cast<std::size_t>(label)] == kMore) out.push_back(i);
  return out;
}

// Articles of a head, one line, and a body.
std::vector<Text> page(const std::vector<Text>& bylines) {
  std::vector<Text> out;
  for (const Text& s : bylines)
    out.insert(out.end(), {U"The ferry is back", s, U"The boat that had been away for so many years came",
                           U"back on Monday, and nobody in the town was late."});
  return out;
}

TEST(LineForms, a_line_in_the_form_of_bylines_is_one) {
  const auto lines = page({U"Vono Ann Quill", U"Vono Bo Holm", U"Vono Cy Wade"});
  EXPECT_EQ(favoured(lines, LineLabel::byline, {{1, 0.9f}, {5, 0.2f}, {9, 0.8f}}),
            std::vector<std::size_t>{5})
      << "begins with the same word";
}

TEST(LineForms, names_of_any_length_have_one_form) {
  const std::vector<Text> lines = page({U"〔佐藤健一〕", U"〔高橋真由美〕", U"〔林修〕"});
  EXPECT_EQ(favoured(lines, LineLabel::byline, {{1, 0.9f}, {5, 0.1f}, {9, 0.7f}}),
            std::vector<std::size_t>{5});
}

TEST(LineForms, most_of_a_form_have_to_be_of_the_label) {
  const auto lines = page({U"Vono Ann Quill", U"Vono Bo Holm", U"Vono Cy Wade", U"Vono Di Ash"});
  EXPECT_TRUE(favoured(lines, LineLabel::byline, {{1, 0.9f}}).empty());
}

TEST(LineForms, names_without_a_word_or_mark_have_no_form) {
  const auto lines = page({U"Ann Quill", U"Bo Holm", U"Cy Wade"});
  EXPECT_TRUE(favoured(lines, LineLabel::byline, {{1, 0.9f}, {9, 0.9f}}).empty()) << "a headline may look so";
}

TEST(LineForms, a_line_that_stands_elsewhere_is_none) {
  auto lines = page({U"Vono Ann Quill", U"Vono Bo Holm"});
  lines.insert(lines.end(), {U"Vono Cy Wade", U"A word of two"});
  EXPECT_TRUE(favoured(lines, LineLabel::byline, {{1, 0.9f}, {5, 0.9f}}).empty());
}

TEST(LineForms, a_form_is_of_one_label) {
  const auto lines = page({U"Vono Ann Quill", U"Vono Bo Holm", U"Vono Cy Wade"});
  EXPECT_EQ(favoured(lines, LineLabel::credit, {{1, 0.9f}, {5, 0.2f}, {9, 0.8f}}),
            std::vector<std::size_t>{5});
  EXPECT_TRUE(favoured(lines, LineLabel::tail, {{1, 0.3f}, {5, 0.2f}, {9, 0.3f}}).empty());
}

}  // namespace
}  // namespace broadsheet::reconstruct
