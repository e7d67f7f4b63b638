#include "epub/styles/typography.hpp"

#include "common/text.hpp"
#include "xhtml/language.hpp"

#include <data/epub_base_css.hpp>
#include <data/epub_hans_css.hpp>
#include <data/epub_hant_css.hpp>
#include <data/epub_japanese_css.hpp>
#include <data/epub_korean_css.hpp>
#include <data/epub_latin_css.hpp>
#include <data/epub_vertical_css.hpp>

namespace broadsheet::epub {
namespace {

struct Scripts {
  std::size_t kana = 0, hangul = 0, han = 0;

  void count(std::string_view text) {
    constexpr std::size_t kEnough = 4096;
    text = text.substr(0, kEnough);
    while (!text.empty()) {
      const char32_t c = common::take_char(text);
      kana += c >= 0x3041 && c <= 0x30FF;
      hangul += c >= 0xAC00 && c <= 0xD7A3;
      han += (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
    }
  }
};

}  // namespace

std::string guess_language(const Article& article) {
  Scripts scripts;
  scripts.count(article.headline);
  scripts.count(article.lead);
  for (std::size_t i = 0; i < article.blocks.size() && i < 20; ++i) scripts.count(article.blocks[i].text);
  if (scripts.kana * 10 > scripts.han && scripts.kana > 0) return "ja";
  if (scripts.hangul > scripts.han) return "ko";
  return scripts.han > 0 ? "zh" : "";
}

std::string style_sheet(std::string_view language, bool vertical) {
  std::string css(data::epub_base_css);
  switch (xhtml::typography_of(language)) {
    case xhtml::Typography::hans: css += data::epub_hans_css; break;
    case xhtml::Typography::hant: css += data::epub_hant_css; break;
    case xhtml::Typography::japanese: css += data::epub_japanese_css; break;
    case xhtml::Typography::korean: css += data::epub_korean_css; break;
    case xhtml::Typography::latin: css += data::epub_latin_css; break;
  }
  if (vertical) css += data::epub_vertical_css;
  return css;
}

}  // namespace broadsheet::epub
