#include "batch/inputs/manifest_lines.hpp"

#include "io/output/plain_path.hpp"

#include <nlohmann/json.hpp>

#include <map>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

[[noreturn]] void refuse(const Place& where, const std::string& why, const std::string& advice) {
  throw Error(Fault::input, "BS-C185", why, where, advice);
}

const std::string& text_of(const Json& value, const std::string& key, const Place& where) {
  if (!value.is_string()) refuse(where, "has a \"" + key + "\" that is no string", "write it in quotes");
  return value.get_ref<const std::string&>();
}

void add_pages(const Json& pages, const fs::path& folder, const Place& where, BatchItem& item) {
  if (!pages.is_array() || pages.empty())
    refuse(where, "has \"pages\" that are no list of files", "give at least one: [\"page-1.txt\"]");
  for (const Json& page : pages) item.pages.push_back(folder / text_of(page, "pages", where));
}

void fill(BatchItem& item, const Json& json, const Place& where, const fs::path& folder) {
  Metadata& m = item.metadata;
  const std::map<std::string, std::string*> texts = {
      {"name", &item.name}, {"publication", &m.publication}, {"title", &m.title},    {"date", &m.date},
      {"page", &m.page},    {"language", &m.language},       {"edition", &m.edition}};
  for (const auto& [key, value] : json.items()) {
    if (key == "pages")
      add_pages(value, folder, where, item);
    else if (const auto known = texts.find(key); known != texts.end())
      *known->second = text_of(value, key, where);
    else
      refuse(where, "has \"" + key + "\", which says nothing here",
             "pages, name, publication, title, date, page, language and edition are known");
  }
  if (item.pages.empty()) refuse(where, "has no \"pages\"", "list the files of the issue");
}

}  // namespace

BatchItem item_from_line(std::string_view line, const Place& where, const fs::path& folder) {
  BatchItem item;
  try {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) refuse(where, "is no JSON object", "give one JSON object per line");
    fill(item, json, where, folder);
    if (item.name.empty()) {
      const fs::path& first = item.pages.front();
      item.name = Grouping("auto").issue_of(first.parent_path(), first.filename());
    }
    if (!is_plain_path(item.name))
      refuse(where, "has the name \"" + item.name + "\", which is not a plain relative path",
             "such as 1950/01/NAME");
  } catch (const Error& e) {
    item.fault = e;
    item.name = where.text();
  }
  return item;
}

}  // namespace broadsheet
