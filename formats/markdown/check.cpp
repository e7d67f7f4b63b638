#include "markdown/check.hpp"

#include "common/findings.hpp"
#include "common/text.hpp"
#include "common/timestamp.hpp"
#include "markdown/syntax/front_matter.hpp"
#include "markdown/syntax/inline.hpp"
#include "markdown/syntax/tree.hpp"

#include <broadsheet/story_fields.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::markdown {
namespace {

using common::Rule;

constexpr Rule kFront = {
    "BS-M201",
    "Broadsheet Markdown, front matter: publication, title, date, lang, edition, pages and "
    "fields of a story, each once, between two lines of ---",
    "mend its name or its value; what has no key belongs into the text"};
constexpr Rule kHeadings = {"BS-M202", "CommonMark 0.30, 4.2: headings tell the outline, without gaps",
                            "change the level, or say what it heads"};
constexpr Rule kAnchors = {"BS-M203", "HTML, 3.2.6, of which anchors are ids: an id is unique", "rename one"};
constexpr Rule kLinks = {"BS-M204", "CommonMark 0.30, 6.3: a link has a target, in the page or elsewhere",
                         "mend the link, or add what it leads to"};
constexpr Rule kEncoding = {"BS-M205", "RFC 7763, text/markdown: its characters are UTF-8",
                            "save it as UTF-8"};

bool is_punctuation(char32_t c) {
  const bool is_ascii = c < 0x80 && !(c == '-' || c == '_' || (c >= '0' && c <= '9') ||
                                      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  return is_ascii || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFF00 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20);
}

// What programs make of a heading for links to it: small letters, blanks as "-", no punctuation.
std::string anchor_of(std::string_view text) {
  std::string anchor;
  while (!text.empty()) {
    const char32_t c = common::take_char(text);
    if (c == ' ')
      anchor += '-';
    else if (c >= 'A' && c <= 'Z')
      anchor += static_cast<char>(c - 'A' + 'a');
    else if (!is_punctuation(c))
      common::append_char(anchor, c);
  }
  return anchor;
}

// "%E9%9B%A8" as the bytes it stands for.
std::string decoded(std::string_view text) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
  const auto is_digit = [](char c) {
    return std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_code =
        text[i] == '%' && i + 2 < text.size() && is_digit(text[i + 1]) && is_digit(text[i + 2]);
    out += is_code ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (is_code) i += 2;
  }
  return out;
}

class Inspection {
 public:
  explicit Inspection(const plugin::Host& host) : host_(host), findings_(host), input_(host.read_all()) {}

  void run() {
    const std::string valid = common::valid_utf8(input_);
    if (const auto [at, end] = std::mismatch(input_.begin(), input_.end(), valid.begin(), valid.end());
        at != input_.end())
      found(kEncoding, "there are bytes that are no UTF-8", 1 + lines(input_.begin(), at));
    std::string_view text = valid;
    Issue issue;
    take_front_matter(text, issue);
    const std::string_view front = std::string_view(valid).substr(0, valid.size() - text.size());
    front_matter(front, text);
    if (!issue.date.empty() && !common::parse_date(issue.date))
      found(kFront, "the date \"" + issue.date + "\" is none of ISO 8601", 1);
    lines_before_ = lines(front.begin(), front.end());
    has_pages_ = !issue.pages.empty();
    check_nesting(text, static_cast<std::size_t>(host_.number("max-nesting")), lines_before_);
    blocks(text);
    for (const auto& [anchor, line] : links_)
      if (!anchors_.contains(anchor) && !anchors_.contains(anchor_of(anchor)))
        found(kLinks, "the link to #" + anchor + " leads nowhere", line);
  }

 private:
  void found(const Rule& rule, const std::string& what, std::uint32_t line) {
    findings_.add(rule, what, {line, 0, "", ""});
  }

  template <class Iterator>
  static std::uint32_t lines(Iterator begin, Iterator end) {
    return static_cast<std::uint32_t>(std::count(begin, end, '\n'));
  }

