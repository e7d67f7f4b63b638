#include "news/text/marked_text.hpp"

#include "common/encoding/percent.hpp"
#include "common/text.hpp"
#include "news/text/text.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <tuple>

namespace broadsheet::news {
namespace {

constexpr std::array<std::string_view, 8> kKinds = {"",       "strong", "emphasis",     "link",
                                                    "person", "place",  "organisation", "lost-glyph"};

/// For each byte of `text`, and for its end, the index of the character it belongs to.
std::vector<std::uint32_t> character_index(std::string_view text) {
  std::vector<std::uint32_t> index;
  index.reserve(text.size() + 1);
  std::uint32_t n = 0;
  while (!text.empty()) {
    const std::size_t before = text.size();
    common::take_char(text);
    index.insert(index.end(), before - text.size(), n++);
  }
  index.push_back(n);
  return index;
}

void shift(std::vector<Run>& runs, std::int64_t by, std::size_t size) {
  const auto move = [&](std::uint32_t at) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(at + by, 0, static_cast<std::int64_t>(size)));
  };
  std::erase_if(runs, [&](Run& run) {
    const bool was_empty = run.begin == run.end;
    const bool outside = was_empty && run.begin + by < 0;
    run.begin = move(run.begin);
    run.end = move(run.end);
    return outside || (!was_empty && run.begin == run.end);
  });
}

std::string_view take_until(std::string_view& s, char separator) {
  const std::size_t end = std::min(s.find(separator), s.size());
  const std::string_view front = s.substr(0, end);
  s.remove_prefix(std::min(end + 1, s.size()));
  return front;
}

std::optional<Run> decode_mark(std::string_view encoded, const std::vector<std::uint32_t>& offsets) {
  encoded.remove_prefix(std::min(encoded.find_first_not_of(' '), encoded.size()));
  const std::string_view kind = take_until(encoded, ' ');
  const auto begin = ascii::number<std::uint32_t>(take_until(encoded, ' '));
  const auto end = ascii::number<std::uint32_t>(take_until(encoded, ' '));
  if (!begin || !end || *begin > *end || *end >= offsets.size()) return std::nullopt;
  const auto named = std::find(kKinds.begin() + 1, kKinds.end(), kind);
  const auto code = named == kKinds.end() ? ascii::number<std::uint32_t>(kind)
                                          : static_cast<std::uint32_t>(named - kKinds.begin());
  if (!code) return std::nullopt;
  return Run{static_cast<RunKind>(*code), offsets[*begin], offsets[*end], common::percent_decode(encoded)};
}

}  // namespace

MarkedText marked_text_of(const Block& block) {
  MarkedText out;
  out.text.reserve(block.text.size());
  std::vector<std::uint32_t> moved;  // old offset -> new offset; kNone inside a character
  constexpr std::uint32_t kNone = UINT32_MAX;
  moved.reserve(block.text.size() + 1);
  for (std::string_view rest = block.text; !rest.empty();) {
    const std::size_t before = rest.size();
    moved.push_back(static_cast<std::uint32_t>(out.text.size()));
    const char32_t c = common::take_char(rest);
    moved.insert(moved.end(), before - rest.size() - 1, kNone);
    if (is_text_char(c)) common::append_char(out.text, c == '\n' || c == '\r' ? U' ' : c);
  }
  moved.push_back(static_cast<std::uint32_t>(out.text.size()));
  for (const Run& run : block.runs) {
    if (run.begin > run.end || run.end > block.text.size()) continue;
    if (moved[run.begin] == kNone || moved[run.end] == kNone) continue;
    if (run.begin != run.end && moved[run.begin] == moved[run.end]) continue;
    out.runs.push_back({run.kind, moved[run.begin], moved[run.end], one_line(run.value)});
  }
  trim(out, block.kind == BlockKind::table_row);
  return out;
}

