#include "common/encoding/encoding.hpp"
#include "common/encoding/escapes.hpp"
#include "markdown/markdown.hpp"
#include "markdown/story_facts.hpp"
#include "markdown/syntax/front_matter.hpp"
#include "markdown/syntax/inline.hpp"
#include "markdown/syntax/tree.hpp"
#include "pictures/beside.hpp"
#include "pictures/collect.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace broadsheet::markdown {
namespace {

// Which headings are articles.
struct Plan {
  int article_level = 1;
  bool first_is_title = false;
};

Plan plan_of(cmark_node* root, bool has_pages) {
  std::array<int, 7> count{};
  for (cmark_node* node = cmark_node_first_child(root); node; node = cmark_node_next(node))
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
      ++count[static_cast<std::size_t>(cmark_node_get_heading_level(node))];
  if (has_pages) return {2, false};
  const auto first = std::find_if(count.begin(), count.end(), [](int n) { return n > 0; });
  if (first == count.end()) return {};
  const auto second = std::find_if(first + 1, count.end(), [](int n) { return n > 0; });
  cmark_node* head = cmark_node_first_child(root);
  // A title is of the first level: a lone heading below it is an article with subheads.
  const bool is_title = count[1] == 1 && second != count.end() &&
                        cmark_node_get_type(head) == CMARK_NODE_HEADING &&
                        cmark_node_get_heading_level(head) == 1;
  return {static_cast<int>((is_title ? second : first) - count.begin()), is_title};
}

// Walks the tree and pushes articles.
class Builder {
 public:
  Builder(Sink& out, pictures::Collector& pictures, std::string_view source, Issue issue,
          std::uint32_t lines_before, Plan plan)
      : out_(out),
        pictures_(pictures),
        source_(source),
        issue_(std::move(issue)),
        labels_(common::labels_for(issue_.language)),
        lines_before_(lines_before),
        plan_(plan) {}

