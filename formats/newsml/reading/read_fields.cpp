#include "newsml/reading/read_fields.hpp"

#include "common/timestamp.hpp"
#include "news/settings/iptc_schemes.hpp"
#include "news/settings/metadata.hpp"
#include "news/xml/xml_input.hpp"
#include "newsml/items/subjects.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>

namespace broadsheet::newsml {
namespace {

using news::attribute;
using news::child;
using news::children;
using news::text_of;

/// As it stands, if it is a time with a zone; a date alone is its midnight UTC.
std::string moment_in(pugi::xml_node node) {
  const auto its = common::parse_timestamp(text_of(node));
  return its ? its->in_zone() : "";
}

/// A code with its alias where IPTC's catalog declares that; else its URI where the item's own does.
std::string code_in(pugi::xml_node node, pugi::xml_node item) {
  const std::string uri = attribute(node, "uri"), qcode = attribute(node, "qcode");
  if (qcode.empty()) {
    const std::string known = news::qcode_of_uri(uri);
    return known.empty() ? uri : known;
  }
  const std::size_t colon = std::min(qcode.find(':'), qcode.size());
  for (const pugi::xml_node catalog : children(item, "catalog"))
    for (const pugi::xml_node scheme : children(catalog, "scheme"))
      if (attribute(scheme, "alias") == qcode.substr(0, colon) && colon + 1 < qcode.size())
        return attribute(scheme, "uri") + qcode.substr(colon + 1);
  return qcode;
}

news::Concept concept_in(pugi::xml_node node, pugi::xml_node item) {
  news::Concept out;
  out.qcode = code_in(node, item);
  const std::string literal = attribute(node, "literal");
  if (out.qcode.empty() && literal.find(':') != literal.npos && literal.find(' ') == literal.npos)
    out.qcode = literal;
  if (const pugi::xml_node name = child(node, "name")) {
    out.name = text_of(name);
    out.language = attribute(name, "xml:lang");
  } else if (out.qcode.empty()) {
    out.name = literal;
  }
  // The language that is written where a name does not say its own goes without saying.
  const news::Concept silent{out.qcode, out.name, ""};
  if (out.language == language_of_name(silent, attribute(item, "xml:lang"))) out.language.clear();
  return out;
}

}  // namespace

std::string provider_in(pugi::xml_node item) {
  const pugi::xml_node node = child(child(item, "itemMeta"), "provider");
  news::Concept its = concept_in(node, item);
  its.language.clear();
  const std::string paper = text_of(child(child(child(item, "pubHistory"), "published"), "name"));
  return its.qcode.empty() && (its.name == paper || its.name == "unknown" || paper.empty())
             ? ""
             : news::value_of(its);
}

namespace {

class FieldReader {
 public:
  FieldReader(pugi::xml_node item, bool ours, const Warn& warn)
      : item_(item),
        meta_(child(item, "itemMeta")),
        content_(child(item, "contentMeta")),
        ours_(ours),
        warn_(warn) {}

  news::Metadata read() {
    identity();
    status();
    rights();
    notes();
    content();
    return std::move(out_);
  }

 private:
  void identity() {
    out_.guid = attribute(item_, "guid");
    out_.version = ascii::number<int>(attribute(item_, "version")).value_or(0);
    if (out_.version == 1) out_.version = 0;
    out_.version_created = moment_in(child(meta_, "versionCreated"));
    out_.first_created = moment_in(child(meta_, "firstCreated"));
    if (out_.first_created == out_.version_created) out_.first_created.clear();
    out_.provider = provider_in(item_);
    for (const pugi::xml_node signal : children(meta_, "signal"))
      if (const std::string code = code_of(signal); code == "update" || code == "correction")
        out_.revision = code;
  }

  void status() {
    out_.status = code_of(child(meta_, "pubStatus"));
    out_.expires = moment_in(child(meta_, "expires"));
    const pugi::xml_node embargoed = child(meta_, "embargoed");
    out_.embargoed = moment_in(embargoed);
    const std::string title = '"' + text_of(child(content_, "headline")) + "\" (" + out_.guid + ") ";
    const auto said = embargoed ? std::optional(text_of(embargoed)) : std::nullopt;
    for (const std::string& why : news::hold_back(out_, said)) warn_("BS-N013", title + why, item_);
  }

  void rights() {
    const pugi::xml_node info = child(item_, "rightsInfo");
    out_.copyright_holder = name_in(child(info, "copyrightHolder"));
    out_.copyright_notice = text_of(child(info, "copyrightNotice"));
    out_.usage_terms = text_of(child(info, "usageTerms"));
  }

  void notes() {
    for (const pugi::xml_node note : children(meta_, "edNote")) {
      const std::string role = attribute(note, "role");
      if (role == "bsnote:instructions")
        out_.instructions.push_back(text_of(note));
      else if (!ours_ || role.empty())
        out_.notes.push_back(text_of(note));
    }
  }

  void content() {
    out_.urgency = ascii::number<int>(text_of(child(content_, "urgency"))).value_or(0);
    for (const pugi::xml_node its : children(content_, "genre"))
      out_.genres.push_back(concept_in(its, item_));
    for (const pugi::xml_node its : children(content_, "subject"))
      if (!ours_ || !its.attribute("type"))  // the place of <located>, once more
        out_.subjects.push_back(concept_in(its, item_));
    for (const pugi::xml_node its : children(content_, "keyword")) out_.keywords.push_back(text_of(its));
    out_.slugline = text_of(child(content_, "slugline"));
    if (!ours_) out_.creditline = text_of(child(content_, "creditline"));
  }

  pugi::xml_node item_, meta_, content_;
  bool ours_;
  const Warn& warn_;
  news::Metadata out_;
};

}  // namespace

void add_fields(pugi::xml_node item, bool ours, std::vector<Attr>& attrs, const Warn& warn) {
  std::vector<Attr> fields = news::fields_of(attrs);  // what has no element of its own
  std::erase_if(attrs, news::is_story_field);
  news::complete(fields, news::attrs_of(FieldReader(item, ours, warn).read()));
  for (Attr& its : news::attrs_of(news::metadata_of(fields))) attrs.push_back(std::move(its));
}

}  // namespace broadsheet::newsml
