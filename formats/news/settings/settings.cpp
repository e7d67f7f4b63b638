#include "news/settings/settings.hpp"

#include "common/timestamp.hpp"
#include "news/settings/iptc_schemes.hpp"
#include "news/text/text.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <map>

namespace broadsheet::news {
namespace {

/// Options by name, each checked for the form its element demands.
class Options {
 public:
  explicit Options(const plugin::Host& host) : host_(host) {}

  std::string text(const char* name) const { return one_line(host_.option(name)); }

  std::string uri(const char* name) const {
    std::string value = text(name);
    if (value.find_first_of(" <>\"{}|\\^`") != std::string::npos)
      refuse(name, "is no URI: percent-encode its special characters");
    return value;
  }

  std::string qcode(const char* name) const {
    std::string value = text(name);
    if (!value.empty()) check_qcode(name, value);
    return value;
  }

  std::string domain(const char* name) const {
    std::string value = text(name);
    for (const char c : value)
      if (!ascii::is_alphanumeric(c) && c != '.' && c != '-')
        refuse(name, "is no domain name: give one that the provider owns, like example.com");
    return value;
  }

  std::string moment(const char* name, bool utc) const {
    std::string value = text(name);
    if (value.empty()) return value;
    const auto timestamp = common::parse_timestamp(value);
    if (!timestamp) refuse(name, "is no date and time like 2021-10-31T06:00:00+08:00");
    return utc ? timestamp->in_utc() : timestamp->in_zone();
  }

  /// "a; b; c"
  std::vector<std::string> list(const char* name) const { return split_list(text(name)); }

  /// "key=value; key=value"; a value may be missing.
  std::vector<std::pair<std::string, std::string>> pairs(const char* name) const {
    std::vector<std::pair<std::string, std::string>> out;
    for (const std::string& item : list(name)) {
      const std::size_t equals = std::min(item.find('='), item.size());
      out.emplace_back(one_line(item.substr(0, equals)),
                       one_line(std::string_view(item).substr(std::min(equals + 1, item.size()))));
    }
    return out;
  }

  /// "QCODE=NAME; QCODE=NAME"
  std::vector<std::string> concepts(const char* name) const {
    std::vector<std::string> out = list(name);
    for (const std::string& its : out) check_qcode(name, one_line(its.substr(0, its.find('='))));
    return out;
  }

  /// Refuses concepts of vocabularies that nobody knows.
  void check_declared(const char* name,
                      const std::vector<std::pair<std::string, std::string>>& schemes) const {
    for (const std::string& its : concepts(name))
      if (!is_declared(its, schemes))
        refuse(name,
               "has a code of a vocabulary that is not known: mend its alias, or declare it with schemes");
  }

  int number(const char* name, int otherwise) const {
    return text(name).empty() ? otherwise : static_cast<int>(host_.number(name));
  }

  bool flag(const char* name) const { return host_.flag(name); }

  /// Of the items; for ninjs "version" is that of the standard.
  int item_version() const { return number(text("item-version").empty() ? "version" : "item-version", 1); }

 private:
  /// NewsML-G2 QCodeType: an alias and a code, no white space.
  void check_qcode(const char* name, const std::string& value) const {
    const std::size_t colon = value.find(':');
    if (colon == 0 || colon == std::string::npos || colon + 1 == value.size() ||
        value.find(' ') != std::string::npos)
      refuse(name, "wants a QCode of the IPTC catalog, like medtop:20000574");
  }

  [[noreturn]] void refuse(const char* name, const std::string& why) const {
    throw plugin::Failure("the option " + std::string(name) + " (\"" + text(name) + "\") " + why);
  }

