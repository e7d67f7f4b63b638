#include "reconstruct/tagger/model/weight_file.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <stdexcept>

namespace broadsheet::reconstruct {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kLineOfDigits = 100;

[[noreturn]] void fail(const std::string& why) { throw std::runtime_error("tagger weights: " + why); }

constexpr unsigned char kNoDigit = 255;
constexpr std::array<unsigned char, 256> kDigitValue = [] {
  std::array<unsigned char, 256> all{};
  all.fill(kNoDigit);
  for (std::size_t k = 0; k < kDigits.size(); ++k)
    all[static_cast<unsigned char>(kDigits[k])] = static_cast<unsigned char>(k);
  return all;
}();

std::uint32_t digit(char c) { return kDigitValue[static_cast<unsigned char>(c)]; }

// Lines hold whole groups of four digits, but for the end of the last one.
std::string from_base64(std::string_view text) {
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  std::string out(text.size() / 4 * 3 + 3, '\0');
  char* to = out.data();
  const auto put = [&](std::uint32_t bits, int bytes) {
    for (int shift = 16; bytes > 0; --bytes, shift -= 8) *to++ = static_cast<char>(bits >> shift & 0xFF);
  };
  std::uint32_t seen = 0;
  for (; text.size() >= 4; text.remove_prefix(text.size() > 4 && text[4] == '\n' ? 5 : 4)) {
    const std::uint32_t a = digit(text[0]), b = digit(text[1]), c = digit(text[2]), d = digit(text[3]);
    seen |= a | b | c | d;
    put(a << 18 | b << 12 | c << 6 | d, 3);
  }
  if (text.size() > 1) {
    const std::uint32_t a = digit(text[0]), b = digit(text[1]), c = text.size() > 2 ? digit(text[2]) : 0;
    seen |= a | b | c;
    put(a << 18 | b << 12 | c << 6, static_cast<int>(text.size()) - 1);
  }
  if (seen > 63) fail("a character that is no digit in base 64");
  out.resize(static_cast<std::size_t>(to - out.data()));
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

std::vector<WeightRow> rows_in(std::string bytes, std::size_t count, std::size_t labels) {
  std::vector<WeightRow> rows;
  rows.reserve(std::min(count, bytes.size()));
  const std::size_t size = bytes.size();
  constexpr std::size_t kLongest = 4 + 3 + kMostLabels;  // bytes of a row
  bytes.append(kLongest, '\0');                          // so that no row ends outside
  const char* at = bytes.data();
  const char* const end = at + size;
  const auto byte = [&] { return static_cast<unsigned char>(*at++); };
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
    for (std::size_t k = 0; k < labels; k += 8) mask |= static_cast<std::uint32_t>(byte()) << k;
    if (mask >> labels != 0) fail("a weight for a label that there is not");
    WeightRow& added = rows.emplace_back(WeightRow{key, std::vector<signed char>(labels)});
    for (; mask != 0; mask &= mask - 1)
      added.weights[static_cast<std::size_t>(std::countr_zero(mask))] = static_cast<signed char>(byte());
    if (at > end) fail("the rows are cut off");
  }
  return rows;
}

}  // namespace

WeightFile read_weights(std::string_view file) {
  WeightFile out;
  Words words(file);
  words.expect("weights");
  if (words.number<int>() != 1) fail("a version that this program does not know");
  words.expect("tagger");
  words.line();
  words.expect("trained");
  out.trained_on = words.line();
  words.expect("labels");
  Words names(words.line());
  while (!names.word().empty()) ++out.labels;
  if (out.labels == 0 || out.labels > kMostLabels) fail("the number of labels is out of range");
  words.expect("unit");
  out.unit = words.number<double>();
  words.expect("transitions");
  const auto contexts = words.number<std::size_t>();
  if (contexts == 0 || contexts > 64) fail("the number of contexts is out of range");
  for (std::size_t k = 0; k < contexts * out.labels * out.labels; ++k)
    out.transitions.push_back(words.number<std::int32_t>());
  words.expect("rows");
  const auto count = words.number<std::size_t>();
  words.line();
  out.rows = rows_in(from_base64(words.rest()), count, out.labels);
  return out;
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
