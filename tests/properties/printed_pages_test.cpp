// Printed pages that the tests make: how many of their stories come out as the paper meant them, form by
// form, and what may not change them.
#include "positioned/assembly.hpp"
#include "support/memory_host.hpp"
#include "support/printed_pages/printed_page_maker.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <random>

namespace broadsheet {
namespace {

using testing::PrintedForm;

Document read(layout::Page page) {
  testing::MemoryHost memory("alto");  // any reader of positioned pages: they have these options in common
  const plugin::Host host = memory.host();
  positioned::Assembly assembly(host);
  assembly.page(std::move(page), false);
  DocumentSink sink;
  assembly.finish(sink);
  return std::move(sink.document);
}

void shuffle(std::vector<layout::Run>& runs, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  for (std::size_t i = runs.size(); i > 1; --i) std::swap(runs[i - 1], runs[random() % i]);
}

std::string without_blanks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

std::vector<std::string> paragraphs_of(const Article& article) {
  std::vector<std::string> out;
  for (const Block& block : article.blocks)
    if (block.kind == BlockKind::paragraph) out.push_back(without_blanks(block.text));
  return out;
}

bool has(const Document& document, const testing::PrintedStory& story) {
  std::vector<std::string> paragraphs;
  for (const std::string& text : story.paragraphs) paragraphs.push_back(without_blanks(text));
  return std::any_of(document.articles.begin(), document.articles.end(), [&](const Article& article) {
    return without_blanks(article.headline) == without_blanks(story.headline) &&
           paragraphs_of(article) == paragraphs;
  });
}

double share_of_whole_stories(std::string_view language, PrintedForm form, bool shuffled) {
  constexpr std::uint64_t kPages = 5;
  std::size_t whole = 0, all = 0;
  for (std::uint64_t seed = 1; seed <= kPages; ++seed) {
    testing::PrintedPage printed = testing::make_printed_page(seed, language, form);
    if (shuffled) shuffle(printed.page.runs, seed);
    const Document document = read(printed.page);
    for (const auto& story : printed.stories) ++all, whole += has(document, story);
  }
  return static_cast<double>(whole) / static_cast<double>(all);
}

class PrintedPages : public ::testing::TestWithParam<const char*> {};

TEST_P(PrintedPages, give_back_their_stories_in_every_form) {
  for (int form = 0; form <= static_cast<int>(PrintedForm::last_form); ++form) {
    const double share = share_of_whole_stories(GetParam(), static_cast<PrintedForm>(form), false);
    std::printf("%s form %d: %.3f of the stories whole\n", GetParam(), form, share);
    EXPECT_GE(share, 0.86) << GetParam() << " form " << form;
  }
}

TEST_P(PrintedPages, give_back_their_stories_when_the_stream_is_shuffled) {
  for (const PrintedForm form : {PrintedForm::plain, PrintedForm::rules, PrintedForm::pictures}) {
    const double share = share_of_whole_stories(GetParam(), form, true);
    std::printf("%s form %d shuffled: %.3f of the stories whole\n", GetParam(), static_cast<int>(form),
                share);
    EXPECT_GE(share, 0.86) << GetParam() << " form " << static_cast<int>(form);
  }
}

TEST_P(PrintedPages, are_the_same_document_moved_and_scaled) {
  const testing::PrintedPage printed = testing::make_printed_page(7, GetParam(), PrintedForm::rules);
  layout::Page page = printed.page;
  const auto move = [](layout::Box& b) { b = {2 * b.x0 + 20, 2 * b.y0 + 40, 2 * b.x1 + 20, 2 * b.y1 + 40}; };
  for (layout::Run& run : page.runs) move(run.box), run.baseline = 2 * run.baseline + 40, run.size *= 2;
  for (layout::Mark& mark : page.marks) move(mark.box);
  page.width = 2 * page.width + 40, page.height = 2 * page.height + 80, page.points_per_unit = 0.5;
  EXPECT_EQ(read(page).articles, read(printed.page).articles);
}

INSTANTIATE_TEST_SUITE_P(InLanguages, PrintedPages, ::testing::Values("en", "ja", "zh-Hans", "zh-Hant"),
                         [](const auto& language) {
                           std::string name = language.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace broadsheet
