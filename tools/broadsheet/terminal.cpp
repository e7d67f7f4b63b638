#include "terminal.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
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

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1) ++i;  // the C1 controls of U+0080..U+009F are two bytes
    out += c1 || c == 0x7F || (c < 0x20 && c != '\n' && c != '\t') ? '?' : text[i];
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

const Style& style() {
  static const bool coloured = isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR");
  static const Style colours{"\033[1m", "\033[2m", "\033[36m", "\033[33m", "\033[0m"};
  static const Style plain{};
  return coloured ? colours : plain;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = columns(text);
  return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

}  // namespace broadsheet::cli
