#include "nitf/document.hpp"

#include "common/labels/display_lines.hpp"
#include "common/labels/labels.hpp"
#include "common/timestamp.hpp"
#include "news/settings/iptc_schemes.hpp"
#include "news/xml/xml.hpp"
#include "nitf/body.hpp"
#include "nitf/read_document.hpp"

#include <algorithm>

namespace broadsheet::nitf {
namespace {

using news::add;
using news::add_if;
using news::set;
using news::set_if;

/// NITF writes times in the basic form of ISO 8601: 20211031T060000+0800.
std::string basic_form(std::string_view extended) {
  std::string out;
  for (std::size_t i = 0; i < extended.size(); ++i)
    if (extended[i] != ':' && (extended[i] != '-' || i > 10)) out += extended[i];
  return out;
}

/// Fields of a story that NITF has no element for, or one that says less.
constexpr std::string_view kFieldsOfOurs[] = {"firstCreated", "revision", "priority",   "genre",
                                              "subjects",     "located",  "creditline", "provider"};

class DocumentWriter {
 public:
  DocumentWriter(const Issue& issue, const news::Story& story, const news::Settings& settings, Role role)
      : issue_(issue), story_(story), settings_(settings), alone_(role == Role::document) {}

  void write(pugi::xml_node parent) const {
    pugi::xml_node nitf = add(parent, "nitf");
    if (settings_.nitf_namespace || !alone_) set(nitf, "xmlns", kNamespace);
    set(nitf, "version", kVersion);
    set(nitf, "baselang", settings_.language);
    head(add(nitf, "head"));
    pugi::xml_node body = add(nitf, "body");
    if (const auto head_node = add(body, "body.head")) body_head(head_node);
    content(add(add(body, "body.content"), "block"));
  }

 private:
  void head(pugi::xml_node head) const {
    add(head, "title", story_.title);
    set_meta(head, "anpa-keyword", story_.meta.slugline);
    if (alone_) own_facts(head);
    subjects(head);
    docdata(add(head, "docdata"));
    pubdata(add(head, "pubdata"));
  }

  static void set_meta(pugi::xml_node head, const std::string& name, std::string_view value) {
    if (news::is_blank(value)) return;
    pugi::xml_node meta = add(head, "meta");
    set(meta, "name", name);
    set(meta, "content", value);
  }

  void own_facts(pugi::xml_node head) const {
    const auto fact = [&](const std::string& name, std::string_view value) {
      set_meta(head, kMetaPrefix + name, value);
    };
    const auto pair = [](const Attr& its) { return news::percent_encode(its.key) + '=' + its.value; };
    fact("id", story_.id);
    fact("lead", story_.lead);
    fact("dateline-agency", story_.dateline.agency);
    fact("dateline-place", story_.dateline.place);
    fact("dateline-date", story_.dateline.date);
    if (story_.dateline.text.empty() && !dateline_text().empty()) fact("dateline-printed", "no");
    fact("continued-to", story_.continued_to);
    fact("continued-from", story_.continued_from);
    if (story_.headline_confidence > 0)
      fact("headline-confidence", std::to_string(story_.headline_confidence));
    for (const Attr& its : news::facts_of(issue_.attrs)) fact("issue-attribute", pair(its));
    for (const Attr& its : story_.attrs) fact("attribute", pair(its));
    for (const Attr& its : news::attrs_of(story_.meta))
      if (std::find(std::begin(kFieldsOfOurs), std::end(kFieldsOfOurs), its.key) != std::end(kFieldsOfOurs))
        fact("field", pair(its));
    for (std::size_t i = 0; i < story_.body.size(); ++i)
      for (const Attr& its : story_.body[i].attrs)
        fact("block-attribute", std::to_string(i + 1) + ' ' + pair(its));
  }

