// generate_archive DIR ISSUES PAGES [SEED] - an archive to measure with: a daily from 1950 on,
// DIR/1950/qinghe-1950-01-01-01.txt …, of pages made by issue_text.hpp. No page repeats.
#include "bench/issue_text.hpp"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace broadsheet::bench {
namespace {

/// Page after page, whatever their number, in little memory.
class Pages {
 public:
  explicit Pages(std::uint64_t seed) : seed_(seed) {}
  std::string_view next() {
    constexpr std::size_t kPiece = 4'000'000;
    if (at_ >= text_.size()) {
      text_ = issue_text(kPiece, seed_++);
      at_ = 0;
    }
    const std::size_t end = std::min(text_.find('\f', at_), text_.size());
    const std::string_view page = std::string_view(text_).substr(at_, end - at_);
    at_ = end + 1;
    return page;
  }

 private:
  std::uint64_t seed_;
  std::string text_;
  std::size_t at_ = 0;
};

std::string stem(int issue) {
  using namespace std::chrono;
  const year_month_day date = sys_days{1950y / January / 1} + days(issue);
  char text[64];
  std::snprintf(text, sizeof text, "%04d/qinghe-%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

void generate(const std::filesystem::path& folder, int issues, int pages_of_issue, std::uint64_t seed) {
  Pages pages(seed);
  for (int issue = 0; issue < issues; ++issue) {
    const std::filesystem::path name = folder / stem(issue);
    std::filesystem::create_directories(name.parent_path());
    for (int page = 1; page <= pages_of_issue; ++page) {
      const std::string number = (page < 10 ? "-0" : "-") + std::to_string(page) + ".txt";
      std::ofstream file(name.string() + number, std::ios::binary);
      if (!(file << pages.next()).flush()) throw std::runtime_error("cannot write " + name.string() + number);
    }
  }
}

}  // namespace
}  // namespace broadsheet::bench

int main(int argc, char** argv) try {
  if (argc < 4) throw std::invalid_argument("usage: generate_archive DIR ISSUES PAGES [SEED]");
  broadsheet::bench::generate(argv[1], std::stoi(argv[2]), std::stoi(argv[3]),
                              argc > 4 ? std::stoull(argv[4]) : 1);
} catch (const std::exception& error) {
  std::cerr << "generate_archive: " << error.what() << '\n';
  return 1;
}
