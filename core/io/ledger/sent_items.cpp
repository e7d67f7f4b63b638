#include "io/ledger/sent_items.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace broadsheet {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kCanceled = "canceled";

std::string text_of(const Json& line, const char* name) {
  const auto its = line.find(name);
  return its != line.end() && its->is_string() ? its->get<std::string>() : std::string();
}

struct Item : SentItem {
  bool in_doubt = false;  ///< whether receivers have it
};

void add(const Json& line, const std::string& page, bool is_picture, std::vector<Item>& out) {
  if (!line.is_object()) return;
  Item item;
  item.guid = text_of(line, "guid");
  item.title = text_of(line, "title");
  item.status = text_of(line, "status");
  item.page = page;
  item.is_picture = is_picture;
  if (const auto its = line.find("version"); its != line.end() && its->is_number_unsigned())
    item.version = its->get<std::uint32_t>();
  item.in_doubt = line.contains("in_doubt");
  if (!item.guid.empty()) out.push_back(std::move(item));
}

/// Of all lines but the first, which is of the issue.
std::vector<Item> items_of(std::string_view lines) {
  std::vector<Item> out;
  lines.remove_prefix(std::min(lines.find('\n'), lines.size() - 1) + 1);
  while (!lines.empty()) {
    const Json line = Json::parse(lines.substr(0, lines.find('\n')), nullptr, false);
    lines.remove_prefix(std::min(lines.find('\n'), lines.size() - 1) + 1);
    const std::string page = line.is_object() ? text_of(line, "page") : "";
    add(line, page, false, out);
    if (!line.is_object() || !line.contains("pictures")) continue;
    for (const Json& picture : line["pictures"]) add(picture, page, true, out);
  }
  return out;
}

SentItem::Change change_of(const Item& now, const Item* before) {
  const bool is_again = before && before->in_doubt && !now.in_doubt;
  if (before && before->version == now.version && !is_again) return SentItem::Change::unchanged;
  if (now.status == kCanceled) return SentItem::Change::canceled;
  return before && now.version > 1 ? SentItem::Change::changed : SentItem::Change::added;
}

}  // namespace

const char* word_of(SentItem::Change change) {
  switch (change) {
    case SentItem::Change::added: return "new";
    case SentItem::Change::changed: return "changed";
    case SentItem::Change::canceled: return "canceled";
    case SentItem::Change::unchanged: break;
  }
  return "unchanged";
}

std::vector<SentItem> sent_items(std::string_view before, std::string_view now) {
  const std::vector<Item> old = items_of(before);
  std::unordered_map<std::string_view, const Item*> by_guid;
  for (const Item& item : old) by_guid.emplace(item.guid, &item);
  std::vector<SentItem> out;
  for (Item& item : items_of(now)) {
    const auto its = by_guid.find(item.guid);
    item.change = change_of(item, its == by_guid.end() ? nullptr : its->second);
    if (item.change != SentItem::Change::unchanged || item.status != kCanceled)
      out.push_back(std::move(item));
  }
  return out;
}

}  // namespace broadsheet
