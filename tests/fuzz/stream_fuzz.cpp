// Fuzz target of what a script writes: any bytes, in pieces of any size, give a
// document or a StreamError, however they are cut; a document is written, read and
// written again as the same bytes.
//
// The first byte is the size of the pieces.
#include "stream/article_json.hpp"
#include "stream/line_buffer.hpp"
#include "stream/stream_parser.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace {

using namespace broadsheet;

std::optional<Document> parsed(std::string_view bytes, std::size_t piece) {
  DocumentSink sink;
  stream::LineBuffer lines;
  stream::StreamParser parser(sink, [](const char*, const std::string&, std::uint32_t) {});
  try {
    while (!bytes.empty()) {
      const std::string_view some = bytes.substr(0, piece);
      std::memcpy(lines.room(some.size()), some.data(), some.size());
      lines.filled(some.size());
      for (std::string_view line; lines.next(line);) parser.line(line);
      bytes.remove_prefix(some.size());
    }
    if (!lines.rest().empty()) parser.line(lines.rest());
    parser.finish();
  } catch (const stream::StreamError&) {
    return {};
  }
  return std::move(sink.document);
}

std::string written(const Document& document) {
  std::string out;
  stream::append_issue(out, document.issue);
  for (const Article& article : document.articles) stream::append_article(out, article);
  stream::append_end(out, document.end, document.articles.size());
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto document = parsed(bytes, std::max<std::size_t>(1, data[0]));
  if (document != parsed(bytes, bytes.size() + 1)) std::abort();
  if (!document) return 0;
  const std::string once = written(*document);
  const auto again = parsed(once, once.size());
  // Attributes may have changed places: members that are not known go last.
  if (!again || written(*again) != once) std::abort();
  return 0;
}
