// Run by the build: pack_weights NAME FILE > HEADER
// Makes constants of a tagger's weights (weight_file.hpp), so that the program has nothing to read at its
// start.
#include "reconstruct/packing/packer.hpp"
#include "reconstruct/tagger/model/weight_table.hpp"

#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <string>

namespace {

using namespace broadsheet::reconstruct;

// A literal, since compilers take long for a list of half a million numbers.
void write_bytes(const std::string& name, const std::vector<signed char>& all) {
  constexpr std::size_t kPerLine = 32;
  std::cout << "alignas(16) inline constexpr signed char " << name << "[] =";
  for (std::size_t k = 0; k < all.size(); ++k) {
    const auto byte = static_cast<unsigned char>(all[k]);
    if (k % kPerLine == 0) std::cout << (k == 0 ? "\n\"" : "\"\n\"");
    std::cout << '\\' << static_cast<char>('0' + byte / 64) << static_cast<char>('0' + byte / 8 % 8)
              << static_cast<char>('0' + byte % 8);
  }
  std::cout << (all.empty() ? "\"\"" : "\"") << ";\n";
}

void pack(char** arguments) {
  const std::string name = arguments[0];
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const OwnedWeights w{read_weights(text)};
  std::cout << "#pragma once\n#include \"reconstruct/tagger/model/weight_table.hpp\"\nnamespace "
               "broadsheet::data {\n";
  print_array("std::int32_t", name + "_transitions", w.file.transitions);
  print_array("std::uint64_t", name + "_filter", w.filter, "u");
  print_array("std::uint16_t", name + "_begins", w.begins);
  print_array("std::uint16_t", name + "_lower", w.lower);
  write_bytes(name + "_bytes", w.weights);
  std::cout << "inline constexpr reconstruct::WeightArrays " << name << "{" << w.file.labels << ", "
            << std::setprecision(17) << w.file.unit << ", \"" << w.file.trained_on << "\", " << name
            << "_transitions, " << name << "_filter, " << name << "_begins, " << name << "_lower, " << name
            << "_bytes};\n}\n";
}

}  // namespace

int main(int argc, char** argv) { return run_packer(argc, argv, "pack_weights NAME FILE", pack); }
