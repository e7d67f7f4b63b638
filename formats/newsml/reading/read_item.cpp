#include "newsml/reading/read_item.hpp"

#include "common/timestamp.hpp"
#include "news/story/agency.hpp"
#include "news/text/text.hpp"
#include "news/xml/markup_reader.hpp"
#include "news/xml/xml_input.hpp"
#include "newsml/reading/read_fields.hpp"
#include "nitf/read_document.hpp"
#include "tag_soup/tree.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>

namespace broadsheet::newsml {
namespace {

using news::attribute;
using news::child;
using news::children;
using news::text_of;

constexpr std::string_view kProperty = "contentMetaExtProperty";

void add_text(std::vector<Attr>& attrs, const char* key, std::string value) {
  if (!value.empty()) attrs.push_back({key, std::move(value)});
}

/// What contentMeta says of creators, in the order of the elements.
std::vector<Byline> bylines_of(pugi::xml_node meta) {
  std::vector<Byline> out;
  for (const pugi::xml_node creator : children(meta, "creator")) {
    Byline byline{"", name_in(creator)};
    for (const pugi::xml_node related : children(creator, "related"))
      if (attribute(related, "rel") == "bsdoc:bylineRole") byline.role = attribute(related, "literal");
    if (!byline.name.empty() || !byline.role.empty()) out.push_back(std::move(byline));
  }
  return out;
}

class TextReader {
 public:
  TextReader(pugi::xml_node item, ReadItem& out, const Warn& warn)
      : item_(item), meta_(child(item, "contentMeta")), out_(out), article_(out.article), warn_(warn) {}

  void read() {
    print_facts();
    headlines();
    if (std::string id = alternative_id(); !id.empty()) article_.id = std::move(id);
    article_.bylines = bylines_of(meta_);
    if (article_.bylines.empty())
      if (std::string by = text_of(child(meta_, "by")); !by.empty())
        article_.bylines.push_back(nitf::byline_of(std::move(by)));
    dateline();
    body();
    own_attributes();
    add_fields(item_, out_.ours, article_.attrs, warn_);
    lead();
  }

 private:
  void print_facts() {
    const pugi::xml_node published = child(child(item_, "pubHistory"), "published");
    const auto fact = [&](const char* rel) { return property(published, "publishedExtProperty", rel); };
    article_.page = fact("bsprop:page");
    article_.section = fact("bsprop:section");
    article_.continued_to = fact("bsprop:continuedOnPage");
    article_.continued_from = fact("bsprop:continuedFromPage");
  }

  std::string alternative_id() const {
    for (const pugi::xml_node id : children(meta_, "altId"))
      if (attribute(id, "type") == "bsid:article") return text_of(id);
    return {};
  }

  /// The main headline is the first that is no other's alternative; display lines go by their role.
  void headlines() {
    for (const pugi::xml_node node : children(meta_, "headline")) {
      std::string text = text_of(node);
      if (text.empty()) continue;
      const std::string role = attribute(node, "role");
      const std::string_view code = std::string_view(role).substr(role.find(':') + 1);
      if (code.starts_with("kicker") || code.starts_with("over"))
        article_.kickers.push_back(std::move(text));
      else if (code.starts_with("sub"))
        article_.subheadlines.push_back(std::move(text));
      else if (article_.headline.empty())
        main_headline(node, std::move(text));
      else if (role.empty() && same_language(node))
        article_.subheadlines.push_back(std::move(text));
      else
        add_text(article_.attrs, "headline", std::move(text));
    }
    for (const pugi::xml_node line : children(meta_, kProperty)) {
      const std::string rel = attribute(line, "rel");
      if (rel == "bshl:kicker") article_.kickers.push_back(attribute(line, "value"));
      if (rel == "bshl:sub") article_.subheadlines.push_back(attribute(line, "value"));
    }
  }

  void main_headline(pugi::xml_node node, std::string text) {
    article_.headline = std::move(text);
    article_.headline_confidence = static_cast<std::uint32_t>(
        std::min<std::size_t>(ascii::number<std::size_t>(attribute(node, "confidence")).value_or(0), 100));
  }

