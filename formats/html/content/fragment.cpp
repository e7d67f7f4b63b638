#include "html/content/fragment.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace broadsheet::html {
namespace {

constexpr std::array<std::string_view, 32> kBlocks = {
    "address",    "article", "aside",   "blockquote", "body",  "center", "div", "dl",
    "figcaption", "figure",  "footer",  "h1",         "h2",    "h3",     "h4",  "h5",
    "h6",         "head",    "header",  "hgroup",     "main",  "nav",    "ol",  "p",
    "pre",        "script",  "section", "style",      "table", "title",  "ul",  "noscript"};
constexpr std::array<std::string_view, 3> kAlone = {"meta", "link", "base"};
constexpr std::array<std::string_view, 10> kInline = {"a",  "b",   "br",     "em",   "font",
                                                      "hr", "img", "strong", "span", "i"};

template <class Names>
bool is_one_of(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct Tag {
  std::string name;  ///< in small letters; "" = it is text
  bool is_end = false;
  std::size_t size = 0;  ///< of the whole tag
};

/// That which `text` begins with.
Tag tag_at(std::string_view text) {
  Tag tag;
  std::size_t at = 1;
  if (text.substr(0, 1) != "<") return tag;
  tag.is_end = text.substr(at, 1) == "/";
  at += tag.is_end;
  const std::size_t begin = at;
  while (at < text.size() && ascii::is_alphanumeric(text[at])) ++at;
  const std::size_t end = text.find('>', at);
  const bool is_cut =
      at < text.size() && std::string_view(" \t\r\n/>").find(text[at]) == std::string_view::npos;
  if (at == begin || is_cut || end == text.npos) return tag;
  tag.name = ascii::lower(text.substr(begin, at - begin));
  tag.size = end + 1;
  return tag;
}

/// How much of a text stands in elements, and how much between them.
class Share {
 public:
  explicit Share(std::string_view text) {
    while (!text.empty()) {
      const Tag tag = tag_at(text);
      if (tag.name.empty()) {
        const bool is_blank = std::string_view(" \t\r\n").find(text[0]) != std::string_view::npos;
        (depth_ > 0 ? inside_ : outside_) += !is_blank;
        text.remove_prefix(1);
        continue;
      }
      take(tag);
      text.remove_prefix(tag.size);
    }
  }
  bool is_of_elements() const { return ended_ > 0 && outside_ * 10 <= inside_; }
  bool any() const { return ended_ > 0; }

 private:
  void take(const Tag& tag) {
    if (!is_one_of(kBlocks, tag.name)) return;
    if (tag.name == "p") {  // the next one ends it
      depth_ += in_paragraph_ == tag.is_end ? (tag.is_end ? -1 : 1) : 0;
      in_paragraph_ = !tag.is_end;
    } else {
      depth_ = std::max(0, depth_ + (tag.is_end ? -1 : 1));
    }
    ended_ += tag.is_end;
  }

  int depth_ = 0;
  bool in_paragraph_ = false;
  std::size_t inside_ = 0, outside_ = 0, ended_ = 0;
};

}  // namespace

std::string_view after_prolog(std::string_view head) {
  while (true) {
    head.remove_prefix(std::min(head.find_first_not_of("\xEF\xBB\xBF \t\r\n"), head.size()));
    const std::string_view end = head.starts_with("<!--") ? "-->" : head.starts_with("<?") ? "?>" : "";
    const std::size_t at = end.empty() ? head.npos : head.find(end);
    if (at == head.npos) return head;
    head.remove_prefix(at + end.size());
  }
}

bool is_fragment(std::string_view head) {
  const std::string_view text = after_prolog(head);
  const Tag first = tag_at(text);
  if (head.substr(0, head.size() - text.size()).find("<?") != head.npos) return false;  // of some other XML
  if (first.is_end || !(is_one_of(kBlocks, first.name) || is_one_of(kAlone, first.name))) return false;
  return Share(text).is_of_elements();
}

bool has_elements(std::string_view head) {
  const std::string_view text = after_prolog(head);
  return is_one_of(kInline, tag_at(text).name) || (!text.starts_with('<') && Share(text).any());
}

}  // namespace broadsheet::html
