// tools/broadsheet/conversion/sent.hpp - what went out, by the ledger, for people.
#pragma once

#include <broadsheet/broadsheet.hpp>

#include <map>
#include <string>

namespace broadsheet::cli {

/// Counts stories, and pictures that changed; others come and go with their story.
class SentTally {
 public:
  void add(const SentItem& item);
  bool is_empty() const { return formats_.empty(); }
  /// "newsml: 3 new, 1 changed, 20 unchanged; nitf: …"
  std::string text() const;

 private:
  std::map<std::string, std::map<SentItem::Change, std::size_t>> formats_;
  std::map<std::string, std::size_t> pictures_;  ///< that changed, by format
};

/// "newsml changed   v2 page 3  urn:newsml:quay.example:20240518:1f…  Ferry sails earlier"
std::string line_of(const SentItem& item);

}  // namespace broadsheet::cli
