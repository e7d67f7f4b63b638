#include "issuetext/decode/encodings/single_byte.hpp"

#include "issuetext/decode/encodings/encoding.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <array>
#include <vector>

namespace broadsheet::issuetext {
namespace {

struct Candidate {
  const char* encoding;
  double rarity;  // natural logarithm of how many times more newspapers are in the commonest ones
};

/// Of equals the first is taken: the larger set before the smaller in it.
constexpr std::array<Candidate, 54> kCandidates = {{
    {"windows-1252", 0},    {"windows-1251", 0},   {"windows-1253", 0},    {"windows-1255", 0},
    {"windows-1256", 0},    {"windows-874", 0},    {"KOI8-R", 0.5},        {"windows-1250", 0.5},
    {"windows-1254", 0.7},  {"windows-1257", 1},   {"windows-1258", 1},    {"ISO-8859-2", 0.7},
    {"ISO-8859-5", 1},      {"ISO-8859-6", 0.7},   {"ISO-8859-7", 0.7},    {"ISO-8859-8", 0.7},
    {"ISO-8859-15", 1},     {"ISO-8859-13", 1.5},  {"ISO-8859-4", 2},      {"ISO-8859-3", 3},
    {"ISO-8859-16", 2},     {"ISO-8859-10", 3},    {"ISO-8859-14", 3},     {"KOI8-U", 0.7},
    {"macintosh", 1},       {"x-mac-ce", 1.5},     {"x-mac-cyrillic", 1},  {"x-mac-greek", 1.5},
    {"x-mac-turkish", 1.5}, {"IBM850", 1},         {"IBM437", 1.5},        {"IBM852", 1.5},
    {"IBM855", 1.5},        {"IBM866", 0.7},       {"IBM1125", 1},         {"IBM737", 1},
    {"IBM869", 1.5},        {"IBM857", 1.5},       {"IBM862", 0.7},        {"IBM864", 2},
    {"IBM775", 2},          {"IBM860", 2.5},       {"IBM861", 2.5},        {"IBM863", 2.5},
    {"IBM865", 2.5},        {"VISCII", 1.5},       {"TCVN", 1.5},          {"KOI8-T", 3},
    {"x-mac-croatian", 2},  {"x-mac-romanian", 2}, {"x-mac-icelandic", 2}, {"x-mac-arabic", 2},
    {"PT154", 3},           {"KZ-1048", 2},
}};

using Table = std::array<char32_t, 256>;

/// U+FFFD for a byte that means nothing. Signs of ASCII that an encoding has twice (Arabic Macs) are some of
/// those beyond it, which have to stand where signs do.
Table table_of(const char* encoding) {
  Table table;
  std::string lines;
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    table[byte] = byte < 0x80 ? static_cast<char32_t>(byte) : char32_t{0xFFFD};
    if (byte >= 0x80) lines += {static_cast<char>(byte), '\n'};
  }
  std::size_t byte = 0x80;
  for (const char32_t c : reconstruct::to_text(convert(lines, encoding).text)) {
    if (c == '\n')
      ++byte;
    else if (byte < table.size())
      table[byte] = c >= 0x80 ? c : c == ' ' ? char32_t{0xA0} : U'¦';
  }
  return table;
}

struct Reading {
  Candidate of;
  Table table;
};

/// Of the candidates that this machine knows.
const std::vector<Reading>& readings() {
  static const std::vector<Reading> all = [] {
    std::vector<Reading> made;
    for (const Candidate& candidate : kCandidates)
      if (is_encoding(candidate.encoding)) made.push_back({candidate, table_of(candidate.encoding)});
    return made;
  }();
  return all;
}

/// Lines with bytes beyond ASCII: others say nothing.
std::string_view telling_part(std::string_view sample) {
  constexpr std::size_t kEnough = std::size_t{1} << 13;
  std::size_t first = 0;
  while (first < sample.size() && static_cast<unsigned char>(sample[first]) < 0x80) ++first;
  const std::size_t line = sample.rfind('\n', first);
  sample.remove_prefix(line == sample.npos ? 0 : line + 1);
  return sample.substr(0, kEnough);
}

}  // namespace

SingleByte guess_single_byte(std::string_view sample) {
  sample = telling_part(sample);
  SingleByte best;
  double most = -1e300;
  std::u32string text(sample.size(), U' ');
  for (const auto& [candidate, table] : readings()) {
    for (std::size_t i = 0; i < sample.size(); ++i) text[i] = table[static_cast<unsigned char>(sample[i])];
    const Legibility its = legibility_of(text, most + candidate.rarity);
    if (its.likelihood - candidate.rarity > most)
      best = {candidate.encoding, its}, most = its.likelihood - candidate.rarity;
  }
  return best;
}

}  // namespace broadsheet::issuetext
