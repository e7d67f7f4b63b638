#include "cli/terminal.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <sstream>

namespace broadsheet::cli {
namespace {

constexpr std::size_t kMostNotes = 50;

// Columns of a terminal: East Asian scripts take two (UAX #11, in outline).
std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80) continue;
    width += byte >= 0xE3 ? 2 : 1;  // from U+3000 on
  }
  return width;
}

// How many bytes of UTF-8 the control character at `i` has; 0 = there is none. U+200E, U+200F,
// U+2028 to U+202E and U+2066 to U+2069 are controls too: they turn around how a line is read.
std::size_t control_at(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t n) {
    return n < text.size() ? static_cast<unsigned char>(text[n]) : static_cast<unsigned char>(0);
  };
  if (byte(i) < 0x20 || byte(i) == 0x7F) return 1;
  if (byte(i) == 0xC2) return byte(i + 1) >= 0x80 && byte(i + 1) < 0xA0 ? 2 : 0;
  if (byte(i) != 0xE2) return 0;
  const unsigned second = byte(i + 1), last = byte(i + 2);
  const bool turns = second == 0x80 ? last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAE)
                                    : second == 0x81 && last >= 0xA6 && last <= 0xA9;
  return turns ? 3 : 0;
}

unsigned code_point(std::string_view utf8) {
  const auto byte = [&](std::size_t n) { return static_cast<unsigned>(static_cast<unsigned char>(utf8[n])); };
  if (utf8.size() == 1) return byte(0);
  if (utf8.size() == 2) return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
  return (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
}

}  // namespace

std::string counted(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + ' ' + (n == 1 ? one : many);
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = control_at(text, i);
    if (size == 0 || text[i] == '\n' || text[i] == '\t')
      out += text[i++];
    else
      out += '?', i += size;
  }
  return out;
}

std::string printable_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t i = 0; i < json.size();) {
    const std::size_t size = control_at(json, i);
    if (size == 0) {
      out += json[i++];
      continue;
    }
    char escaped[16];
    std::snprintf(escaped, sizeof escaped, "\\u%04x", code_point(json.substr(i, size)));
    out += escaped, i += size;
  }
  return out;
}

void print_error(const Error& error) { std::cerr << "broadsheet: error " << printable(error.text()) << '\n'; }

void print_notes(const std::vector<Note>& notes) {
  for (std::size_t i = 0; i < std::min(notes.size(), kMostNotes); ++i) {
    std::ostringstream line;
    line << notes[i];
    std::cerr << "broadsheet: warning " << printable(line.str()) << '\n';
  }
  if (notes.size() > kMostNotes)
    std::cerr << "broadsheet: and " << notes.size() - kMostNotes << " more warnings\n";
}

void print_words_of_plugins(const std::vector<Note>& notes) {
  std::vector<Note> words;
  std::copy_if(notes.begin(), notes.end(), std::back_inserter(words),
               [](const Note& note) { return note.code == "BS-C165"; });
  if (words.size() > 1) print_notes(words);  // the only one is in the error
}

const Style& style() {
  static const bool coloured = isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR");
  static const Style colours{"\033[1m", "\033[2m", "\033[36m", "\033[33m", "\033[0m"};
  static const Style plain{};
  return coloured ? colours : plain;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = columns(text);
  return std::string(text) + std::string(used < width ? width - used : 1, ' ');
}

}  // namespace broadsheet::cli
