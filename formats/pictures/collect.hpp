// pictures/collect.hpp - from the addresses of pictures in a text to the pictures of an issue.
//
// A reader makes a figure whose resource is the address that its source has: a path, or a data: URL. Then
// the pictures are loaded one at a time and handed over, and the figures get their ids.
#pragma once

#include <broadsheet/sink.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace broadsheet::pictures {

/// On a figure of a reader: the id that its picture should get.
inline constexpr std::string_view kWishedId = "picture-id";

class Collector {
 public:
  /// The file that an address names; none where it is elsewhere, or is not there.
  using Load = std::function<std::optional<std::string>(const std::string& address)>;

  /// What is narrower or lower than `least_side` pixels is an ornament, and left out.
  Collector(Sink& out, Load load, std::uint32_t least_side = 0)
      : out_(out), load_(std::move(load)), least_side_(least_side) {}

  /// To be called before the article is handed over. A figure whose picture cannot be had, or is of no known
  /// type, is taken out; its caption stays.
  void resolve(Article& article);

  /// How many pictures were named that are beside the text, but could not be had.
  std::size_t lost() const { return lost_.size(); }
  /// One of them, for a message.
  std::string first_lost() const;

 private:
  const std::string* id_of(const std::string& address, std::string_view wished);
  std::string new_id(std::string_view name);

  Sink& out_;
  Load load_;
  std::uint32_t least_side_;
  std::map<std::string, std::string> ids_;  ///< by address; "" = there is none
  std::set<std::string> used_, lost_;
};

/// The bytes of a data: URL and what it says they are (RFC 2397); none where it is no such URL.
struct DataUrl {
  std::string media_type, bytes;
};
std::optional<DataUrl> from_data_url(std::string_view url);

/// Whether an address leads to another machine, or names a scheme at all.
bool has_scheme(std::string_view address);

/// `address` in the file `base`, as a path from where `base` counts: percent-encoding undone, "." and ".."
/// resolved, what follows '?' or '#' cut off. "" where it leads out of there, or elsewhere.
std::string path_from(std::string_view base, std::string_view address);

}  // namespace broadsheet::pictures
