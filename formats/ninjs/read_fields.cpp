#include "ninjs/read_fields.hpp"

#include "common/labels/labels.hpp"
#include "news/settings/iptc_schemes.hpp"
#include "news/settings/metadata.hpp"
#include "news/text/text.hpp"
#include "ninjs/versions.hpp"

#include <charconv>
#include <optional>
#include <sstream>

namespace broadsheet::ninjs {
namespace {

int number_in(const Json& object, const char* name) {
  const std::string text = text_in(object, name);
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string line_in(const Json& object, const char* name) { return news::one_line(text_in(object, name)); }

/// A concept by its URI or code; a code belongs to the scheme whose URI it has.
news::Concept concept_in(const Json& its) {
  news::Concept out;
  out.name = line_in(its, "name");
  std::string uri = line_in(its, "uri");
  const std::string scheme = line_in(its, "scheme"), code = line_in(its, "code");
  if (uri.empty() && scheme.find("://") != scheme.npos && !code.empty())
    uri = scheme + (scheme.back() == '/' || scheme.back() == '#' ? "" : "/") + code;
  out.qcode = news::qcode_of_uri(uri);
  if (out.qcode.empty()) out.qcode = uri;
  if (out.qcode.empty()) out.qcode = line_in(its, "literal");
  const bool is_subject_code = code.size() == 8 && code.find_first_not_of("0123456789") == code.npos;
  if (out.qcode.empty() && !code.empty())
    out.qcode = code.find(':') != code.npos ? code : is_subject_code ? "subj:" + code : "";
  if (out.qcode.empty() && out.name.empty()) out.name = code;
  return out;
}

void read_concepts(const Json& object, news::Metadata& out) {
  for (const Json& its : list_in(object, "subjects")) {
    if (text_in(its, "rel") == kKeyword)
      out.keywords.push_back(line_in(its, "name"));
    else
      out.subjects.push_back(concept_in(its));
  }
  for (const Json& its : list_in(object, "genres")) out.genres.push_back(concept_in(its));
  if (const Json* const words = member_of(object, "keywords"); words && words->is_array())
    for (const Json& word : *words)
      if (word.is_string()) out.keywords.push_back(news::one_line(word.get<std::string>()));
}

/// What is said of an embargo; an empty text says nothing.
std::optional<std::string> embargo_in(const Json& object) {
  for (const char* name : {"embargoedUntil", "embargoed"})
    if (const Json* const its = member_of(object, name)) {
      std::string text = its->is_string() ? its->get<std::string>() : its->dump();
      if (!news::is_blank(text) && text != "false") return text;
    }
  return std::nullopt;
}

}  // namespace

Notes notes_in(const Json& object) {
  const common::Labels& labels = common::labels_for(text_in(object, "language"));
  Notes out;
  std::istringstream lines(text_in(object, "edNote"));
  for (std::string text; std::getline(lines, text);) {
    std::string line = news::one_line(text);
    if (const std::string to = labels.page_continued_to(line); !to.empty())
      out.continued_to = to;
    else if (const std::string from = labels.page_continued_from(line); !from.empty())
      out.continued_from = from;
    else if (!line.empty() && line != labels.caption_only)
      out.lines.push_back(std::move(line));
  }
  return out;
}

void add_fields(const Json& object, std::vector<Attr>& attrs, const plugin::Host& host,
                const std::string& title) {
  news::Metadata out;
  out.guid = line_in(object, "uri");
  out.version = number_in(object, "version");
  if (out.version == 1) out.version = 0;
  out.version_created = moment_in(object, "versionCreated");
  out.first_created = moment_in(object, "firstCreated");
  if (out.first_created == out.version_created) out.first_created.clear();
  out.status = line_in(object, "pubStatus");
  out.embargoed = moment_in(object, "embargoedUntil");
  if (out.embargoed.empty()) out.embargoed = moment_in(object, "embargoed");
  out.expires = moment_in(object, "expires");
  out.urgency = number_in(object, "urgency");
  out.priority = number_in(object, "priority");
  out.slugline = line_in(object, "slugline");
  out.notes = notes_in(object).lines;
  out.copyright_holder = line_in(object, "copyrightHolder");
  out.copyright_notice = line_in(object, "copyrightNotice");
  out.usage_terms = line_in(object, "usageTerms");
  for (const Json& source : list_in(object, "infoSources"))
    if (const std::string uri = line_in(source, "uri");
        text_in(source, "role") == "provider" && !uri.empty()) {
      const std::string code = news::qcode_of_uri(uri);
      out.provider = news::value_of({code.empty() ? uri : code, line_in(source, "name"), ""});
    }
  read_concepts(object, out);
  for (const std::string& why : news::hold_back(out, embargo_in(object)))
    host.warn("BS-N013", '"' + title + "\" " + why);
  for (Attr& its : news::attrs_of(out)) attrs.push_back(std::move(its));
}

}  // namespace broadsheet::ninjs