  const plugin::Host& host_;
};

Rights rights_from(const Options& options) {
  return {{options.text("rights-holder"), options.uri("rights-holder-uri"), ""},
          options.text("rights-notice"),
          options.text("rights-terms"),
          options.uri("data-mining")};
}

/// The options that say of every story what a field of it could say.
std::vector<Attr> fields_from(const Options& options) {
  std::vector<Attr> out;
  const auto add = [&](const char* field, const std::vector<std::string>& values) {
    for (const std::string& value : values) out.push_back({field, value});
  };
  const auto add_number = [&](const char* field, int value, int least) {
    if (value >= least) out.push_back({field, std::to_string(value)});
  };
  add_number("version", options.item_version(), 2);
  add_number("urgency", options.number("urgency", 0), 1);
  if (const std::string revision = options.text("revision"); !revision.empty()) add("revision", {revision});
  add("genre", options.concepts("genre"));
  add("keywords", options.list("keywords"));
  add("subjects", options.concepts("subjects"));
  return fields_of(out);
}

std::vector<std::pair<std::string, std::string>> schemes_from(const Options& options, const Rules& rules) {
  auto out = rules.schemes;
  for (auto& its : options.pairs("schemes")) out.push_back(std::move(its));
  std::map<std::string, std::string> declared;
  for (const auto& [alias, uri] : out) {
    if (is_iptc_alias(alias) || declared.emplace(alias, uri).first->second != uri)
      throw plugin::Failure("the alias \"" + alias + "\" of a scheme is " +
                            (is_iptc_alias(alias) ? "IPTC's" : "given twice") + ": take another for " + uri);
    const bool fits = !alias.empty() && std::all_of(alias.begin(), alias.end(), [](char c) {
      return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.';
    });
    if (!fits || uri.find(':') == uri.npos || uri.find_first_of(" <>\"{}|\\^`") != uri.npos)
      throw plugin::Failure("the scheme \"" + alias + '=' + uri + "\" is no alias with the URI of its codes");
  }
  return out;
}

void set_times(Settings& s, const Options& options, const plugin::Host& host, const Issue& issue) {
  const bool utc = s.utc;
  // Where nobody says when this is sent, the input may say when it was sent.
  const std::string said = metadata_of(fields_of(issue.attrs)).version_created;
  const std::string_view named = host.option("timestamp");
  const auto moment = common::moment_of(named.empty() ? std::string_view(said) : named, issue.date);
  if (!moment)
    host.warn("BS-N001", "no time is known, so items are dated 1970-01-01: give --timestamp or --date");
  const common::Timestamp now = moment.value_or(common::Timestamp{});
  s.version_created = utc ? now.in_utc() : now.in_zone();
  s.first_created = options.moment("first-created", utc);
  s.has_first_created = !s.first_created.empty();
  if (!s.has_first_created) s.first_created = s.version_created;
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  std::size_t begin = 0;
  for (bool first = true; begin <= tag.size(); first = false) {
    const std::size_t end = std::min(tag.find('-', begin), tag.size());
    if (end == begin || end - begin > 8) return false;
    for (const char c : tag.substr(begin, end - begin))
      if (!ascii::is_alphanumeric(c) || (first && c >= '0' && c <= '9')) return false;
    begin = end + 1;
  }
  return true;
}

Party party_of(std::string_view term) {
  const Concept its = concept_of(term);
  const bool is_uri = its.qcode.find("://") != its.qcode.npos || its.qcode.starts_with("urn:");
  return {its.name, is_uri ? its.qcode : "", is_uri ? "" : its.qcode};
}

std::string value_of(const Party& its) {
  return value_of(Concept{its.qcode.empty() ? its.uri : its.qcode, its.name, ""});
}

Party provider_of(std::string_view field, const Settings& settings) {
  return field.empty() || settings.has_provider ? settings.provider : party_of(field);
}

Settings settings_from(const plugin::Host& host, const Issue& issue) {
  const Options options(host);
  Settings s;
  s.provider = {options.text("provider-name"), options.uri("provider-uri"), options.qcode("provider-qcode")};
  s.has_provider = !s.provider.empty();
  if (!s.has_provider) s.provider = party_of(metadata_of(fields_of(issue.attrs)).provider);
  if (s.provider.name.empty() && (s.has_provider || s.provider.empty()))
    s.provider.name = one_line(issue.publication);
  s.publication_uri = options.uri("publication-uri");
  s.guid_domain = options.domain("guid-domain");
  s.language = is_language_tag(issue.language) ? issue.language : "und";
  s.version = options.item_version();
  s.audience = options.text("for") == "superdesk" ? Audience::superdesk : Audience::any;
  s.utc = options.flag("utc") || s.audience == Audience::superdesk;
  set_times(s, options, host, issue);
  s.vocabulary_base = options.uri("vocabulary-base");
  if (!s.vocabulary_base.ends_with('/')) s.vocabulary_base += '/';
  s.rights = rights_from(options);
  s.agency_rights = options.pairs("agency-rights");
  s.priority = options.number("priority", 5);
  s.rules = parse_rules(host.option("rules"), host.option("rules.file"));
  s.fields = fields_from(options);
  s.schemes = schemes_from(options, s.rules);
  check_codes(s.rules, s.schemes);
  for (const char* name : {"genre", "subjects"}) options.check_declared(name, s.schemes);
  s.nitf_namespace = options.text("namespace") != "false" && s.audience == Audience::any;
  s.strip_lead = options.flag("strip-lead");
  s.inline_marks = options.text("marks") == "inline";
  return s;
}

}  // namespace broadsheet::news
