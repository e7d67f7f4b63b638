#include "common/labels.hpp"

#include "common/timestamp.hpp"

#include <algorithm>
#include <chrono>
#include <initializer_list>

namespace broadsheet::common {
namespace {

constexpr Labels kSimplified = {
    .language = "zh-Hans",
    .contents = "目录",
    .previous = "上一篇",
    .next = "下一篇",
    .skip = "跳到正文",
    .search = "搜索",
    .found = "找到 {} 篇",
    .none_found = "没有找到",
    .page_form = "第{}版",
    .continued_to_form = "（下转{}）",
    .continued_from_form = "（上接{}）",
    .cover = "封面",
    .pages = "版面",
    .landmarks = "导览",
    .article_links = "文章导航",
    .colophon = "版面信息",
    .newspaper = "报纸",
    .no_articles = "本期没有文章。",
    .caption_only = "仅含图片说明，未含图片文件",
    .access_summary = "全文为文本；可由目录、版面列表和文章间的链接到达每篇文章。",
    .weekdays = "星期日 星期一 星期二 星期三 星期四 星期五 星期六",
    .months = "1 2 3 4 5 6 7 8 9 10 11 12",
    .date_form = "%Y年%m月%d日 %w",
};

constexpr Labels kTraditional = {
    .language = "zh-Hant",
    .contents = "目錄",
    .previous = "上一篇",
    .next = "下一篇",
    .skip = "跳到正文",
    .search = "搜尋",
    .found = "找到 {} 篇",
    .none_found = "沒有找到",
    .page_form = "第{}版",
    .continued_to_form = "（下轉{}）",
    .continued_from_form = "（上接{}）",
    .cover = "封面",
    .pages = "版面",
    .landmarks = "導覽",
    .article_links = "文章導覽",
    .colophon = "版面資訊",
    .newspaper = "報紙",
    .no_articles = "本期沒有文章。",
    .caption_only = "僅含圖片說明，未含圖片檔案",
    .access_summary = "全文為文字；可由目錄、版面列表和文章間的連結到達每篇文章。",
    .weekdays = "星期日 星期一 星期二 星期三 星期四 星期五 星期六",
    .months = "1 2 3 4 5 6 7 8 9 10 11 12",
    .date_form = "%Y年%m月%d日 %w",
};

constexpr Labels kJapanese = {
    .language = "ja",
    .contents = "目次",
    .previous = "前の記事",
    .next = "次の記事",
    .skip = "本文へ移動",
    .search = "検索",
    .found = "{}件見つかりました",
    .none_found = "見つかりません",
    .page_form = "{}面",
    .continued_to_form = "（{}に続く）",
    .continued_from_form = "（{}から続く）",
    .cover = "表紙",
    .pages = "紙面",
    .landmarks = "ガイド",
    .article_links = "記事の移動",
    .colophon = "紙面情報",
    .newspaper = "新聞",
    .no_articles = "この号に記事はありません。",
    .caption_only = "写真説明のみ（写真は含まれません）",
    .access_summary = "すべてテキストです。目次、紙面一覧、記事間のリンクから各記事へ移動できます。",
    .weekdays = "日曜日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日",
    .months = "1 2 3 4 5 6 7 8 9 10 11 12",
    .date_form = "%Y年%m月%d日 %w",
};

constexpr Labels kEnglish = {
    .language = "en",
    .contents = "Contents",
    .previous = "Previous",
    .next = "Next",
    .skip = "Skip to the articles",
    .search = "Search",
    .found = "{} found",
    .none_found = "Nothing found",
    .page_form = "Page {}",
    .continued_to_form = "Continued on {}",
    .continued_from_form = "Continued from {}",
    .cover = "Cover",
    .pages = "Pages",
    .landmarks = "Landmarks",
    .article_links = "Article navigation",
    .colophon = "About this issue",
    .newspaper = "Newspaper",
    .no_articles = "This issue has no articles.",
    .caption_only = "Caption only; the picture is not part of this item",
    .access_summary =
        "Text only; articles are reached from the table of contents, by page, and from one another.",
    .weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
    .months = "January February March April May June July August September October November December",
    .date_form = "%w, %d %m %Y",
};

constexpr Labels kKorean = {
    .language = "ko",
    .contents = "차례",
    .previous = "이전 기사",
    .next = "다음 기사",
    .skip = "본문으로 건너뛰기",
    .search = "검색",
    .found = "{}건 찾음",
    .none_found = "찾지 못했습니다",
    .page_form = "{}면",
    .continued_to_form = "({}에 계속)",
    .continued_from_form = "({}에서 계속)",
    .cover = "표지",
    .pages = "지면",
    .landmarks = "안내",
    .article_links = "기사 이동",
    .colophon = "지면 정보",
    .newspaper = "신문",
    .no_articles = "이 호에는 기사가 없습니다.",
    .caption_only = "사진 설명만 있으며 사진 파일은 없습니다",
    .access_summary = "모두 텍스트입니다. 차례, 지면 목록, 기사 사이의 링크로 각 기사에 갈 수 있습니다.",
    .weekdays = "일요일 월요일 화요일 수요일 목요일 금요일 토요일",
    .months = "1 2 3 4 5 6 7 8 9 10 11 12",
    .date_form = "%Y년 %m월 %d일 %w",
};

constexpr Labels kGerman = {
    .language = "de",
    .contents = "Inhalt",
    .previous = "Zurück",
    .next = "Weiter",
    .skip = "Zu den Artikeln",
    .search = "Suche",
    .found = "{} gefunden",
    .none_found = "Nichts gefunden",
    .page_form = "Seite {}",
    .continued_to_form = "Fortsetzung auf {}",
    .continued_from_form = "Fortsetzung von {}",
    .cover = "Titelbild",
    .pages = "Seiten",
    .landmarks = "Orientierung",
    .article_links = "Artikelnavigation",
    .colophon = "Über diese Ausgabe",
    .newspaper = "Zeitung",
    .no_articles = "Diese Ausgabe hat keine Artikel.",
    .caption_only = "Nur Bildtext; das Bild liegt nicht bei",
    .access_summary =
        "Nur Text; Artikel sind über das Inhaltsverzeichnis, nach Seiten und voneinander aus erreichbar.",
    .weekdays = "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag",
    .months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    .date_form = "%w, %d. %m %Y",
};

constexpr Labels kFrench = {
    .language = "fr",
    .contents = "Sommaire",
    .previous = "Précédent",
    .next = "Suivant",
    .skip = "Aller aux articles",
    .search = "Rechercher",
    .found = "{} trouvés",
    .none_found = "Aucun résultat",
    .page_form = "Page {}",
    .continued_to_form = "Suite : {}",
    .continued_from_form = "Suite de : {}",
    .cover = "Couverture",
    .pages = "Pages",
    .landmarks = "Repères",
    .article_links = "Navigation entre articles",
    .colophon = "À propos de ce numéro",
    .newspaper = "Journal",
    .no_articles = "Ce numéro ne contient aucun article.",
    .caption_only = "Légende seule ; l’image n’est pas jointe",
    .access_summary =
        "Texte seul ; les articles sont accessibles par le sommaire, par page et d’un article à l’autre.",
    .weekdays = "dimanche lundi mardi mercredi jeudi vendredi samedi",
    .months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    .date_form = "%w %d %m %Y",
};

constexpr Labels kSpanish = {
    .language = "es",
    .contents = "Índice",
    .previous = "Anterior",
    .next = "Siguiente",
    .skip = "Ir a los artículos",
    .search = "Buscar",
    .found = "{} encontrados",
    .none_found = "Sin resultados",
    .page_form = "Página {}",
    .continued_to_form = "Continúa en: {}",
    .continued_from_form = "Viene de: {}",
    .cover = "Portada",
    .pages = "Páginas",
    .landmarks = "Puntos de referencia",
    .article_links = "Navegación entre artículos",
    .colophon = "Sobre este número",
    .newspaper = "Periódico",
    .no_articles = "Este número no contiene artículos.",
    .caption_only = "Solo el pie de foto; la imagen no se incluye",
    .access_summary =
        "Solo texto; se llega a los artículos desde el índice, por página y de un artículo a otro.",
    .weekdays = "domingo lunes martes miércoles jueves viernes sábado",
    .months = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    .date_form = "%w, %d de %m de %Y",
};

constexpr Labels kPortuguese = {
    .language = "pt",
    .contents = "Sumário",
    .previous = "Anterior",
    .next = "Seguinte",
    .skip = "Ir para os artigos",
    .search = "Pesquisar",
    .found = "{} encontrados",
    .none_found = "Nada encontrado",
    .page_form = "Página {}",
    .continued_to_form = "Continua em: {}",
    .continued_from_form = "Continuação de: {}",
    .cover = "Capa",
    .pages = "Páginas",
    .landmarks = "Pontos de referência",
    .article_links = "Navegação entre artigos",
    .colophon = "Sobre esta edição",
    .newspaper = "Jornal",
    .no_articles = "Esta edição não tem artigos.",
    .caption_only = "Apenas a legenda; a imagem não está incluída",
    .access_summary = "Só texto; chega-se aos artigos pelo sumário, por página e de um artigo a outro.",
    .weekdays = "domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado",
    .months = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    .date_form = "%w, %d de %m de %Y",
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// The subtag `index` of `tag`, in lower case; "" where there are fewer.
std::string subtag(std::string_view tag, int index) {
  for (; index > 0; --index) {
    const std::size_t dash = tag.find('-');
    if (dash == tag.npos) return {};
    tag.remove_prefix(dash + 1);
  }
  std::string out(tag.substr(0, tag.find('-')));
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

bool has_subtag(std::string_view tag, std::initializer_list<std::string_view> wanted) {
  for (int i = 1;; ++i) {
    const std::string part = subtag(tag, i);
    if (part.empty()) return false;
    if (std::find(wanted.begin(), wanted.end(), part) != wanted.end()) return true;
  }
}

std::string fill(std::string_view form, std::string_view value) {
  const std::size_t place = form.find("{}");
  return std::string(form.substr(0, place)).append(value).append(form.substr(place + 2));
}

// What fill() put there; nothing where `text` is not of that form.
std::string_view filled_in(std::string_view form, std::string_view text) {
  const std::size_t place = form.find("{}");
  const std::string_view before = form.substr(0, place), after = form.substr(place + 2);
  if (text.size() <= before.size() + after.size() || !text.starts_with(before) || !text.ends_with(after))
    return {};
  return text.substr(before.size(), text.size() - before.size() - after.size());
}

// "4", "A4", "B12": a number that needs a word beside it, unlike "体育" or "Sports".
bool is_page_number(std::string_view name) {
  return !name.empty() && name.size() <= 8 && name.back() >= '0' && name.back() <= '9' &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z'); });
}

std::string page_in(std::string_view phrase, std::string_view form, std::string_view page_form) {
  const std::string_view page = filled_in(form, phrase), number = filled_in(page_form, page);
  return std::string(is_page_number(number) ? number : page);
}

// The n-th, from 0, of words with blanks between them.
std::string_view word_in(std::string_view words, unsigned n) {
  for (; n > 0; --n) words.remove_prefix(words.find(' ') + 1);
  return words.substr(0, words.find(' '));
}

}  // namespace

std::string Labels::page(std::string_view name) const {
  return is_page_number(name) ? fill(page_form, name) : std::string(name);
}
std::string Labels::continued_to(std::string_view name) const { return fill(continued_to_form, page(name)); }
std::string Labels::continued_from(std::string_view name) const {
  return fill(continued_from_form, page(name));
}
std::string Labels::page_continued_to(std::string_view phrase) const {
  return page_in(phrase, continued_to_form, page_form);
}
std::string Labels::page_continued_from(std::string_view phrase) const {
  return page_in(phrase, continued_from_form, page_form);
}

std::string Labels::date(std::string_view iso_date) const {
  const auto date = parse_date(iso_date);
  if (!date || !is_cjk_language(language)) return std::string(iso_date);
  const std::string year = std::to_string(date->year), month = std::to_string(date->month),
                    day = std::to_string(date->day);
  if (language == "ko") return year + "년 " + month + "월 " + day + "일";
  return year + "年" + month + "月" + day + "日";
}

std::string Labels::long_date(std::string_view iso_date) const {
  const auto date = parse_date(iso_date);
  if (!date) return std::string(iso_date);
  const auto month = static_cast<unsigned>(date->month), day = static_cast<unsigned>(date->day);
  const std::chrono::weekday weekday{std::chrono::sys_days(
      std::chrono::year(static_cast<int>(date->year)) / std::chrono::month(month) / std::chrono::day(day))};
  std::string text;
  for (std::size_t i = 0; i < date_form.size(); ++i) {
    if (date_form[i] != '%') {
      text += date_form[i];
      continue;
    }
    const char part = date_form[++i];
    text += part == 'Y'   ? std::to_string(date->year)
            : part == 'm' ? word_in(months, month - 1)
            : part == 'd' ? std::to_string(day)
                          : word_in(weekdays, weekday.c_encoding());
  }
  return text;
}

const Labels& labels_for(std::string_view language) {
  const std::string primary = subtag(language, 0);
  if (primary == "ja") return kJapanese;
  for (const Labels* labels : {&kKorean, &kGerman, &kFrench, &kSpanish, &kPortuguese})
    if (primary == labels->language) return *labels;
  if (primary != "zh" && primary != "yue") return kEnglish;
  if (has_subtag(language, {"hans"})) return kSimplified;
  return has_subtag(language, {"hant", "tw", "hk", "mo"}) ? kTraditional : kSimplified;
}

bool is_cjk_language(std::string_view language) {
  const std::string primary = subtag(language, 0);
  return primary == "zh" || primary == "yue" || primary == "ja" || primary == "ko";
}

}  // namespace broadsheet::common
