#include "plugins/plain_json.hpp"

#include "io/utf8.hpp"

namespace broadsheet {

// Each function is false where the text is not plain.
class PlainJsonReader {
 public:
  explicit PlainJsonReader(std::string_view text) : rest_(text) {}

  bool document(PlainJson& out) {
    if (!value(out, kDeepest)) return false;
    skip_blanks();
    return rest_.empty();
  }

 private:
  using Kind = PlainJson::Kind;
  static constexpr int kDeepest = 16;
  static constexpr std::size_t kMostDigits = 9;

  void skip_blanks() {
    std::size_t n = 0;
    while (n < rest_.size() && (rest_[n] == ' ' || rest_[n] == '\n' || rest_[n] == '\r' || rest_[n] == '\t'))
      ++n;
    rest_.remove_prefix(n);
  }

  bool take(char wanted) {
    skip_blanks();
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool value(PlainJson& out, int depth) {
    skip_blanks();
    if (rest_.empty() || depth == 0) return false;
    switch (rest_.front()) {
      case '{': return items(out, Kind::object, '}', depth);
      case '[': return items(out, Kind::array, ']', depth);
      case '"': out.kind_ = Kind::string; return string(out.string_);
      case 't': out.number_ = 1; return word("true", Kind::boolean, out);
      case 'f': return word("false", Kind::boolean, out);
      case 'n': return word("null", Kind::null, out);
      default: return number(out);
    }
  }

  bool word(std::string_view wanted, Kind kind, PlainJson& out) {
    out.kind_ = kind;
    if (rest_.substr(0, wanted.size()) != wanted) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }

  bool number(PlainJson& out) {
    out.kind_ = Kind::number;
    const bool is_negative = rest_.front() == '-';
    std::size_t n = is_negative;
    while (n < rest_.size() && rest_[n] >= '0' && rest_[n] <= '9' && n <= kMostDigits)
      out.number_ = out.number_ * 10 + (rest_[n++] - '0');
    const std::size_t digits = n - is_negative;
    if (digits == 0 || digits > kMostDigits || (digits > 1 && rest_[is_negative] == '0')) return false;
    if (is_negative) out.number_ = -out.number_;
    if (is_negative && out.number_ == 0) return false;
    rest_.remove_prefix(n);
    return rest_.empty() || std::string_view(".eE0123456789").find(rest_.front()) == std::string_view::npos;
  }

  // How much of a text stands as it is.
  std::size_t plain_length() const {
    std::size_t n = 0;
    while (n < rest_.size() && rest_[n] != '"' && rest_[n] != '\\' &&
           static_cast<unsigned char>(rest_[n]) >= 32)
      ++n;
    return n;
  }

  bool string(std::string& out) {
    rest_.remove_prefix(1);
    for (;;) {
      const std::size_t n = plain_length();
      if (n >= rest_.size()) return false;
      out.append(rest_.substr(0, n));
      const char end = rest_[n];
      rest_.remove_prefix(n + 1);
      if (end == '"') return true;
      if (end != '\\' || rest_.empty()) return false;
      if (rest_.front() != '"' && rest_.front() != '\\' && rest_.front() != '/') return false;
      out += rest_.front();
      rest_.remove_prefix(1);
    }
  }

  bool key(std::string_view& out) {
    skip_blanks();
    if (rest_.empty() || rest_.front() != '"') return false;
    rest_.remove_prefix(1);
    const std::size_t n = plain_length();
    if (n >= rest_.size() || rest_[n] != '"') return false;
    out = rest_.substr(0, n);
    rest_.remove_prefix(n + 1);
    return take(':');
  }

  /// An object or an array, from its first bracket on.
  bool items(PlainJson& out, Kind kind, char end, int depth) {
    out.kind_ = kind;
    rest_.remove_prefix(1);
    if (take(end)) return true;
    do {
      if (kind == Kind::object && !key(out.keys_.emplace_back())) return false;
      if (!value(out.items_.emplace_back(), depth - 1)) return false;
    } while (take(','));
    return take(end);
  }

  std::string_view rest_;
};

std::optional<PlainJson> PlainJson::parse(std::string_view text) {
  PlainJson out;
  if (!PlainJsonReader(text).document(out) || !is_utf8(text)) return std::nullopt;
  return out;
}

const PlainJson* PlainJson::find(std::string_view key) const {
  for (std::size_t k = keys_.size(); k-- > 0;)
    if (keys_[k] == key) return &items_[k];
  return nullptr;
}

}  // namespace broadsheet
