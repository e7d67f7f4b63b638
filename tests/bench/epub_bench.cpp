// epub_bench [BYTES | FILE] [ROUNDS] - how fast an issue becomes an EPUB.
//
// Reads generated issue text (20 MB by default) or a file once, then writes
// it as a book with one thread and with two, in turns with `gzip -6` on the same text.
// Prints a JSON object: median seconds of CPU, their ratios to gzip, sizes, and the memory
// that writing needs at its peak, besides the document, as a multiple of the text. With two
// threads the seconds are those of the busier one: the time on a machine with two idle cores.
#include "bench/issue_text.hpp"
#include "epub/writer.hpp"
#include "issuetext/reader.hpp"
#include "support/memory_host.hpp"

#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace broadsheet::bench {
namespace {

double cpu_seconds(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// Seconds of the thread of this program that computes most in `work`.
double busiest_thread(const auto& work) {
  const double thread = cpu_seconds(CLOCK_THREAD_CPUTIME_ID), process = cpu_seconds(CLOCK_PROCESS_CPUTIME_ID);
  work();
  const double own = cpu_seconds(CLOCK_THREAD_CPUTIME_ID) - thread;
  return std::max(own, cpu_seconds(CLOCK_PROCESS_CPUTIME_ID) - process - own);
}

double child_seconds(const std::string& command) {
  const auto used = [] {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
  };
  const double before = used();
  if (std::system(command.c_str()) != 0) throw std::runtime_error(command + " failed");
  return used() - before;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

std::string text_named(const std::string& argument) {
  if (argument.find_first_not_of("0123456789") == std::string::npos)
    return issue_text(std::stoull(argument), 1);
  std::ifstream file(argument, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + argument);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A figure of /proc/self/status in bytes: VmRSS is what is used, VmHWM its peak.
std::size_t memory(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == name + ":") {
      std::size_t kilobytes = 0;
      status >> kilobytes;
      return kilobytes * 1024;
    }
  return 0;
}

void forget_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

/// Writes the book and lets go of its bytes; returns their number.
std::size_t write_book(const Document& document, const char* threads) {
  static std::size_t written;
  written = 0;
  testing::MemoryHost memory("epub");
  memory.options["threads"] = threads;
  bs_host host = *memory.c_host();
  host.write = [](void*, const void*, std::size_t size) -> bs_status {
    written += size;
    return BS_OK;
  };
  epub::Writer writer;
  writer.attach(plugin::Host(&host), "epub");
  push(document, writer);
  return written;
}

void run(const std::string& argument, int rounds) {
  std::string text = text_named(argument);
  const std::size_t size = text.size();
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "broadsheet-epub-bench.txt";
  std::ofstream(file, std::ios::binary) << text;
  const Document document = [&text] {
    testing::MemoryHost host("issuetext", std::move(text));
    return testing::read_with<issuetext::Reader>(host, "issuetext");
  }();
  const std::string gzip = "gzip -6 -c " + file.string() + " > " + file.string() + ".gz";
  malloc_trim(0);
  forget_peak();
  const std::size_t held = memory("VmRSS");
  std::vector<double> one, two, zipping;
  std::size_t book = 0;
  for (int i = 0; i < rounds; ++i) {
    one.push_back(busiest_thread([&] { book = write_book(document, "1"); }));
    two.push_back(busiest_thread([&] { write_book(document, "2"); }));
    zipping.push_back(child_seconds(gzip));
  }
  std::printf(
      "{\"bytes\": %zu, \"articles\": %zu, \"epub_seconds\": %.4f, \"epub_2_threads_seconds\": %.4f, "
      "\"gzip_seconds\": %.4f, \"ratio\": %.3f, \"ratio_2_threads\": %.3f, \"epub_bytes\": %zu, "
      "\"gzip_bytes\": %zu, "
      "\"peak_of_text\": %.2f}\n",
      size, document.articles.size(), median(one), median(two), median(zipping),
      median(one) / median(zipping), median(two) / median(zipping), book,
      std::size_t{std::filesystem::file_size(file.string() + ".gz")},
      static_cast<double>(memory("VmHWM") - held) / static_cast<double>(size));
  std::filesystem::remove(file);
  std::filesystem::remove(file.string() + ".gz");
}

}  // namespace
}  // namespace broadsheet::bench

int main(int argc, char** argv) try {
  broadsheet::bench::run(argc > 1 ? argv[1] : "20000000", argc > 2 ? std::stoi(argv[2]) : 5);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "epub_bench: " << error.what() << '\n';
  return 1;
}
