// news/dispatch/withdraw.hpp - a story that is killed, as it goes out for the last time.
#pragma once

#include "news/story/story.hpp"

namespace broadsheet::news {

/// Leaves of the text a sentence that calls the story back, and of its pictures nothing but the story's
/// title: what must not be used is not sent once more. Title, status and notes to editors stay.
void withdraw(Story& story, std::string_view language);

}  // namespace broadsheet::news
