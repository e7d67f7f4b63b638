#include "epub/reading/flow.hpp"

#include "common/text.hpp"
#include "common/xml/xml_input.hpp"
#include "epub/container/archive_reader.hpp"
#include "epub/reading/foreign_markup.hpp"
#include "pictures/collect.hpp"
#include "xhtml/markup/inline.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace broadsheet::epub {
namespace {

/// Blanks of all widths, as they indent paragraphs or fill empty ones.
bool is_blank(char32_t c) {
  return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// How many bytes of blanks `text` begins with.
std::size_t indent_of(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    std::string_view next = rest;
    if (!is_blank(common::take_char(next))) break;
    rest = next;
  }
  return text.size() - rest.size();
}

std::size_t end_without_blanks(std::string_view text) {
  std::size_t end = 0;
  for (std::string_view rest = text; !rest.empty();)
    if (!is_blank(common::take_char(rest))) end = text.size() - rest.size();
  return end;
}

/// `runs` when `cut` bytes go from the front of a text and `size` stay.
void shift(std::vector<Run>& runs, std::size_t cut, std::size_t size) {
  const auto moved = [&](std::uint32_t at) {
    return static_cast<std::uint32_t>(std::min(at < cut ? 0 : at - cut, size));
  };
  for (Run& run : runs) run.begin = moved(run.begin), run.end = moved(run.end);
  std::erase_if(runs, [](const Run& run) { return run.begin >= run.end; });
}

void trim(Block& block) {
  const std::size_t end = end_without_blanks(block.text), begin = std::min(indent_of(block.text), end);
  if (begin == 0 && end == block.text.size()) return;
  block.text = block.text.substr(begin, end - begin);
  shift(block.runs, begin, end - begin);
}

bool is_same_text(std::string_view a, std::string_view b) {
  const auto without_blanks = [](std::string_view text) {
    std::string out;
    while (!text.empty())
      if (const char32_t c = common::take_char(text); !is_blank(c)) common::append_char(out, c);
    return out;
  };
  return without_blanks(a) == without_blanks(b);
}

bool has_text(const Article& article) { return !article.blocks.empty() || !article.headline.empty(); }

bool is_inside(std::string_view href) { return href.find("://") == std::string_view::npos; }

}  // namespace

void count_headings(pugi::xml_node body, HeadingCounts& counts) {
  struct Counter : pugi::xml_tree_walker {
    HeadingCounts* counts = nullptr;
    bool for_each(pugi::xml_node& node) override {
      if (node.type() == pugi::node_element) ++(*counts)[heading_rank(common::name_of(node))];
      return true;
    }
  } counter;
  counter.counts = &counts;
  body.traverse(counter);
}

Flow::Flow(const Book& book, std::function<void(const Article&)> emit) : book_(book), emit_(std::move(emit)) {
  for (const auto& [where, entry] : book.toc) sections_.insert(entry.section);
}

void Flow::expect(const HeadingCounts& counts) {
  for (unsigned rank = 6; rank >= 1; --rank)
    if (counts[rank] > 1) top_rank_ = rank;
}

void Flow::file(const std::string& path, pugi::xml_node body) {
  path_ = path;
  file_begins_ = true;
  arrive(path, {});
  missing_places(body);
  places_of(body, "body", {});
  children(body, {});
  end_block({});
  if (has_text(article_))
    add_figures();
  else
    pictures_ += std::exchange(figures_, {}).size();  // a cover
}

void Flow::children(pugi::xml_node node, const Context& context) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      text(child.value(), context);
    else if (child.type() == pugi::node_element)
      element(child, context);
  }
}

void Flow::text(std::string_view value, const Context& context) {
  if (!context.is_preformatted) return text_.add(value);
  while (true) {
    const std::size_t line_end = std::min(value.find('\n'), value.size());
    text_.add(value.substr(0, line_end));
    if (line_end == value.size()) return;
    end_block(context);
    value.remove_prefix(line_end + 1);
  }
}

void Flow::element(pugi::xml_node node, Context context) {
  const std::string_view name = common::name_of(node);
  context.is_in_notes = context.is_in_notes || is_notes(node);
  places_of(node, name, context);
  if (is_invisible(node, name)) return;
  if (name == "br" && context.kind == BlockKind::subhead)
    text_.add(" ");
  else if (name == "br")
    end_block(context);  // a block's text has no line ends
  else if (name == "tr" && !is_layout_row(node))
    table_row(node, context);
  else if (is_block(name))
    block(node, context);
  else
    inline_element(node, name, context);
}

void Flow::inline_element(pugi::xml_node node, std::string_view name, const Context& context) {
  if (name == "img" || name == "image") {
    picture(node);
  } else if (name == "b" || name == "strong") {
    mark(node, RunKind::strong, context);
  } else if (name == "i" || name == "em") {
    mark(node, RunKind::emphasis, context);
  } else if (name == "a") {
    link(node, context);
  } else if (name == "rt") {
    text_.add("（");
    children(node, context);
    text_.add("）");
  } else if (name == "sup" || name == "sub") {
    const std::string form = name == "sup" ? raised(text_in(node)) : lowered(text_in(node));
    if (form.empty() || node.find_node([](pugi::xml_node n) { return common::name_of(n) == "a"; }))
      children(node, context);
    else
      text_.add(form);
  } else {
    children(node, context);
  }
}

