// Run by the build: pack_tables ARTICLES.json LAYOUT.json WRAPS.json ROLES.json > HEADER
// Makes constants of the weights of articles and headlines, so that the program has nothing to read at its
// start. A weight without its feature, or the reverse, ends the build.
#include "reconstruct/articles/lattice.hpp"
#include "reconstruct/headlines/headline_features.hpp"
#include "reconstruct/headlines/layout_score.hpp"
#include "reconstruct/model/weight_json.hpp"
#include "reconstruct/packing/packer.hpp"

#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace broadsheet::reconstruct;
using nlohmann::json;

json in_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return json::parse(file);
}

template <class Feature>
void write_values(const json& table) {
  const PerFeature<Feature> weights = weights_in<Feature>(table);
  std::cout << "{{";
  for (const double weight : weights.values()) std::cout << weight << ", ";
  std::cout << "}}";
}

// A row for each of some labels.
template <class Feature>
void write_rows(const char* name, const char* feature, const json& tables, std::size_t begin,
                std::size_t end) {
  std::cout << "inline constexpr std::array<reconstruct::PerFeature<reconstruct::" << feature << ">, "
            << end - begin << "> " << name << "{{\n";
  for (std::size_t label = begin; label < end; ++label) {
    std::cout << "reconstruct::PerFeature<reconstruct::" << feature << ">";
    write_values<Feature>(tables.at(std::string(name_of(static_cast<Label>(label)))));
    std::cout << ",\n";
  }
  std::cout << "}};\n";
}

template <class Feature>
void write_row(const char* name, const char* feature, const json& table) {
  std::cout << "inline constexpr reconstruct::PerFeature<reconstruct::" << feature << "> " << name;
  write_values<Feature>(table);
  std::cout << ";\n";
}

void pack(char** files) {
  const json articles = in_file(files[0]), layout = in_file(files[1]);
  std::cout << std::setprecision(17)
            << "#pragma once\n#include \"reconstruct/articles/lattice.hpp\"\n#include "
               "\"reconstruct/headlines/headline_features.hpp\"\n#include "
               "\"reconstruct/headlines/layout_score.hpp\"\nnamespace broadsheet::data {\n";
  write_rows<HeadFeature>("head_weights", "HeadFeature", articles, 0, kHeadLabels);
  write_rows<OpeningFeature>("opening_weights", "OpeningFeature", articles, kHeadLabels, kCount<Label>);
  write_rows<HeadLayoutFeature>("layout_head_weights", "HeadLayoutFeature", layout, 0, kHeadLabels);
  write_rows<OpeningLayoutFeature>("layout_opening_weights", "OpeningLayoutFeature", layout, kHeadLabels,
                                   kCount<Label>);
  write_row<ArcCount>("counts_weights", "ArcCount", articles.at("counts"));
  write_row<WrapLayoutFeature>("layout_wraps_weights", "WrapLayoutFeature", layout.at("wraps"));
  write_row<RoleLayoutFeature>("layout_roles_weights", "RoleLayoutFeature", layout.at("roles"));
  write_row<WrapFeature>("wraps_weights", "WrapFeature", in_file(files[2]));
  write_row<RoleFeature>("roles_weights", "RoleFeature", in_file(files[3]));
  std::cout << "}\n";
}

}  // namespace

int main(int argc, char** argv) {
  return run_packer(argc, argv, "pack_tables ARTICLES LAYOUT WRAPS ROLES", pack);
}
