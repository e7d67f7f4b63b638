// What a plugin costs: a paragraph across the boundary, in process in C and in C++,
// in a worker and as a command; and a conversion of one page, isolated and not.
//
// The fastest rounds, of conversions the medians, as JSON lines. Targets: 60 ns a
// paragraph in process, 3 ms a conversion
// for isolation, on an idle core; "copied" and "conversion of a page" of the same run
// are what they are to be seen beside on a busy one. Build it as Release.
#include "isolation/plugin_runner.hpp"
#include "support/process.hpp"
#include "support/program.hpp"

#include <broadsheet/views.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <limits>

namespace broadsheet {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kArticles = 5000, kParagraphs = 20;

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Of the fastest of so many rounds: what else runs on the machine only adds.
template <class Do>
double seconds_of(int rounds, Do&& something) {
  double fastest = std::numeric_limits<double>::infinity();
  for (int i = 0; i < rounds; ++i) {
    const auto begin = Clock::now();
    something();
    fastest = std::min(fastest, std::chrono::duration<double>(Clock::now() - begin).count());
  }
  return fastest;
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
double seconds_through(const FormatProvider& provider, Isolation isolation, const Document& document,
                       int rounds) {
  return seconds_of(rounds, [&] {
    std::vector<Note> notes;
    Ignoring out;
    PluginHost host(provider, {}, {notes, nullptr, {isolation, std::chrono::seconds(60)}});
    const auto sink = open_plugin(host, &out);
    Views views;
    sink->open(views.issue(document.issue));
    for (const Article& article : document.articles) sink->article(views.article(article));
    sink->close(views.end(document.end));
  });
}

double seconds_of_no_filter(const Document& document, int rounds) {
  return seconds_of(rounds, [&] {
    Ignoring out;
    Views views;
    for (const Article& article : document.articles) out.article(views.article(article));
  });
}

// The floor: the text of each paragraph copied once.
double seconds_of_copying(const Document& document, int rounds) {
  std::string copy;
  return seconds_of(rounds, [&] {
    for (const Article& article : document.articles)
      for (const Block& block : article.blocks) copy.assign(block.text);
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

// Conversions with and without isolation, by turns, so that both see the same machine.
void measure_conversions() {
  const testing::TemporaryFolder folder;
  std::vector<double> alone, added;
  const auto seconds = [&](const char* isolate) {
    const auto process =
        testing::broadsheet({"convert", testing::sample("harrow-bay-courier-2024-05-18-a1.jsonl"), "-o",
                             (folder / "out.txt").string(), "--isolate", isolate});
    return seconds_of(1, [&] {
      if (testing::run(process).status != 0) throw std::runtime_error("the conversion failed");
    });
  };
  for (int i = 0; i < 201; ++i) {
    alone.push_back(seconds("never"));
    added.push_back(seconds("always") - alone.back());
  }
  print("conversion of a page", median(alone) * 1e3, "ms");
  print("isolating its reader and its writer", median(added) * 1e3, "ms");
}

int run(const std::vector<std::filesystem::path>& natives, const std::string& command) {
  const Document document = long_document();
  const double paragraphs = kArticles * kParagraphs;
  const auto per_paragraph = [&](const std::string& what, double seconds) {
    print(what + " per paragraph", seconds / paragraphs * 1e9, "ns");
  };
  SearchPath where;
  where.named = natives;
  where.named.push_back(command);
  const std::vector<PluginFile> plugins = find_plugins(where);
  const auto provider = [&](std::size_t i) {
    return FormatProvider{&plugins.at(i), &plugins.at(i).manifest.formats.front()};
  };
  per_paragraph("copied", seconds_of_copying(document, 21));
  per_paragraph("views", seconds_of_no_filter(document, 21));
  per_paragraph("filter in C in process", seconds_through(provider(0), Isolation::never, document, 21));
  per_paragraph("filter in C++ in process", seconds_through(provider(1), Isolation::never, document, 21));
  per_paragraph("filter in C in a worker", seconds_through(provider(0), Isolation::always, document, 11));
  per_paragraph("filter as a command", seconds_through(provider(2), Isolation::automatic, document, 5));
  measure_conversions();
  return 0;
}

}  // namespace
}  // namespace broadsheet

int main(int argc, char** argv) {
  if (argc == 4) return broadsheet::run({argv[1], argv[2]}, argv[3]);
  std::cerr
      << "plugin_bench PASS.so PASS_CPP.so PASS.broadsheet.json: filters in C, C++ and as a command that "
         "pass everything on\n";
  return 2;
}