  bool same_language(pugi::xml_node node) const {
    const std::string its = attribute(node, "xml:lang"), whole = attribute(item_, "xml:lang");
    return its.empty() || whole.empty() || its == whole;
  }

  void dateline() {
    Dateline its;
    its.text = text_of(child(meta_, "dateline"));
    its.place = property(meta_, kProperty, "bsdoc:datelinePlace");
    if (its.place.empty() && !has_located_field()) its.place = name_in(child(meta_, "located"));
    for (const pugi::xml_node source : children(meta_, "infoSource"))
      if (its.agency.empty() && attribute(source, "role").empty()) its.agency = party_name(source);
    if (its.agency.empty() && !out_.ours) its.agency = agency_that_provides();
    its.date = property(meta_, kProperty, "bsdoc:datelineDate");
    if (its != Dateline{}) article_.dateline = std::move(its);
  }

  /// By its name, else by the code that it has: "AFP" of nprov:AFP.
  static std::string party_name(pugi::xml_node node) {
    const std::string name = name_in(node);
    return name.empty() ? code_of(node) : name;
  }

  /// The provider, where that is an agency: what it releases is not the paper's own.
  std::string agency_that_provides() const {
    const pugi::xml_node provider = child(child(item_, "itemMeta"), "provider");
    std::string name = party_name(provider);
    const bool is_coded = attribute(provider, "qcode").starts_with("nprov:");
    return is_coded || !news::agency_in(name).empty() ? name : "";
  }

  /// Whether <located> is a field of the story beside a dateline without a place.
  bool has_located_field() const {
    for (const pugi::xml_node its : children(meta_, kProperty))
      if (attribute(its, "rel") == "bsdoc:attribute" && attribute(its, "literal") == "located") return true;
    return false;
  }

  /// The first rendition of the text that can be read; XHTML is preferred to NITF, NITF to plain text.
  void body() {
    const pugi::xml_node content = child(item_, "contentSet");
    for (const pugi::xml_node xml : children(content, "inlineXML"))
      if (const pugi::xml_node html = html_in(xml)) return xhtml_body(html);
    for (const pugi::xml_node xml : children(content, "inlineXML"))
      if (const pugi::xml_node nitf = child(xml, "nitf")) return nitf_body(nitf);
    for (const pugi::xml_node data : children(content, "inlineData"))
      if (plain_body(data)) return;
    no_body(content);
  }

  static pugi::xml_node html_in(pugi::xml_node xml) {
    if (const pugi::xml_node html = child(xml, "html")) return html;
    const std::string type = attribute(xml, "contenttype");
    return type.find("html") != std::string::npos ? xml : pugi::xml_node();
  }

  void xhtml_body(pugi::xml_node html) {
    const pugi::xml_node body = child(html, "body");
    take(news::read_markup(body ? body : html, news::xhtml_elements()), html);
  }

  void take(news::ReadBody body, pugi::xml_node node) {
    for (const std::string& name : body.left_out)
      warn_("BS-N012", "<" + name + "> holds no text and was left out", node);
    article_.blocks = std::move(body.blocks);
    if (article_.headline.empty() && !out_.ours)
      article_.headline = body.headline;
    else if (!body.headline.empty() && body.headline != article_.headline)
      article_.blocks.insert(article_.blocks.begin(),
                             Block{BlockKind::subhead, 1, body.headline, {}, {}, {}, 0, 0});
    if (article_.kickers.empty()) article_.kickers = std::move(body.kickers);
    if (article_.subheadlines.empty()) article_.subheadlines = std::move(body.subheadlines);
  }

  void nitf_body(pugi::xml_node node) {
    nitf::ReadDocument document = nitf::read_document(node);
    for (const std::string& name : document.left_out)
      warn_("BS-N012", "<" + name + "> holds no text and was left out", node);
    Article& its = document.article;
    article_.blocks = std::move(its.blocks);
    if (out_.ours) return;
    if (article_.headline.empty()) article_.headline = std::move(its.headline);
    if (article_.kickers.empty()) article_.kickers = std::move(its.kickers);
    if (article_.subheadlines.empty()) article_.subheadlines = std::move(its.subheadlines);
    if (article_.bylines.empty()) article_.bylines = std::move(its.bylines);
    if (!article_.dateline) article_.dateline = std::move(its.dateline);
    if (article_.page.empty()) article_.page = std::move(its.page);
    if (article_.section.empty()) article_.section = std::move(its.section);
  }

