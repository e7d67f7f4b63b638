// news/story/story.hpp - an article as the pieces of content that news systems exchange.
//
// One mapping for NewsML-G2, NITF and ninjs: an Article becomes a Story (its
// text) and a Picture for each caption. What a format needs beyond the article
// itself is derived here once: identifiers, labels, by-lines, whose rights hold,
// the body with its lead.
//
// Identifiers depend on the issue, the page, the fingerprint of the story (fingerprint.hpp) and the
// guid domain alone: the same story of the same page always has the same one, wherever it stands on
// the page and with whatever id it was read. A guid that the article brings is kept,
// unless another story of the issue is the same version of it.
#pragma once

#include "news/settings/metadata.hpp"
#include "news/settings/settings.hpp"
#include "news/text/marked_text.hpp"

#include <broadsheet/model.hpp>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::news {

struct BodyBlock {
  BlockKind kind = BlockKind::paragraph;  ///< never caption
  std::uint32_t level = 0;
  MarkedText marked;  ///< with the lead in front where it is the first paragraph
  std::vector<Attr> attrs;
};

struct Picture {
  std::string guid, id, name;
  std::string title;  ///< a label for lists, from the caption
  std::string caption, credit;
  std::vector<Byline> creators;  ///< persons the credit names
  Rights rights;
  Metadata meta;             ///< the story's, with what its caption says of itself
  std::vector<Attr> attrs;   ///< that are no fields of a story
  std::size_t position = 0;  ///< blocks of the story's body in front of it, not counting a lone lead
};

struct Story {
  std::string guid, id;
  std::string name;   ///< of its file: publication, date, page, fingerprint
  std::string title;  ///< a label for lists: the headline, else made from the text
  std::string page, section;
  unsigned sequence = 0;  ///< on its page, from 1
  std::string headline;   ///< empty where the paper prints none
  std::uint32_t headline_confidence = 0;
  std::vector<std::string> kickers, subheadlines;
  std::string lead;
  std::vector<Byline> bylines;
  std::string by;  ///< all bylines as one line
  Dateline dateline;
  std::string created;  ///< ISO date of the dateline, if that is certain
  std::string agency;   ///< whose copy it is; empty = the paper's own
  std::string continued_to, continued_from;
  Rights rights;
  Metadata meta;            ///< version, times and status are always there
  bool is_killed = false;   ///< by the desk, not by the article itself: a rule, an issue's attribute
  std::vector<Attr> attrs;  ///< that are no fields of a story
  std::vector<BodyBlock> body;
  std::size_t lead_block = 0;  ///< the block of the body that begins with the lead
  bool lone_lead = false;      ///< that block, the first, is nothing but the lead
  std::vector<Picture> pictures;
};

class Mapper {
 public:
  Mapper(const Issue& issue, const Settings& settings);

  Story map(const Article& article);
  std::string issue_guid() const { return guid_of("issue"); }
  /// The name of the issue's own file: publication and date.
  const std::string& issue_name() const { return issue_name_; }

  /// Version and times of the issue as a whole.
  Metadata issue_metadata() const;

  /// Rules that hold something back or override, and that no story met: each with its place and what it
  /// looked for.
  std::vector<std::string> rules_not_met() const;

  /// A label for the issue: its title, else publication and date, else "".
  std::string issue_title() const;

 private:
  std::string guid_of(const std::string& id) const;
  std::string unique_id(const Article& article, unsigned sequence);
  std::string key_of(const Article& article);
  Metadata metadata_of_article(const Article& article);
  Metadata metadata_of_caption(const Block& block, const Story& story) const;
  void map_blocks(const Article& article, Story& story) const;
  Picture map_caption(const Block& block, const Story& story) const;
  Rights rights_of(const std::string& agency) const;
  Rights rights_of(const std::string& agency, const std::vector<Attr>& attrs, const Metadata& meta) const;

  const Issue& issue_;
  const Settings& settings_;
  std::string issue_name_;
  std::set<std::string> keys_;
  std::map<std::string, int> repeated_;  ///< how often a key was wanted again: it may be that of thousands
  std::set<std::size_t> rules_met_;
  std::map<std::string, unsigned> on_page_;
  std::set<std::string> ids_{"issue"};
  std::set<std::string> given_;  ///< guids, each with its version, that articles brought
};

enum class Fields { kept, left_out };

/// Attributes as one line each. Those that say nothing, and members of our JSON that only it knows, are
/// left out; fields of a story, too, where they are written by other means.
std::vector<Attr> facts_of(const std::vector<Attr>& attrs, Fields fields = Fields::kept);

/// All that a receiver may notice of a story but its pictures, and not where it stood or when it was sent:
/// two versions of a story with the same content are the same to a reader.
std::string content_of(const Story& story);

/// The ISO date of a dateline's "10月30日", "Oct. 30" or "October 30" in an issue of
/// `issue_date`: the last such day up to that date. "" where it is not certain.
std::string date_of_dateline(std::string_view printed, std::string_view issue_date);

}  // namespace broadsheet::news
