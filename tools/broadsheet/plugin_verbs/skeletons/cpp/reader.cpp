// {{name}}: a reader. It gets the bytes of a file and pushes an issue.
// Articles are separated by empty lines; the first line of each is its headline.
#include <broadsheet/plugin.hpp>

#include <sstream>

using namespace broadsheet;

namespace {

// Whether `text` is UTF-8 (RFC 3629): nothing else may be pushed.
bool is_utf8(const std::string& text) {
  for (std::size_t i = 0, size = 0; i < text.size(); i += size) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[i + at]); };
    const unsigned first = byte(0);
    size = first < 0x80                    ? 1
           : first >= 0xC2 && first < 0xE0 ? 2
           : (first & 0xF0) == 0xE0        ? 3
           : first >= 0xF0 && first < 0xF5 ? 4
                                           : 0;
    if (size == 0 || size > text.size() - i) return false;
    for (std::size_t n = 1; n < size; ++n)
      if ((byte(n) & 0xC0) != 0x80) return false;
    if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F)) return false;
    if ((first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F)) return false;
  }
  return true;
}

class Reader : public plugin::Reader {
 public:
  void read(Sink& out) override {
    std::istringstream lines(host().read_all());
    Issue issue;
    issue.publication = host().option("publication");
    out.open(issue);
    Article article;
    std::uint32_t number = 0, articles = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      if (!is_utf8(line)) throw plugin::Failure("is not UTF-8", BS_BAD_INPUT, number);
      if (line.empty()) {
        push(out, article, articles);
      } else if (article.headline.empty()) {
        article.headline = line;
      } else {
        Block paragraph;
        paragraph.text = line;
        paragraph.first_line = paragraph.last_line = number;
        article.blocks.push_back(paragraph);
      }
      host().stop_if_cancelled();
    }
    push(out, article, articles);
    if (articles == 0) throw plugin::Failure("has no article: separate articles by empty lines");
    out.close({});
  }

 private:
  static void push(Sink& out, Article& article, std::uint32_t& articles) {
    if (article.headline.empty()) return;
    article.id = "a-" + std::to_string(++articles);
    out.article(article);
    article = Article();
  }
};

}  // namespace

BROADSHEET_READER(Reader)
