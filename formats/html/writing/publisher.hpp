// html/writing/publisher.hpp - puts the pages of an issue together and writes them.
#pragma once

#include "common/labels/labels.hpp"
#include "html/outline/json_ld.hpp"
#include "html/outline/outline.hpp"
#include "html/writing/head.hpp"
#include "html/writing/hyphenation.hpp"
#include "html/writing/page_pictures.hpp"
#include "html/writing/template.hpp"

#include <broadsheet/plugin.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::html {

class Publisher {
 public:
  /// `document` must outlive it. Throws plugin::Failure for options that cannot work.
  Publisher(const plugin::Host& host, const Document& document);

  /// Everything in one file.
  void single();
  /// A file for each article, one for the contents, one style sheet.
  void folder();

 private:
  enum class From { single, index, article };  ///< where an address stands
  using Values = std::map<std::string_view, std::string>;

  void index_page();
  void article_page(std::size_t article);
  void sections();
  void page(const Values& values, const std::function<void()>& articles);

  Values values(std::string_view kind, const std::string& title, const Head& head) const;
  void add_issue_data(Head& head, const Href& href) const;
  std::string markup_of(std::size_t article, int heading_level, From from);
  std::string links_of(std::size_t article, From from) const;
  std::string search_data() const;
  void warn_of_dropped() const;

  Href article_href(From from) const;
  std::string page_href(std::string_view page, From from) const;

  const plugin::Host& host_;
  const Document& document_;
  const common::Labels& labels_;
  Outline outline_;
  bool with_search_, vertical_;
  std::string css_;
  Template template_;
  PagePictures pictures_;
  xhtml::Phrases phrases_;
  std::optional<Hyphenation> hyphenation_;
  std::size_t dropped_ = 0;
};

}  // namespace broadsheet::html
