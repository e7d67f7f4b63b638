#include "xhtml/read_article.hpp"

#include "common/labels/display_lines.hpp"
#include "common/pieces.hpp"
#include "xhtml/article.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace broadsheet::xhtml {
namespace {

bool is(pugi::xml_node node, const char* name) { return std::strcmp(node.name(), name) == 0; }

bool is_heading(pugi::xml_node node) {
  const char* name = node.name();
  return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
}

std::uint32_t end_of(const std::string& text) { return static_cast<std::uint32_t>(text.size()); }

/// Collects the text of one block and its marks.
class InlineReader {
 public:
  Block block;
  std::string lead;

  void children(pugi::xml_node parent) {
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
        block.text += skip_blank_after_lead(node.value());
      else if (node.type() == pugi::node_element)
        element(node);
    }
  }

 private:
  void element(pugi::xml_node node) {
    if (is(node, "ul")) return;  // the items below this one
    if (has_class(node, "lead")) {
      lead = text_of(node);
      after_lead_ = true;
      return;
    }
    if (has_class(node, "credit")) {
      block.credit = text_of(node);
      if (!block.text.empty() && block.text.back() == ' ') block.text.pop_back();
      return;
    }
    const auto kind = kind_of(node);
    if (!kind) return children(node);
    const std::size_t index = begin_run(node, *kind);
    children(node);
    block.runs[index].end = end_of(block.text);
    const Run& run = block.runs[index];
    if (run.begin == run.end && kind != RunKind::lost_glyph)  // a mark on nothing says nothing
      block.runs.erase(block.runs.begin() + static_cast<std::ptrdiff_t>(index));
  }

  std::size_t begin_run(pugi::xml_node node, RunKind kind) {
    const std::string value =
        is(node, "a") ? node.attribute("href").value() : node.attribute("data-value").value();
    if (node.attribute("data-continues"))
      for (std::size_t i = block.runs.size(); i-- > 0;)
        if (block.runs[i].kind == kind && block.runs[i].value == value &&
            block.runs[i].end == block.text.size())
          return i;
    block.runs.push_back({kind, end_of(block.text), end_of(block.text), value});
    return block.runs.size() - 1;
  }

  static std::optional<RunKind> kind_of(pugi::xml_node node) {
    if (is(node, "strong")) return RunKind::strong;
    if (is(node, "em")) return RunKind::emphasis;
    if (is(node, "a") || has_class(node, "link")) return RunKind::link;
    if (has_class(node, "person")) return RunKind::person;
    if (has_class(node, "place")) return RunKind::place;
    if (has_class(node, "organisation")) return RunKind::organisation;
    if (has_class(node, "lost-glyph")) return RunKind::lost_glyph;
    return std::nullopt;
  }

  std::string_view skip_blank_after_lead(std::string_view text) {
    if (!after_lead_) return text;
    after_lead_ = false;
    const std::string_view blank = blank_after(lead);
    if (text.substr(0, blank.size()) == blank) text.remove_prefix(blank.size());
    return text;
  }

  bool after_lead_ = false;
};

/// Reads the children of an <article>.
class ArticleReader {
 public:
  explicit ArticleReader(Article& article) : article_(article) {}

  void read(pugi::xml_node element) {
    for (const pugi::xml_node node : element.children()) {
      if (is(node, "header")) {
        header(node);
      } else if (is(node, "p")) {
        paragraph(node);
      } else if (is_heading(node)) {
        if (!has_class(node, "running-head")) add(BlockKind::subhead, node);
      } else if (is(node, "figure")) {
        figure(node);
      } else if (is(node, "blockquote")) {
        for (const pugi::xml_node quote : node.children("p")) add(BlockKind::quote, quote);
      } else if (is(node, "ul")) {
        list(node);
      } else if (is(node, "table")) {
        for (const pugi::xml_node row : node.child("tbody").children("tr")) table_row(row);
      }
    }
  }

 private:
  void header(pugi::xml_node header) {
    for (const pugi::xml_node node : header.children()) {
      if (has_class(node, "section")) article_.section = text_of(node);
      if (has_class(node, "kicker")) article_.kickers.push_back(text_of(node));
      if (has_class(node, "deck")) article_.subheadlines.push_back(text_of(node));
      if (has_class(node, "headline")) {
        article_.headline = text_of(node);
        if (!article_.headline.empty())  // it may have been of characters that no markup holds
          article_.headline_confidence = node.attribute("data-confidence").as_uint();
      }
      if (has_class(node, "dateline")) dateline(node);
      if (has_class(node, "byline")) bylines(node);
      author_in_lead(node);
    }
  }

  void dateline(pugi::xml_node node) {
    Dateline d;
    d.agency = node.attribute("data-agency").value();
    d.place = node.attribute("data-place").value();
    d.date = node.attribute("data-date").value();
    if (!has_class(node, "composed"))
      d.text = is(node, "meta") ? std::string(node.attribute("content").value()) : text_of(node);
    article_.dateline = std::move(d);
  }

