#include "reconstruct/tagger/weight_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace broadsheet::reconstruct {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kLineOfDigits = 100;

[[noreturn]] void fail(const std::string& why) { throw std::runtime_error("tagger weights: " + why); }

std::string from_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() * 3 / 4);
  std::array<int, 256> value{};
  value.fill(-1);
  for (std::size_t k = 0; k < kDigits.size(); ++k)
    value[static_cast<unsigned char>(kDigits[k])] = static_cast<int>(k);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int digit = value[static_cast<unsigned char>(c)];
    if (digit < 0) continue;  // ends of lines
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 0xFF);
    }
  }
  return out;
}

std::string to_base64(const std::string& bytes) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  std::size_t written = 0;
  const auto put = [&](std::uint32_t digit) {
    out += kDigits[digit & 63];
    if (++written % kLineOfDigits == 0) out += '\n';
  };
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (count += 8; count >= 6; count -= 6) put(bits >> (count - 6));
  }
  if (count > 0) put(bits << (6 - count));
  return out + '\n';
}

// Takes words off the front of a text.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}

  std::string_view word() {
    rest_.remove_prefix(std::min(rest_.size(), rest_.find_first_not_of(" \n")));
    const std::string_view out = rest_.substr(0, rest_.find_first_of(" \n"));
    rest_.remove_prefix(out.size());
    return out;
  }
  std::string_view line() {
    rest_.remove_prefix(std::min(rest_.size(), rest_.find_first_not_of(' ')));
    const std::string_view out = rest_.substr(0, rest_.find('\n'));
    rest_.remove_prefix(std::min(rest_.size(), out.size() + 1));
    return out;
  }
  void expect(std::string_view name) {
    if (const std::string_view found = word(); found != name)
      fail("\"" + std::string(name) + "\" is missing where \"" + std::string(found.substr(0, 40)) +
           "\" stands");
  }
  template <class T>
  T number() {
    T value{};
    const std::string_view text = word();
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc())
      fail("\"" + std::string(text.substr(0, 40)) + "\" is no number");
    return value;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace

WeightTable::WeightTable(std::string_view file) {
  Words words(file);
  words.expect("weights");
  if (words.number<int>() != 1) fail("a version that this program does not know");
  words.expect("tagger");
  words.line();
  words.expect("trained");
  trained_on_ = words.line();
  words.expect("labels");
  Words names(words.line());
  while (!names.word().empty()) ++labels_;
  if (labels_ == 0 || labels_ > kStride) fail("the number of labels is out of range");
  words.expect("unit");
  unit_ = words.number<double>();
  words.expect("transitions");
  const auto contexts = words.number<std::size_t>();
  if (contexts == 0 || contexts > 64) fail("the number of contexts is out of range");
  for (std::size_t k = 0; k < contexts * labels_ * labels_; ++k)
    transitions_.push_back(words.number<std::int32_t>());
  words.expect("rows");
  const auto count = words.number<std::size_t>();
  read_rows(from_base64(words.rest()), count);
}

void WeightTable::read_rows(std::string_view bytes, std::size_t count) {
  std::size_t size = 2;
  shift_ = 31;
  for (; size < count * 2; size *= 2) --shift_;
  keys_.assign(size, kEmpty);
  rows_.assign(size * kStride, 0);
  std::size_t at = 0;
  const auto byte = [&] {
    if (at == bytes.size()) fail("the rows are cut off");
    return static_cast<unsigned char>(bytes[at++]);
  };
  std::uint32_t key = 0;
  for (std::size_t row = 0; row < count; ++row) {
    std::uint32_t step = 0;
    for (unsigned shift = 0; shift < 28; shift += 7) {
      const unsigned char b = byte();
      step |= static_cast<std::uint32_t>(b & 127) << shift;
      if (b < 128) break;
    }
    key += step;
    std::uint32_t mask = 0;
    for (std::size_t k = 0; k < labels_; k += 8) mask |= static_cast<std::uint32_t>(byte()) << k;
    signed char* weights = insert(key);
    for (std::size_t k = 0; k < labels_; ++k)
      if ((mask >> k & 1) != 0) weights[k] = static_cast<signed char>(byte());
  }
}

signed char* WeightTable::insert(std::uint32_t key) {
  std::size_t at = slot(key);
  while (keys_[at] != kEmpty && keys_[at] != key) at = (at + 1) & (keys_.size() - 1);
  keys_[at] = key;
  return &rows_[at * kStride];
}

std::string write_weights(std::string_view tagger, std::string_view trained_on,
                          const std::vector<std::string>& labels, double unit,
                          const std::vector<std::int32_t>& transitions, const std::vector<WeightRow>& rows) {
  std::string out =
      "weights 1\ntagger " + std::string(tagger) + "\ntrained on " + std::string(trained_on) + "\nlabels";
  for (const std::string& label : labels) out += " " + label;
  out += "\nunit " + std::to_string(unit) + "\ntransitions " +
         std::to_string(transitions.size() / labels.size() / labels.size());
  for (std::size_t k = 0; k < transitions.size(); ++k)
    out += (k % labels.size() == 0 ? "\n" : " ") + std::to_string(transitions[k]);
  std::string bytes;
  std::uint32_t before = 0;
  for (const WeightRow& row : rows) {
    std::uint32_t step = row.key - before;
    before = row.key;
    for (; step > 127; step >>= 7) bytes += static_cast<char>(128 | (step & 127));
    bytes += static_cast<char>(step);
    std::uint32_t mask = 0;
    for (std::size_t k = 0; k < labels.size(); ++k)
      mask |= static_cast<std::uint32_t>(row.weights[k] != 0) << k;
    for (std::size_t k = 0; k < labels.size(); k += 8) bytes += static_cast<char>(mask >> k & 0xFF);
    for (const signed char w : row.weights)
      if (w != 0) bytes += static_cast<char>(w);
  }
  return out + "\nrows " + std::to_string(rows.size()) + "\n" + to_base64(bytes);
}

}  // namespace broadsheet::reconstruct
