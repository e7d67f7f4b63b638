// common/labels/labels.hpp - the few words that a writer adds to the text of a newspaper.
//
// In the language of the issue where tables.hpp has a row for it, else in English.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::common {

/// In the phrases of `*_form`, {} stands for a page's label.
struct Labels {
  std::string_view language;  ///< BCP 47, of these words: "zh-Hans", "zh-Hant", "ja", "en", …
  std::string_view contents, previous, next, skip, search, found, none_found;
  std::string_view page_form, continued_to_form, continued_from_form;
  std::string_view cover, pages, landmarks, article_links;  ///< headings of navigation
  std::string_view colophon;          ///< heading of what a page prints beside its articles
  std::string_view newspaper;         ///< name of an issue that has none
  std::string_view no_articles;       ///< all the text of an issue without articles
  std::string_view caption_only;      ///< note beside a caption whose picture is not there
  std::string_view access_summary;    ///< how the text can be reached, for accessibility metadata
  std::string_view weekdays, months;  ///< seven from Sunday, twelve, with blanks between
  std::string_view date_form;         ///< "%w, %d %m %Y": weekday, day, month, year

  std::string page(std::string_view name) const;            ///< "第4版", "Page 4"
  std::string continued_to(std::string_view page) const;    ///< "（下转第4版）", "Continued on Page 4"
  std::string continued_from(std::string_view page) const;  ///< "（上接第1版）", "Continued from Page 1"
  std::string page_continued_to(std::string_view phrase) const;  ///< "4" of the phrase above; "" of any other
  std::string page_continued_from(std::string_view phrase) const;  ///< likewise
  /// "2021年10月31日" for "2021-10-31" where digits make the customary form; else as it is.
  std::string date(std::string_view iso_date) const;
  /// "Sunday, 31 October 2021", "2021年10月31日 星期日"; what is no date as it is.
  std::string long_date(std::string_view iso_date) const;
};

/// `language` is a BCP 47 tag or empty.
const Labels& labels_for(std::string_view language);

/// Whether `language` is Chinese, Japanese or Korean: its text is set on a
/// grid, and its paragraphs begin with an indent of two characters.
bool is_cjk_language(std::string_view language);

}  // namespace broadsheet::common
