// core/convert/sinks/join_continuations.hpp - joins an article to its part on a later page.
#pragma once

#include <broadsheet/model.hpp>

#include <vector>

namespace broadsheet {

/// Appends a continuation to the article's part before it. What is printed twice
/// (the repeated headline) goes to `leftover`.
void join_parts(Article& first, Article continuation, std::vector<Discarded>& leftover);

/// How much of `b`'s headline and opening is also in `a`'s, 0..1, by shared
/// pairs of neighbouring characters.
double likeness(const Article& a, const Article& b);

}  // namespace broadsheet
