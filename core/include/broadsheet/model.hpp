// broadsheet/model.hpp - the document, as plain structs that own their text.
//
// An issue, its articles in reading order, and what is known only at the end.
// Text is UTF-8; an empty string means "absent". Line numbers count from 1 in
// the source the reader was given; 0 means "not known". The same fields cross the plugin boundary
// as the views of plugin.h (fields.hpp lists them, views.hpp converts).
//
// C++17, standard library only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

/// A fact the model has no field for. Keys may repeat; their order is kept.
struct Attr {
  std::string key, value;
  bool operator==(const Attr& o) const { return key == o.key && value == o.value; }
};

/// The first value of `key`, or "".
inline std::string_view attr(const std::vector<Attr>& attrs, std::string_view key) {
  for (const Attr& a : attrs)
    if (a.key == key) return a.value;
  return {};
}

/// What a mark says about its part of a text. Values are those of plugin.h; unknown ones are kept
/// and skipped.
enum class RunKind : std::uint32_t { strong = 1, emphasis, link, person, place, organisation, lost_glyph };

/// A mark on the bytes [begin, end) of a block's text.
struct Run {
  RunKind kind = RunKind::strong;
  std::uint32_t begin = 0, end = 0;
  std::string value;
  bool operator==(const Run& o) const {
    return kind == o.kind && begin == o.begin && end == o.end && value == o.value;
  }
};

/// Values are those of plugin.h; an unknown one is treated as a paragraph.
enum class BlockKind : std::uint32_t { paragraph = 1, subhead, caption, quote, list_item, table_row, figure };

/// One piece of an article's body. `text` has no line breaks.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::uint32_t level = 0;  ///< of a subhead or list item, from 1; 0 = does not say
  std::string text;         ///< the cells of a table row are separated by U+0009; of a figure: see plugin.h
  std::string credit;       ///< of a caption, role and verb kept
  std::vector<Run> runs;
  std::vector<Attr> attrs;
  std::uint32_t first_line = 0, last_line = 0;
  std::string resource = {};  ///< of a figure: the id of its picture
  bool operator==(const Block& o) const {
    return kind == o.kind && level == o.level && text == o.text && credit == o.credit && runs == o.runs &&
           attrs == o.attrs && first_line == o.first_line && last_line == o.last_line &&
           resource == o.resource;
  }
};

struct Byline {
  std::string role;  ///< as printed beside the name; may be empty
  std::string name;
  bool operator==(const Byline& o) const { return role == o.role && name == o.name; }
};

/// Where and when an article was written, and by which agency; parts as printed.
struct Dateline {
  std::string agency, place, date;
  std::string text;  ///< the whole as printed
  bool operator==(const Dateline& o) const {
    return agency == o.agency && place == o.place && date == o.date && text == o.text;
  }
};

struct Article {
  std::string id;    ///< unique in the issue, stable, ASCII letters, digits, '-': "a-1-3"
  std::string page;  ///< one of the issue's pages, or empty
  std::string section;
  std::vector<std::string> kickers;       ///< display lines above the headline
  std::string headline;                   ///< empty where the paper prints none; never invented
  std::uint32_t headline_confidence = 0;  ///< percent that it is this article's; 0 = not said
  std::vector<std::string> subheadlines;  ///< display lines below it, one entry per line
  std::string lead;                       ///< run-in opening; the first paragraph's text starts after it
  std::vector<Byline> bylines;
  std::optional<Dateline> dateline;
  std::string continued_to, continued_from;  ///< pages, where a part is missing
  std::vector<Attr> attrs;
  std::vector<Block> blocks;
  bool operator==(const Article& o) const {
    return id == o.id && page == o.page && section == o.section && kickers == o.kickers &&
           headline == o.headline && headline_confidence == o.headline_confidence &&
           subheadlines == o.subheadlines && lead == o.lead && bylines == o.bylines &&
           dateline == o.dateline && continued_to == o.continued_to && continued_from == o.continued_from &&
           attrs == o.attrs && blocks == o.blocks;
  }
};

/// What separates a lead from the paragraph that it opens: a space, but nothing after a full-width
/// bracket or without a lead.
inline std::string_view blank_after(std::string_view lead) {
  for (const std::string_view bracket : {"）", "】", "〕", "］", "》", "」"})
    if (lead.size() >= bracket.size() && lead.substr(lead.size() - bracket.size()) == bracket) return {};
  return lead.empty() ? "" : " ";
}

struct Issue {
  std::string publication;
  std::string title;     ///< of this issue, where it has one beyond name and date
  std::string date;      ///< ISO 8601: "2021-10-31"
  std::string language;  ///< BCP 47: "zh-Hans"
  std::string edition;
  std::vector<std::string> pages;  ///< names of the pages, in order
  std::vector<Attr> attrs;
  bool operator==(const Issue& o) const {
    return publication == o.publication && title == o.title && date == o.date && language == o.language &&
           edition == o.edition && pages == o.pages && attrs == o.attrs;
  }
};

/// What a page prints that belongs to no article.
struct Furniture {
  std::string text;
  std::string kind;  ///< folio, masthead, section, editors, advertisement, other
  std::string page;
  std::uint32_t line = 0;
  bool operator==(const Furniture& o) const {
    return text == o.text && kind == o.kind && page == o.page && line == o.line;
  }
};

/// A piece of the source that is in no text, and why.
struct Discarded {
  std::string text, reason;
  std::uint32_t line = 0;
  bool operator==(const Discarded& o) const { return text == o.text && reason == o.reason && line == o.line; }
};

/// What is complete only after the last article.
struct End {
  std::vector<Furniture> furniture;
  std::vector<Discarded> discarded;
  bool operator==(const End& o) const { return furniture == o.furniture && discarded == o.discarded; }
};

/// A picture, which figures refer to.
struct Resource {
  std::string id;                       ///< unique in the issue; plugin.h says of what characters
  std::string media_type;               ///< "image/jpeg"
  std::uint32_t width = 0, height = 0;  ///< in pixels; 0 = not known
  std::string page;                     ///< the page of the source that shows it, or empty
  std::string box;                      ///< where on it: "x0 y0 x1 y1" in points, or empty
  std::string data;                     ///< the whole file
  bool operator==(const Resource& o) const {
    return id == o.id && media_type == o.media_type && width == o.width && height == o.height &&
           page == o.page && box == o.box && data == o.data;
  }
};

/// Whether a picture may have this id: it becomes the name of a file, so it is one on every system.
inline bool is_resource_id(std::string_view id) {
  if (id.empty() || id.size() > 100 || id[0] == '.') return false;
  for (const char c : id)
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
          c == '_' || c == '.'))
      return false;
  return true;
}

/// A whole issue in memory.
struct Document {
  Issue issue;
  std::vector<Article> articles;
  End end;
  std::vector<Resource> resources = {};
  bool operator==(const Document& o) const {
    return issue == o.issue && articles == o.articles && end == o.end && resources == o.resources;
  }
};

}  // namespace broadsheet
