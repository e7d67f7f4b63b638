// json/json.hpp - the format "json": the document as JSON lines, both ways.
//
// json -> json is the identity, but for pictures that no figure shows. The stream itself is described in
// stream/article_json.hpp. Option pictures: in the lines, as files beside them in a folder, or left out.
#pragma once

#include <broadsheet/plugin.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace broadsheet::stream {
class StreamParser;
}

namespace broadsheet::json {

/// Gives the whole input to `parser`. Throws plugin::Failure with the line.
void read_all(const plugin::Host& host, stream::StreamParser& parser);

/// The bytes of a picture that the stream names. Throws plugin::Failure where they are not there.
std::string picture_beside(const plugin::Host& host, const std::string& name, std::uint32_t line);

/// Reads line by line: memory is bounded by the longest line (at most 256 MiB).
class Reader : public plugin::Reader {
 public:
  void read(Sink& out) override;

  /// 90 for a stream of ours, 0 for anything else.
  static int probe(std::string_view format, std::string_view head);
};

class Writer : public plugin::Writer {
 public:
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  void pictures_of(const Article& article);
  void flush();

  std::string line_, lines_;       ///< lines_: those that wait, where pictures are files
  std::set<std::string> written_;  ///< ids of pictures
  std::size_t articles_ = 0;
};

}  // namespace broadsheet::json
