// news/settings.hpp - the options of the news formats, checked.
//
// Only the user can say who provides a paper, who owns it and when it was made: nothing here is
// guessed. The options are those of the manifests of newsml, nitf and ninjs (plugins/*.json), which
// use the same names; an option that a manifest lacks is empty.
#pragma once

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

struct Concept {
  std::string qcode, name;
};

struct Settings {
  Party provider;  ///< its name falls back to the publication's
  std::string publication_uri;
  std::string guid_domain;
  std::string language;  ///< a BCP 47 tag; "und" where none is known
  int version = 1;
  std::string revision;                        ///< of what version > 1 is: "update" or "correction"
  std::string version_created, first_created;  ///< RFC 3339
  std::string vocabulary_base;                 ///< ends in '/'
  Rights rights;                               ///< of the paper's own copy only
  std::vector<std::pair<std::string, std::string>> agency_rights;  ///< agency, notice
  int priority = 5, urgency = 0;                                   ///< urgency 0 = not said
  Concept genre;
  std::vector<Concept> subjects;
  std::vector<std::string> keywords;
  bool strip_lead = false;    ///< keep the lead out of the body
  bool inline_marks = false;  ///< marks in XHTML as elements instead of an attribute
};

/// Reads and checks the options. Throws Failure that names the option. Warns
/// (BS-N001) where no time is known: the standards demand one, so it is
/// 1970-01-01T00:00:00Z, which nobody takes for a fact.
Settings settings_from(const plugin::Host& host, const Issue& issue);

/// Whether `tag` has the form of a BCP 47 language tag.
bool is_language_tag(std::string_view tag);

}  // namespace broadsheet::news
