// news/settings/settings.hpp - the options of the news formats, checked.
//
// Only the user can say who provides a paper, who owns it and when it was made: nothing here is
// guessed. The options are those of the manifests of newsml, nitf and ninjs (plugins/news/*.json), which
// use the same names; an option that a manifest lacks is empty.
#pragma once

#include "news/settings/metadata.hpp"
#include "news/settings/rules.hpp"

#include <broadsheet/plugin.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::news {

struct Party {
  std::string name, uri, qcode;
  bool empty() const { return name.empty() && uri.empty() && qcode.empty(); }
};

struct Rights {
  Party holder;
  std::string notice, terms;
  std::string data_mining;  ///< a URI of the PLUS vocabulary
  bool empty() const { return holder.empty() && notice.empty() && terms.empty() && data_mining.empty(); }
};

/// Who reads it; what a receiver cannot read otherwise is written as it can.
enum class Audience { any, superdesk };

/// Of a field of a story: "nprov:AFP=AFP", "https://desk.example/=Harbour Desk", a name.
Party party_of(std::string_view term);
std::string value_of(const Party& its);

struct Settings {
  Party provider;             ///< that of an option, else of the issue, else its publication
  bool has_provider = false;  ///< an option said it: it holds for stories of other providers, too
  std::string publication_uri;
  std::string guid_domain;
  std::string language;  ///< a BCP 47 tag; "und" where none is known
  Audience audience = Audience::any;
  int version = 1;  ///< of the issue, and of stories that say none
  bool utc = false;
  std::string version_created, first_created;                      ///< RFC 3339
  bool has_first_created = false;                                  ///< the user said it
  std::string vocabulary_base;                                     ///< ends in '/'
  Rights rights;                                                   ///< of the paper's own copy only
  std::vector<std::pair<std::string, std::string>> agency_rights;  ///< agency, notice
  int priority = 5;                                                ///< of the message
  std::vector<Attr> fields;                                        ///< of every story
  std::vector<std::pair<std::string, std::string>> schemes;        ///< alias, URI: codes of one's own
  Rules rules;
  bool nitf_namespace = true;  ///< on the root of an NITF document
  bool strip_lead = false;     ///< keep the lead out of the body
  bool inline_marks = false;   ///< marks in XHTML as elements instead of an attribute
};

/// Who releases a story: whom its field `provider` names, unless an option said it.
Party provider_of(std::string_view field, const Settings& settings);

/// Reads and checks the options. Throws Failure that names the option. Warns
/// (BS-N001) where no time is known: the standards demand one, so it is
/// 1970-01-01T00:00:00Z, which nobody takes for a fact.
Settings settings_from(const plugin::Host& host, const Issue& issue);

/// Whether `tag` has the form of a BCP 47 language tag.
bool is_language_tag(std::string_view tag);

}  // namespace broadsheet::news
