// news/pictures/picture_files.hpp - the pictures of an issue as files beside its news items.
//
// A picture is an item of its own, made of the caption: what its file is and where it lies, the caption says
// in attributes, as it does of pictures that items of others link to.
#pragma once

#include <broadsheet/plugin.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::news {

/// What is said of the file of a picture: picture.href, picture.type, …
inline constexpr std::string_view kHref = "picture.href", kType = "picture.type", kSize = "picture.size",
                                  kWidth = "picture.width", kHeight = "picture.height",
                                  kHash = "picture.sha-256",  ///< Base64
    kShows = "picture.text";                                  ///< what it shows, beside the caption

/// Whether an attribute says something of the file of a picture.
bool is_of_file(std::string_view key);

class PictureFiles {
 public:
  /// `host` outlives this. `folder`: the way from an item to the folder of pictures ("../pictures/"); "" = no
  /// files are written.
  PictureFiles(const plugin::Host& host, std::string folder) : host_(host), folder_(std::move(folder)) {}

  bool are_written() const { return !folder_.empty(); }
  /// Whether one was linked.
  bool any() const { return !ids_.empty(); }

  /// The article whose captions say what the figures show; a figure without one gets an empty one. It lives
  /// until the next.
  const Article& linked(const Article& article);

  /// What goes out names the picture, by its attributes.
  void need(const std::vector<Attr>& facts);
  /// Writes each that was linked and is needed into a part of its own, below "pictures/". Last.
  void write() const;

 private:
  std::vector<Attr> facts_of(const Block& figure);

  const plugin::Host& host_;
  std::string folder_;
  Article article_;
  std::vector<std::string> ids_;
  std::map<std::string, std::string> names_;   ///< of files, by id
  std::set<std::string, std::less<>> needed_;  ///< names
};

}  // namespace broadsheet::news
