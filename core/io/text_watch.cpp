#include "io/text_watch.hpp"

#include "io/utf8.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

// The bytes at the end of `text` that may begin a character: its lead, and tails after it.
std::size_t unfinished(std::string_view text) {
  for (std::size_t n = 1; n <= std::min<std::size_t>(3, text.size()); ++n) {
    const auto byte = static_cast<unsigned char>(text[text.size() - n]);
    if (byte < 0x80) return 0;
    if (byte < 0xC0) continue;
    const std::size_t length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    return n < length ? n : 0;
  }
  return 0;
}

}  // namespace

void TextWatch::write(std::string_view data) {
  to_.write(data);
  has_zero_ = has_zero_ || data.find('\0') != data.npos;
  if (!is_utf8_ || has_zero_) return;
  const std::string joined = rest_.empty() ? std::string() : rest_ + std::string(data);
  const std::string_view text = rest_.empty() ? data : std::string_view(joined);
  const std::size_t left = unfinished(text);
  is_utf8_ = is_utf8(text.substr(0, text.size() - left));
  rest_ = std::string(text.substr(text.size() - left));
}

void TextWatch::part(const std::string& name) {
  end_file();
  file_ = name;
  to_.part(name);
}

void TextWatch::end_file() {
  if (complaint_.empty() && !has_zero_ && (!is_utf8_ || !rest_.empty()))
    complaint_ = "writes text that is not UTF-8" + (file_.empty() ? "" : " into " + file_) +
                 ": it cuts a character in two, or its \"media_type\" must name the charset";
  rest_.clear();
  is_utf8_ = true, has_zero_ = false;
}

std::string TextWatch::complaint() {
  end_file();
  return complaint_;
}

}  // namespace broadsheet
