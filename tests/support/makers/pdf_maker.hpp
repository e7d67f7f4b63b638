// support/makers/pdf_maker.hpp - small PDF files for tests: as much of the format as a claim needs.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace broadsheet::testing {

/// Objects are numbered from 1 in the order in which they are added; 1 is the catalogue, 2 the list of pages.
class PdfMaker {
 public:
  PdfMaker();

  /// Adds an object and returns its number.
  std::size_t add(const std::string& body);
  std::size_t add_stream(const std::string& dictionary, const std::string& data);

  /// A font of the fourteen that every reader of PDF has.
  std::size_t add_plain_font(const std::string& name = "Helvetica");

  /// A page of 600 x 800 points with these resources, "/Font << /F0 5 0 R >>", that draws `content`.
  void add_page(const std::string& resources, const std::string& content);

  /// The file. With a user password, strings and streams are encrypted (RC4, 40 bits) and `permissions` are
  /// its permission flags: -1 allows everything, -20 forbids copying.
  std::string file(const std::string& user_password = "", int permissions = -1, bool encrypt = false) const;

 private:
  struct Object {
    std::string dictionary, stream;
    bool is_stream;
  };
  std::vector<Object> objects_;
  std::vector<std::size_t> pages_;
};

/// Content that shows `text` at x, y (from the lower left corner) with font F0 in this size.
std::string shows(double x, double y, double size, const std::string& text);

}  // namespace broadsheet::testing
