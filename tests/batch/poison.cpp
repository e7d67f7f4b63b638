// A reader that does what its input says: each way in which an issue can end the process that converts it.
#include <broadsheet/plugin.hpp>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace {

volatile bool endless = true;
volatile char* nowhere = nullptr;

int overflow_stack(int depth) {
  volatile char frame[4096] = {};
  frame[0] = static_cast<char>(depth);
  return endless ? overflow_stack(depth + 1) + frame[0] : 0;
}

class Poison : public broadsheet::plugin::Reader {
 public:
  void read(broadsheet::Sink& out) override {
    const std::string what = host().read_all();
    if (what.find("crash") == 0) *nowhere = 1;
    if (what.find("abort") == 0) std::abort();
    if (what.find("killed") == 0) raise(SIGKILL);
    if (what.find("exit") == 0) _Exit(0);
    if (what.find("refuse") == 0) throw broadsheet::plugin::Failure("this is no page");
    if (what.find("stack") == 0) overflow_stack(1);
    if (what.find("throw") == 0) throw 7;
    while (what.find("endless") == 0 && endless) continue;
    std::vector<std::string> kept;
    while (what.find("memory") == 0) kept.emplace_back(std::size_t{64} << 20, 'x');
    out.open({});
    broadsheet::Article article;
    article.headline = what.find("bytes") == 0 ? "\xFF\xFE" : what.substr(0, 20);
    for (int i = 0; i < (what.find("slow") == 0 ? 4 : 1); ++i) {
      if (what.find("slow") == 0) std::this_thread::sleep_for(std::chrono::milliseconds(400));
      article.id = "a-1-" + std::to_string(i + 1);
      out.article(article);
    }
    if (what.find("half") != 0) out.close({});
  }
};

}  // namespace

BROADSHEET_READER(Poison)