  void bylines(pugi::xml_node line) {
    std::string role, role_to_follow;
    for (const pugi::xml_node node : line.children()) {
      author_in_lead(node);
      if (has_class(node, "role")) {
        role = text_of(node);
        if (role == role_to_follow) role.clear();  // of the name before it, as Korean prints it
      }
      if (!has_class(node, "name")) continue;
      const pugi::xml_attribute shared_role = node.attribute("data-role");
      role_to_follow = shared_role.value();
      article_.bylines.push_back({shared_role ? shared_role.value() : role, text_of(node)});
      role.clear();
    }
  }

  void author_in_lead(pugi::xml_node node) {
    if (is(node, "meta") && std::strcmp(node.attribute("itemprop").value(), "author") == 0)
      article_.bylines.push_back({node.attribute("data-role").value(), node.attribute("content").value()});
  }

  void paragraph(pugi::xml_node node) {
    if (has_class(node, "jump")) {
      const bool forward = std::strcmp(node.attribute("data-jump").value(), "continued-to") == 0;
      (forward ? article_.continued_to : article_.continued_from) = node.attribute("data-page").value();
    } else if (has_class(node, "lone-lead")) {
      article_.lead = text_of(node.child("span"));
    } else {
      add(BlockKind::paragraph, node);
    }
  }

  /// Where the text for the picture is that of its caption, it is said once.
  void figure(pugi::xml_node node) {
    const pugi::xml_node img = node.child("img"), caption = node.child("figcaption");
    const std::size_t at = article_.blocks.size();
    if (img) {
      Block& block = article_.blocks.emplace_back();
      block.kind = BlockKind::figure;
      block.text = img.attribute("alt").value();
      block.attrs = decode_attrs(img.attribute("data-attrs").value());
      block.resource = img.attribute("src").value();
      block.attrs.push_back({std::string(kWishedId), img.attribute("data-id").value()});
    }
    if (!caption) return;
    add(BlockKind::caption, caption);
    if (!img || at + 1 >= article_.blocks.size()) return;
    if (article_.blocks[at].text == article_.blocks[at + 1].text) article_.blocks[at].text.clear();
  }

  void list(pugi::xml_node list) {
    for (const pugi::xml_node item : list.children("li")) {
      add(BlockKind::list_item, item);
      for (const pugi::xml_node below : item.children("ul")) this->list(below);
    }
  }

  void table_row(pugi::xml_node row) {
    Block block = begin_block(BlockKind::table_row, row);
    bool is_first = true;
    for (const pugi::xml_node cell : row.children("td")) {
      if (!std::exchange(is_first, false)) block.text += '\t';
      InlineReader reader;
      reader.children(cell);
      append(block, reader.block);
    }
    add(std::move(block), row);
  }

  void add(BlockKind kind, pugi::xml_node node) {
    InlineReader reader;
    reader.block = begin_block(kind, node);
    reader.children(node);
    if (!reader.lead.empty()) article_.lead = reader.lead;
    add(std::move(reader.block), node);
  }

  static Block begin_block(BlockKind kind, pugi::xml_node node) {
    Block block;
    block.kind = kind;
    block.level = node.attribute("data-level").as_uint();
    block.attrs = decode_attrs(node.attribute("data-attrs").value());
    return block;
  }

  void add(Block block, pugi::xml_node node) {
    if (!has_class(node, "continuation") || article_.blocks.empty()) {
      article_.blocks.push_back(std::move(block));
      return;
    }
    Block& cut = article_.blocks.back();
    append(cut, block);
    cut.credit += block.credit;
  }

  /// Appends text; a mark that was cut where the text was becomes one again.
  static void append(Block& to, const Block& more) {
    const std::uint32_t offset = end_of(to.text);
    to.text += more.text;
    for (Run run : more.runs) {
      run.begin += offset;
      run.end += offset;
      const auto cut = std::find_if(to.runs.begin(), to.runs.end(), [&](const Run& r) {
        return run.begin == offset && r.end == offset && r.begin < r.end && r.kind == run.kind &&
               r.value == run.value;
      });
      if (cut == to.runs.end())
        to.runs.push_back(run);
      else
        cut->end = run.end;
    }
  }

  Article& article_;
};

}  // namespace

bool is_article(pugi::xml_node element) {
  return is(element, "article") && has_class(element, "article") &&
         std::strcmp(element.attribute("itemtype").value(), "https://schema.org/NewsArticle") == 0;
}

bool is_further_part(pugi::xml_node element) { return element.attribute("data-part").as_uint(1) > 1; }

void read_article(pugi::xml_node element, Article& article) {
  if (!is_further_part(element)) {
    const pugi::xml_attribute id = element.attribute("data-id");
    article.id = id ? id.value() : element.attribute("id").value();
    article.page = element.attribute("data-page").value();
    article.attrs = decode_attrs(element.attribute("data-attrs").value());
  }
  ArticleReader(article).read(element);
}

std::string text_of(pugi::xml_node node) {
  struct Collector : pugi::xml_tree_walker {
    std::string text;
    bool for_each(pugi::xml_node& below) override {
      if (below.type() == pugi::node_pcdata || below.type() == pugi::node_cdata) text += below.value();
      return true;
    }
  } collector;
  node.traverse(collector);
  return std::move(collector.text);
}

bool has_class(pugi::xml_node element, std::string_view token) {
  return common::has_word(element.attribute("class").value(), token);
}

}  // namespace broadsheet::xhtml
