// What a plugin costs: a paragraph across the boundary, in process, in a worker
// and as a command; and a conversion of one page, isolated and not.
//
// Medians, as JSON lines. Targets: 60 ns a paragraph in process, 3 ms a conversion
// for isolation. Build it as Release.
#include "carrier.hpp"
#include "support/process.hpp"
#include "support/program.hpp"

#include <broadsheet/views.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>

namespace broadsheet {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kArticles = 5000, kParagraphs = 20;

template <class Do>
double median_seconds(int rounds, Do&& something) {
  std::vector<double> seconds;
  for (int i = 0; i < rounds; ++i) {
    const auto begin = Clock::now();
    something();
    seconds.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
  }
  std::nth_element(seconds.begin(), seconds.begin() + rounds / 2, seconds.end());
  return seconds[static_cast<std::size_t>(rounds / 2)];
}

void print(const std::string& what, double value, const char* unit) {
  std::cout << "{\"measure\":\"" << what << "\",\"value\":" << value << ",\"unit\":\"" << unit << "\"}\n"
            << std::flush;
}

class Ignoring : public ViewSink {
 public:
  void open(const bs_issue&) override {}
  void article(const bs_article&) override {}
  void close(const bs_end&) override {}
};

// The stream that the core makes of a document, through one filter to nowhere.
double seconds_through(const Offer& offer, Isolation isolation, const Document& document, int rounds) {
  return median_seconds(rounds, [&] {
    std::vector<Note> notes;
    Ignoring out;
    PluginHost host(offer, {}, {notes, nullptr, {isolation, std::chrono::seconds(60)}});
    const auto sink = open_plugin(host, &out);
    Views views;
    sink->open(views.issue(document.issue));
    for (const Article& article : document.articles) sink->article(views.article(article));
    sink->close(views.end(document.end));
  });
}

double seconds_of_no_filter(const Document& document, int rounds) {
  return median_seconds(rounds, [&] {
    Ignoring out;
    Views views;
    for (const Article& article : document.articles) out.article(views.article(article));
  });
}

Document long_document() {
  Document document;
  Article article;
  Block block;
  block.text = "潮水每天来去两次，渡船照常往返，码头上的人比往年多了三成，卖鱼的摊子一直摆到路口。";
  article.blocks.assign(kParagraphs, block);
  for (std::size_t i = 0; i < kArticles; ++i) {
    article.id = "a-1-" + std::to_string(i);
    document.articles.push_back(article);
  }
  return document;
}

double seconds_of_conversion(const char* isolate) {
  const testing::TemporaryFolder folder;
  const auto process =
      testing::broadsheet({"convert", testing::sample("harrow-bay-courier-2024-05-18-a1.jsonl"), "-o",
                           (folder / "out.txt").string(), "--isolate", isolate});
  return median_seconds(101, [&] {
    if (testing::run(process).status != 0) throw std::runtime_error("the conversion failed");
  });
}

int run(const std::string& native, const std::string& command) {
  const Document document = long_document();
  const double paragraphs = kArticles * kParagraphs;
  const auto per_paragraph = [&](const std::string& what, double seconds) {
    print(what + " per paragraph", seconds / paragraphs * 1e9, "ns");
  };
  SearchPath where;
  where.named = {native, command};
  const std::vector<PluginFile> plugins = find_plugins(where);
  const auto offer = [&](std::size_t i) {
    return Offer{&plugins.at(i), &plugins.at(i).manifest.formats.front()};
  };
  per_paragraph("views", seconds_of_no_filter(document, 21));
  per_paragraph("filter in process", seconds_through(offer(0), Isolation::never, document, 21));
  per_paragraph("filter in a worker", seconds_through(offer(0), Isolation::always, document, 11));
  per_paragraph("filter as a command", seconds_through(offer(1), Isolation::automatic, document, 5));
  const double alone = seconds_of_conversion("never"), isolated = seconds_of_conversion("always");
  print("conversion of a page", alone * 1e3, "ms");
  print("isolating its reader and its writer", (isolated - alone) * 1e3, "ms");
  return 0;
}

}  // namespace
}  // namespace broadsheet

int main(int argc, char** argv) {
  if (argc == 3) return broadsheet::run(argv[1], argv[2]);
  std::cerr
      << "plugin_bench PASS.so PASS.broadsheet.json: a native filter and a command that pass everything on\n";
  return 2;
}
