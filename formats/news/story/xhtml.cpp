#include "news/story/xhtml.hpp"

#include "news/xml/inline.hpp"
#include "news/xml/xml.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::news {
namespace {

/// A class where HTML has no element for the kind.
const char* class_of(RunKind kind) {
  switch (kind) {
    case RunKind::person: return "person";
    case RunKind::place: return "place";
    case RunKind::organisation: return "organisation";
    case RunKind::link: return "link";
    case RunKind::lost_glyph: return "lost-glyph";
    default: return nullptr;
  }
}

pugi::xml_node open_mark(pugi::xml_node parent, const Run& run) {
  if (run.kind == RunKind::strong) return add(parent, "strong");
  if (run.kind == RunKind::emphasis) return add(parent, "em");
  if (run.kind == RunKind::link && is_safe_link(run.value)) {
    pugi::xml_node link = add(parent, "a");
    set(link, "href", run.value);
    return link;
  }
  const char* name = class_of(run.kind);
  if (!name) return {};
  pugi::xml_node span = add(parent, "span");
  set(span, "class", name);
  set_if(span, "data-value", run.value);
  return span;
}

class BodyWriter {
 public:
  /// Without a headline there is no h1, and HTML asks for one above others: subheads are paragraphs then.
  BodyWriter(pugi::xml_node body, bool inline_marks, bool has_headline)
      : body_(body), inline_marks_(inline_marks), has_headline_(has_headline) {}

  void line(const char* element, const char* its_class, std::string_view text) {
    pugi::xml_node node = add(body_, element);
    if (its_class) set(node, "class", its_class);
    add_text(node, text);
  }

  void block(const BodyBlock& block) {
    if (inline_marks_ && block.kind == BlockKind::table_row)
      return write_cells(with_level(add(last_or_new(body_, "table"), "tr"), block, 0), block.marked,
                         open_mark);
    pugi::xml_node node = open(block);
    if (inline_marks_) return write_inline(node, block.marked, open_mark);
    if (!block.marked.runs.empty()) set(node, "data-marks", encode_marks(block.marked));
    add_text(node, block.marked.text);
  }

 private:
  pugi::xml_node open(const BodyBlock& block) {
    switch (block.kind) {
      case BlockKind::subhead: return subhead(block);
      case BlockKind::quote: return with_level(add(body_, "blockquote"), block, 0);
      case BlockKind::list_item:
        return with_level(inline_marks_ ? add(last_or_new(body_, "ul"), "li") : with_class("list-item"),
                          block, 0);
      case BlockKind::table_row: return with_level(with_class("table-row"), block, 0);
      default: return with_level(add(body_, "p"), block, 0);
    }
  }

  pugi::xml_node with_class(const char* its_class) {
    pugi::xml_node node = add(body_, "p");
    set(node, "class", its_class);
    return node;
  }

  static pugi::xml_node with_level(pugi::xml_node node, const BodyBlock& block, std::uint32_t implied) {
    if (block.level != implied) set(node, "data-level", std::to_string(block.level));
    return node;
  }

  /// h2 for level 1 (and for "does not say"), deeper ones without a step left out.
  pugi::xml_node subhead(const BodyBlock& block) {
    constexpr std::array<const char*, 5> kNames = {"h2", "h3", "h4", "h5", "h6"};
    if (!has_headline_) return with_level(with_class("subhead"), block, 0);
    depth_ = std::clamp(block.level, 1u, std::min(depth_ + 1, 5u));
    return with_level(add(body_, kNames[depth_ - 1]), block, depth_);
  }

  pugi::xml_node body_;
  bool inline_marks_, has_headline_;
  std::uint32_t depth_ = 0;
};

struct ToString {
  std::string& out;
  void write(std::string_view data) const { out += data; }
};

/// Superdesk shows its headline field above the body, so that a title in the body would stand there twice.
std::string_view title_in_body(const Story& story, Audience audience) {
  return audience == Audience::superdesk ? std::string_view() : story.headline;
}

}  // namespace

void write_xhtml_body(pugi::xml_node body, const Story& story, Audience audience, bool inline_marks) {
  BodyWriter out(body, inline_marks, !story.headline.empty());
  const std::string_view title = title_in_body(story, audience);
  for (const std::string& kicker : story.kickers) out.line("p", "kicker", kicker);
  if (!title.empty()) out.line("h1", nullptr, title);
  for (const std::string& line : story.subheadlines) out.line("p", "subheadline", line);
  for (const BodyBlock& block : story.body) out.block(block);
}

void write_xhtml(pugi::xml_node parent, const Story& story, const Settings& settings) {
  pugi::xml_node html = add(parent, "html");
  set(html, "xmlns", kXhtmlNamespace);
  set(html, "lang", settings.language);
  set(html, "xml:lang", settings.language);
  add(add(html, "head"), "title", story.title);
  write_xhtml_body(add(html, "body"), story, settings.audience, settings.inline_marks);
}

std::string html_of(const Story& story, Audience audience) {
  pugi::xml_document document;
  pugi::xml_node body = add(document, "body");
  write_xhtml_body(body, story, audience, true);
  std::string out;
  for (const pugi::xml_node block : body.children()) print(block, ToString{out});
  return out;
}

std::size_t body_length(const Story& story, Audience audience) {
  std::size_t n = count_visible(title_in_body(story, audience));
  for (const auto* lines : {&story.kickers, &story.subheadlines})
    for (const std::string& line : *lines) n += count_visible(line);
  for (const BodyBlock& block : story.body) n += count_visible(block.marked.text);
  return n;
}

}  // namespace broadsheet::news
