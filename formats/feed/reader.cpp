#include "feed/feed.hpp"
#include "feed/residue.hpp"
#include "news/settings/metadata.hpp"
#include "news/text/text.hpp"
#include "news/xml/markup_reader.hpp"
#include "news/xml/xml_input.hpp"
#include "tag_soup/tree.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::feed {
namespace {

using news::attribute;
using news::child;
using news::children;
using news::is;
using news::text_of;

bool is_markup(const std::string& text) {
  return (text.find('<') != text.npos && text.find('>') != text.npos) ||
         (text.find('&') != text.npos && text.find(';') != text.npos);
}

/// What Atom says is no markup, whatever it looks like. Feeds that say nothing often mean markup.
bool is_plain(pugi::xml_node node) { return attribute(node, "type") == "text"; }

class FeedReader {
 public:
  FeedReader(const plugin::Host& host, const news::XmlInput& xml) : host_(host), xml_(xml) {}

  Document read() {
    const pugi::xml_node root = xml_.root();
    const bool is_atom = is(root, "feed");
    const pugi::xml_node channel = is_atom ? root : child(root, "channel");
    describe(channel, is_atom);
    // RSS 1.0 has its items beside the channel.
    const pugi::xml_node holder = is_atom || child(channel, "item") ? channel : root;
    for (const pugi::xml_node entry : children(holder, is_atom ? "entry" : "item")) add(entry);
    if (out_.issue.date.empty())
      for (const Article& article : out_.articles)
        out_.issue.date =
            std::max(out_.issue.date, std::string(attr(article.attrs, "versionCreated")).substr(0, 10));
    return std::move(out_);
  }

 private:
  void describe(pugi::xml_node channel, bool is_atom) {
    out_.issue.publication = plain(child(channel, "title"));
    out_.issue.language = attribute(channel, "xml:lang");
    if (out_.issue.language.empty()) out_.issue.language = text_of(child(channel, "language"));
    rights_ = text_of(child(channel, is_atom ? "rights" : "copyright"));
    for (const char* name : {"updated", "pubDate", "lastBuildDate", "date"})
      if (const std::string moment = moment_of(text_of(child(channel, name)));
          out_.issue.date.empty() && !moment.empty())
        out_.issue.date = moment.substr(0, 10);
  }

  /// A label, which some feeds write as markup.
  std::string plain(pugi::xml_node node) const {
    const std::string text = common::own_text(node);
    if (child_element(node) || is_plain(node) || !is_markup(text)) return text_of(node);
    std::string out;
    for (const Block& block : blocks_of(text).blocks) out += (out.empty() ? "" : " ") + block.text;
    return news::one_line(out);
  }

  static pugi::xml_node child_element(pugi::xml_node node) {
    return node.find_child([](pugi::xml_node n) { return n.type() == pugi::node_element; });
  }

  /// `item`: whose text it is, if of one.
  news::ReadBody blocks_of(const std::string& markup, const ItemFacts* item = nullptr) const {
    pugi::xml_document document;
    tag_soup::Options options;
    options.name = "a text of the feed";
    options.max_nesting = static_cast<int>(host_.number("max-nesting"));
    tag_soup::parse(markup, document, options);
    if (item) tags_ = remove_residue(document, *item);
    return news::read_markup(document.document_element(), news::xhtml_elements());
  }

  void add(pugi::xml_node entry) {
    host_.stop_if_cancelled();
    Article article;
    article.headline = plain(child(entry, "title"));
    body(entry, article);
    authors(entry, article);
    fields(entry, article);
    article.id = id_of(article);
    out_.articles.push_back(std::move(article));
  }

  /// The fullest text of an entry.
  void body(pugi::xml_node entry, Article& article) {
    const ItemFacts item{article.headline, link_of(entry), creators_of(entry)};
    tags_.clear();
    for (const char* name : {"encoded", "content", "fullText", "description", "summary"}) {
      const pugi::xml_node text = child(entry, name);
      if (!text || news::is_blank(text_of(text))) continue;
      take(text, item, article);
      if (!article.blocks.empty()) return;
    }
    host_.warn("BS-N011", '"' + article.headline + "\" has no text in the feed", xml_.line_of(entry));
  }

