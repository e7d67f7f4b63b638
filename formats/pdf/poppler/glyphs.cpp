#include "pdf/poppler/glyphs.hpp"

#include "common/encoding/swapped_letters.hpp"
#include "layout/characters.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace broadsheet::pdf {
namespace {

constexpr double kAscent = 0.85, kDescent = 0.15;  // of the em: the box of a line, whatever the font says
constexpr double kGap = 0.1;            // em between two glyphs of a run at most; kerning moves less
constexpr double kTracked = 0.5;        // em of room between the letters of a word at most
constexpr double kShift = 0.1;          // em between their baselines
constexpr double kTwin = 0.1;           // em between a glyph and its shadow at most
constexpr std::size_t kWideEnough = 8;  // full-width glyphs that tell a size

void append_utf8(std::string& out, char32_t c) {
  const auto byte = [&](char32_t b) { out += static_cast<char>(b); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) return byte(0xC0 | c >> 6), byte(0x80 | (c & 63));
  if (c < 0x10000) return byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 63)), byte(0x80 | (c & 63));
  byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 63)), byte(0x80 | (c >> 6 & 63)), byte(0x80 | (c & 63));
}

bool is_space(char32_t c) {
  return c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF ||
         (c >= 0x7F && c < 0xA0);
}

bool is_full_width(char32_t c) {
  return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

// The letters that a Latin ligature stands for; nothing for other characters.
std::u32string_view letters_of(char32_t c) {
  constexpr std::u32string_view kLetters[] = {U"ff", U"fi", U"fl", U"ffi", U"ffl", U"st", U"st"};
  return c >= 0xFB00 && c <= 0xFB06 ? kLetters[c - 0xFB00] : std::u32string_view();
}

// The sign that Wingdings draws for a letter, which is all that its files say of it: bullets, arrows, ticks.
char32_t wingding_of(char32_t c) {
  if (c >= 0xF020 && c <= 0xF0FF) c -= 0xF000;
  switch (c) {
    case 'l': return U'●';
    case 'n': return U'■';
    case 'o': return U'□';
    case 'q': return U'❑';
    case 'r': return U'❒';
    case 'u': return U'◆';
    case 'v': return U'❖';
    case 0x9F: return U'•';
    case 0xA7: return U'▪';
    case 0xD8: return U'➢';
    case 0xE8: return U'➔';
    case 0xFC: return U'✓';
    default: return c;
  }
}

// Advance in em that Latin characters have on average in text faces.
double usual_advance(char32_t c) {
  if (c >= 'a' && c <= 'z')
    return c == 'i' || c == 'l' || c == 'j' || c == 't' || c == 'f' ? 0.3 : c == 'm' || c == 'w' ? 0.8 : 0.53;
  if (c >= 'A' && c <= 'Z') return 0.68;
  return c >= '0' && c <= '9' ? 0.55 : 0;
}

double reach(const Glyph& g) { return std::hypot(g.dx, g.dy); }

}  // namespace

void RunBuilder::begin_replacement(std::u32string text) {
  replacement_ = std::move(text);
  replacing_ = true;
  replaced_ = false;
}

void RunBuilder::end_replacement() { replacing_ = false; }

void RunBuilder::add(const Glyph& glyph) {
  ++tally_.glyphs;
  if (glyph.invisible) ++tally_.invisible;
  if (!std::isfinite(glyph.x) || !std::isfinite(glyph.y) || !std::isfinite(glyph.dx) ||
      !std::isfinite(glyph.dy) || !(glyph.size > 0.1 && glyph.size < 1e5))
    return;
  if (replacing_) {
    if (!replaced_)
      put(glyph, replacement_);
    else if (pen_.open)
      extend(glyph);
    replaced_ = true;
    return;
  }
  if (glyph.text.empty() || glyph.text[0] == 0 || glyph.text[0] == 0xFFFD) {
    if (!glyph.invisible) ++tally_.without_unicode[fonts_[glyph.font].name];
    return end_run();
  }
  const std::u32string letters =
      glyph.text.size() == 2 ? common::swapped_letters(glyph.text[0], glyph.text[1]) : std::u32string();
  put(glyph, letters.empty() ? glyph.text : letters);
}

