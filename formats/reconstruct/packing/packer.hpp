// reconstruct/packing/packer.hpp - what the programs share that the build runs to make C++ of data.
#pragma once

#include <algorithm>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace broadsheet::reconstruct {

/// Prints `numbers`, integers or characters, as the array `name`.
template <class Numbers>
void print_array(std::string_view type, std::string_view name, const Numbers& numbers,
                 std::string_view suffix = {}) {
  constexpr std::size_t kPerLine = 16;
  std::cout << "inline constexpr " << type << ' ' << name << "[] = {";
  for (std::size_t k = 0; k < numbers.size(); ++k)
    std::cout << (k % kPerLine == 0 ? "\n" : "") << +numbers[k] << suffix << ',';
  std::cout << "\n};\n";
}

/// What main() of such a program returns. `usage`: "pack_weights NAME FILE"; `pack` takes the arguments and
/// prints.
template <class Pack>
int run_packer(int argc, char** argv, std::string_view usage, Pack&& pack) try {
  if (argc != std::count(usage.begin(), usage.end(), ' ') + 1)
    throw std::invalid_argument("usage: " + std::string(usage));
  pack(argv + 1);
  return std::cout.flush() ? 0 : 1;
} catch (const std::exception& error) {
  std::cerr << usage.substr(0, usage.find(' ')) << ": " << error.what() << '\n';
  return 1;
}

}  // namespace broadsheet::reconstruct
