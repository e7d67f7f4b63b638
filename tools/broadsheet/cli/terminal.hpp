// tools/broadsheet/cli/terminal.hpp - output for people: colours, widths, safe text.
#pragma once

#include <broadsheet/report.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::cli {

/// `text` fit for a terminal: no control character of an input or file name
/// reaches it.
std::string printable(std::string_view text);
/// JSON on one line, with those characters as \uXXXX.
std::string printable_json(std::string_view json);

void print_error(const Error& error);
/// The first fifty, and how many more there are.
void print_notes(const std::vector<Note>& notes);

/// What plugins that are commands wrote to standard error: their authors need all of it where one failed.
void print_words_of_plugins(const std::vector<Note>& notes);

/// Escape sequences where standard output is a terminal that wants colour
/// (NO_COLOR is not set), else empty strings.
struct Style {
  std::string_view bold, dim, accent, warn, off;
};
const Style& style();

/// `text` filled up with blanks to `width` columns; wide characters count two.
std::string padded(std::string_view text, std::size_t width);

/// "1 page", "2 pages".
std::string counted(std::size_t n, const char* one, const char* many);

}  // namespace broadsheet::cli
