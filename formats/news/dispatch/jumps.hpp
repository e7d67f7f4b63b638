// news/dispatch/jumps.hpp - stories that go on on a page that was not read this time.
//
// A page may come again alone. Then a story that jumps to another page is only a part
// of what receivers have, and what stands on the page that it jumps to is no story at
// all: neither may take the place of the whole.
#pragma once

#include "news/dispatch/desk_ledger.hpp"

#include <set>
#include <string>

namespace broadsheet::news {

struct Jump {
  std::string to, from;  ///< pages; "" where there is none
};

/// The page that a story goes on on, or comes from, and that was not read; "" where there is none.
std::string unread_page(const Jump& jump, const std::set<std::string>& pages_read);

/// Whether a story of `page` that lacks what stands on `unread` is a part of what was sent as a whole.
bool is_part_of(const std::string& page, const std::string& unread, const SentStory& before);

/// Whether what was sent as a whole now lacks a part of a page that was read.
bool has_lost_its_jump(const Story& story, const SentStory& before);

}  // namespace broadsheet::news
