// feed/feed.hpp - news feeds as a document: RSS 0.9x, 1.0, 2.0 and Atom 1.0.
//
// An item or entry is an article. Its text is the fullest that the feed has:
// content:encoded or content before description or summary. Categories become
// keywords, rights and times fields of the story. Nothing is fetched: what a feed
// only links to is not in it.
#pragma once

#include <broadsheet/plugin.hpp>

#include <string>
#include <string_view>

namespace broadsheet::feed {

class Reader : public plugin::Reader {
 public:
  void read(Sink& out) override;
  static int probe(std::string_view format, std::string_view head);
};

/// A time of RFC 822 ("Mon, 04 Mar 2024 10:00:00 +0100", "4 Mar 24 10:00 GMT") or RFC 3339 as RFC 3339; ""
/// for what is neither.
std::string moment_of(std::string_view text);

}  // namespace broadsheet::feed
