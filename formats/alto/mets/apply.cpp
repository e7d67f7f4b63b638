#include "alto/mets/apply.hpp"

#include <algorithm>
#include <unordered_map>

namespace broadsheet::alto {
namespace {

using layout::kNone;

/// The pieces of one page that an area covers.
struct Covered {
  std::vector<std::int32_t> blocks;
  std::int32_t first_line = kNone, last_line = kNone;
  std::int32_t mark = kNone;
  bool empty() const { return blocks.empty() && first_line == kNone && mark == kNone; }
};

class Applier {
 public:
  Applier(const Mets& mets, AltoPage& from) : mets_(mets), targets_(from.targets), page_(from.page) {
    taken_.resize(page_.blocks.size());
  }

  std::size_t run(const std::string& file) {
    std::size_t missing = 0;
    for (std::size_t i = 0; i < mets_.blocks.size(); ++i) {
      const GivenBlock& given = mets_.blocks[i];
      bool first = true;
      for (const Area& area : given.areas) {
        if (area.file != file) {
          first = false;  // the paragraph began on another page
          continue;
        }
        const Covered covered = covered_by(area);
        missing += covered.empty();
        give(covered, given, static_cast<std::int32_t>(i), first);
        first = false;
      }
    }
    return missing;
  }

 private:
  Covered covered_by(const Area& area) const {
    if (area.box) return in_box(*area.box);
    const auto begin = targets_.find(area.begin), end = targets_.find(area.end);
    if (begin == targets_.end()) return {};
    Covered covered{begin->second.blocks, begin->second.first_line, begin->second.last_line,
                    begin->second.mark};
    if (end == targets_.end() || end == begin) return covered;
    covered.last_line = std::max(covered.last_line, end->second.last_line);
    // From one block to another: all between them in the order of the file.
    if (!covered.blocks.empty() && !end->second.blocks.empty())
      for (std::int32_t b = covered.blocks.back() + 1; b <= end->second.blocks.back(); ++b)
        covered.blocks.push_back(b);
    return covered;
  }

  Covered in_box(const layout::Box& box) const {
    Covered covered;
    for (std::size_t b = 0; b < page_.blocks.size(); ++b) {
      const layout::Box& its = page_.blocks[b].box;
      if (its.centre_x() >= box.x0 && its.centre_x() <= box.x1 && its.centre_y() >= box.y0 &&
          its.centre_y() <= box.y1)
        covered.blocks.push_back(static_cast<std::int32_t>(b));
    }
    return covered;
  }

  void give(const Covered& covered, const GivenBlock& given, std::int32_t order, bool first) {
    for (const std::int32_t block : covered.blocks) {
      give_block(block, given, order, first);
      first = false;
    }
    if (covered.blocks.empty() && covered.first_line != kNone) give_lines(covered, given, order, first);
    if (covered.mark != kNone) give_mark(covered, given, order);
  }

  void give_block(std::int32_t block, const GivenBlock& given, std::int32_t order, bool first) {
    const auto index = static_cast<std::size_t>(block);
    if (taken_[index]) return;  // the first that claims a block has it
    taken_[index] = true;
    set(page_.blocks[index], given, order, first);
  }

  void set(layout::Block& block, const GivenBlock& given, std::int32_t order, bool first) {
    block.role = given.role;
    block.article = article_on_page(given.article);
    block.order = given.article == kNone ? kNone : order;
    block.starts_paragraph = given.paragraph && first;
  }

  // Some lines of a block: all of it if they are all it has, else a block of their own.
  void give_lines(const Covered& covered, const GivenBlock& given, std::int32_t order, bool first) {
    const auto begin = static_cast<std::size_t>(covered.first_line),
               end = static_cast<std::size_t>(covered.last_line) + 1;
    std::int32_t from = kNone, made = kNone;
    for (std::size_t i = begin; i < end && i < page_.lines.size(); ++i) {
      layout::Line& line = page_.lines[i];
      if (made_from_lines(line.block)) continue;  // another article has it
      if (line.block != from || made == kNone) {
        from = line.block;
        made = new_block(page_.blocks[static_cast<std::size_t>(from)], line.box);
        set(page_.blocks.back(), given, order, first);
        first = false;
      }
      layout::Block& block = page_.blocks[static_cast<std::size_t>(made)];
      line.block = made;
      block.box = {std::min(block.box.x0, line.box.x0), std::min(block.box.y0, line.box.y0),
                   std::max(block.box.x1, line.box.x1), std::max(block.box.y1, line.box.y1)};
    }
  }

  bool made_from_lines(std::int32_t block) const {
    return block != kNone && static_cast<std::size_t>(block) >= taken_.size();
  }

  std::int32_t new_block(const layout::Block& like, const layout::Box& box) {
    layout::Block block;
    block.id = like.id;
    block.box = box;
    page_.blocks.push_back(std::move(block));
    return static_cast<std::int32_t>(page_.blocks.size() - 1);
  }

  void give_mark(const Covered& covered, const GivenBlock& given, std::int32_t order) {
    layout::Mark& mark = page_.marks[static_cast<std::size_t>(covered.mark)];
    if (mark.block != kNone || given.article == kNone) return;
    if (!covered.blocks.empty()) {
      mark.block = covered.blocks.front();
      return;
    }
    layout::Block block;
    block.box = mark.box;
    set(block, given, order, false);
    mark.block = static_cast<std::int32_t>(page_.blocks.size());
    page_.blocks.push_back(std::move(block));
  }

  std::int32_t article_on_page(std::int32_t article) {
    if (article == kNone) return kNone;
    const auto [its, is_new] = articles_.emplace(article, static_cast<std::int32_t>(page_.articles.size()));
    if (is_new) page_.articles.push_back(mets_.articles[static_cast<std::size_t>(article)]);
    return its->second;
  }

  const Mets& mets_;
  const std::unordered_map<std::string, Target>& targets_;
  layout::Page& page_;
  std::vector<bool> taken_;  ///< the blocks that the file has, given to somebody
  std::unordered_map<std::int32_t, std::int32_t> articles_;
};

}  // namespace

std::unordered_set<std::string> targets_in(const Mets& mets, const std::string& file) {
  std::unordered_set<std::string> ids;
  for (const GivenBlock& block : mets.blocks)
    for (const Area& area : block.areas)
      if (area.file == file) ids.insert({area.begin, area.end});
  ids.erase("");
  return ids;
}

std::size_t apply(const Mets& mets, const std::string& file, AltoPage& page) {
  return Applier(mets, page).run(file);
}

}  // namespace broadsheet::alto
