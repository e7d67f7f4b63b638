// Run by the build: pack_profile NAME FILE > HEADER
// Makes constants of a profile (packed_profile.hpp), so that the program has nothing to read at its start.
#include "reconstruct/language/packing/profile_source.hpp"

#include <exception>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <stdexcept>

namespace {

using namespace broadsheet::reconstruct;

template <class Numbers>
void write(const char* type, const std::string& name, const Numbers& all) {
  constexpr std::size_t kPerLine = 16;
  std::cout << "inline constexpr " << type << " " << name << "[] = {";
  for (std::size_t k = 0; k < all.size(); ++k)
    std::cout << (k % kPerLine == 0 ? "\n" : "") << static_cast<std::uint32_t>(all[k]) << ",";
  std::cout << "\n};\n";
}

void pack(const std::string& name, const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const ProfileSource source(text);
  const PackedProfile packed = source.view();
  std::cout << "#pragma once\n#include \"reconstruct/language/packed_profile.hpp\"\nnamespace "
               "broadsheet::data {\n";
  write("char32_t", name + "_characters", packed.characters);
  write("std::uint16_t", name + "_numbers", packed.numbers);
  std::cout << "inline constexpr reconstruct::PackedProfile " << name << "{\"" << packed.language << "\", "
            << packed.spaced << ", " << packed.lone_names << ", " << packed.names_parted << ", "
            << std::setprecision(17) << packed.indent << ", " << packed.longest_subhead << ", "
            << packed.subhead_limit << ", {" << name << "_characters, " << packed.characters.size() << "}, "
            << name << "_numbers};\n}\n";
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) throw std::invalid_argument("usage: pack_profile NAME FILE");
  pack(argv[1], argv[2]);
  return std::cout.flush() ? 0 : 1;
} catch (const std::exception& error) {
  std::cerr << "pack_profile: " << error.what() << '\n';
  return 1;
}