void Flow::picture(pugi::xml_node node) {
  std::string_view address = node.attribute("src").value();
  if (address.empty()) address = node.attribute("xlink:href").value();
  if (address.empty()) address = node.attribute("href").value();
  std::string path = pictures::has_scheme(address) ? std::string(address) : resolve(path_, address);
  if (path.empty() || end_without_blanks(text_.text) > 0 || text_follows(node)) {
    ++pictures_;
    return;
  }
  Block& figure = figures_.emplace_back();
  figure.kind = BlockKind::figure;
  figure.text = clean(node.attribute("alt").value());
  figure.resource = std::move(path);
}

void Flow::add_figures() {
  for (Block& figure : std::exchange(figures_, {})) article_.blocks.push_back(std::move(figure));
}

void Flow::block(pugi::xml_node node, const Context& outer) {
  const std::string_view name = common::name_of(node);
  end_block(outer);
  Context inner = outer;
  if (const unsigned rank = heading_rank(name); rank > 0) {
    inner.kind = BlockKind::subhead;
    inner.level = rank;
  } else if (name == "blockquote") {
    inner.kind = BlockKind::quote;
  } else if (name == "figcaption" || name == "caption") {
    inner.kind = BlockKind::caption;
  } else if (name == "li" || name == "dt" || name == "dd") {
    inner.level = outer.kind == BlockKind::list_item ? outer.level + 1 : 1;
    inner.kind = BlockKind::list_item;
  } else if (name == "pre") {
    inner.is_preformatted = true;
  }
  children(node, inner);
  end_block(inner);
}

void Flow::table_row(pugi::xml_node row, Context context) {
  end_block(context);
  context.kind = BlockKind::table_row;
  context.level = 0;
  std::string text;
  bool is_first = true;
  for (const pugi::xml_node cell : row.children()) {
    if (cell.type() != pugi::node_element) continue;
    if (!std::exchange(is_first, false)) text += '\t';
    text += text_in(cell);
  }
  text_ = {};
  text_.text = text;
  end_block(context);
}

void Flow::link(pugi::xml_node node, const Context& context) {
  const std::string_view href = node.attribute("href").value();
  if (xhtml::is_safe_link(href)) return mark(node, RunKind::link, context);
  if (href.empty() || !is_inside(href)) return children(node, context);
  const std::string shown = text_in(node), rest = without_arrows(shown);
  if (rest != shown) {
    text_.add(rest);  // back from a note
  } else if (is_note_reference(node)) {
    const std::string mark = note_mark(shown);
    if (const std::string note = place(path_, href); !note.empty()) notes_.emplace(note, mark);
    if (note_mark_ != mark) text_.add(mark);  // else it leads back from the note
  } else {
    children(node, context);
  }
}

void Flow::mark(pugi::xml_node node, RunKind kind, const Context& context) {
  const std::size_t ended_before = ended_;
  Run run{kind, static_cast<std::uint32_t>(text_.text.size()), 0, ""};
  if (kind == RunKind::link) run.value = clean(node.attribute("href").value());
  children(node, context);
  if (ended_ != ended_before) return;  // it went over the end of a block
  run.end = static_cast<std::uint32_t>(text_.text.size());
  if (run.begin < run.end && run.begin > 0 && text_.text[run.begin] == ' ') ++run.begin;
  if (run.begin < run.end) runs_.push_back(std::move(run));
}

/// What the contents, the list of printed pages and references to notes call this element.
void Flow::places_of(pugi::xml_node node, std::string_view name, const Context& context) {
  for (const char* attribute : {"id", "name"}) {
    const std::string_view id = node.attribute(attribute).value();
    if (id.empty() || (attribute[0] == 'n' && name != "a")) continue;
    const std::string where = path_ + "#" + clean(id);
    const auto note = notes_.find(where);
    if (note == notes_.end() && book_.toc.count(where) == 0 && book_.pages.count(where) == 0) continue;
    if (is_block(name)) end_block(context);
    if (note != notes_.end()) note_mark_ = note->second;
    arrive(where, context);
  }
}

/// Where the contents name a place that is not in the file, its beginning will do.
void Flow::missing_places(pugi::xml_node body) {
  const std::string prefix = path_ + "#";
  const auto first = book_.toc.lower_bound(prefix);
  const auto is_here = [&](auto at) { return at != book_.toc.end() && at->first.rfind(prefix, 0) == 0; };
  if (!is_here(first) || book_.toc.count(path_) > 0) return;
  struct Collector : pugi::xml_tree_walker {
    std::set<std::string> ids;
    void take(pugi::xml_node node) {
      for (const char* name : {"id", "name"})
        if (const pugi::xml_attribute id = node.attribute(name)) ids.insert(clean(id.value()));
    }
    bool for_each(pugi::xml_node& node) override { return take(node), true; }
  } here;
  here.take(body);
  body.traverse(here);
  for (auto at = first; is_here(at); ++at)
    if (has_letters(at->second.label) && here.ids.count(at->first.substr(prefix.size())) == 0)
      return arrive(at->first, {});
}