  void enter(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HEADING: return heading(node);
      case CMARK_NODE_PARAGRAPH: return paragraph(node);
      case CMARK_NODE_THEMATIC_BREAK: return end_article();
      case CMARK_NODE_BLOCK_QUOTE: ++quotes_; return;
      case CMARK_NODE_LIST: ++lists_; return;
      case CMARK_NODE_HTML_BLOCK:
        if (comment(node)) return;
        has_html_ = true;
        [[fallthrough]];
      case CMARK_NODE_CODE_BLOCK: return lines(node);
      default: return;
    }
  }
  void leave(cmark_node* node) {
    if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE) --quotes_;
    if (cmark_node_get_type(node) == CMARK_NODE_LIST) --lists_;
  }
  void finish() {
    end_article();
    begin_issue();
    out_.close({});
  }
  bool has_html() const { return has_html_; }

 private:
  bool comment(cmark_node* node) {
    std::optional<Comment> its = comment_in(literal(node));
    if (!its) return false;
    if (its->what == "story") {
      in_head_ = article_.blocks.empty();
      facts_.insert(facts_.end(), its->facts.begin(), its->facts.end());
    } else {
      for (const Fact& fact : its->facts)
        for (const std::string& value : fact.values) attrs_of_next_.push_back({fact.key, value});
    }
    return true;
  }

  void heading(cmark_node* node) {
    const int level = cmark_node_get_heading_level(node);
    std::string text = inline_of(node).text;
    if (!begun_ && plan_.first_is_title && level < plan_.article_level) {
      (issue_.title.empty() ? issue_.title : issue_.publication) = std::move(text);
    } else if (level == 1 && is_page(text)) {
      end_article();
    } else if (level <= plan_.article_level) {
      end_article();
      article_.headline = std::move(text);
      in_head_ = true;
    } else {
      Block& subhead = add(BlockKind::subhead, node);
      subhead.level = static_cast<std::uint32_t>(level - plan_.article_level);
      subhead.text = std::move(text);
    }
  }

  bool is_page(const std::string& text) {
    for (const std::string& page : issue_.pages) {
      if (labels_.page(page) != text) continue;
      end_article();
      page_ = page;
      return true;
    }
    return false;
  }

  void paragraph(cmark_node* node) {
    if (lists_ > 0 || quotes_ > 0) {
      Inline content = inline_of(node);
      Block& block = add(lists_ > 0 ? BlockKind::list_item : BlockKind::quote, node);
      block.level = lists_ > 0 ? lists_ : 0;
      block.text = std::move(content.text);
      block.runs = std::move(content.runs);
      return;
    }
    const Marked how = marked(node);
    Inline content = inline_of(node);
    if (in_head_ && head_line(how, content.text)) return;
    if (continues(content.text)) return;
    take_lead(content);
    if (content.text.empty() && how != Marked::image) return;
    if (const std::vector<std::string> rows = table_rows(source_.of(node)); !rows.empty()) {
      for (const std::string& row : rows) add(BlockKind::table_row, node).text = row;
      return;
    }
    const bool is_caption = how == Marked::emphasis || how == Marked::two_emphases || how == Marked::image;
    const bool is_picture = how == Marked::image;
    if (is_picture) figure(node, content.text);
    if (is_picture && content.text.empty()) return;
    std::string credit;
    if (how == Marked::two_emphases) {
      credit = content.text.substr(content.runs.back().begin);
      content.text.resize(content.runs.back().begin - 1);
    }
    if (is_caption && !is_picture) give_caption(content.text);
    Block& block = add(is_caption ? BlockKind::caption : BlockKind::paragraph, node);
    block.credit = std::move(credit);
    block.text = std::move(content.text);
    if (!is_caption) block.runs = std::move(content.runs);
  }

  void take_lead(Inline& content) {
    const auto is_paragraph = [](const Block& block) { return block.kind == BlockKind::paragraph; };
    if (content.lead == 0 || !article_.lead.empty() || std::ranges::any_of(article_.blocks, is_paragraph))
      return;
    in_head_ = false;
    article_.lead = content.text.substr(0, content.lead);
    while (article_.lead.ends_with(' ')) article_.lead.pop_back();
    const bool has_blank = content.text.substr(content.lead, 1) == " ";
    const std::size_t begin = content.lead + (has_blank && !blank_after(article_.lead).empty() ? 1 : 0);
    content.text.erase(0, begin);
    std::erase_if(content.runs, [&](const Run& run) { return run.begin < begin; });
    for (Run& run : content.runs)
      run.begin -= static_cast<std::uint32_t>(begin), run.end -= static_cast<std::uint32_t>(begin);
  }

  void figure(cmark_node* paragraph, const std::string& alternative) {
    const char* address = cmark_node_get_url(cmark_node_first_child(paragraph));
    Block& block = add(BlockKind::figure, paragraph);
    block.resource = address ? address : "";
    stands_for_picture_ = !alternative.empty();
  }

  // What stood for the picture was no caption, as one follows.
  void give_caption(const std::string& caption) {
    std::vector<Block>& blocks = article_.blocks;
    if (!stands_for_picture_ || blocks.size() < 2 || blocks[blocks.size() - 2].kind != BlockKind::figure)
      return;
    std::string alternative = std::move(blocks.back().text);
    blocks.pop_back();
    if (alternative != caption) blocks.back().text = std::move(alternative);
    stands_for_picture_ = false;
  }

  // A line between headline and text.
  bool head_line(Marked how, const std::string& text) {
    constexpr std::string_view kDash = "— ";
    if (how == Marked::strong)
      article_.subheadlines.push_back(text);
    else if (how == Marked::both)
      article_.kickers.push_back(text);
    else if (how == Marked::emphasis && is_first_of_head())
      article_.section = text;
    else if (text.substr(0, kDash.size()) == kDash)
      article_.bylines.push_back({"", text.substr(kDash.size())});
    else if (is_dateline(facts_, text))
      shows_dateline_ = true;
    else
      return false;
    return true;
  }

  // The section stands directly below the headline; what is marked alike further down is a caption.
  bool is_first_of_head() const {
    return article_.section.empty() && article_.kickers.empty() && article_.subheadlines.empty() &&
           article_.bylines.empty();
  }

  bool continues(const std::string& text) {
    const std::string to = labels_.page_continued_to(text), from = labels_.page_continued_from(text);
    if (!to.empty()) article_.continued_to = to;
    if (!from.empty()) article_.continued_from = from;
    return !to.empty() || !from.empty();
  }

  void lines(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    for (std::string_view rest = text ? text : ""; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (line.find_first_not_of(" \t\r") != line.npos) add(BlockKind::paragraph, node).text = line;
    }
  }

  Block& add(BlockKind kind, cmark_node* node) {
    in_head_ = false;
    Block& block = article_.blocks.emplace_back();
    block.kind = kind;
    block.first_line = lines_before_ + static_cast<std::uint32_t>(cmark_node_get_start_line(node));
    block.last_line = lines_before_ + static_cast<std::uint32_t>(cmark_node_get_end_line(node));
    if (kind != BlockKind::figure) block.attrs = std::exchange(attrs_of_next_, {});
    return block;
  }

  void begin_issue() {
    if (!begun_) out_.open(issue_);
    begun_ = true;
  }

  void end_article() {
    in_head_ = false;
    const Article empty;
    attrs_of_next_.clear();
    const std::vector<Fact> facts = std::exchange(facts_, {});
    const bool shows_dateline = std::exchange(shows_dateline_, false);
    if (article_ == empty) return;
    complete(article_, facts, shows_dateline);
    begin_issue();
    article_.page = page_;
    article_.id = "a-" + std::to_string(++articles_);
    pictures_.resolve(article_);
    out_.article(article_);
    article_ = empty;
  }

  Sink& out_;
  pictures::Collector& pictures_;
  Source source_;
  Issue issue_;
  const common::Labels& labels_;
  std::uint32_t lines_before_;
  Plan plan_;
  Article article_;
  std::string page_;
  bool begun_ = false, in_head_ = false, has_html_ = false;
  bool stands_for_picture_ = false;  // the caption below the last figure
  std::uint32_t quotes_ = 0, lists_ = 0;
  std::vector<Fact> facts_;          // of comments of the article
  std::vector<Attr> attrs_of_next_;  // of a comment above a block
  bool shows_dateline_ = false;
  std::size_t articles_ = 0;
};

