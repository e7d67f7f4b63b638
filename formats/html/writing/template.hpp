// html/writing/template.hpp - a page with places to fill: {{title}}, {{articles}}, …
//
// There is no more to the language: text outside {{…}} is copied. data/page.html, the built-in
// template, uses every place.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::html {

class Template {
 public:
  /// `text` is kept. Throws plugin::Failure with the file and line of a place that is not
  /// known, of one that is not closed, and where {{articles}} is missing.
  explicit Template(std::string text, const std::string& file = {});
  Template(const Template&) = delete;

  /// Calls text(s) for copied text and place(name) for each place, in order.
  void fill(const std::function<void(std::string_view text)>& text,
            const std::function<void(std::string_view name)>& place) const;

 private:
  struct Piece {
    std::string_view text;
    bool is_place;
  };
  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace broadsheet::html
