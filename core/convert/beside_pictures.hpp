// core/convert/beside_pictures.hpp - pictures that lie beside a page, for readers of text that has none.
//
// Beside 01.txt: 01-picture-1.jpg is the picture of its first caption, 01-picture-2.png that of the second.
#pragma once

#include "host/abi_bridge.hpp"
#include "io/input.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace broadsheet {

class BesidePictures : public ViewSink {
 public:
  /// Articles go on to `to` with a figure before each caption whose picture is there, unless the reader gave
  /// one. Notes: BS-C203 a picture without a caption, or that is none. All outlive this.
  BesidePictures(ViewSink& to, const std::filesystem::path& page, const Limits& limits,
                 const Context& context);

  void open(const bs_issue& issue) override { to_.open(issue); }
  void article(const bs_article& article) override;
  void close(const bs_end& end) override;

 private:
  void find_next();
  std::string path() const;
  std::optional<std::string> keep_next();  ///< its id; none for what is no picture

  ViewSink& to_;
  const Context& context_;
  std::optional<Input> beside_;  ///< where the page lies
  std::size_t next_ = 1;
  std::string file_;  ///< of the next picture, which is open; "" = there is none
};

}  // namespace broadsheet