// Each of them may become a node of the tree, which takes a hundred times its memory.
void check_marks(std::string_view text, long most) {
  static constexpr std::string_view kMarks = "\n\r*_[]`<&!";
  if (std::ranges::count_if(text, [](char c) { return kMarks.find(c) != std::string_view::npos; }) > most)
    throw plugin::Failure("the Markdown has more than the " + std::to_string(most) +
                          " lines and marks that the option max-marks allows");
}

// Markdown is UTF-8, in which an error now and then is marked.
std::string in_utf8(const plugin::Host& host) {
  common::Utf8 text = *common::to_utf8(host.read_all(), "utf-8");
  if (common::is_hardly_utf8(text) || !common::escaped_encoding(text.text).empty())
    throw plugin::Failure("the Markdown is not in UTF-8; save it as UTF-8 first, for example with: iconv");
  if (text.broken > 0)
    host.warn("BS-M002", std::to_string(text.broken) +
                             " byte sequences not valid in UTF-8; U+FFFD stands in the text "
                             "for each");
  return std::move(text.text);
}

}  // namespace

void Reader::read(Sink& out) {
  const std::string input = in_utf8(host());
  std::string_view text = input;
  Issue issue;
  issue.language = host().option("language");
  take_front_matter(text, issue);
  const std::string_view front = std::string_view(input).substr(0, input.size() - text.size());
  const auto lines_before = static_cast<std::uint32_t>(std::count(front.begin(), front.end(), '\n'));

  check_nesting(text, static_cast<std::size_t>(host().number("max-nesting")), lines_before);
  check_marks(text, host().number("max-marks"));
  const Tree root = parse(text);
  pictures::Collector pictures(out, [this](const std::string& address) {
    return pictures::read_beside(host(), pictures::path_from("", address));
  });
  Builder builder(out, pictures, text, issue, lines_before, plan_of(root.get(), !issue.pages.empty()));
  walk(root.get(), [&](cmark_event_type event, cmark_node* node) {
    event == CMARK_EVENT_ENTER ? builder.enter(node) : builder.leave(node);
  });
  builder.finish();
  if (pictures.lost() > 0)
    host().warn("BS-M003",
                std::to_string(pictures.lost()) + (pictures.lost() == 1 ? " picture is" : " pictures are") +
                    " not where the text says, or no picture (" + pictures.first_lost() + "); left out");
  if (builder.has_html()) host().warn("BS-M001", "HTML in the Markdown is kept as text");
}

}  // namespace broadsheet::markdown
