// train/taggers/gold/groups.hpp - which pages are kept back together: those made from one source.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace broadsheet::train {

/// The group of the page `name` by its gold: all extractions of one PDF are one.
inline std::string group_of(const nlohmann::json& gold, const std::string& name) {
  const auto made = gold.contains("made") ? gold["made"] : nlohmann::json::object();
  return made.value("generator", "") == "press" ? "press " + made.value("pdf", name) : name;
}

inline std::uint32_t hash_of(const std::string& s) {
  std::uint32_t h = 2166136261u;
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return (h ^ (h >> 15)) * 2246822519u >> 8;
}

}  // namespace broadsheet::train
