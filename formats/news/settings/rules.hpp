// news/settings/rules.hpp - a desk's rules: which stories get which metadata.
//
//   [schemes]                                  # codes of one's own: alias = URI
//   acme = "http://example.com/topics/"
//
//   [[rule]]
//   section = ["Sport", "Sports"]              # any of them, whole, in any case; also of a kicker
//   words = ["regatta"]                        # any of them, in headline or text
//   set = { subjects = "medtop:15000000=sport@en", urgency = 6 }
//
// A rule holds where all of its conditions do; page, section, kicker, headline, byline
// and words are each a text or a list of which one must be met; headline and words are
// met by a part of the text. Without a condition it
// holds for every story. `set` has the fields of broadsheet/story_fields.hpp. The
// rules are gone through in order; what an earlier one set, a later one does not
// change. `override = true` lets a rule hold before what the article itself says:
// for a kill, an embargo.
#pragma once

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::news {

struct Rule {
  std::vector<std::string> pages, sections, kickers, headlines, bylines, words;  ///< folded; empty = any
  bool overrides = false;
  unsigned line = 0;      ///< where it sets something
  std::vector<Attr> set;  ///< fields of a story
};

struct Rules {
  std::string file;                                          ///< its name, for messages
  std::vector<std::pair<std::string, std::string>> schemes;  ///< alias, URI
  std::vector<Rule> all;
};

/// Parses a rules file of that name. Throws plugin::Failure that says which file and line is wrong, and why.
Rules parse_rules(std::string_view toml, std::string_view name = {});

/// Refuses codes of a vocabulary that neither IPTC's catalog nor `schemes` (alias, URI) declares: a typing
/// error in an alias must not reach receivers.
void check_codes(const Rules& rules, const std::vector<std::pair<std::string, std::string>>& schemes);
/// Whether the alias of a code like "medtop:04000000" is declared; a URI, and a name alone, need none.
bool is_declared(std::string_view term, const std::vector<std::pair<std::string, std::string>>& schemes);

/// Whether a story is missed where no story meets the rule: it overrides, or says when and whether a story
/// may be published.
bool must_hold(const Rule& rule);
/// "rules.toml:3: the rule that sets embargoed (headline \"regatta\", page \"3\" or \"4\")".
std::string description_of(const Rules& rules, const Rule& rule);

struct RuleFields {
  std::vector<Attr> strong;  ///< of rules that override
  std::vector<Attr> weak;
  std::vector<std::size_t> met;  ///< the places of the rules that hold
};
RuleFields fields_by_rules(const Rules& rules, const Article& article);

}  // namespace broadsheet::news
