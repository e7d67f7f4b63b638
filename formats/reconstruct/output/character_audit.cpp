#include "reconstruct/output/character_audit.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace broadsheet::reconstruct {
namespace {

bool is_white_space(char32_t c) {
  return (c >= 0x9 && c <= 0xD) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

/// The line whose characters are the best part of an imbalance.
struct Suspect {
  std::uint32_t line = 0;
  std::string characters;
};

/// The first of the source's lines that has the most characters that are owed (`sign` 1) or
/// were carried too often (-1). `number` is of the first line.
Suspect find_suspect(const Balance& owed, std::string_view source, std::uint32_t number, std::int32_t sign) {
  Suspect worst;
  std::size_t most = 0;
  for (; !source.empty(); ++number) {
    std::string_view line = source.substr(0, source.find('\n'));
    source.remove_prefix(std::min(line.size() + 1, source.size()));
    std::size_t count = 0;
    std::string characters;
    while (!line.empty()) {
      const char32_t c = common::take_char(line);
      if (is_white_space(c) || owed.of(c) * sign <= 0) continue;
      ++count;
      if (characters.size() < 60) common::append_char(characters, c);
    }
    if (count > most) worst = {number, characters}, most = count;
  }
  return worst;
}

}  // namespace

void Balance::add(std::string_view text, std::int32_t sign) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = p + text.size();
  while (p < end) {
    const std::uint32_t first = *p;
    if (first < 0x80) {
      basic_[first] += sign;
      p += 1;
    } else if (first < 0xE0 && end - p >= 2) {
      basic_[(first & 0x1F) << 6 | (p[1] & 0x3Fu)] += sign;
      p += 2;
    } else if (first < 0xF0 && end - p >= 3) {
      basic_[(first & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu)] += sign;
      p += 3;
    } else {
      std::string_view rest(reinterpret_cast<const char*>(p), static_cast<std::size_t>(end - p));
      const std::size_t before = rest.size();
      other_[common::take_char(rest)] += sign;
      p += before - rest.size();
    }
  }
}

std::int32_t Balance::of(char32_t c) const {
  if (c < basic_.size()) return basic_[c];
  const auto found = other_.find(c);
  return found == other_.end() ? 0 : found->second;
}

bool Balance::is_even() const {
  // Most rows of the plane are never used, and quickly passed over.
  constexpr std::array<std::int32_t, 256> kUnused{};
  for (std::size_t row = 0; row < basic_.size(); row += kUnused.size()) {
    if (std::memcmp(&basic_[row], kUnused.data(), sizeof kUnused) == 0) continue;
    for (std::size_t c = row; c < row + kUnused.size(); ++c)
      if (basic_[c] != 0 && !is_white_space(static_cast<char32_t>(c))) return false;
  }
  return std::ranges::all_of(other_, [](const auto& entry) { return entry.second == 0; });
}

void CharacterAudit::mark_emitted(const Block& block) {
  std::string_view text = block.text;
  std::size_t done = 0;
  for (const Run& run : block.runs) {
    if (run.kind != RunKind::lost_glyph || run.begin < done || run.end > text.size()) continue;
    mark_emitted(text.substr(done, run.begin - done));
    done = run.end;
  }
  mark_emitted(text.substr(done));
  mark_emitted(block.credit);
}

void CharacterAudit::mark_emitted(const Article& article) {
  for (const std::string& kicker : article.kickers) mark_emitted(kicker);
  mark_emitted(article.headline);
  for (const std::string& line : article.subheadlines) mark_emitted(line);
  mark_emitted(article.lead);
  for (const Block& block : article.blocks) mark_emitted(block);
}

std::optional<Imbalance> CharacterAudit::imbalance(std::string_view source, std::uint32_t first_line) const {
  if (owed_.is_even()) return {};
  if (const Suspect lost = find_suspect(owed_, source, first_line, 1); lost.line > 0)
    return Imbalance{"characters of the source were lost, about here: " + lost.characters, lost.line};
  const Suspect doubled = find_suspect(owed_, source, first_line, -1);
  if (doubled.line > 0)
    return Imbalance{"characters of the source came out twice, about here: " + doubled.characters,
                     doubled.line};
  return Imbalance{"the document has other characters than the source", 0};
}

}  // namespace broadsheet::reconstruct
