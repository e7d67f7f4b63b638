// A writer in C++: an issue as one page of gemtext, the markup of the Gemini
// protocol. How a line begins says what it is, and have no escape.
#include <broadsheet/plugin.hpp>

using namespace broadsheet;

namespace {

// A line of text that does not begin like a heading, link, quote or list item.
std::string plain_line(const std::string& text) {
  const bool special = !text.empty() && (std::string("#>*`").find(text[0]) != std::string::npos ||
                                         text.compare(0, 2, "=>") == 0);
  return (special ? " " : "") + text + "\n";
}

class Gemtext : public plugin::Writer {
 public:
  void open(const Issue& issue) override {
    std::string out = "# " + (issue.publication.empty() ? "Issue" : issue.publication) + "\n";
    if (!issue.date.empty()) out += plain_line(issue.date);
    host().write(out);
  }

  void article(const Article& article) override {
    std::string out = "\n";
    for (const std::string& kicker : article.kickers) out += plain_line(kicker);
    if (!article.headline.empty()) out += "## " + article.headline + "\n";
    for (const std::string& line : article.subheadlines) out += "### " + line + "\n";
    if (host().flag("bylines"))
      for (const Byline& byline : article.bylines)
        out += plain_line(byline.role.empty() ? byline.name : byline.role + " " + byline.name);
    std::string lead = article.lead;
    for (const Block& block : article.blocks) {
      out += "\n" + line_of(block, lead);
      if (block.kind == BlockKind::paragraph) lead.clear();
    }
    if (!lead.empty()) out += "\n" + plain_line(lead);
    host().write(out);
  }

 private:
  static std::string line_of(const Block& block, const std::string& lead) {
    switch (block.kind) {
      case BlockKind::subhead: return "### " + block.text + "\n";
      case BlockKind::quote: return "> " + block.text + "\n";
      case BlockKind::list_item: return "* " + block.text + "\n";
      case BlockKind::table_row: return "```\n" + block.text + "\n```\n";
      case BlockKind::caption:
        return plain_line(block.text + (block.credit.empty() ? "" : " " + block.credit));
      case BlockKind::paragraph: break;
    }
    return plain_line(lead + std::string(blank_after(lead)) + block.text);  // also what it does not know
  }
};

}  // namespace

BROADSHEET_WRITER(Gemtext)