void Flow::arrive(const std::string& where, const Context& context) {
  const auto page = book_.pages.find(where);
  if (page != book_.pages.end()) page_ = page->second;
  const auto entry = book_.toc.find(where);
  // Some tools list every link of a book, such as the numbers of its notes.
  const bool counts = entry != book_.toc.end() && !(context.is_in_notes && !has_letters(entry->second.label));
  const bool is_between_blocks = end_without_blanks(text_.text) == 0;
  if (counts && is_between_blocks)
    begin_article(entry->second);
  else if (counts)
    next_ = &entry->second;
  if (is_between_blocks && article_.blocks.empty() && article_.headline.empty()) article_.page = page_;
}

void Flow::begin_article(const TocEntry& entry) {
  end_article();
  label_ = entry.label;
  article_.section = entry.section;
}

Block Flow::take_block(const Context& context) {
  Block block;
  block.kind = context.kind;
  block.level = context.level;
  block.text = std::move(text_.text);
  block.runs = std::move(runs_);
  text_ = {};
  runs_.clear();
  if (block.kind != BlockKind::table_row) trim(block);  // its empty cells count
  if (!block.text.empty()) add_note_mark(block);
  std::stable_sort(block.runs.begin(), block.runs.end(), [](const Run& a, const Run& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return block;
}

/// Where a list's numbers are not in the text, the note says which it is.
void Flow::add_note_mark(Block& block) {
  if (note_mark_.empty() || block.kind == BlockKind::subhead) return;
  std::string mark = std::exchange(note_mark_, {});
  const std::string bare = mark.front() == '[' ? mark.substr(1, mark.size() - 2) : mark;
  std::string_view text = block.text;
  text.remove_prefix(std::min(text.find_first_not_of("[("), text.size()));
  if (text.substr(0, bare.size()) == bare) return;
  mark += ' ';
  block.text.insert(0, mark);
  for (Run& run : block.runs) {
    run.begin += static_cast<std::uint32_t>(mark.size());
    run.end += static_cast<std::uint32_t>(mark.size());
  }
}

void Flow::end_block(const Context& context) {
  Block block = take_block(context);
  if (block.text.empty()) return;
  ++ended_;
  const bool is_title = next_ && (block.kind == BlockKind::subhead || is_same_text(block.text, next_->label));
  if (is_title)
    begin_article(*std::exchange(next_, nullptr));
  else if (begins_article(block))
    end_article();
  file_begins_ = false;
  add_block(std::move(block));
  if (next_) begin_article(*std::exchange(next_, nullptr));
}

bool Flow::begins_article(const Block& block) const {
  if (block.kind != BlockKind::subhead || !has_text(article_)) return false;
  if (book_.toc.empty() && top_rank_ > 0) return block.level <= top_rank_;
  const bool has_name = !article_.headline.empty() || !label_.empty();
  return file_begins_ && (book_.toc.empty() || !has_name || block.level <= headline_rank_);
}

void Flow::add_block(Block block) {
  const bool is_headline = take_headline(block);
  add_figures();
  if (!is_headline) article_.blocks.push_back(std::move(block));
}

/// Whether the block is the article's headline.
bool Flow::take_headline(Block& block) {
  constexpr std::size_t kMostKickers = 2, kLongestKicker = 120;  // blocks, bytes
  if (!article_.headline.empty()) return false;
  const bool is_heading = block.kind == BlockKind::subhead;
  const bool is_first = article_.blocks.empty();
  if (!(is_first && is_heading)) {
    if (label_.empty() || !is_same_text(block.text, label_)) return false;
    if (article_.blocks.size() > kMostKickers) return false;
    for (const Block& above : article_.blocks)
      if (above.text.size() > kLongestKicker || above.kind == BlockKind::table_row ||
          above.kind == BlockKind::figure)
        return false;
  }
  for (Block& above : std::exchange(article_.blocks, {})) article_.kickers.push_back(std::move(above.text));
  article_.headline = std::move(block.text);
  headline_rank_ = is_heading ? block.level : 0;
  return true;
}

void Flow::end_article() {
  const bool is_article = has_text(article_);
  if (article_.headline.empty()) article_.headline = label_;
  const bool is_section = article_.blocks.empty() && sections_.count(article_.headline) > 0;
  if (is_article && !is_section) {
    article_.id = "a-" + std::to_string(++number_);
    emit_(article_);
  }
  article_ = {};
  article_.page = page_;
  label_.clear();
  headline_rank_ = 0;
}

}  // namespace broadsheet::epub
