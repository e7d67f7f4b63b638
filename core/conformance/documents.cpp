#include "conformance/documents.hpp"

namespace broadsheet::conformance {
namespace {

Block block(BlockKind kind, std::string text) {
  Block b;
  b.kind = kind;
  b.text = std::move(text);
  return b;
}

Article article(const std::string& id, std::string headline) {
  Article a;
  a.id = id;
  a.page = "1";
  a.headline = std::move(headline);
  return a;
}

}  // namespace

Document empty_issue() { return {}; }

Document full_issue() {
  Document d;
  d.issue = {"晨星日报", "Spring", "2024-03-15", "zh-Hans", "A", {"1", "2"}, {{"issn", "0000-0019"}}};
  Article a = article("a-1-1", "渡口重开 & <tolls> “waived”");
  a.section = "要闻";
  a.kickers = {"水上新路", "二"};
  a.headline_confidence = 90;
  a.subheadlines = {"首日三千人次", "——年内增开夜航"};
  a.lead = "本报讯（记者 苏一帆）";
  a.bylines = {{"记者", "苏一帆"}, {"", "Ann Hall"}};
  a.dateline = Dateline{"新海社", "北港", "3月14日", "新海社北港3月14日电"};
  a.continued_to = "2";
  a.attrs = {{"genre", "news"}, {"genre", "local"}, {"json:rating", "5"}};
  for (const BlockKind kind : {BlockKind::paragraph, BlockKind::subhead, BlockKind::caption, BlockKind::quote,
                               BlockKind::list_item, BlockKind::table_row})
    a.blocks.push_back(block(kind, "第一段\t文字"));
  a.blocks[0].runs = {{RunKind::strong, 0, 9, ""},
                      {RunKind::link, 3, 6, "https://example.org/"},
                      {RunKind::lost_glyph, 9, 9, ""}};
  a.blocks[0].attrs = {{"column", "3"}};
  a.blocks[0].first_line = 3, a.blocks[0].last_line = 5;
  a.blocks[1].level = 2;
  a.blocks[2].credit = "记者 苏一帆 摄";
  Article untitled = article("a-1-2", "");
  untitled.blocks = {block(BlockKind::paragraph, "An article without a headline.")};
  Article bare = article("a-2-1", "Nothing but a headline");
  bare.page = "2";
  bare.continued_from = "1";
  d.articles = {a, untitled, bare};
  d.end.furniture = {{"晨星日报", "masthead", "1", 1}, {"责编 周小溪", "editors", "", 0}};
  d.end.discarded = {{"-", "hyphen", 31}};
  return d;
}

Document long_article() {
  Document d;
  Article a = article("a-1-1", "A hundred thousand paragraphs");
  a.blocks.assign(100000, block(BlockKind::paragraph, "潮水每天来去两次，渡船照常往返。"));
  d.articles = {a};
  return d;
}

Document unknown_kinds() {
  Document d = full_issue();
  for (Block& b : d.articles[0].blocks) {
    b.kind = static_cast<BlockKind>(4000);
    b.runs = {{static_cast<RunKind>(4000), 0, 3, "value"}};
    b.attrs = {{"of-a-later-version", "yes"}};
  }
  d.end.furniture[0].kind = "of-a-later-version";
  return d;
}

Document pictures() {
  using namespace std::string_literals;
  // One black pixel.
  const std::string png =
      "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\0\0\0\0:~\x9BU"
      "\0\0\0\nIDATx\x9C"
      "c`\0\0\0\2\0\1H\xAF\xA4q\0\0\0\0IEND\xAE"
      "B`\x82"s;
  Document d = full_issue();
  d.resources = {{"p-1", "image/png", 1, 1, "1", "36 72 300 400", png},
                 {"P.2_x", "image/x-of-a-later-version", 0, 0, "", "", std::string(100'000, '\0')},
                 {"p-lies", "image/jpeg", 4'000'000'000, 1, "", "", "no JPEG"},
                 {"p-never", "image/png", 1, 1, "2", "", png}};
  std::vector<Block>& blocks = d.articles[0].blocks;
  const auto figure = [&](std::size_t at, const char* resource, const char* text) {
    Block b = block(BlockKind::figure, text);
    b.resource = resource;
    blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(at), b);
  };
  figure(2, "p-1", "A black <pixel> & “more”");  // stands before the caption
  figure(0, "P.2_x", "");
  figure(blocks.size(), "p-1", "");
  figure(blocks.size(), "p-lies", "");
  return d;
}

Document long_words() {
  Document d;
  for (int first = 0; first < 3; ++first) {
    std::string text(static_cast<std::size_t>(first), 'x');
    for (int i = 0; i < 400; ++i) text += "潮";
    Article a = article("a-1-" + std::to_string(first + 1), text);
    a.section = a.lead = text;
    a.blocks = {block(BlockKind::paragraph, text), block(BlockKind::caption, text)};
    d.articles.push_back(a);
  }
  d.issue.pages = {"1"};
  d.issue.publication = d.articles[0].headline;
  return d;
}

Document odd_characters() {
  Document d;
  using namespace std::string_literals;
  const std::string odd =
      "\u0001 \u0000 \u001B[31m \u007F \u0085 ]]> --> &amp; \u202E\u0645\u0631 e\u0301\u0301\u0301 \uFFFE \uFFFF 𠮷 👩‍👩‍👧 \u200B\uFEFF"s;
  d.issue.publication = d.issue.title = odd;
  Article a = article("a-1-1", odd);
  a.kickers = a.subheadlines = {odd};
  a.lead = odd;
  a.bylines = {{odd, odd}};
  a.blocks = {block(BlockKind::paragraph, odd), block(BlockKind::caption, odd),
              block(BlockKind::paragraph, "")};
  d.articles = {a};
  d.end.furniture = {{odd, "other", "", 0}};
  return d;
}

}  // namespace broadsheet::conformance