  /// Text, or markup as text: what its type says, or what it looks like (some producers say text/plain).
  bool plain_body(pugi::xml_node data) {
    const std::string type = attribute(data, "contenttype");
    if (!attribute(data, "encoding").empty() || !(type.empty() || type.starts_with("text/"))) return false;
    const std::string text = data.text().get();
    if (type.starts_with("text/html") || news::clean(text).starts_with("<p")) {
      pugi::xml_document html;
      tag_soup::Options options;
      options.name = "the text of " + out_.guid;
      options.encoding = "utf-8";
      tag_soup::parse(text, html, options);
      take(news::read_markup(html.document_element(), news::xhtml_elements()), data);
    } else {
      article_.blocks = news::read_plain_text(text);
    }
    return true;
  }

  void no_body(pugi::xml_node content) {
    for (const pugi::xml_node description : children(meta_, "description"))
      if (std::string text = text_of(description); !text.empty() && article_.blocks.empty())
        article_.blocks.push_back(Block{BlockKind::paragraph, 0, std::move(text), {}, {}, {}, 0, 0});
    const pugi::xml_node first =
        content.find_child([](pugi::xml_node n) { return n.type() == pugi::node_element; });
    std::string kind = attribute(first, "contenttype");
    if (kind.empty()) kind = first ? first.name() : "no contentSet";
    warn_("BS-N011",
          "\"" + (article_.headline.empty() ? out_.guid : article_.headline) +
              "\" has no text that can be read (" + kind + ")" +
              (article_.blocks.empty() ? "" : "; its description stands in for it"),
          item_);
  }

  void lead() {
    for (const pugi::xml_node its : children(meta_, kProperty)) {
      if (attribute(its, "rel") != "bsdoc:lead") continue;
      article_.lead = attribute(its, "value");
      const auto block = ascii::number<std::size_t>(attribute(child(its, "related"), "value"));
      news::take_off_lead(article_.blocks, article_.lead, block && *block > 0 ? *block - 1 : 0);
      return;
    }
  }

  void own_attributes() {
    for (const pugi::xml_node its : children(meta_, kProperty)) {
      if (attribute(its, "rel") != "bsdoc:attribute") continue;
      const std::string block = attribute(child(its, "related"), "value");
      const auto index = ascii::number<std::size_t>(block);
      if (block.empty())
        article_.attrs.push_back(attribute_of(its));
      else if (index && *index >= 1 && *index <= article_.blocks.size())
        article_.blocks[*index - 1].attrs.push_back(attribute_of(its));
    }
  }

