// {{name}}: a writer. It gets an issue article by article and writes bytes.
#include <broadsheet/plugin.hpp>

using namespace broadsheet;

namespace {

class Writer : public plugin::Writer {
 public:
  void open(const Issue& issue) override { host().write(issue.publication + " " + issue.date + "\n"); }

  void article(const Article& article) override {
    std::string out = "\n" + std::string(host().option("bullet")) + article.headline + "\n";
    std::string lead = article.lead;  // stands in front of the first paragraph
    for (const Block& block : article.blocks) {
      out.append(lead).append(blank_after(lead)).append(block.text).append("\n");
      lead.clear();
    }
    host().write(out);
  }
};

}  // namespace

BROADSHEET_WRITER(Writer)
