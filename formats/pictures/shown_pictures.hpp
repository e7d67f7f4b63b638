// pictures/shown_pictures.hpp - the pictures of an issue that an output shows, each looked at once.
#pragma once

#include "pictures/identify.hpp"

#include <broadsheet/plugin.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::pictures {

class ShownPictures {
 public:
  struct Picture {
    std::string id;
    Image image;           ///< empty where the picture is left out
    std::size_t size = 0;  ///< in bytes

    bool is_left_out() const { return image.extension.empty(); }
    /// "pictures/<id>.jpg": where it lies if it has a file.
    std::string path() const { return "pictures/" + id + std::string(image.extension); }
  };

  /// `host` outlives this. Warns by `code` once for each picture that is of no type of identify(), whatever
  /// it is said to be; `who_takes` says for whom: "browsers show".
  ShownPictures(const plugin::Host& host, const char* code, std::string who_takes)
      : host_(host), code_(code), who_takes_(std::move(who_takes)) {}

  /// The picture with this id, which is shown from here on. Void at the next call.
  const Picture& show(const std::string& id);

  /// The picture with this id where it was shown, else null.
  const Picture* find(std::string_view id) const;

  /// Those that were shown, in the order of the text, with those that are left out.
  const std::vector<Picture>& all() const { return pictures_; }

 private:
  Picture look_at(const std::string& id) const;

  const plugin::Host& host_;
  const char* code_;
  std::string who_takes_;
  std::vector<Picture> pictures_;
  std::map<std::string, std::size_t, std::less<>> index_;  ///< in pictures_, by id
};

}  // namespace broadsheet::pictures
