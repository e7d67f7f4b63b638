// A reader whose probe crashes: whoever asks it, learns so.
#include <broadsheet/plugin.hpp>

#include <cstdlib>

namespace {

class Probing : public broadsheet::plugin::Reader {
 public:
  static int probe(std::string_view, std::string_view) { std::abort(); }
  void read(broadsheet::Sink& out) override {
    out.open({});
    broadsheet::Article article;
    article.headline = "by probing";
    out.article(article);
    out.close({});
  }
};

}  // namespace

BROADSHEET_READER(Probing)
