#include "issuetext/roles/width_step.hpp"

#include <cstring>

namespace broadsheet::issuetext {
namespace {

// Costs of the steps between roles, in nats.
constexpr float kGoOn = -0.19f, kStop = -1.77f;  // inside a paragraph
constexpr float kLong = -0.5f, kShort = -1.9f;   // a paragraph begins: of several lines, of one
constexpr float kNarrow = 8, kNarrower = -1;     // no column is set narrower; each em less is as improbable
constexpr float kInterrupt = -4.5f, kStillInterrupted = -0.7f, kResume = -0.7f;

template <class Lanes>
[[gnu::always_inline]] inline Lanes load(const Row& row, std::size_t k) {
  Lanes x;
  std::memcpy(&x, &row[k], sizeof x);
  return x;
}
template <class Number, class Lanes>
[[gnu::always_inline]] inline void store(Number* row, std::size_t k, const Lanes& x) {
  std::memcpy(row + k, &x, sizeof x);
}

// The choices that led to the states of some widths.
template <class Lanes>
struct Choices {
  using Mask = decltype(Lanes{} > Lanes{});  // -1 where it holds, else 0
  Mask made{};

  // `b` where it is better than `a`: then `choice` was made, and `instead` was not.
  [[gnu::always_inline]] Lanes better(const Lanes& a, const Lanes& b, std::int32_t choice,
                                      std::int32_t instead = 0) {
    const Mask is_better = b > a;
    made = (made & ~(is_better & instead)) | (is_better & choice);
    return is_better ? b : a;
  }
};

// The best ways into a line of `width` from the states before it: going on with a paragraph, possibly
// across a display line, possibly of another width; and starting one.
template <class Lanes>
struct Ways {
  Lanes go, start;
};
template <class Lanes>
[[gnu::always_inline]] inline Ways<Lanes> enter(const Lanes& width, const Lanes& open, const Lanes& closed,
                                                const Lanes& inside, const LineTerms& terms,
                                                Choices<Lanes>& choices) {
  const Lanes narrow = kNarrower * max(Lanes{}, kNarrow - width);
  Lanes go = choices.better(open, inside + kResume, kResumed);
  go = choices.better(go, terms.other_open + narrow, kOtherWidth, kResumed);
  Lanes start = choices.better(closed, terms.other_closed + narrow, kClosedElsewhere);
  start = choices.better(start, terms.after_display + narrow, kLooseBefore, kClosedElsewhere);
  return {go + terms.continues, start + terms.starts};
}

// The states of every width after a line, in place of those before it.
template <class Lanes>
[[gnu::always_inline]] inline Tops step_in(FollowedWidths& now, const WidthScore& fit, const LineTerms& terms,
                                           Outcome& out) {
  Lanes any = lanes<Lanes>(kNever), begins = any, goes_on = any;
  for (std::size_t k = 0; k < now.size; k += sizeof(Lanes) / sizeof(float)) {
    const Lanes width = load<Lanes>(now.width, k), first_width = width - terms.indent;
    const Lanes open = load<Lanes>(now.open, k), inside = load<Lanes>(now.inside, k);
    Choices<Lanes> choices;
    const auto [go, start] = enter(width, open, load<Lanes>(now.closed, k), inside, terms, choices);
    const Lanes fits = fit.full(width), fits_first = fit.full(first_width);
    const Lanes middle = go + kGoOn + terms.goes_on + fits;
    const Lanes first = start + kLong + terms.goes_on + max(fits_first, fits - terms.unindented);
    const Lanes last = go + kStop + terms.ends + fit.ending(width, load<Lanes>(now.uniform, k), fits);
    const Lanes only =
        start + kShort + terms.ends + fit.ending(first_width, load<Lanes>(now.uniform_first, k), fits_first);
    const Lanes to_open = choices.better(middle, first, kIsFirst),
                to_closed = choices.better(last, only, kIsOnly);
    const Lanes to_inside =
        choices.better(open + kInterrupt, inside + kStillInterrupted, kInsideBefore) + terms.display;
    store(now.open, k, to_open);
    store(now.closed, k, to_closed);
    store(now.inside, k, to_inside);
    store(out.choices, k, choices.made);
    const Lanes top = max(max(to_open, to_closed), to_inside);
    store(out.top, k, top);
    any = max(any, top);
    goes_on = max(goes_on, max(middle, last));
    begins = max(begins, max(first, only));
  }
  return {most_of(any), most_of(begins), most_of(goes_on)};
}

#ifdef BROADSHEET_AVX2
BROADSHEET_AVX2 Tops step_wide(FollowedWidths& now, const WidthScore& fit, const LineTerms& terms,
                               Outcome& out) {
  return step_in<EightLanes>(now, fit, terms, out);
}
#endif

}  // namespace

Tops step_widths_by_fours(FollowedWidths& now, const WidthScore& fit, const LineTerms& terms, Outcome& out) {
  return step_in<FourLanes>(now, fit, terms, out);
}

Tops step_widths(FollowedWidths& now, const WidthScore& fit, const LineTerms& terms, Outcome& out) {
#ifdef BROADSHEET_AVX2
  if (reconstruct::has_avx2()) return step_wide(now, fit, terms, out);
#endif
  return step_widths_by_fours(now, fit, terms, out);
}

}  // namespace broadsheet::issuetext
