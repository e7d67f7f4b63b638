#include "news/words.hpp"

namespace broadsheet::news {
namespace {

constexpr Words kEnglish = {"en", "Page %", "Continued on page %", "Continued from page %",
                            "Caption only; the picture is not part of this item"};
constexpr Words kWords[] = {
    {"zh-Hant", "第%版", "下轉第%版", "上接第%版", "僅含圖片說明，未含圖片檔案"},
    {"zh-TW", "第%版", "下轉第%版", "上接第%版", "僅含圖片說明，未含圖片檔案"},
    {"zh-HK", "第%版", "下轉第%版", "上接第%版", "僅含圖片說明，未含圖片檔案"},
    {"zh", "第%版", "下转第%版", "上接第%版", "仅含图片说明，未含图片文件"},
    {"ja", "%面", "%面に続く", "%面から続く", "写真説明のみ（写真ファイルなし）"},
};

}  // namespace

const Words& words_for(std::string_view language) {
  for (const Words& words : kWords) {
    const std::size_t size = words.language.size();
    if (language.starts_with(words.language) && (language.size() == size || language[size] == '-'))
      return words;
  }
  return kEnglish;
}

std::string fill(std::string_view pattern, std::string_view value) {
  const std::size_t at = pattern.find('%');
  return std::string(pattern.substr(0, at)).append(value).append(pattern.substr(at + 1));
}

}  // namespace broadsheet::news
