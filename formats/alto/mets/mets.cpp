#include "alto/mets/mets.hpp"

#include "alto/mets/mets_files.hpp"
#include "alto/mets/mets_structure.hpp"
#include "alto/mets/mods.hpp"

#include <utility>

namespace broadsheet::alto {

Mets read_mets(const common::XmlInput& xml) {
  const pugi::xml_node root = xml.root();
  Mets mets;
  mets.issue = read_mods(root);
  read_files(root, mets);
  read_structure(root, mets);
  return mets;
}

void add_structure(Mets& mets, Mets structure) {
  if (!mets.articles.empty()) return;
  mets.articles = std::move(structure.articles);
  mets.blocks = std::move(structure.blocks);
  Issue& issue = mets.issue;
  for (const auto member : {&Issue::publication, &Issue::date, &Issue::language, &Issue::edition})
    if ((issue.*member).empty()) issue.*member = structure.issue.*member;
}

}  // namespace broadsheet::alto
