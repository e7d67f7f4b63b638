// {{name}}: a reader. It gets the bytes of a file and pushes an issue.
// Articles are separated by empty lines; the first line of each is its headline.
#include <broadsheet/plugin.hpp>

#include <sstream>

using namespace broadsheet;

namespace {

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
