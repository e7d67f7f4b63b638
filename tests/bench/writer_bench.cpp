// writer_bench [BYTES] [ROUNDS] - how fast an issue is written, beyond reading it.
//
// Reads generated issue text (20 MB by default) once, then writes it as HTML,
// text, Markdown and JSON in turns with `iconv -f UTF-8 -t UTF-16LE` on the same bytes, and
// prints a JSON object: for each the median of its seconds divided by those of iconv.
#include "bench/issue_text.hpp"
#include "html/html.hpp"
#include "issuetext/reader.hpp"
#include "json/json.hpp"
#include "markdown/markdown.hpp"
#include "support/memory_host.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>

namespace broadsheet::bench {
namespace {

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

template <class Writer>
std::function<void()> writing(const Document& document, const std::string& format,
                              const std::string& wrap = "0") {
  return [&document, format, wrap] {
    testing::MemoryHost memory(format);
    memory.options["wrap"] = wrap;
    testing::write_with<Writer>(memory, format, document);
    if (memory.output.size() < document.articles.size())
      throw std::runtime_error(format + " wrote too little");
  };
}

void run(std::size_t size, int rounds) {
  const std::string text = issue_text(size, 1);
  testing::MemoryHost memory("issuetext", text);
  const Document document = testing::read_with<issuetext::Reader>(memory, "issuetext");
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "broadsheet-writer-bench.txt";
  std::ofstream(file, std::ios::binary) << text;
  const std::string iconv = "iconv -f UTF-8 -t UTF-16LE " + file.string() + " > /dev/null";
  const std::vector<std::pair<std::string, std::function<void()>>> writers = {
      {"html", writing<html::Writer>(document, "html")},
      {"text", writing<text::Writer>(document, "text")},
      {"text --text.wrap 72", writing<text::Writer>(document, "text", "72")},
      {"markdown", writing<markdown::Writer>(document, "markdown")},
      {"json", writing<json::Writer>(document, "json")}};
  std::cout << "{\"bytes\":" << text.size() << ",\"articles\":" << document.articles.size();
  for (const auto& [name, write] : writers) {
    std::vector<double> ratios;
    for (int i = 0; i < rounds; ++i) {
      const double converting = seconds_of([&] {
        if (std::system(iconv.c_str()) != 0) throw std::runtime_error("iconv failed");
      });
      ratios.push_back(seconds_of(write) / converting);
    }
    std::ranges::sort(ratios);
    std::cout << ",\"" << name << "\":" << ratios[ratios.size() / 2];
  }
  std::cout << "}\n";
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace broadsheet::bench

int main(int argc, char** argv) try {
  broadsheet::bench::run(argc > 1 ? std::stoull(argv[1]) : 20'000'000, argc > 2 ? std::stoi(argv[2]) : 5);
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
