// core/io/ledger/sent_items.hpp - what the lines of a ledger say was sent.
//
// The members that news formats give their lines: "guid", "version", "title", "page", "status"
// and "pictures", a list of the same. Lines of others, which have none of these, say nothing.
#pragma once

#include <broadsheet/broadsheet.hpp>

#include <string_view>
#include <vector>

namespace broadsheet {

/// The items of an issue that `now` has, each with its change since `before`, in the order of the lines. What
/// was canceled before is no more told.
std::vector<SentItem> sent_items(std::string_view before, std::string_view now);

}  // namespace broadsheet
