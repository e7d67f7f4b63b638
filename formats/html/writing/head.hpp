// html/writing/head.hpp - style, data and script of a page, and the Content-Security-Policy that allows
// nothing else.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::html {

/// Our style sheet and then the user's, `own` in bytes, which may be empty.
/// Throws plugin::Failure where that is not UTF-8 or would end its element.
std::string style_sheet(std::string_view own, const std::string& file = {});

/// The Content-Security-Policy (level 3) of one page: nothing is allowed but
/// what was added here, named by its hash. Data is never run; it is named too,
/// since checkers take every <script> for one that is.
class Head {
 public:
  /// Adds a style sheet that stands in the page.
  void style(std::string_view css);
  /// Adds the one at `href`, beside the page.
  void style_link(std::string_view href);
  /// The page shows pictures that lie beside it.
  void pictures_beside() { picture_sources_ = " 'self' file:"; }
  /// Adds <meta NAME="which" content="…">, if that says anything. `name`: "name", or "property" of Open
  /// Graph.
  void meta(std::string_view name, std::string_view which, std::string_view content);
  /// Adds JSON for scripts and readers; `id` may be empty.
  void data(std::string_view type, std::string_view id, std::string_view json);
  void script(std::string_view code);

  /// The elements, in the order in which they must come.
  std::string policy() const;
  const std::string& styles() const { return styles_; }
  const std::string& data() const { return data_; }
  const std::string& scripts() const { return scripts_; }

 private:
  std::string styles_, data_, scripts_;
  std::string style_sources_, script_sources_, picture_sources_;
  bool has_fonts_ = false;
};

}  // namespace broadsheet::html
