#include "io/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#include <tmmintrin.h>
#define BROADSHEET_SSSE3 1
#endif

namespace broadsheet {
namespace {

using Byte = unsigned char;

bool is_tail(Byte c) { return (c & 0xC0) == 0x80; }

// The length of the character at `at`, of which `left` bytes are there; 0 = not one.
std::ptrdiff_t length_of_one(const Byte* at, std::ptrdiff_t left) {
  const Byte c = at[0];
  if (c < 0x80) return 1;
  if (c < 0xC2 || c > 0xF4 || left < 2 || !is_tail(at[1])) return 0;
  if (c < 0xE0) return 2;
  if (left < 3 || !is_tail(at[2])) return 0;
  if (c < 0xF0) return (c == 0xE0 && at[1] < 0xA0) || (c == 0xED && at[1] > 0x9F) ? 0 : 3;
  if (left < 4 || !is_tail(at[3])) return 0;
  return (c == 0xF0 && at[1] < 0x90) || (c == 0xF4 && at[1] > 0x8F) ? 0 : 4;
}

bool is_utf8_by_character(const Byte* at, const Byte* end) {
  while (at < end) {
    const std::ptrdiff_t length = length_of_one(at, end - at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

#ifdef BROADSHEET_SSSE3
// Sixteen bytes at a time, after J. Keiser and D. Lemire, "Validating UTF-8 in less
// than one instruction per byte" (2021). Nearly every error shows in two adjacent bytes: in both
// halves of the first and the upper half of the second. Each kind of error is a bit that is set
// where all three tables agree. Only whether a second tail byte is due needs a look two and three
// bytes back.
struct Wrong {  // sets of half bytes: bit n stands for n
  unsigned first_high, first_low, second_high;
};
constexpr unsigned kAny = 0xFFFF, kTail = 0x0F00;
constexpr Wrong kWrongs[8] = {
    {0xF000, kAny, kAny & ~kTail},  // a lead without its tail
    {0x00FF, kAny, kTail},          // a tail after ASCII
    {1 << 0xC, 0x0003, kTail},      // C0, C1: could be shorter
    {1 << 0xE, 0x0001, 0x0300},     // E0 80..9F: could be shorter
    {1 << 0xE, 1 << 0xD, 0x0C00},   // ED A0..BF: a surrogate
    {1 << 0xF, 0xFFE1, 0x0100},     // F0 80..8F: could be shorter; F5.. 80..8F: beyond U+10FFFF
    {1 << 0xF, 0xFFF0, 0x0E00},     // F4.. 90..BF: beyond U+10FFFF
    {kTail, kAny, kTail},           // two tails: right after a lead of three or four
};
struct Table {
  alignas(16) Byte of[16];
};
constexpr Table table(unsigned Wrong::*set) {
  Table t{};
  for (unsigned half = 0; half < 16; ++half)
    for (unsigned bit = 0; bit < 8; ++bit)
      if (kWrongs[bit].*set >> half & 1) t.of[half] = static_cast<Byte>(t.of[half] | 1u << bit);
  return t;
}
constexpr Table kFirstHigh = table(&Wrong::first_high), kFirstLow = table(&Wrong::first_low),
                kSecondHigh = table(&Wrong::second_high);

#define BROADSHEET_WIDE __attribute__((target("ssse3")))
BROADSHEET_WIDE inline __m128i look_up(const Table& table, __m128i halves) {
  return _mm_shuffle_epi8(_mm_load_si128(reinterpret_cast<const __m128i*>(table.of)), halves);
}
BROADSHEET_WIDE inline __m128i high(__m128i bytes) {
  return _mm_and_si128(_mm_srli_epi16(bytes, 4), _mm_set1_epi8(15));
}
BROADSHEET_WIDE inline __m128i low(__m128i bytes) { return _mm_and_si128(bytes, _mm_set1_epi8(15)); }

// Not zero where something is wrong up to the end of `now`.
BROADSHEET_WIDE inline __m128i wrongs(__m128i before, __m128i now) {
  const __m128i first = _mm_alignr_epi8(now, before, 15);
  const __m128i found =
      _mm_and_si128(_mm_and_si128(look_up(kFirstHigh, high(first)), look_up(kFirstLow, low(first))),
                    look_up(kSecondHigh, high(now)));
  const __m128i third = _mm_subs_epu8(_mm_alignr_epi8(now, before, 14), _mm_set1_epi8(0xE0 - 0x80));
  const __m128i fourth = _mm_subs_epu8(_mm_alignr_epi8(now, before, 13), _mm_set1_epi8(0xF0 - 0x80));
  const __m128i two_tails =
      _mm_and_si128(_mm_or_si128(third, fourth), _mm_set1_epi8(static_cast<char>(0x80)));
  return _mm_xor_si128(found, two_tails);
}

BROADSHEET_WIDE bool is_utf8_wide(const Byte* at, const Byte* end) {
  __m128i before = _mm_setzero_si128(), wrong = before;
  for (; end - at >= 16; at += 16) {
    const __m128i now = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    wrong = _mm_or_si128(wrong, wrongs(before, now));
    before = now;
  }
  Byte rest[16] = {};  // its zeros are ASCII: a lead at the very end lacks its tail
  std::memcpy(rest, at, static_cast<std::size_t>(end - at));
  wrong = _mm_or_si128(wrong, wrongs(before, _mm_loadu_si128(reinterpret_cast<const __m128i*>(rest))));
  return _mm_movemask_epi8(_mm_cmpeq_epi8(wrong, _mm_setzero_si128())) == 0xFFFF;
}

bool is_wide() {
  static const bool wide = __builtin_cpu_supports("ssse3");
  return wide;
}
#endif

}  // namespace

bool is_utf8(std::string_view text) {
  const auto* const at = reinterpret_cast<const Byte*>(text.data());
#ifdef BROADSHEET_SSSE3
  if (text.size() >= 16 && is_wide()) return is_utf8_wide(at, at + text.size());
#endif
  return is_utf8_by_character(at, at + text.size());
}

}  // namespace broadsheet