void RunBuilder::put(const Glyph& glyph, std::u32string_view text) {
  if (text.empty()) return;
  if (is_space(text[0]) && text.size() == 1) {
    end_run();
    pen_.blank = true;
    return;
  }
  const double m = glyph.size;
  if (glyph.x < -m || glyph.y < -m || glyph.x > page_.width + m || glyph.y > page_.height + m) {
    ++tally_.outside;
    std::string lost;
    for (const char32_t c : text)
      if (!is_space(c)) append_utf8(lost, c);
    if (!dropped_.empty() && dropped_.back().reason == "outside the page")
      dropped_.back().text += lost;
    else
      dropped_.push_back({lost, "outside the page", static_cast<std::uint32_t>(page_.runs.size())});
    return end_run();
  }
  if (is_twin(glyph, text[0])) {
    std::string twin;
    for (const char32_t c : text) append_utf8(twin, c);
    dropped_.push_back({twin, "twin", static_cast<std::uint32_t>(page_.runs.size())});
    return;
  }
  if (!goes_on(glyph)) begin_run(glyph);
  const bool is_wingdings = fonts_[glyph.font].face.family == "Wingdings";
  for (const char32_t c : text) {
    if (const std::u32string_view letters = letters_of(c); !letters.empty())
      for (const char32_t l : letters) append_utf8(page_.runs.back().text, l);
    else if (!is_space(c))
      append_utf8(page_.runs.back().text, is_wingdings ? wingding_of(c) : c);
  }
  if (text.size() == 1) measure(glyph, text[0]);
  pen_.last = text[0];
  pen_.last_x = glyph.x, pen_.last_y = glyph.y;
  extend(glyph);
  const bool tracks = std::hypot(glyph.sx, glyph.sy) < kTracked * glyph.size && !layout::is_square(text[0]);
  pen_.sx = tracks ? glyph.sx : 0, pen_.sy = tracks ? glyph.sy : 0;
}

// A glyph drawn twice in a row, a little aside: false bold.
bool RunBuilder::is_twin(const Glyph& g, char32_t c) const {
  return pen_.open && pen_.last == c && pen_.font == g.font &&
         std::hypot(g.x - pen_.last_x, g.y - pen_.last_y) < kTwin * g.size;
}

bool RunBuilder::goes_on(const Glyph& g) const {
  if (!pen_.open || pen_.font != g.font || pen_.rotation != g.rotation || pen_.vertical != g.vertical ||
      pen_.invisible != g.invisible || std::abs(pen_.size - g.size) > 0.05 * g.size)
    return false;
  const double along =
      (g.rotation % 180 == 0) != g.vertical ? g.x - pen_.x - pen_.sx : g.y - pen_.y - pen_.sy;
  const double across = (g.rotation % 180 == 0) != g.vertical ? g.y - pen_.y : g.x - pen_.x;
  return std::abs(along) < kGap * g.size && std::abs(across) < kShift * g.size;
}

void RunBuilder::begin_run(const Glyph& g) {
  end_run();
  layout::Run run;
  run.box = {g.x, g.y, g.x, g.y};
  run.baseline = g.rotation % 180 == 0 && !g.vertical ? g.y : g.x;
  run.size = g.size;
  run.face = static_cast<std::int32_t>(g.font);
  run.order = static_cast<std::uint32_t>(page_.runs.size());
  run.rotation = g.rotation;
  run.vertical = g.vertical;
  run.blank_before = pen_.blank;
  page_.runs.push_back(std::move(run));
  extra_.push_back({g.font, g.invisible});
  pen_ = {g.x, g.y, g.size, g.font, g.rotation, g.vertical, g.invisible, true, false, 0, 0, 0, 0, 0};
}

void RunBuilder::extend(const Glyph& g) {
  layout::Box& box = page_.runs.back().box;
  pen_.x = g.x + g.dx, pen_.y = g.y + g.dy;
  box.x0 = std::min({box.x0, g.x, pen_.x}), box.x1 = std::max({box.x1, g.x, pen_.x});
  box.y0 = std::min({box.y0, g.y, pen_.y}), box.y1 = std::max({box.y1, g.y, pen_.y});
}

void RunBuilder::measure(const Glyph& g, char32_t c) {
  const std::int64_t scale = fonts_[g.font].scale;
  if (scale == 0 || g.vertical) return;
  Measure& m = measures_[scale];
  const double advance = reach(g) / g.size;
  if (is_full_width(c)) {
    if (m.wide.size() < 4096) m.wide.push_back(static_cast<float>(advance));
  } else if (const double usual = usual_advance(c); usual > 0) {
    m.latin += advance, m.expected += usual;
  }
}

void RunBuilder::end_run() {
  if (pen_.open && page_.runs.back().text.empty()) page_.runs.pop_back(), extra_.pop_back();
  pen_.open = false;
}

double RunBuilder::factor_of(std::int64_t scale) const {
  const auto found = measures_.find(scale);
  if (found == measures_.end()) return 1;
  std::vector<float> wide = found->second.wide;
  if (wide.size() >= kWideEnough) {
    std::nth_element(wide.begin(), wide.begin() + static_cast<std::ptrdiff_t>(wide.size() / 2), wide.end());
    return wide[wide.size() / 2];
  }
  if (found->second.expected < 5) return 1;
  const double factor = found->second.latin / found->second.expected;
  return factor > 0.8 && factor < 1.25 ? 1 : factor;  // the font says the truth; faces differ as much
}