MarkedText part_of(const MarkedText& marked, std::size_t begin, std::size_t end) {
  MarkedText out{marked.text.substr(begin, end - begin), {}};
  for (Run run : marked.runs) {
    const bool was_empty = run.begin == run.end;
    if (run.end < begin || run.begin > end) continue;
    run.begin = static_cast<std::uint32_t>(std::max<std::size_t>(run.begin, begin) - begin);
    run.end = static_cast<std::uint32_t>(std::min<std::size_t>(run.end, end) - begin);
    if (was_empty || run.begin < run.end) out.runs.push_back(std::move(run));
  }
  return out;
}

void append(MarkedText& marked, MarkedText more) {
  shift(more.runs, static_cast<std::int64_t>(marked.text.size()), marked.text.size() + more.text.size());
  marked.text += more.text;
  marked.runs.insert(marked.runs.end(), std::make_move_iterator(more.runs.begin()),
                     std::make_move_iterator(more.runs.end()));
}

void prepend(MarkedText& marked, std::string_view prefix) {
  marked.text.insert(0, prefix);
  shift(marked.runs, static_cast<std::int64_t>(prefix.size()), marked.text.size());
}

void drop_front(MarkedText& marked, std::size_t size) {
  size = std::min(size, marked.text.size());
  marked.text.erase(0, size);
  shift(marked.runs, -static_cast<std::int64_t>(size), marked.text.size());
}

void trim(MarkedText& marked, bool keep_tabs) {
  const std::string_view space = keep_tabs ? " \r\n" : " \r\n\t";
  const std::size_t last = marked.text.find_last_not_of(space);
  marked.text.resize(last == std::string::npos ? 0 : last + 1);
  shift(marked.runs, 0, marked.text.size());
  drop_front(marked, std::min(marked.text.find_first_not_of(space), marked.text.size()));
}

std::string encode_marks(const MarkedText& marked) {
  if (marked.runs.empty()) return {};
  const std::vector<std::uint32_t> index = character_index(marked.text);
  std::string out;
  for (const Run& run : marked.runs) {
    const auto kind = static_cast<std::size_t>(run.kind);
    if (!out.empty()) out += "; ";
    out += kind > 0 && kind < kKinds.size() ? std::string(kKinds[kind]) : std::to_string(kind);
    out += ' ' + std::to_string(index[run.begin]) + ' ' + std::to_string(index[run.end]);
    if (!run.value.empty()) out += ' ' + percent_encode(run.value);
  }
  return out;
}

std::vector<Run> decode_marks(std::string_view encoded, std::string_view text) {
  std::vector<std::uint32_t> offsets;  // of characters, in bytes
  const std::size_t size = text.size();
  while (!text.empty()) {
    offsets.push_back(static_cast<std::uint32_t>(size - text.size()));
    common::take_char(text);
  }
  offsets.push_back(static_cast<std::uint32_t>(size));
  std::vector<Run> runs;
  while (!encoded.empty())
    if (auto run = decode_mark(take_until(encoded, ';'), offsets)) runs.push_back(std::move(*run));
  return runs;
}

std::vector<Run> normalised(std::vector<Run> runs) {
  const auto key = [](const Run& r) { return std::tie(r.kind, r.value, r.begin, r.end); };
  std::sort(runs.begin(), runs.end(), [&](const Run& a, const Run& b) { return key(a) < key(b); });
  std::vector<Run> out;
  for (Run& run : runs) {
    Run* last = out.empty() ? nullptr : &out.back();
    if (last && last->kind == run.kind && last->value == run.value && run.begin <= last->end) {
      last->end = std::max(last->end, run.end);
    } else {
      out.push_back(std::move(run));
    }
  }
  std::sort(out.begin(), out.end(), [](const Run& a, const Run& b) {
    return std::tie(a.begin, b.end, a.kind, a.value) < std::tie(b.begin, a.end, b.kind, b.value);
  });
  return out;
}

}  // namespace broadsheet::news
