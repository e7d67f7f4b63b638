#include "json/json.hpp"

#include "pictures/beside.hpp"
#include "pictures/identify.hpp"
#include "stream/article_json.hpp"
#include "stream/line_buffer.hpp"
#include "stream/stream_parser.hpp"

#include <algorithm>

namespace broadsheet::json {

void read_all(const plugin::Host& host, stream::StreamParser& parser) {
  stream::LineBuffer lines;
  const long mebibytes = host.number("max-line"), most = host.number("max-objects");
  const auto take = [&](std::string_view line, bool is_whole) {
    if (line.size() > static_cast<std::size_t>(mebibytes) << 20)
      throw plugin::Failure(
          "a line is longer than the " + std::to_string(mebibytes) + " MiB that --json.max-line allows",
          BS_UNSUPPORTED);
    if (!is_whole) return;
    if (std::ranges::count_if(line, [](char c) { return c == '{' || c == '['; }) > most)
      throw plugin::Failure("a line has more than the " + std::to_string(most) +
                                " objects and lists that --json.max-objects allows",
                            BS_UNSUPPORTED);
    parser.line(line);
  };
  try {
    for (std::size_t n = 1; n > 0;) {
      host.stop_if_cancelled();
      constexpr std::size_t kChunk = std::size_t{1} << 16;
      n = host.read(lines.room(kChunk), kChunk);
      lines.filled(n);
      for (std::string_view line; lines.next(line);) take(line, true);
      take(lines.rest(), false);
    }
    if (!lines.rest().empty()) take(lines.rest(), true);  // the last one may lack its line feed
    parser.finish();
  } catch (const stream::StreamError& e) {
    throw plugin::Failure(e.what(), BS_BAD_INPUT, e.line());
  }
}

std::string picture_beside(const plugin::Host& host, const std::string& name, std::uint32_t line) {
  auto bytes = pictures::read_beside(host, name);
  if (!bytes)
    throw plugin::Failure("the picture file \"" + name + "\" is not in the folder of the stream",
                          BS_BAD_INPUT, line);
  return std::move(*bytes);
}

void Reader::read(Sink& out) {
  const auto warn = [this](const char* code, const std::string& why, std::uint32_t line) {
    host().warn(code, why, line);
  };
  stream::StreamParser parser(out, warn, static_cast<int>(host().number("max-nesting")));
  parser.require_pictures();
  parser.leave_out_cut_runs();
  parser.set_open(
      [this](const std::string& name, std::uint32_t line) { return picture_beside(host(), name, line); });
  read_all(host(), parser);
}

int Reader::probe(std::string_view, std::string_view head) {
  const std::size_t start = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (start == head.npos || head[start] != '{') return 0;
  return head.substr(start, 256).find("\"broadsheet\"") == head.npos ? 0 : 90;
}

void Writer::open(const Issue& issue) {
  stream::append_issue(line_, issue);
  flush();
}

// Each stands before the first article whose figure names it.
void Writer::pictures_of(const Article& article) {
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::figure || written_.count(block.resource)) continue;
    const auto picture = host().resource(block.resource);
    if (!picture) continue;
    written_.insert(block.resource);
    const Resource about{block.resource,
                         std::string(picture->media_type),
                         picture->width,
                         picture->height,
                         std::string(picture->page),
                         std::string(picture->box),
                         {}};
    std::string file;
    if (host().option("pictures") == "files") {
      file = "pictures/" + about.id + std::string(pictures::extension_of(about.media_type));
      host().part(file);
      host().write(picture->data);
    }
    stream::append_resource(line_, about, picture->data, file);
    flush();
  }
}

void Writer::article(const Article& its_article) {
  const bool leaves_out = host().option("pictures") == "none";
  if (!leaves_out) pictures_of(its_article);
  Article without;
  if (leaves_out) {
    without = its_article;
    std::erase_if(without.blocks, [](const Block& block) { return block.kind == BlockKind::figure; });
  }
  const Article& article = leaves_out ? without : its_article;
  stream::append_article(line_, article);
  ++articles_;
  flush();
}

void Writer::close(const End& end) {
  stream::append_end(line_, end, articles_);
  flush();
  if (host().option("pictures") != "files") return;
  host().part("issue.jsonl");
  host().write(lines_);
}

void Writer::flush() {
  if (host().option("pictures") == "files")
    lines_ += line_;
  else
    host().write(line_);
  line_.clear();
}

}  // namespace broadsheet::json
