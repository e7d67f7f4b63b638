// {{name}}: a filter. It gets an issue article by article and passes it on.
#include <broadsheet/plugin.hpp>

using namespace broadsheet;

namespace {

class Filter : public plugin::Filter {
 public:
  void article(const Article& article) override {
    Article changed = article;
    if (changed.section.empty()) changed.section = host().option("section");
    next().article(changed);
  }
};

}  // namespace

BROADSHEET_FILTER(Filter)
