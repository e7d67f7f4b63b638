#include "support/memory_host.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <stdexcept>

namespace broadsheet::testing {

std::filesystem::path manifest_file(const std::string& plugin) {
  for (const auto& group : std::filesystem::directory_iterator(BROADSHEET_SOURCE_DIR "/plugins"))
    if (const auto file = group.path() / (plugin + ".json"); std::filesystem::exists(file)) return file;
  throw std::runtime_error("plugins/ has no manifest of " + plugin);
}

namespace {

MemoryHost& of(void* self) { return *static_cast<MemoryHost*>(self); }

std::map<std::string, std::string> read_defaults(const std::string& plugin) {
  std::map<std::string, std::string> defaults;
  std::ifstream file(manifest_file(plugin));
  const auto manifest = nlohmann::json::parse(file);
  for (const auto& format : manifest.at("formats"))
    for (const auto& option : format.value("options", nlohmann::json::array()))
      defaults[option.at("name")] = option.value("default", "");
  return defaults;
}

// Kept: to find and parse a manifest takes longer than what a fuzzer does with a host.
std::map<std::string, std::string> defaults_of(const std::string& plugin) {
  if (plugin.empty()) return {};
  static std::mutex mutex;
  static std::map<std::string, std::map<std::string, std::string>> kept;
  const std::lock_guard held(mutex);
  auto found = kept.find(plugin);
  if (found == kept.end()) found = kept.emplace(plugin, read_defaults(plugin)).first;
  return found->second;
}

}  // namespace

MemoryHost::MemoryHost(const std::string& plugin, std::string input)
    : options(defaults_of(plugin)), input_(std::move(input)) {
  host_.size = sizeof host_;
  host_.self = this;
  host_.option = [](void* self, const char* name) { return to_str(of(self).options[name]); };
  host_.fail = [](void* self, bs_status code, const char* why, std::uint32_t) {
    of(self).failure = why;
    return code;
  };
  host_.warn = [](void* self, const char* code, const char* why, std::uint32_t line) {
    of(self).warnings.push_back({code, why, line});
  };
  host_.read = [](void* self, void* buffer, std::size_t capacity) {
    MemoryHost& m = of(self);
    const std::string& from = m.sibling_ ? *m.sibling_ : m.input_;
    std::size_t& at = m.sibling_ ? m.read_of_sibling_ : m.read_;
    const std::size_t n = std::min(capacity, from.size() - at);
    std::memcpy(buffer, from.data() + at, n);
    at += n;
    return static_cast<std::int64_t>(n);
  };
  host_.input_size = [](void* self) { return static_cast<std::int64_t>(of(self).input_.size()); };
  host_.read_at = [](void* self, std::uint64_t offset, void* buffer, std::size_t capacity) {
    const std::string& all = of(self).input_;
    if (offset >= all.size()) return std::int64_t{0};
    return static_cast<std::int64_t>(
        all.copy(static_cast<char*>(buffer), capacity, static_cast<std::size_t>(offset)));
  };
  host_.write = [](void* self, const void* data, std::size_t size) -> bs_status {
    of(self).target_->append(static_cast<const char*>(data), size);
    return BS_OK;
  };
  host_.part = [](void* self, const char* name) -> bs_status {
    if (*name) of(self).target_ = &of(self).parts[name];
    return BS_OK;
  };
  host_.sibling = [](void* self, const char* name) -> bs_status {
    MemoryHost& m = of(self);
    m.sibling_ = nullptr;
    m.read_of_sibling_ = 0;
    if (!name) return BS_OK;
    const auto found = m.siblings.find(name);
    if (found != m.siblings.end()) m.sibling_ = &found->second;
    return m.sibling_ ? BS_OK : BS_BAD_INPUT;
  };
  host_.cancelled = [](void*) { return 0; };
  host_.recall = [](void* self, const char*, bs_str issue) {
    MemoryHost& m = of(self);
    m.recalled_ = m.ledger[to_string(issue)];
    return to_str(m.recalled_);
  };
  host_.remember = [](void* self, const char*, bs_str issue, bs_str lines) -> bs_status {
    of(self).ledger[to_string(issue)] = to_string(lines);
    return BS_OK;
  };
  host_.resource = [](void* self, bs_str id) -> const bs_resource* {
    for (const Resource& r : of(self).resources)
      if (r.id == to_view(id)) return &of(self).views_.resource(r);
    return nullptr;
  };
  host_.found = [](void* self, const bs_finding* f) {
    of(self).findings.push_back({to_string(f->code), to_string(f->what), to_string(f->rule),
                                 to_string(f->advice), f->line, f->column, to_string(f->part),
                                 to_string(f->article)});
  };
}

}  // namespace broadsheet::testing
