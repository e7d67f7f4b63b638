#include "conversion/sent.hpp"

#include "cli/terminal.hpp"

namespace broadsheet::cli {
void SentTally::add(const SentItem& item) {
  if (!item.is_picture) ++formats_[item.format][item.change];
}

std::string SentTally::text() const {
  std::string out;
  for (const auto& [format, changes] : formats_) {
    out += (out.empty() ? "" : "; ") + format;
    for (const auto& [change, count] : changes)
      out += (change == changes.begin()->first ? ": " : ", ") + std::to_string(count) + ' ' + word_of(change);
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
