// generate_issue BYTES [SEED] - writes issue text to standard output (see issue_text.hpp).
#include "bench/issue_text.hpp"

#include <iostream>

int main(int argc, char** argv) try {
  if (argc < 2) throw std::invalid_argument("usage: generate_issue BYTES [SEED]");
  std::cout << broadsheet::bench::issue_text(std::stoull(argv[1]), argc > 2 ? std::stoull(argv[2]) : 1);
  return std::cout.good() ? 0 : 1;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
