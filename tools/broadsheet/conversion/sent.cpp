#include "conversion/sent.hpp"

#include "cli/terminal.hpp"

namespace broadsheet::cli {
void SentTally::add(const SentItem& item) {
  if (!item.is_picture)
    ++formats_[item.format][item.change];
  else if (item.change == SentItem::Change::changed)
    ++pictures_[item.format];
}

std::string SentTally::text() const {
  std::string out;
  for (const auto& [format, changes] : formats_) {
    out += (out.empty() ? "" : "; ") + format;
    for (const auto& [change, count] : changes)
      out += (change == changes.begin()->first ? ": " : ", ") + std::to_string(count) + ' ' + word_of(change);
    if (const auto its = pictures_.find(format); its != pictures_.end())
      out += ", " + std::to_string(its->second) + (its->second == 1 ? " picture" : " pictures") + " changed";
  }
  return out;
}

std::string line_of(const SentItem& item) {
  std::string line = padded(item.format, 7) + padded(word_of(item.change), 10) +
                     padded('v' + std::to_string(item.version), 4) + padded("page " + item.page, 8);
  if (item.is_picture) line += "picture ";
  if (!item.status.empty() && item.status != "canceled") line += '(' + item.status + ") ";
  return printable(line + item.guid + "  " + item.title);
}

}  // namespace broadsheet::cli
