// support/makers/sample_document.hpp - a document that sets every field of the model.
//
// All of it is invented. Two pages; articles in Chinese, Japanese and English,
// one of them without a headline.
#pragma once

#include <broadsheet/model.hpp>

namespace broadsheet::testing {

inline Block paragraph(std::string text, std::uint32_t first_line = 0, std::uint32_t last_line = 0) {
  Block block;
  block.text = std::move(text);
  block.first_line = first_line;
  block.last_line = last_line;
  return block;
}

inline Block block(BlockKind kind, std::string text, std::uint32_t level = 0) {
  Block block;
  block.kind = kind;
  block.text = std::move(text);
  block.level = level;
  return block;
}

inline Article harbour_article() {
  Article a;
  a.id = "a-1-1";
  a.page = "1";
  a.section = "要闻";
  a.kickers = {"港口纪行", "走进新区"};
  a.headline = "南湾新港昨日通航";
  a.headline_confidence = 97;
  a.subheadlines = {"首批货轮 满载离港", "——年内再建三座泊位"};
  a.lead = "本报讯（记者 林小舟 通讯员 高一帆）";
  a.bylines = {{"记者", "林小舟"}, {"通讯员", "高一帆"}};
  a.continued_to = "2";
  a.attrs = {{"genre", "news"}, {"genre", "local"}};
  a.blocks = {paragraph("3月14日清晨，南湾新港迎来第一声汽笛，12艘货轮依次离港。", 9, 12),
              block(BlockKind::subhead, "泊位连成一线", 2),
              paragraph("港口负责人说，二期工程年底完工。", 15, 15),
              block(BlockKind::caption, "图为货轮离港。"),
              block(BlockKind::quote, "“海风里都是新漆的味道。”"),
              block(BlockKind::list_item, "一号泊位：集装箱", 1),
              block(BlockKind::list_item, "二号泊位：散货", 1),
              block(BlockKind::table_row, "泊位\t吨位"),
              block(BlockKind::table_row, "一号\t5万")};
  a.blocks[0].runs = {{RunKind::place, 18, 30, "南湾新港"}, {RunKind::strong, 18, 24, ""}};
  a.blocks[2].runs = {{RunKind::lost_glyph, 12, 12, ""}};
  a.blocks[2].attrs = {{"column", "3"}};
  a.blocks[3].credit = "记者 林小舟 摄";
  return a;
}

inline Document sample_document() {
  Document d;
  d.issue = {"南湾晨报", "春季特刊", "2024-03-15", "zh-Hans", "A版", {"1", "2"}, {{"issn", "0000-0019"}}};

  Article untitled;
  untitled.id = "a-1-2";
  untitled.page = "1";
  untitled.dateline = Dateline{"新海社", "", "", "（据新海社）"};
  untitled.blocks = {paragraph("市民中心今起延长开放时间，晚间可办理二十项业务。", 20, 21)};

  Article foreign;
  foreign.id = "a-2-1";
  foreign.page = "2";
  foreign.headline = "Tide <tables> & “charts” go online";
  foreign.lead = "SOUTH BAY (NBP) —";
  foreign.bylines = {{"By", "Ann Hall"}, {"", "Ben Ode"}};
  foreign.dateline = Dateline{"NBP", "SOUTH BAY", "", "SOUTH BAY (NBP) —"};
  foreign.continued_from = "1";
  foreign.blocks = {paragraph("The harbour office put two hundred years of tide tables online.", 30, 33)};

  d.articles = {harbour_article(), untitled, foreign};
  d.end.furniture = {{"南湾晨报 2024年3月15日", "masthead", "1", 1}, {"责任编辑：周小溪", "editors", "", 0}};
  d.end.discarded = {{"-", "hyphen", 31}};
  return d;
}

}  // namespace broadsheet::testing
