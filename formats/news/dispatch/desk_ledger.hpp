// news/dispatch/desk_ledger.hpp - what a desk sent of an issue before, and which of its stories come again.
//
// A line a story (JSON): guid, version, times, page, fingerprint, and a hash of what
// receivers saw. Stories are matched to it by content, guid and likeness of their
// fingerprints, best pairs first: a corrected story keeps its guid, whatever its page
// and place are now.
#pragma once

#include "news/story/fingerprint.hpp"
#include "news/story/story.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::news {

/// An item as it was sent last.
struct Sent {
  std::string guid;
  int version = 0;
  std::string content;      ///< a hash of content_of(); empty = never sent
  std::string sent, first;  ///< RFC 3339: of this version and of version 1
  std::string title, status;
  bool in_doubt =
      false;  ///< the program was ended while it was sent: receivers may have this version, or not
};

struct SentStory {
  Sent item;
  std::string name, page;
  Fingerprint print{};
  std::vector<Sent> pictures;
  std::vector<std::string> joined;  ///< further pages that it goes on on, and that were read with it
};

struct DeskLedger {
  Sent issue;
  std::vector<SentStory> stories;
};

/// The key of an issue in the ledger. What each format sent is told apart, so that several may share one
/// file.
std::string ledger_key(const Issue& issue, std::string_view format);

/// What was sent, and what was being sent when a program was ended (plugin.h: recall), which is in doubt.
/// Throws plugin::Failure for lines that are not of our own.
DeskLedger parse_ledger(std::string_view lines);
std::string ledger_lines(const std::string& key, const DeskLedger& ledger);

/// What a story is in an issue that was sent before: the place in `before` of each, or npos. Each place is
/// given once.
struct Candidate {
  std::string guid, content, page;
  Fingerprint print{};
};
std::vector<std::size_t> match(const std::vector<Candidate>& now, const std::vector<SentStory>& before);

}  // namespace broadsheet::news
