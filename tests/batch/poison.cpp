// A reader that does what its input says: each way in which an issue can end the process that converts it.
#include <broadsheet/plugin.hpp>

#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

volatile bool endless = true;
volatile char* nowhere = nullptr;

class Poison : public broadsheet::plugin::Reader {
 public:
  void read(broadsheet::Sink& out) override {
    const std::string what = host().read_all();
    if (what.find("crash") == 0) *nowhere = 1;
    if (what.find("abort") == 0) std::abort();
    if (what.find("killed") == 0) raise(SIGKILL);
    if (what.find("exit") == 0) _Exit(0);
    if (what.find("refuse") == 0) throw broadsheet::plugin::Failure("this is no page");
    while (what.find("endless") == 0 && endless) continue;
    std::vector<std::string> kept;
    while (what.find("memory") == 0) kept.emplace_back(std::size_t{64} << 20, 'x');
    out.open({});
    broadsheet::Article article;
    article.id = "a-1-1";
    article.headline = what.substr(0, 20);
    out.article(article);
    out.close({});
  }
};

}  // namespace

BROADSHEET_READER(Poison)