  void take(pugi::xml_node node, const ItemFacts& item, Article& article) {
    const std::string text = common::own_text(node);
    news::ReadBody body = child_element(node) ? news::read_markup(node, news::xhtml_elements())
                          : is_markup(text) && !is_plain(node)
                              ? blocks_of(text, &item)
                              : news::ReadBody{"", {}, {}, news::read_plain_text(text), {}};
    for (const std::string& name : body.left_out)
      host_.warn("BS-N012", "<" + name + "> holds no text and was left out", xml_.line_of(node));
    if (article.headline.empty())
      article.headline = body.headline;
    else if (!body.headline.empty() && body.headline != article.headline)
      body.blocks.insert(body.blocks.begin(), Block{BlockKind::subhead, 1, body.headline, {}, {}, {}, 0, 0});
    article.blocks = std::move(body.blocks);
  }

  static void authors(pugi::xml_node entry, Article& article) {
    for (const pugi::xml_node author : children(entry, "author")) {
      const pugi::xml_node name = child(author, "name");
      std::string text = text_of(name ? name : author);
      // RSS: "ann@example.com (Ann Ward)"
      if (const std::size_t open = text.find('('); !name && open != text.npos && text.back() == ')')
        text = text.substr(open + 1, text.size() - open - 2);
      if (!text.empty()) article.bylines.push_back({"", text});
    }
    if (!article.bylines.empty()) return;
    for (std::string& creator : creators_of(entry)) article.bylines.push_back({"", std::move(creator)});
  }

  static std::vector<std::string> creators_of(pugi::xml_node entry) {
    std::vector<std::string> names;
    for (const pugi::xml_node creator : children(entry, "creator"))
      if (std::string text = text_of(creator); !text.empty()) names.push_back(std::move(text));
    return names;
  }

  static std::string link_of(pugi::xml_node entry) {
    std::string link = attribute(child(entry, "link"), "href");
    return link.empty() ? text_of(child(entry, "link")) : link;
  }

  void fields(pugi::xml_node entry, Article& article) const {
    news::Metadata its;
    for (const char* name : {"id", "guid"})
      if (its.guid.empty()) its.guid = text_of(child(entry, name));
    for (const char* name : {"updated", "pubDate", "published", "date"})
      if (its.version_created.empty()) its.version_created = moment_of(text_of(child(entry, name)));
    its.first_created = moment_of(text_of(child(entry, "published")));
    for (const pugi::xml_node category : children(entry, "category")) {
      const std::string label = attribute(category, "label"), term = attribute(category, "term");
      its.keywords.push_back(!label.empty() ? label : !term.empty() ? term : text_of(category));
    }
    for (const std::string& tag : tags_)
      if (std::find(its.keywords.begin(), its.keywords.end(), tag) == its.keywords.end())
        its.keywords.push_back(tag);
    its.copyright_notice = text_of(child(entry, "rights"));
    if (its.copyright_notice.empty()) its.copyright_notice = rights_;
    article.attrs = news::attrs_of(its);
    const std::string link = link_of(entry);
    if (!link.empty()) article.attrs.insert(article.attrs.begin(), Attr{"link", link});
  }

  std::string id_of(const Article& article) {
    const std::string_view guid = attr(article.attrs, "guid");
    std::string id = "a-";
    for (const char c : guid.substr(guid.find_last_of(":/") + 1))
      id += (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ? c : '-';
    if (guid.empty()) id += std::to_string(ids_.size() + 1);
    std::string unique = id;
    for (int n = 2; !ids_.insert(unique).second; ++n) unique = id + '-' + std::to_string(n);
    return unique;
  }

  const plugin::Host& host_;
  const news::XmlInput& xml_;
  Document out_;
  std::string rights_;
  std::set<std::string> ids_;
  mutable std::vector<std::string> tags_;  // that stood in the text of the item
};

}  // namespace

void Reader::read(Sink& out) {
  const news::XmlInput xml(host());
  const pugi::xml_node root = xml.root();
  if (!is(root, "rss") && !is(root, "feed") && !is(root, "RDF"))
    throw plugin::Failure("the XML begins with <" + std::string(news::name_of(root)) + ">, so it is no feed",
                          BS_BAD_INPUT, xml.line_of(root));
  push(FeedReader(host(), xml).read(), out);
}

int Reader::probe(std::string_view, std::string_view head) {
  const auto has = [&](std::string_view text) { return head.find(text) != head.npos; };
  if (has("<rss") && (has("<channel") || has("version="))) return 90;
  if (has("<feed") && has("http://www.w3.org/2005/Atom")) return 95;
  return has("<rdf:RDF") && has("http://purl.org/rss/1.0/") ? 90 : 0;
}

}  // namespace broadsheet::feed
