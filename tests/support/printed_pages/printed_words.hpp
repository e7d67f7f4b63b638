// support/printed_pages/printed_words.hpp - what the papers of printed_page_maker.hpp write about.
#pragma once

#include <string_view>
#include <vector>

namespace broadsheet::testing {

using Strings = std::vector<std::string_view>;

struct PrintedWords {
  std::string_view language, folio;
  bool spaced;
  Strings who, does, what, when;  ///< a sentence has one of each
  std::string_view stop;
  Strings headlines, kickers, decks, bylines, captions, credits;
  std::string_view jump;
  Strings advertisement;  ///< its lines
};

inline const std::vector<PrintedWords>& printed_words() {
  static const std::vector<PrintedWords> all = {
      {"en",
       "Fennmoor Argus   Tuesday, October 22, 2024   3",
       true,
       {"The harbour board", "A spokesman for the ferry", "The town's oldest baker", "The school council",
        "Her neighbour on the quay", "The museum's new keeper", "A retired engine driver"},
       {"has agreed to repair", "wants to sell", "spoke at length about", "will not give up", "has painted",
        "remembers well", "asked visitors to look after"},
       {"the stone bridge below the mill", "eleven boats that nobody had claimed",
        "a garden that two schools share", "the clock which stopped in the storm",
        "the library's map of the marshes", "an orchard at the edge of the town",
        "the last tram that ran to the beach"},
       {"before the winter comes", "although the money has run out", "for the third time in ten years",
        "while the pier is closed", "as long as the mayor allows it", "with help from both parishes"},
       ".",
       {"Bridge below the mill to be rebuilt", "Eleven boats look for owners", "Two schools share one garden",
        "Clock tower falls silent", "Old map shows lost village", "Orchard opens to children",
        "Last tram comes home", "Ferry fares rise in spring", "Baker retires after fifty years",
        "Museum finds its missing bell"},
       {"HARBOUR", "SCHOOLS", "TRANSPORT", "OUR TOWN"},
       {"Work begins in May and takes a year", "Parishes want to keep the old path",
        "Nobody knows who will pay for it"},
       {"By Harriet Quill", "By Oscar Penn", "By Ada Merrow and Tom Finch"},
       {"The bridge on Friday morning.", "Children at the rebuilt pier.", "The bell before its repair."},
       {"Photo: Ann Lee", "Photo: Ned Hale"},
       "Continued on Page 4",
       {"MARLOW FURNITURE", "Sofas and beds made to order", "Open daily from nine"}},
      {"zh-Hans",
       "柳溪日报 2024年7月16日 星期二 第3版",
       false,
       {"港务局", "市图书馆的管理员", "老城区的居民", "第三中学的师生", "渡轮公司", "博物馆",
        "退休司机林之远"},
       {"昨天开始修复", "打算重新启用", "详细介绍了", "不愿意放弃", "最近找到了", "邀请游客参观"},
       {"磨坊下面的石桥", "两所学校共用的花园", "暴雨中停摆的钟楼", "沼泽地的旧地图", "城边的果园",
        "开往海滩的末班电车", "无人认领的十一条船"},
       {"，工程要到明年春天才能完成", "，费用由两个街道分担", "，这已经是十年来的第三次", "，孩子们也来帮忙",
        "，天黑以前就结束了"},
       "。",
       {"石桥年底前修复", "两校共用一座花园", "钟楼停摆待修", "旧地图里的村庄", "果园向孩子开放",
        "末班电车回家", "渡轮票价春天上调", "博物馆找回铜钟", "老面包师退休", "十一条船寻主"},
       {"港口", "教育", "交通", "老城"},
       {"工程五月开始，工期一年", "居民希望保留老路", "费用由谁来出还没有定"},
       {"记者 顾望舒", "本报记者 沈砚秋", "记者 顾望舒 沈砚秋"},
       {"图为修复中的石桥。", "图为孩子们在码头上。", "图为找回的铜钟。"},
       {"顾望舒 摄", "沈砚秋 摄"},
       "（下转第4版）",
       {"柳溪家具城", "沙发床具订制", "每天九时营业"}},
      {"zh-Hant",
       "柳溪日報 2024年7月16日 星期二 A3",
       false,
       {"港務局", "市圖書館的管理員", "老城區的居民", "第三中學的師生", "渡輪公司", "博物館",
        "退休司機林之遠"},
       {"昨天開始修復", "打算重新啟用", "詳細介紹了", "不願意放棄", "最近找到了", "邀請遊客參觀"},
       {"磨坊下面的石橋", "兩所學校共用的花園", "暴雨中停擺的鐘樓", "沼澤地的舊地圖", "城邊的果園",
        "開往海灘的末班電車", "無人認領的十一條船"},
       {"，工程要到明年春天才能完成", "，費用由兩個街道分擔", "，這已經是十年來的第三次", "，孩子們也來幫忙",
        "，天黑以前就結束了"},
       "。",
       {"石橋年底前修復", "兩校共用一座花園", "鐘樓停擺待修", "舊地圖裏的村莊", "果園向孩子開放",
        "末班電車回家", "渡輪票價春天上調", "博物館找回銅鐘", "老麵包師退休", "十一條船尋主"},
       {"港口", "教育", "交通", "老城"},
       {"工程五月開始，工期一年", "居民希望保留老路", "費用由誰來出還沒有定"},
       {"記者 顧望舒", "本報記者 沈硯秋", "記者 顧望舒 沈硯秋"},
       {"圖為修復中的石橋。", "圖為孩子們在碼頭上。", "圖為找回的銅鐘。"},
       {"顧望舒攝", "沈硯秋攝"},
       "（下轉A4版）",
       {"柳溪家具城", "沙發床具訂製", "每天九時營業"}},
      {"ja",
       "汐見新聞 2024年9月10日 火曜日 3面",
       false,
       {"港務局は", "図書館の司書は", "古い町の住民は", "第三中学の生徒たちは", "渡船の会社は", "博物館は",
        "引退した運転士は"},
       {"水車小屋の下の石橋を", "二つの学校が分け合う庭を", "嵐で止まった時計台を", "湿地の古い地図を",
        "町はずれの果樹園を", "海辺へ向かう最後の電車を", "持ち主のいない十一隻の船を"},
       {"直すことに決めた", "もう一度使うつもりだ", "詳しく紹介した", "手放さないという", "見つけたと話した",
        "客に見せている"},
       {"。費用は二つの町が分けて持つ", "。工事は来年の春までかかる", "。十年で三度目になる",
        "。子どもたちも手伝った", "。日が暮れる前に終わった"},
       "。",
       {"石橋、年内に修理へ", "二校で一つの庭", "時計台が止まる", "古い地図に消えた村",
        "果樹園を子どもに開放", "最後の電車が帰る", "渡船、春に値上げ", "博物館に鐘戻る", "パン職人が引退",
        "十一隻の船、持ち主探す"},
       {"港", "教育", "交通", "暮らし"},
       {"工事は五月から一年間", "住民は古い道を残したい", "費用の分担はまだ決まらず"},
       {"佐野直樹記者", "（佐野直樹）", "文・三木葉子"},
       {"修理中の石橋", "桟橋の子どもたち", "戻ってきた鐘"},
       {"＝佐野直樹撮影", "＝三木葉子撮影"},
       "（４面に続く）",
       {"汐見家具店", "ソファと寝台の注文承ります", "毎日九時開店"}}};
  return all;
}

}  // namespace broadsheet::testing
