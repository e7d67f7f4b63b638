#include "reconstruct/tagger/line_forms.hpp"

#include "reconstruct/page/line_label.hpp"
#include "reconstruct/tagger/model/feature.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kLongest = 48;  // characters of a line that has a form
constexpr unsigned char kFull = 9;    // LineFacts::share of a line that fills its column
constexpr float kSure = 0.5f;         // from which a line is of a label
constexpr float kShare = 0.4f;        // probability of the label among the others of a form
constexpr float kLeast = 0.9f;        // … of all of them together
constexpr std::size_t kFewest = 3;    // lines of a form
constexpr std::array kSigned = {LineLabel::byline, LineLabel::tail, LineLabel::credit};

// The class of a run, however long a name in it is; 0 for what forms do not differ in.
char form_of(char shape) {
  switch (shape) {
    case ' ': return 0;
    case 'o':
    case 'm': return 'n';
    case 'O':
    case 'M': return 'N';
    case 'A': return 'W';
    case '1':
    case '2':
    case '4': return '9';
    default: return shape;
  }
}

// The form of a line as a hash, its names of any number of words and characters; `has_marks`: it has a mark
// that sentences and headlines seldom have.
std::uint32_t form_of(const LineFacts& f, bool& has_marks) {
  std::uint32_t h = 0;
  char last = 0;
  const auto add = [&](std::string_view runs) {
    for (const char run : runs) {
      const char c = form_of(run);
      if (c == 0 || c == last) continue;
      if (run == '.' && last == 'W') continue;  // "J. Doe"
      has_marks =
          has_marks || std::string_view("(*|/=").find(c) != std::string_view::npos || (c == '-' && last == 0);
      h = mix(h, static_cast<unsigned char>(c));
      last = c;
    }
  };
  add(f.shapes.head());
  if (f.shape_hash == 0) add(f.shapes.tail());
  return h;
}

// The lines above and below: display lines, ends of sentences, or text that goes on.
unsigned place_of(const std::vector<LineFacts>& facts, std::size_t i) {
  const auto kind = [](const LineFacts& f) { return f.ends_sentence * 2u + (f.share < kFull); };
  const unsigned above = i == 0 ? 4 : kind(facts[i - 1]),
                 below = i + 1 == facts.size() ? 2 : facts[i + 1].share < kFull;
  return above * 4 + below;
}

struct Member {
  std::uint32_t form;
  std::size_t line;
};

// Lines of one form, or of one form with the same word at an end.
std::vector<Member> members(const std::vector<LineFacts>& facts) {
  std::vector<Member> out;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const LineFacts& f = facts[i];
    const std::size_t size = f.line.text.size();
    if (size < 2 || size > kLongest || f.share >= kFull) continue;
    bool has_marks = false;
    const std::uint32_t form = form_of(f, has_marks);
    if (has_marks) out.push_back({mix(form, 1u), i});
    out.push_back({mix(mix(form, f.begins[1]), 2u), i});
    out.push_back({mix(mix(form, f.ends[1]), 3u), i});
  }
  std::sort(out.begin(), out.end(), [](const Member& a, const Member& b) {
    return a.form != b.form ? a.form < b.form : a.line < b.line;
  });
  return out;
}

class Favours {
 public:
  Favours(const std::vector<LineFacts>& facts, std::span<const float> marginals)
      : facts_(facts), marginals_(marginals) {}

  // Calls `favour` with the lines of one form that are to be of a label, and with that.
  template <class Favour>
  void look_at(std::span<const Member> lines, const Favour& favour) const {
    std::array<float, kSigned.size()> sums{};
    for (std::size_t k = 0; k < kSigned.size(); ++k)
      for (const Member& m : lines) sums[k] += probability(m.line, kSigned[k]);
    const auto most = std::max_element(sums.begin(), sums.end());
    if (*most < kLeast) return;
    const LineLabel label = kSigned[static_cast<std::size_t>(most - sums.begin())];
    for (const Member& m : lines) {
      const float own = probability(m.line, label), others = *most - own;
      if (own < kSure && others >= kLeast && others >= kShare * static_cast<float>(lines.size() - 1) &&
          stands_alike(m.line, lines, label))
        favour(m.line, label);
    }
  }

 private:
  float probability(std::size_t line, LineLabel label) const {
    return marginals_[line * kLineLabels + static_cast<std::size_t>(label)];
  }

  bool stands_alike(std::size_t line, std::span<const Member> lines, LineLabel label) const {
    const unsigned place = place_of(facts_, line);
    return std::any_of(lines.begin(), lines.end(), [&](const Member& m) {
      return probability(m.line, label) >= kSure && place_of(facts_, m.line) == place;
    });
  }

  const std::vector<LineFacts>& facts_;
  std::span<const float> marginals_;
};

}  // namespace

bool favour_forms(const std::vector<LineFacts>& facts, std::span<const float> marginals, std::int32_t more,
                  std::vector<std::int32_t>& emissions) {
  const std::vector<Member> all = members(facts);
  const Favours favours(facts, marginals);
  std::vector<std::size_t> places;  // in `emissions`
  for (std::size_t k = 0, end = 0; k < all.size(); k = end) {
    while (end < all.size() && all[end].form == all[k].form) ++end;
    if (end - k < kFewest) continue;
    favours.look_at(std::span(all).subspan(k, end - k), [&](std::size_t line, LineLabel label) {
      places.push_back(line * kLineLabels + static_cast<std::size_t>(label));
    });
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  for (const std::size_t at : places) emissions[at] += more;
  return !places.empty();
}

}  // namespace broadsheet::reconstruct