  /// NITF has a number and a name for a subject, and a name for a genre.
  void subjects(pugi::xml_node head) const {
    const news::Metadata& its = story_.meta;
    if (its.genres.empty() && its.subjects.empty()) return;
    pugi::xml_node object = add(head, "tobject");
    for (const news::Concept& genre : its.genres)
      set(add(object, "tobject.property"), "tobject.property.type",
          genre.name.empty() ? genre.qcode : genre.name);
    for (const news::Concept& subject : its.subjects) {
      const std::size_t colon = subject.qcode.find_last_of(":/");
      const std::string alias = subject.qcode.substr(0, std::min(colon, subject.qcode.size()));
      const std::string code = colon == std::string::npos ? subject.qcode : subject.qcode.substr(colon + 1);
      if (!is_name_token(code)) continue;
      pugi::xml_node node = add(object, "tobject.subject");
      if (!news::is_iptc_alias(alias)) set(node, "tobject.subject.ipr", alias);
      set(node, "tobject.subject.refnum", code);
      set_if(node, "tobject.subject.type", subject.name);
    }
    if (!object.first_child()) head.remove_child(object);
  }

  static bool is_name_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '_' ||
             c == '.';
    });
  }

  /// Superdesk does not read when an embargo ends, and refuses "embargoed".
  std::string management_status() const {
    const news::Metadata& its = story_.meta;
    if (!its.status.empty()) return its.status;
    if (its.embargoed.empty()) return "usable";
    return settings_.audience == news::Audience::superdesk ? "withheld" : "embargoed";
  }

  void docdata(pugi::xml_node data) const {
    const news::Metadata& its = story_.meta;
    set(data, "management-status", management_status());
    if (its.revision == "correction" && its.version > 1)
      set(add(data, "correction"), "id-string", story_.guid);
    pugi::xml_node id = add(data, "doc-id");
    if (alone_) set_if(id, "regsrc", provider());
    set(id, "id-string", story_.guid);
    if (its.urgency > 0) set(add(data, "urgency"), "ed-urg", std::to_string(its.urgency));
    set(add(data, "date.issue"), "norm", basic_form(its.version_created));
    const std::string& release = its.embargoed.empty() ? its.version_created : its.embargoed;
    set(add(data, "date.release"), "norm", basic_form(release));
    if (!its.expires.empty()) set(add(data, "date.expire"), "norm", basic_form(its.expires));
    messages(data);
    pugi::xml_node key = add(data, "du-key");
    set(key, "version", std::to_string(its.version));
    set_if(key, "key", its.slugline);
    if (!story_.rights.holder.name.empty())
      set(add(data, "doc.copyright"), "holder", story_.rights.holder.name);
    if (!story_.rights.terms.empty()) set(add(data, "doc.rights"), "limitations", story_.rights.terms);
    if (its.keywords.empty()) return;
    pugi::xml_node list = add(data, "key-list");
    for (const std::string& keyword : its.keywords) set(add(list, "keyword"), "key", keyword);
  }

  std::string provider() const {
    const news::Party its = news::provider_of(story_.meta.provider, settings_);
    return !its.name.empty() ? its.name : !its.qcode.empty() ? its.qcode : its.uri;
  }

  void messages(pugi::xml_node data) const {
    const common::Labels& labels = common::labels_for(settings_.language);
    std::vector<std::string> notes = story_.meta.notes;
    const std::vector<std::string>& instructions = story_.meta.instructions;
    if (settings_.audience == news::Audience::superdesk) {  // reads one
      notes.insert(notes.end(), instructions.begin(), instructions.end());
      if (!notes.empty()) message(data, nullptr, news::joined(notes, "; "));
    } else {
      for (const std::string& note : notes) message(data, nullptr, note);
      for (const std::string& note : instructions) message(data, "instructions", note);
    }
    if (!story_.continued_to.empty()) message(data, "continued", labels.continued_to(story_.continued_to));
    if (!story_.continued_from.empty())
      message(data, "continued", labels.continued_from(story_.continued_from));
  }

  static void message(pugi::xml_node data, const char* type, const std::string& info) {
    pugi::xml_node node = add(data, "ed-msg");
    if (type) set(node, "msg-type", type);
    set(node, "info", info);
  }

  void pubdata(pugi::xml_node data) const {
    set(data, "type", "print");
    if (common::parse_date(issue_.date)) set(data, "date.publication", basic_form(issue_.date));
    set_if(data, "name", news::one_line(issue_.publication));
    set_if(data, "issue", news::one_line(issue_.title));
    set_if(data, "edition.name", news::one_line(issue_.edition));
    set_if(data, "position.section", story_.section);
    set_if(data, "position.sequence", story_.page);
  }

  void body_head(pugi::xml_node head) const {
    if (!story_.headline.empty()) {
      pugi::xml_node hedline = add(head, "hedline");
      add(hedline, "hl1", story_.headline);
      for (const std::string& line : story_.kickers) set(add(hedline, "hl2", line), "class", "kicker");
      for (const std::string& line : story_.subheadlines) add(hedline, "hl2", line);
    }
    add_if(head, "rights", story_.rights.notice);
    if (settings_.audience == news::Audience::superdesk)
      add_if(head, "byline", story_.by);
    else
      for (const Byline& its : story_.bylines) byline(add(head, "byline"), its);
    if (!story_.agency.empty()) add(add(head, "distributor"), "org", story_.agency);
    if (!dateline_text().empty()) dateline(add(head, "dateline"));
  }

  /// As printed; of a story that only says where and when it is from, "Leeds, March 5".
  std::string dateline_text() const {
    const Dateline& its = story_.dateline;
    if (!its.text.empty() || its.place.empty()) return its.text;
    return its.date.empty() ? its.place : its.place + ", " + its.date;
  }

  /// Begins with text, without which Superdesk gives the whole article up.
  static void byline(pugi::xml_node node, const Byline& its) {
    const bool is_plain = its.role.empty() && byline_of(its.name) == its;
    if (is_plain) return news::add_text(node, its.name);
    if (its.name.empty()) {
      add(node, "byttl", its.role);
    } else if (common::role_follows_name(its)) {
      news::add_text(node, " ");
      add(node, "person", its.name);
      news::add_text(node, std::string(common::blank_before_role(its)));
      add(node, "byttl", its.role);
    } else {
      news::add_text(node, its.role.empty() ? "" : its.role + ' ');
      add(node, "person", its.name);
    }
    news::add_text(node, "");
  }

  /// The text as printed, place and date marked where they stand in it.
  void dateline(pugi::xml_node node) const {
    const std::string text = dateline_text();
    news::add_text(node, "");
    std::size_t at = 0;
    const auto mark = [&](const char* element, const std::string& part) {
      const std::size_t begin = part.empty() ? std::string::npos : text.find(part, at);
      if (begin == std::string::npos) return pugi::xml_node();
      news::add_text(node, text.substr(at, begin - at));
      at = begin + part.size();
      const bool is_city =
          settings_.audience == news::Audience::superdesk && std::string_view(element) == "location";
      return is_city ? add(add(node, element), "city", part) : add(node, element, part);
    };
    mark("location", story_.dateline.place);
    if (pugi::xml_node date = mark("story.date", story_.dateline.date))
      set_if(date, "norm", basic_form(story_.created));
    news::add_text(node, text.substr(at));
  }

  void content(pugi::xml_node block) const {
    Body body(block);
    if (story_.headline.empty()) {
      for (const std::string& line : story_.kickers) body.display_line("kicker", line);
      for (const std::string& line : story_.subheadlines) body.display_line("subheadline", line);
    }
    auto picture = story_.pictures.begin();
    const std::size_t in_front = story_.lone_lead ? 1 : 0;
    for (std::size_t i = 0; i <= story_.body.size(); ++i) {
      for (; alone_ && picture != story_.pictures.end() && picture->position + in_front <= i; ++picture)
        body.add(*picture);
      if (i < story_.body.size()) body.add(story_.body[i]);
    }
  }

  const Issue& issue_;
  const news::Story& story_;
  const news::Settings& settings_;
  bool alone_;
};

}  // namespace

void write_document(pugi::xml_node parent, const Issue& issue, const news::Story& story,
                    const news::Settings& settings, Role role) {
  DocumentWriter(issue, story, settings, role).write(parent);
}

}  // namespace broadsheet::nitf
