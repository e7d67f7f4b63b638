// news/settings/metadata.hpp - what a desk says of a story, out of attributes, rules and options.
//
// Names and values are those of broadsheet/story_fields.hpp. For a field that is
// one value, what the article says holds before a rule, a rule before the issue,
// the issue before an option (a rule with `override` holds before all). Lists
// are all of theirs, each entry once.
#pragma once

#include <broadsheet/model.hpp>
#include <broadsheet/story_fields.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::news {

/// A concept of a vocabulary.
struct Concept {
  std::string qcode;     ///< "medtop:04000000"; empty where only the name is known
  std::string name;      ///< may be empty
  std::string language;  ///< of the name; empty = not said
  bool operator==(const Concept& o) const {
    return qcode == o.qcode && name == o.name && language == o.language;
  }
};
/// "medtop:04000000=Wirtschaft@de" and back.
Concept concept_of(std::string_view value);
std::string value_of(const Concept& its);

struct Metadata {
  std::string guid;
  int version = 0;                             ///< 0 = not said
  std::string first_created, version_created;  ///< RFC 3339
  std::string status;                          ///< "withheld", "canceled"; empty = usable
  std::string embargoed, expires;
  std::string revision;  ///< "update", "correction"
  int urgency = 0, priority = 0;
  std::vector<Concept> genres, subjects;
  std::vector<std::string> keywords;
  std::string slugline, located, creditline;
  std::string provider;  ///< a concept as a field has it: concept_of()
  std::vector<std::string> notes, instructions;
  std::string copyright_holder, copyright_notice, usage_terms;

  bool has_rights() const {
    return !copyright_holder.empty() || !copyright_notice.empty() || !usage_terms.empty();
  }
};

/// What a source says that keeps a story from being published, each sentence (without its subject) worth a
/// warning. A status that is none of ours, and an embargo whose end cannot be read (`embargo` is what is
/// said of it; no value = nothing), hold it back: it is withheld.
std::vector<std::string> hold_back(Metadata& its, const std::optional<std::string>& embargo);

/// Several notes as one text.
std::string joined(const std::vector<std::string>& notes, std::string_view between);

/// Whether the attribute is a field of a story.
bool is_story_field(const Attr& attr);

/// The attributes that are fields of a story, as one line each; of a field that is one value, the first.
std::vector<Attr> fields_of(const std::vector<Attr>& attrs);

/// Adds to `strong` the fields of `weak` that it lacks, and the entries of lists.
void complete(std::vector<Attr>& strong, const std::vector<Attr>& weak);

/// REQUIRES: `fields` are from fields_of() or complete().
Metadata metadata_of(const std::vector<Attr>& fields);

/// The fields that Metadata has, as attributes in the order of kStoryFields. A status "usable" is left out.
std::vector<Attr> attrs_of(const Metadata& metadata);

}  // namespace broadsheet::news