  void front_matter(std::string_view front, std::string_view text) {
    const auto key_of = [](std::string_view line) {
      const std::size_t colon = line.find(':');
      const bool is_key = colon != line.npos && colon > 0 && line.find_first_of(" \t\"'#-") > colon;
      return is_key ? std::string(line.substr(0, colon)) : std::string();
    };
    if (front.empty()) {
      const std::size_t end = text.find('\n');
      if (text.starts_with("---") && end != text.npos &&
          !key_of(text.substr(end + 1, text.find('\n', end + 1))).empty())
        found(kFront, "the front matter has no end", 1);
      return;
    }
    static const std::set<std::string> known = {"publication", "title",   "date", "lang",
                                                "language",    "edition", "pages"};
    std::set<std::string> said;
    for (std::uint32_t line = 1; !front.empty(); ++line) {
      const std::size_t end = std::min(front.find('\n'), front.size());
      const std::string key = key_of(front.substr(0, end));
      if (!key.empty() && !known.contains(key) && !story_field(key))
        found(kFront, "the key \"" + key + "\" is not known", line);
      else if (!key.empty() && !said.insert(key).second)
        found(kFront, "the key \"" + key + "\" is there twice", line);
      front.remove_prefix(std::min(end + 1, front.size()));
    }
  }

  void blocks(std::string_view text) {
    const Source source(text);
    const Tree root = parse(text);
    walk(root.get(), [&](cmark_event_type event, cmark_node* node) {
      if (event != CMARK_EVENT_ENTER) return;
      if (const int line = cmark_node_get_start_line(node); line > 0 && !is_inline(node))
        line_ = lines_before_ + static_cast<std::uint32_t>(line);
      switch (cmark_node_get_type(node)) {
        case CMARK_NODE_HEADING: return heading(node, source.of(node));
        case CMARK_NODE_LINK:
        case CMARK_NODE_IMAGE: return link(node);
        case CMARK_NODE_HTML_BLOCK:
        case CMARK_NODE_HTML_INLINE: return html(literal(node));
        default: return;
      }
    });
  }

  static bool is_inline(cmark_node* node) { return cmark_node_get_type(node) >= CMARK_NODE_FIRST_INLINE; }

  void heading(cmark_node* node, std::string_view source) {
    const int level = cmark_node_get_heading_level(node);
    std::string text = inline_of(node).text;
    if (text.empty()) found(kHeadings, "a heading says nothing", line_);
    if (last_level_ > 0 && level > last_level_ + 1)
      found(kHeadings,
            "the heading \"" + text + "\" is of level " + std::to_string(level) + " after one of level " +
                std::to_string(last_level_),
            line_);
    // Below a page's heading an article without headline may begin, with a subhead.
    last_level_ = has_pages_ && level == 1 ? 2 : level;
    if (const std::size_t given = source.rfind("{#");
        given != source.npos && given > 0 && source[given - 1] != '\\')
      return anchor(std::string(source.substr(given + 2, source.find_first_of("} ", given) - given - 2)));
    std::string its = anchor_of(text);
    if (const int before = headings_[its]++; before > 0) its += '-' + std::to_string(before);
    anchors_.insert(its);
  }

  void anchor(const std::string& id) {
    if (!given_.insert(id).second) found(kAnchors, "two anchors are called \"" + id + '"', line_);
    anchors_.insert(id);
  }

  // Anchors in HTML: id="…" of any element, name="…" of <a>.
  void html(std::string_view tags) {
    for (const std::string_view name : {" id=\"", " id='", "<a name=\"", "<a name='"})
      for (std::size_t at = tags.find(name); at != tags.npos; at = tags.find(name, at + 1)) {
        const std::size_t begin = at + name.size(), end = tags.find(name.back(), begin);
        if (end != tags.npos) anchor(std::string(tags.substr(begin, end - begin)));
      }
  }

  void link(cmark_node* node) {
    const char* const url = cmark_node_get_url(node);
    const std::string_view target = url ? url : "";
    if (target.empty()) return found(kLinks, "a link has no target", line_);
    if (target.size() > 1 && target[0] == '#') links_.emplace_back(decoded(target.substr(1)), line_);
  }

  const plugin::Host& host_;
  common::Findings findings_;
  std::string input_;
  bool has_pages_ = false;
  std::uint32_t lines_before_ = 0, line_ = 1;
  int last_level_ = 0;
  std::map<std::string, int> headings_;  // by anchor, how many
  std::set<std::string> anchors_, given_;
  std::vector<std::pair<std::string, std::uint32_t>> links_;
};

}  // namespace

void Checker::check() { Inspection(host()).run(); }

}  // namespace broadsheet::markdown
