// Run by the build: pack_profile NAME FILE > HEADER
// Makes constants of a profile (packed_profile.hpp), so that the program has nothing to read at its start.
#include "reconstruct/language/packing/profile_source.hpp"
#include "reconstruct/packing/packer.hpp"

#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>

namespace {

using namespace broadsheet::reconstruct;

void pack(char** arguments) {
  const std::string name = arguments[0];
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const ProfileSource source(text);
  const PackedProfile packed = source.view();
  std::cout << "#pragma once\n#include \"reconstruct/language/packed_profile.hpp\"\nnamespace "
               "broadsheet::data {\n";
  print_array("char32_t", name + "_characters", packed.characters);
  print_array("std::uint16_t", name + "_numbers", packed.numbers);
  std::cout << "inline constexpr reconstruct::PackedProfile " << name << "{\"" << packed.language << "\", "
            << packed.spaced << ", " << packed.lone_names << ", " << packed.names_parted << ", "
            << std::setprecision(17) << packed.indent << ", " << packed.longest_subhead << ", "
            << packed.subhead_limit << ", {" << name << "_characters, " << packed.characters.size() << "}, "
            << name << "_numbers};\n}\n";
}

}  // namespace

int main(int argc, char** argv) { return run_packer(argc, argv, "pack_profile NAME FILE", pack); }