// The sizes that Type 3 fonts hide, and boxes as high as the type.
void RunBuilder::set_heights() {
  std::map<std::int64_t, double> factors;
  for (std::size_t i = 0; i < page_.runs.size(); ++i) {
    layout::Run& run = page_.runs[i];
    if (const std::int64_t scale = fonts_[extra_[i].font].scale; scale != 0) {
      auto [at, is_new] = factors.try_emplace(scale, 1);
      if (is_new) at->second = factor_of(scale);
      if (at->second > 1e-4 && at->second < 1e4) run.size *= at->second;
    }
    layout::Box& box = run.box;
    const double up = kAscent * run.size, down = kDescent * run.size;
    if (run.vertical)
      box.x0 -= run.size / 2, box.x1 += run.size / 2;
    else if (run.rotation == 0)
      box.y0 -= up, box.y1 += down;
    else if (run.rotation == 180)
      box.y0 -= down, box.y1 += up;
    else if (run.rotation == 90)
      box.x0 -= down, box.x1 += up;
    else
      box.x0 -= up, box.x1 += down;
  }
}

void RunBuilder::drop(const std::vector<bool>& gone, const char* reason) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < page_.runs.size(); ++i) {
    if (gone[i]) {
      dropped_.push_back({std::move(page_.runs[i].text), reason, page_.runs[i].order});
      continue;
    }
    if (kept != i) page_.runs[kept] = std::move(page_.runs[i]), extra_[kept] = extra_[i];
    ++kept;
  }
  page_.runs.resize(kept);
  extra_.resize(kept);
}

// Shadows: the same text again, a little aside. The later one goes.
void RunBuilder::drop_twins() {
  std::unordered_map<std::string_view, std::vector<std::size_t>> seen;
  std::vector<bool> gone(page_.runs.size());
  bool any = false;
  for (std::size_t i = 0; i < page_.runs.size(); ++i) {
    const layout::Run& run = page_.runs[i];
    auto& same = seen[run.text];
    const std::size_t looked_at = std::min<std::size_t>(same.size(), 64);  // no page prints one word so often
    for (std::size_t k = same.size() - looked_at; k < same.size() && !gone[i]; ++k) {
      const layout::Run& other = page_.runs[same[k]];
      gone[i] = std::abs(run.size - other.size) < 0.1 * run.size &&
                std::hypot(run.box.x0 - other.box.x0, run.box.y0 - other.box.y0) < kTwin * run.size &&
                extra_[i].invisible == extra_[same[k]].invisible;
    }
    any = any || gone[i];
    if (!gone[i]) same.push_back(i);
  }
  if (any) drop(gone, "twin");
}

// Invisible text that is printed as well, or is not asked for.
void RunBuilder::drop_invisible(TextLayer layer) {
  if (tally_.invisible == 0 || layer == TextLayer::all) return;
  constexpr double kCell = 6;  // points
  const auto key = [](double x, double y) {
    return static_cast<std::int64_t>(std::floor(x / kCell)) * 0x100000 +
           static_cast<std::int64_t>(std::floor(y / kCell));
  };
  std::unordered_map<std::int64_t, bool> covered;
  for (std::size_t i = 0; i < page_.runs.size(); ++i) {
    const layout::Box& box = page_.runs[i].box;
    if (extra_[i].invisible || layer == TextLayer::visible) continue;
    for (double x = box.x0; x < box.x1 + kCell; x += kCell)
      covered[key(std::min(x, box.x1), box.centre_y())] = true;
  }
  std::vector<bool> gone(page_.runs.size());
  for (std::size_t i = 0; i < page_.runs.size(); ++i) {
    if (!extra_[i].invisible) continue;
    const layout::Box& box = page_.runs[i].box;
    std::size_t cells = 0, hit = 0;
    for (double x = box.x0; x < box.x1 + kCell; x += kCell, ++cells)
      hit += covered.count(key(std::min(x, box.x1), box.centre_y()));
    gone[i] = layer == TextLayer::visible || 2 * hit > cells;
  }
  drop(gone, "invisible");
}

void RunBuilder::finish(TextLayer layer) {
  end_run();
  set_heights();
  drop_twins();
  drop_invisible(layer);
  // Fonts of one face and different subsets are one face.
  page_.faces.clear();
  std::vector<std::int32_t> face_of(fonts_.size(), layout::kNone);
  for (layout::Run& run : page_.runs) {
    std::int32_t& face = face_of[static_cast<std::size_t>(run.face)];
    if (face == layout::kNone) {
      const layout::Face& wanted = fonts_[static_cast<std::size_t>(run.face)].face;
      const auto known = std::find(page_.faces.begin(), page_.faces.end(), wanted);
      face = static_cast<std::int32_t>(known - page_.faces.begin());
      if (known == page_.faces.end()) page_.faces.push_back(wanted);
    }
    run.face = face;
  }
}

}  // namespace broadsheet::pdf
