#include "common/encoding/macintosh.hpp"

#include "common/text.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>

namespace broadsheet::common {
namespace {

struct Table {
  std::string_view begin;          // of its names, in small letters alone
  std::u32string_view upper_half;  // what the bytes from 80 to FF are
};

// By the tables of Apple at unicode.org. Arabic has the signs of ASCII twice, for lines from right to left.
constexpr std::array<Table, 4> kTables = {{
    {"maccroatia",
     U"ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
     U"†°¢£§•¶ß®Š™´¨≠ŽØ∞±≤≥∆µ∂∑∏š∫ªºΩžø"
     U"¿¡¬√ƒ≈Ć«Č…\u00A0ÀÃÕŒœĐ—“”‘’÷◊\uF8FF©⁄€‹›Æ»"
     U"–·‚„‰ÂćÁčÈÍÎÏÌÓÔđÒÚÛÙıˆ˜¯πË˚¸Êæˇ"},
    {"maciceland",
     U"ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
     U"Ý°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
     U"¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€ÐðÞþ"
     U"ý·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"},
    {"macromania",
     U"ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
     U"†°¢£§•¶ß®©™´¨≠ĂȘ∞±≤≥¥µ∂∑∏π∫ªºΩăș"
     U"¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›Țț"
     U"‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"},
    {"macarabic",
     U"Ä\u00A0ÇÉÑÖÜáàâäں«çéèêëí…îïñó»ôö÷úùûü"
     U" !\"#$٪&'()*+،-./٠١٢٣٤٥٦٧٨٩:؛<=>؟"
     U"❊ءآأؤإئابةتثجحخدذرزسشصضطظعغ[\\]^_"
     U"ـفقكلمنهوىيًٌٍَُِّْپٹچەڤگڈڑ{|}ژے"},
}};

}  // namespace

std::u32string_view macintosh_upper_half(std::string_view label) {
  std::string name;
  for (const char c : ascii::lower(label))
    if (c >= 'a' && c <= 'z') name += c;
  const std::string_view plain = std::string_view(name).substr(name.starts_with("x") ? 1 : 0);
  const auto found =
      std::ranges::find_if(kTables, [&](const Table& t) { return plain.starts_with(t.begin); });
  return found == kTables.end() ? std::u32string_view() : found->upper_half;
}

std::string from_upper_half(std::string_view bytes, std::u32string_view upper_half) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 4);
  for (const char c : bytes)
    append_char(text, static_cast<unsigned char>(c) < 0x80
                          ? static_cast<char32_t>(c)
                          : upper_half[static_cast<unsigned char>(c) - 0x80]);
  return text;
}

}  // namespace broadsheet::common
