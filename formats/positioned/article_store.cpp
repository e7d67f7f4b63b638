#include "positioned/article_store.hpp"

#include "reconstruct/text/glyphs.hpp"

#include <iterator>
#include <optional>
#include <utility>

namespace broadsheet::positioned {
namespace {

using namespace reconstruct;

/// Whether the text of `rest` goes on in the middle of a sentence that `begun` leaves open.
bool goes_on(const Block& begun, const Block& rest) {
  if (begun.kind != BlockKind::paragraph || rest.kind != BlockKind::paragraph) return false;
  const Text text = to_text(begun.text), next = to_text(rest.text);
  if (text.empty() || next.empty() || is_sentence_end(text)) return false;
  const char32_t first = next.front();
  const bool capital = (first >= 'A' && first <= 'Z') || (first >= 0xC0 && first <= 0xDE && first != 0xD7);
  return !capital;
}

void append(Block& begun, Block&& rest) {
  const Text text = to_text(begun.text), next = to_text(rest.text);
  const bool together = is_han(text.back()) || is_han(next.front());
  const std::size_t shift = begun.text.size() + (together ? 0 : 1);
  begun.text += (together ? "" : " ") + rest.text;
  for (Run& run : rest.runs) {
    run.begin += static_cast<std::uint32_t>(shift), run.end += static_cast<std::uint32_t>(shift);
    begun.runs.push_back(std::move(run));
  }
  std::move(rest.attrs.begin(), rest.attrs.end(), std::back_inserter(begun.attrs));
}

/// The last block of text: a caption may stand after it.
Block* last_paragraph(Article& article) {
  for (auto block = article.blocks.rbegin(); block != article.blocks.rend(); ++block) {
    if (block->kind == BlockKind::paragraph) return &*block;
    if (block->kind != BlockKind::caption) return nullptr;
  }
  return nullptr;
}

void join(Article& article, Article&& rest) {
  if (article.headline.empty()) {
    article.headline = std::move(rest.headline);
    article.headline_confidence = rest.headline_confidence;
    article.kickers = std::move(rest.kickers);
    article.subheadlines = std::move(rest.subheadlines);
  } else if (!rest.headline.empty()) {  // a title repeated over the rest, or a section title there
    Block title;
    title.kind = BlockKind::subhead;
    title.level = 1;
    title.text = std::move(rest.headline);
    rest.blocks.insert(rest.blocks.begin(), std::move(title));
    for (auto* lines : {&rest.kickers, &rest.subheadlines})
      for (std::string& line : *lines) {
        Block its;
        its.kind = BlockKind::subhead, its.level = 1, its.text = std::move(line);
        rest.blocks.insert(rest.blocks.begin() + 1, std::move(its));
      }
  }
  if (!rest.lead.empty() && !rest.blocks.empty()) {  // of a section: it stays where it is printed
    for (Block& block : rest.blocks) {
      if (block.kind != BlockKind::paragraph) continue;
      const std::string front = rest.lead + std::string(blank_after(rest.lead));
      for (Run& run : block.runs)
        run.begin += static_cast<std::uint32_t>(front.size()),
            run.end += static_cast<std::uint32_t>(front.size());
      block.text.insert(0, front);
      break;
    }
  }
  std::move(rest.bylines.begin(), rest.bylines.end(), std::back_inserter(article.bylines));
  if (!article.dateline) article.dateline = std::move(rest.dateline);
  article.continued_to = std::move(rest.continued_to);
  Block* const open = last_paragraph(article);
  auto from = rest.blocks.begin();
  if (open && from != rest.blocks.end() && goes_on(*open, *from)) append(*open, std::move(*from++));
  article.blocks.insert(article.blocks.end(), std::make_move_iterator(from),
                        std::make_move_iterator(rest.blocks.end()));
}

}  // namespace

bool ArticleStore::add(Article article, const std::string& given) {
  if (given.empty() && by_id_.empty()) {
    queue_.add(article);
    return false;
  }
  if (const auto known = by_id_.find(given); known != by_id_.end() && !given.empty()) {
    join(kept_[known->second], std::move(article));
    return true;
  }
  if (!given.empty()) by_id_.emplace(given, kept_.size());
  kept_.push_back(std::move(article));
  return false;
}

void ArticleStore::push(Sink& out) {
  while (const std::optional<Article> article = queue_.take()) out.article(*article);
  for (const Article& article : kept_) out.article(article);
  kept_.clear();
  by_id_.clear();
}

}  // namespace broadsheet::positioned
