#include "json/json.hpp"

#include "json/article_json.hpp"
#include "json/stream_parser.hpp"

namespace broadsheet::json {
namespace {

constexpr std::size_t kMaxLine = std::size_t{256} << 20;

// The lines of the host's input.
class Lines {
 public:
  explicit Lines(const plugin::Host& host) : host_(host) {}

  // The next line without its line feed, valid until the next call; false at the end.
  bool next(std::string_view& line) {
    std::size_t seen = begin_;
    while (true) {
      if (const std::size_t feed = buffer_.find('\n', seen); feed != std::string::npos) {
        line = std::string_view(buffer_).substr(begin_, feed - begin_);
        begin_ = feed + 1;
        return true;
      }
      seen = buffer_.size() - begin_;
      if (!fill()) break;
    }
    line = buffer_;
    begin_ = buffer_.size();
    return !line.empty();
  }

 private:
  // Drops what was returned and reads on; false at the end of the input.
  bool fill() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    if (buffer_.size() > kMaxLine) throw plugin::Failure("a line is longer than 256 MiB", BS_UNSUPPORTED);
    constexpr std::size_t kChunk = std::size_t{1} << 16;
    const std::size_t filled = buffer_.size();
    buffer_.resize(filled + kChunk);
    buffer_.resize(filled + host_.read(buffer_.data() + filled, kChunk));
    return buffer_.size() > filled;
  }

  const plugin::Host& host_;
  std::string buffer_;
  std::size_t begin_ = 0;
};

}  // namespace

void Reader::read(Sink& out) {
  Lines lines(host());
  StreamParser parser(out, [this](const char* code, const std::string& why, std::uint32_t line) {
    host().warn(code, why, line);
  });
  try {
    for (std::string_view line; lines.next(line);) {
      host().stop_if_cancelled();
      parser.line(line);
    }
    parser.finish();
  } catch (const StreamError& e) {
    throw plugin::Failure(e.what(), BS_BAD_INPUT, e.line());
  }
}

int Reader::probe(std::string_view, std::string_view head) {
  const std::size_t start = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (start == head.npos || head[start] != '{') return 0;
  return head.substr(start, 256).find("\"broadsheet\"") == head.npos ? 0 : 90;
}

void Writer::open(const Issue& issue) {
  append_issue(line_, issue);
  flush();
}

void Writer::article(const Article& article) {
  append_article(line_, article);
  ++articles_;
  flush();
}

void Writer::close(const End& end) {
  append_end(line_, end, articles_);
  flush();
}

void Writer::flush() {
  host().write(line_);
  line_.clear();
}

}  // namespace broadsheet::json
