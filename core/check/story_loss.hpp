// core/check/story_loss.hpp - what each story of an issue lacks in what was made of it.
//
// A story is compared with those parts of the outputs that hold texts of it, so that the letters of other
// stories, of which a folder may have hundreds, stand for none of its own.
#pragma once

#include "check/text_loss.hpp"

#include <string_view>
#include <vector>

namespace broadsheet {

/// An article of an output, or all the text of one whose articles are not told apart.
struct Part {
  std::vector<std::string_view> texts;
  bool of_any_story = false;
};

/// Losses of stories, in their order; then those that show only where all is counted: of what stands beside
/// the articles, and of texts that are there more than once. A story of which nothing is found is one loss.
std::vector<Loss> losses_by_story(const std::vector<Piece>& source, const std::vector<Part>& there);

}  // namespace broadsheet