  pugi::xml_node item_, meta_;
  ReadItem& out_;
  Article& article_;
  const Warn& warn_;
};

/// The rendition to show: the largest.
pugi::xml_node best_rendition(pugi::xml_node content) {
  pugi::xml_node best;
  std::size_t width = 0;
  for (const pugi::xml_node remote : children(content, "remoteContent")) {
    const std::size_t its = ascii::number<std::size_t>(attribute(remote, "width")).value_or(0);
    if (attribute(remote, "href").empty() || (best && its <= width)) continue;
    best = remote;
    width = its;
  }
  return best;
}

/// "Ann Hall/Agency", as print does.
std::string credit_of(pugi::xml_node meta) {
  std::string line = text_of(child(meta, "creditline")), by = text_of(child(meta, "by"));
  if (by.empty())
    for (const Byline& its : bylines_of(meta)) by += (by.empty() ? "" : ", ") + its.name;
  if (line.empty() || by.find(line) != std::string::npos) return by;
  if (by.empty() || line.find(by) != std::string::npos) return line;
  return by + '/' + line;
}

void read_picture(pugi::xml_node item, ReadItem& out, const Warn& warn) {
  const pugi::xml_node meta = child(item, "contentMeta");
  Block& caption = out.caption;
  caption.kind = BlockKind::caption;
  for (const pugi::xml_node description : children(meta, "description")) {
    const bool is_caption = attribute(description, "role").find("caption") != std::string::npos;
    if (caption.text.empty() || is_caption) caption.text = text_of(description);
    if (is_caption) break;
  }
  caption.credit = credit_of(meta);
  out.headline = text_of(child(meta, "headline"));
  out.position = ascii::number<std::size_t>(property(meta, kProperty, "bsdoc:position"));
  const pugi::xml_node remote = best_rendition(child(item, "contentSet"));
  for (const auto& [key, name] : {std::pair("picture.href", "href"), std::pair("picture.type", "contenttype"),
                                  std::pair("picture.size", "size"), std::pair("picture.width", "width"),
                                  std::pair("picture.height", "height")})
    add_text(caption.attrs, key, attribute(remote, name));
  for (const pugi::xml_node hash : children(remote, "hash"))
    if (attribute(hash, "hashtype") == "bshash:sha-256")
      add_text(caption.attrs, "picture.sha-256", text_of(hash));
  for (const pugi::xml_node its : children(meta, kProperty))
    if (attribute(its, "rel") == "bsdoc:attribute") caption.attrs.push_back(attribute_of(its));
  add_fields(item, out.ours, caption.attrs, warn);
  out.article.page =
      property(child(child(item, "pubHistory"), "published"), "publishedExtProperty", "bsprop:page");
}

}  // namespace

std::string property(pugi::xml_node parent, std::string_view element, std::string_view rel) {
  for (const pugi::xml_node node : children(parent, element))
    if (attribute(node, "rel") == rel) return attribute(node, "value");
  return {};
}

Attr attribute_of(pugi::xml_node node) { return {attribute(node, "literal"), attribute(node, "value")}; }

std::string name_in(pugi::xml_node node) {
  const std::string name = text_of(child(node, "name"));
  return name.empty() ? attribute(node, "literal") : name;
}

std::string code_of(pugi::xml_node node) {
  std::string code = attribute(node, "qcode");
  if (code.empty()) code = attribute(node, "uri");
  const std::size_t at = code.find_last_of(":/");
  return at == std::string::npos ? code : code.substr(at + 1);
}

bool is_ours(pugi::xml_node item) {
  for (const pugi::xml_node scheme : children(child(item, "catalog"), "scheme"))
    if (attribute(scheme, "alias") == "bsdoc" && attribute(scheme, "uri").ends_with("/documentproperty/"))
      return true;
  return false;
}

Issue read_paper(pugi::xml_node item) {
  Issue out;
  out.language = attribute(item, "xml:lang");
  if (out.language.empty()) out.language = attribute(child(child(item, "contentMeta"), "language"), "tag");
  if (out.language == "und") out.language.clear();
  const pugi::xml_node published = child(child(item, "pubHistory"), "published"),
                       meta = child(item, "itemMeta");
  out.publication = text_of(child(published, "name"));
  out.date = text_of(child(published, "timestamp")).substr(0, 10);
  out.edition = property(published, "publishedExtProperty", "bsprop:edition");
  if (!is_ours(item)) {
    if (out.publication.empty()) out.publication = name_in(child(meta, "provider"));
    if (out.date.empty()) out.date = text_of(child(meta, "versionCreated")).substr(0, 10);
  }
  if (!common::parse_date(out.date)) out.date.clear();
  return out;
}

ReadItem read_item(pugi::xml_node item, const Warn& warn) {
  ReadItem out;
  out.guid = attribute(item, "guid");
  out.ours = is_ours(item);
  out.issue = read_paper(item);
  const pugi::xml_node meta = child(item, "itemMeta");
  const std::string kind = code_of(child(meta, "itemClass"));
  for (const pugi::xml_node link : children(meta, "link")) {
    const std::string to = attribute(link, "residref");
    if (!to.empty() && code_of(link).empty()) out.links.push_back(to);
  }
  if (kind == "picture" || kind.starts_with("graphic")) {
    out.kind = ItemKind::picture;
    read_picture(item, out, warn);
  } else if (kind == "text" || kind.empty()) {
    out.kind = ItemKind::text;
    TextReader(item, out, warn).read();
  } else {
    warn("BS-N010",
         "the item " + out.guid + " is of the kind \"" + kind +
             "\", which is no text or picture, and was left out",
         item);
  }
  return out;
}

}  // namespace broadsheet::newsml
