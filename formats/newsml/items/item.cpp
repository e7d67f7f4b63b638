#include "newsml/items/item.hpp"

#include "common/labels/labels.hpp"
#include "common/timestamp.hpp"
#include "news/pictures/picture_files.hpp"
#include "news/story/xhtml.hpp"
#include "news/xml/xml.hpp"
#include "newsml/items/subjects.hpp"
#include "newsml/items/vocabulary.hpp"
#include "nitf/document.hpp"

namespace broadsheet::newsml {
namespace {

using news::add;
using news::add_if;
using news::set;
using news::set_if;

void add_link(pugi::xml_node item_meta, const std::string& guid, int version) {
  pugi::xml_node link = add(item_meta, "link");
  set(link, "rel", "irel:associatedWith");
  set(link, "residref", guid);
  set(link, "version", std::to_string(version));
  set(link, "contenttype", kNewsItemType);
}

void add_note(pugi::xml_node item_meta, const Frame& frame, const char* role, std::string_view note) {
  pugi::xml_node node = add(item_meta, "edNote", note);
  set(node, "role", role);
  set(node, "xml:lang", common::labels_for(frame.settings.language).language);
}

bool is_for_superdesk(const Frame& frame) { return frame.settings.audience == news::Audience::superdesk; }

/// Superdesk reads one note.
void add_notes(pugi::xml_node item_meta, const Frame& frame, const news::Metadata& its) {
  std::vector<std::string> notes = its.notes;
  if (is_for_superdesk(frame)) {
    notes.insert(notes.end(), its.instructions.begin(), its.instructions.end());
    return add_if(item_meta, "edNote", news::joined(notes, "; "));
  }
  for (const std::string& note : notes) add(item_meta, "edNote", note);
  for (const std::string& note : its.instructions)
    set(add(item_meta, "edNote", note), "role", "bsnote:instructions");
}

void add_signal(pugi::xml_node item_meta, const char* qcode) {
  set(add(item_meta, "signal"), "qcode", qcode);
}

pugi::xml_node add_named(pugi::xml_node parent, const char* element, std::string_view name) {
  pugi::xml_node node = add(parent, element);
  add(node, "name", name);
  return node;
}

void add_creators(pugi::xml_node content_meta, const std::vector<Byline>& bylines) {
  for (const Byline& byline : bylines) {
    pugi::xml_node creator = add(content_meta, "creator");
    add_if(creator, "name", byline.name);
    if (byline.role.empty()) continue;
    pugi::xml_node related = add(creator, "related");
    set(related, "rel", "bsdoc:bylineRole");
    set(related, "literal", byline.role);
  }
}

void add_headline(pugi::xml_node content_meta, const char* role, int rank, std::string_view text) {
  pugi::xml_node node = add(content_meta, "headline", text);
  set(node, "rank", std::to_string(rank));
  set_if(node, "role", role);
}

/// The headline, then kickers and sub-headlines in rank order. Without a headline, display lines
/// are properties: receivers take the first headline for the title of the story.
void add_headlines(pugi::xml_node content_meta, const Frame& frame, const news::Story& story) {
  if (story.headline.empty()) return;
  int rank = 0;
  add_headline(content_meta, "", ++rank, story.headline);
  if (story.headline_confidence > 0 && frame.minor_version >= 27)
    set(content_meta.last_child(), "confidence", std::to_string(story.headline_confidence));
  for (const std::string& line : story.kickers) add_headline(content_meta, "bshl:kicker", ++rank, line);
  for (const std::string& line : story.subheadlines) add_headline(content_meta, "bshl:sub", ++rank, line);
}

void add_display_lines(pugi::xml_node content_meta, const news::Story& story) {
  if (!story.headline.empty()) return;
  for (const std::string& line : story.kickers)
    add_property(content_meta, "contentMetaExtProperty", "bshl:kicker", line);
  for (const std::string& line : story.subheadlines)
    add_property(content_meta, "contentMetaExtProperty", "bshl:sub", line);
}

/// The block of the body a property is about, from 1.
void add_block_number(pugi::xml_node property, std::size_t index) {
  pugi::xml_node block = add(property, "related");
  set(block, "rel", "bsdoc:block");
  set(block, "value", std::to_string(index + 1));
}

/// What our document has and G2 has no element for.
void add_document_properties(pugi::xml_node content_meta, const news::Story& story) {
  constexpr const char* kElement = "contentMetaExtProperty";
  add_display_lines(content_meta, story);
  add_property(content_meta, kElement, "bsdoc:lead", story.lead);
  if (story.lead_block > 0) add_block_number(content_meta.last_child(), story.lead_block);
  add_property(content_meta, kElement, "bsdoc:datelineDate", story.dateline.date);
  if (!story.meta.located.empty())
    add_property(content_meta, kElement, "bsdoc:datelinePlace", story.dateline.place);
  if (story.meta.priority > 0) add_attribute(content_meta, {"priority", std::to_string(story.meta.priority)});
  if (!story.meta.located.empty()) add_attribute(content_meta, {"located", story.meta.located});
  if (!story.meta.creditline.empty()) add_attribute(content_meta, {"creditline", story.meta.creditline});
  for (const Attr& attr : story.attrs) add_attribute(content_meta, attr);
  for (std::size_t i = 0; i < story.body.size(); ++i)
    for (const Attr& attr : story.body[i].attrs) {
      add_attribute(content_meta, attr);
      add_block_number(content_meta.last_child(), i);
    }
}

/// Superdesk reads neither <located> nor <dateline>, but a subject of this type as the place of a story.
void add_place(pugi::xml_node content_meta, const std::string& place) {
  pugi::xml_node subject = add(content_meta, "subject");
  set(subject, "type", "cptType:5");
  set(subject, "literal", place);
  add(subject, "name", place);
}

void add_story_meta(pugi::xml_node item, const Frame& frame, const news::Story& story) {
  pugi::xml_node meta = add(item, "contentMeta");
  if (story.meta.urgency > 0) add(meta, "urgency", std::to_string(story.meta.urgency));
  add_if(meta, "contentCreated", story.created);
  const std::string& located = story.meta.located.empty() ? story.dateline.place : story.meta.located;
  if (!located.empty()) set(add_named(meta, "located", located), "type", "cpnat:geoArea");
  if (!story.dateline.agency.empty()) add_named(meta, "infoSource", story.dateline.agency);
  add_creators(meta, story.bylines);
  set(add(meta, "altId", story.id), "type", "bsid:article");
  set(add(meta, "language"), "tag", frame.settings.language);
  add_subjects(meta, frame, story.meta);
  if (is_for_superdesk(frame) && !located.empty()) add_place(meta, located);
  add_if(meta, "slugline", story.meta.slugline);
  add_headlines(meta, frame, story);
  add_if(meta, "dateline", story.dateline.text);
  add_if(meta, "by", story.by);
  add_if(meta, "creditline", story.meta.creditline.empty() ? story.agency : story.meta.creditline);
  add_document_properties(meta, story);
}

void add_text_body(pugi::xml_node content_set, const news::Story& story) {
  std::string text;
  for (const news::BodyBlock& block : story.body) text += (text.empty() ? "" : "\n") + block.marked.text;
  pugi::xml_node data = add(content_set, "inlineData");
  set(data, "contenttype", "text/plain");
  news::add_text(data, text);
}

/// Superdesk takes the text of elements in XML without what is marked in them, and "<" for markup; HTML in
/// a text it takes as it is.
void add_html_body(pugi::xml_node content_set, const Frame& frame, const news::Story& story) {
  pugi::xml_node data = add(content_set, "inlineData");
  set(data, "contenttype", "text/html");
  news::add_text(data, news::html_of(story, frame.settings.audience));
}

std::size_t text_length(const news::Story& story) {
  std::size_t n = 0;
  for (const news::BodyBlock& block : story.body) n += news::count_visible(block.marked.text);
  return n;
}

void add_story_content(pugi::xml_node item, const Frame& frame, const news::Story& story) {
  pugi::xml_node set_node = add(item, "contentSet");
  if (frame.body == BodyFormat::text) {
    add_text_body(set_node, story);
  } else if (frame.body == BodyFormat::xhtml && is_for_superdesk(frame)) {
    add_html_body(set_node, frame, story);
  } else {
    pugi::xml_node xml = add(set_node, "inlineXML");
    set(xml, "contenttype", frame.body == BodyFormat::nitf ? kNitfType : news::kXhtmlType);
    if (frame.body == BodyFormat::nitf)
      nitf::write_document(xml, frame.issue, story, frame.settings, nitf::Role::body);
    else
      news::write_xhtml(xml, story, frame.settings);
  }
  pugi::xml_node content = set_node.first_child();
  if (frame.minor_version >= 26)
    set(content, "charcount",
        std::to_string(frame.body == BodyFormat::text ? text_length(story)
                                                      : news::body_length(story, frame.settings.audience)));
  set(content, "xml:lang", frame.settings.language);
}

void add_picture_content(pugi::xml_node item, const news::Picture& picture) {
  pugi::xml_node remote = add(add(item, "contentSet"), "remoteContent");
  const auto fact = [&](const char* key) { return attr(picture.attrs, key); };
  if (const std::string_view href = fact("picture.href"); !href.empty()) {
    set(remote, "rendition", "rnd:highRes");
    set(remote, "href", href);
    set_if(remote, "contenttype", fact("picture.type"));
    for (const char* name : {"size", "width", "height"})
      if (const std::string_view value = fact((std::string("picture.") + name).c_str());
          !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos)
        set(remote, name, value);
    if (const std::string_view hash = fact("picture.sha-256"); !hash.empty())
      set(add(remote, "hash", hash), "hashtype", "bshash:sha-256");
    return;
  }
  set(remote, "rendition", "bsrnd:print");
  set(remote, "contenttype", "application/octet-stream");
  set(remote, "hascontent", "false");
}

void add_picture_meta(pugi::xml_node item, const Frame& frame, const news::Story& story,
                      const news::Picture& picture) {
  pugi::xml_node meta = add(item, "contentMeta");
  if (picture.meta.urgency > 0) add(meta, "urgency", std::to_string(picture.meta.urgency));
  add_creators(meta, picture.creators);
  set(add(meta, "language"), "tag", frame.settings.language);
  add_subjects(meta, frame, picture.meta);
  add_if(meta, "slugline", picture.meta.slugline);
  add_if(meta, "headline", story.headline);
  if (!picture.creators.empty()) add(meta, "by", picture.credit);
  add_if(meta, "creditline", picture.credit);
  if (!picture.caption.empty()) set(add(meta, "description", picture.caption), "role", "drol:caption");
  add_property(meta, "contentMetaExtProperty", "bsdoc:position", std::to_string(picture.position));
  for (const Attr& its : picture.attrs)
    if (!news::is_of_file(its.key) || its.key == news::kShows) add_attribute(meta, its);
}

void add_print_facts(pugi::xml_node item, const Frame& frame, const news::Story& story, bool whole) {
  pugi::xml_node published = add_history(item, frame);
  const auto fact = [&](const char* rel, std::string_view value) {
    add_property(published, "publishedExtProperty", rel, value);
  };
  fact("bsprop:page", story.page);
  fact("bsprop:section", story.section);
  if (whole && story.sequence > 0) fact("bsprop:sequence", std::to_string(story.sequence));
  fact("bsprop:edition", news::one_line(frame.issue.edition));
  if (!whole) return;
  fact("bsprop:continuedOnPage", story.continued_to);
  fact("bsprop:continuedFromPage", story.continued_from);
}

}  // namespace

pugi::xml_node begin_item(pugi::xml_node parent, const char* element, const Frame& frame,
                          const std::string& guid, int version) {
  pugi::xml_node item = add(parent, element);
  set(item, "xmlns", kNamespace);
  set(item, "guid", guid);
  set(item, "version", std::to_string(version));
  set(item, "standard", "NewsML-G2");
  set(item, "standardversion", "2." + std::to_string(frame.minor_version));
  set(item, "conformance", "power");
  set(item, "xml:lang", frame.settings.language);
  set(add(item, "catalogRef"), "href", kCatalog);
  pugi::xml_node catalog = add(item, "catalog");
  const auto declare = [&](std::string_view alias, std::string_view uri) {
    pugi::xml_node node = add(catalog, "scheme");
    set(node, "alias", alias);
    set(node, "uri", uri);
  };
  for (const Scheme& scheme : kSchemes) declare(scheme.alias, frame.settings.vocabulary_base + scheme.path);
  if (is_for_superdesk(frame)) declare("cptType", frame.settings.vocabulary_base + "concepttype/");
  for (const auto& [alias, uri] : frame.settings.schemes) declare(alias, uri);
  return item;
}

void add_property(pugi::xml_node parent, const char* name, const char* rel, std::string_view value) {
  if (news::is_blank(value)) return;
  pugi::xml_node node = add(parent, name);
  set(node, "rel", rel);
  set(node, "value", value);
}

void add_attribute(pugi::xml_node content_meta, const Attr& attr) {
  pugi::xml_node node = add(content_meta, "contentMetaExtProperty");
  set(node, "rel", "bsdoc:attribute");
  set(node, "literal", attr.key);
  set(node, "value", attr.value);
}

pugi::xml_node add_history(pugi::xml_node item, const Frame& frame) {
  pugi::xml_node published = add(add(item, "pubHistory"), "published");
  set_if(published, "uri", frame.settings.publication_uri);
  if (common::parse_date(frame.issue.date)) add(published, "timestamp", frame.issue.date);
  add_if(published, "name", news::one_line(frame.issue.publication));
  return published;
}

void add_rights(pugi::xml_node item, const Frame& frame, const news::Rights& rights) {
  const bool mining = !rights.data_mining.empty() && frame.minor_version >= 34;
  if (rights.holder.empty() && rights.notice.empty() && rights.terms.empty() && !mining) return;
  pugi::xml_node info = add(item, "rightsInfo");
  if (!rights.holder.empty()) {
    pugi::xml_node holder = add(info, "copyrightHolder");
    set_if(holder, "uri", rights.holder.uri);
    add_if(holder, "name", rights.holder.name);
  }
  add_if(info, "copyrightNotice", rights.notice);
  add_if(info, "usageTerms", rights.terms);
  if (mining) set(add(info, "dataMining"), "uri", rights.data_mining);
}

void add_provider(pugi::xml_node parent, const Frame& frame, std::string_view its_own) {
  const news::Party its = news::provider_of(its_own, frame.settings);
  pugi::xml_node provider = add(parent, "provider");
  set_if(provider, "qcode", its.qcode);
  set_if(provider, "uri", its.uri);
  if (its.empty()) set(provider, "literal", "unknown");
  add_if(provider, "name", its.name);
}

pugi::xml_node add_item_meta(pugi::xml_node item, const Frame& frame, const char* kind,
                             std::string_view title, const news::Metadata& its) {
  pugi::xml_node meta = add(item, "itemMeta");
  set(add(meta, "itemClass"), "qcode", std::string("ninat:") + kind);
  add_provider(meta, frame, its.provider);
  add(meta, "versionCreated", its.version_created);
  add(meta, "firstCreated", its.first_created);
  add_if(meta, "embargoed", its.embargoed);
  set(add(meta, "pubStatus"), "qcode", status_code(its));
  set(add(meta, "generator", "Broadsheet"), "versioninfo", BROADSHEET_VERSION);
  set(add(meta, "profile", std::string("broadsheet-") + kind), "versioninfo", "1.0");
  add(meta, "title", title);
  return meta;
}

std::string status_code(const news::Metadata& its) {
  return "stat:" + (its.status.empty() ? "usable" : its.status);
}

void add_revision(pugi::xml_node item_meta, const news::Metadata& its) {
  if (its.version > 1 && its.status != "canceled")
    add_signal(item_meta, its.revision == "correction" ? "sig:correction" : "sig:update");
}

pugi::xml_node add_story(pugi::xml_node parent, const Frame& frame, const news::Story& story) {
  pugi::xml_node item = begin_item(parent, "newsItem", frame, story.guid, story.meta.version);
  add_print_facts(item, frame, story, true);
  add_rights(item, frame, story.rights);
  pugi::xml_node meta = add_item_meta(item, frame, "text", story.title, story.meta);
  add_notes(meta, frame, story.meta);
  const common::Labels& labels = common::labels_for(frame.settings.language);
  const bool partial = !story.continued_to.empty() || !story.continued_from.empty();
  if (!story.continued_to.empty())
    add_note(meta, frame, "bsnote:continued", labels.continued_to(story.continued_to));
  if (!story.continued_from.empty())
    add_note(meta, frame, "bsnote:continued", labels.continued_from(story.continued_from));
  add_revision(meta, story.meta);
  if (partial) add_signal(meta, "bssig:partialContent");
  add_if(meta, "expires", story.meta.expires);
  for (const news::Picture& picture : story.pictures) add_link(meta, picture.guid, picture.meta.version);
  add_story_meta(item, frame, story);
  add_story_content(item, frame, story);
  return item;
}

pugi::xml_node add_picture(pugi::xml_node parent, const Frame& frame, const news::Story& story,
                           const news::Picture& picture) {
  pugi::xml_node item = begin_item(parent, "newsItem", frame, picture.guid, picture.meta.version);
  add_print_facts(item, frame, story, false);
  add_rights(item, frame, picture.rights);
  const bool has_file = !attr(picture.attrs, "picture.href").empty();
  pugi::xml_node item_meta = add_item_meta(item, frame, "picture", picture.title, picture.meta);
  for (const std::string& note : picture.meta.notes) add(item_meta, "edNote", note);
  if (!has_file)
    add_note(item_meta, frame, "bsnote:nobinary", common::labels_for(frame.settings.language).caption_only);
  add_revision(item_meta, picture.meta);
  if (!has_file) add_signal(item_meta, "bssig:captionOnly");
  add_if(item_meta, "expires", picture.meta.expires);
  add_link(item_meta, story.guid, story.meta.version);
  add_picture_meta(item, frame, story, picture);
  add_picture_content(item, picture);
  return item;
}

}  // namespace broadsheet::newsml
