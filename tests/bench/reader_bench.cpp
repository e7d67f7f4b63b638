// reader_bench [BYTES | FILE] [ROUNDS] - how fast issue text is read.
//
// Reads generated issue text (20 MB by default) or a file with the issuetext
// reader, in turns with `iconv -f UTF-8 -t UTF-16LE` on the same bytes, and prints a JSON
// object: the median processor seconds of each, and their ratio, which means the same on every
// machine. Fails if the reader does.
#include "bench/issue_text.hpp"
#include "issuetext/reader.hpp"
#include "support/memory_host.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

namespace broadsheet::bench {
namespace {

struct NullSink : Sink {
  void article(const Article& article) override { blocks += article.blocks.size(); }
  std::size_t blocks = 0;
};

/// Of the processor, our children included: other programs do not count.
double processor_seconds() {
  double sum = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    getrusage(who, &usage);
    for (const timeval& t : {usage.ru_utime, usage.ru_stime})
      sum += static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  }
  return sum;
}

double seconds_of(const auto& work) {
  const double start = processor_seconds();
  work();
  return processor_seconds() - start;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string text_named(const std::string& argument) {
  const bool is_size = argument.find_first_not_of("0123456789") == std::string::npos;
  return is_size ? issue_text(std::stoull(argument), 1) : read_file(argument);
}

void run(const std::string& argument, int rounds) {
  const std::string text = text_named(argument);
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "broadsheet-bench.txt";
  std::ofstream(file, std::ios::binary) << text;
  const std::string iconv = "iconv -f UTF-8 -t UTF-16LE " + file.string() + " > /dev/null";
  std::vector<double> reading, converting;
  std::size_t blocks = 0;
  for (int i = 0; i < rounds; ++i) {
    testing::MemoryHost memory("issuetext", text);
    issuetext::Reader reader;
    reader.attach(memory.host(), "issuetext");
    NullSink sink;
    reading.push_back(seconds_of([&] { reader.read(sink); }));
    blocks = sink.blocks;
    converting.push_back(seconds_of([&] {
      if (std::system(iconv.c_str()) != 0) throw std::runtime_error("iconv failed");
    }));
  }
  std::filesystem::remove(file);
  std::printf(
      "{\"bytes\": %zu, \"blocks\": %zu, \"rounds\": %d, \"seconds\": %.4f, \"iconv_seconds\": %.4f, "
      "\"ratio_to_iconv\": %.2f}\n",
      text.size(), blocks, rounds, median(reading), median(converting), median(reading) / median(converting));
}

}  // namespace
}  // namespace broadsheet::bench

int main(int argc, char** argv) try {
  broadsheet::bench::run(argc > 1 ? argv[1] : "20000000", argc > 2 ? std::atoi(argv[2]) : 5);
} catch (const std::exception& error) {
  std::cerr << "reader_bench: " << error.what() << '\n';
  return 1;
}
