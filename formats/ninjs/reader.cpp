#include "news/pictures/linked_pictures.hpp"
#include "news/story/agency.hpp"
#include "news/text/text.hpp"
#include "news/xml/markup_reader.hpp"
#include "ninjs/input.hpp"
#include "ninjs/ninjs.hpp"
#include "ninjs/read_fields.hpp"
#include "tag_soup/tree.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <set>

namespace broadsheet::ninjs {
namespace {

/// Whether a text has the end of an element, or a character by its name.
bool is_markup(std::string_view text) {
  if (text.find("</") != text.npos || text.find("/>") != text.npos || text.find("<br") != text.npos)
    return true;
  for (std::size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    const std::string_view name = text.substr(at + 1, end - at - 1);
    const auto fits = [](char c) { return ascii::is_alphanumeric(c) || c == '#'; };
    if (end < text.size() && !name.empty() && std::all_of(name.begin(), name.end(), fits)) return true;
  }
  return false;
}

/// The text of a headline or caption, which some producers write as markup.
std::string plain(const std::string& text, std::string_view type = "") {
  if (type == "text/plain" || !is_markup(text)) return news::one_line(text);
  pugi::xml_document document;
  tag_soup::parse(text, document, {});
  const news::ReadBody body = news::read_markup(document.document_element(), news::xhtml_elements());
  std::string out = body.headline;
  for (const Block& block : body.blocks) out += (out.empty() ? "" : " ") + block.text;
  return news::one_line(out);
}

class StoryReader {
 public:
  StoryReader(const plugin::Host& host, Document& out) : host_(host), out_(out) {}

  /// An object that is a story or holds some.
  void add(const Json& its) {
    host_.stop_if_cancelled();
    if (!its.is_object()) throw plugin::Failure("is JSON, but no object, so it is no ninjs");
    const std::string type = text_in(its, "type");
    if (type == "event" || type == "planning")
      throw plugin::Failure("the object " + text_in(its, "uri") + " is of the type " + type +
                            ": it announces coverage and holds no text");
    if (out_.articles.empty()) describe_issue(its);
    if (type == "composite" && !has_text(its)) return add_composite(its);
    if (type == "picture" || type == "graphic") return add_picture_alone(its);
    if (!type.empty() && type != "text" && type != "composite" && type != "component") {
      host_.warn("BS-N010", "the object " + text_in(its, "uri") + " is of the type \"" + type +
                                "\", which is no text or picture, and was left out");
      return;
    }
    add_story(its);
  }

 private:
  static bool has_text(const Json& its) { return !texts_in(its, "bodies").empty(); }

  void describe_issue(const Json& its) {
    Issue& issue = out_.issue;
    issue.language = text_in(its, "language");
    for (const Json& source : list_in(its, "infoSources"))
      if (text_in(source, "role") == "provider") issue.publication = news::one_line(text_in(source, "name"));
    const std::string day = moment_in(its, "versionCreated").substr(0, 10);
    issue.date = day;
  }

  void add_composite(const Json& its) {
    for (const Json& part : associations_of(its)) add(part);
  }

  void add_picture_alone(const Json& its) {
    Article article;
    article.headline = headline_of(its);
    article.id = id_of(its);
    article.blocks.push_back(caption_of(its));
    out_.articles.push_back(std::move(article));
  }

  std::string headline_of(const Json& its) const {
    for (const Text& text : texts_in(its, "headlines"))
      if (text.role == "main" || text.role.empty()) return plain(text.value, text.type);
    const auto all = texts_in(its, "headlines");
    return all.empty() ? "" : plain(all.front().value, all.front().type);
  }

  void add_story(const Json& its) {
    Article article;
    article.id = id_of(its);
    for (const Text& text : texts_in(its, "headlines")) headline(text, article);
    if (article.headline.empty()) article.headline = headline_of(its);
    body(its, article);
    bylines(its, article);
    if (const std::string place = news::one_line(text_in(its, "located")); !place.empty())
      article.dateline = Dateline{"", place, "", ""};
    if (const std::string agency = agency_of(its); !agency.empty()) {
      if (!article.dateline) article.dateline.emplace();
      article.dateline->agency = agency;
    }
    for (const Json& part : associations_of(its)) associated(part, article);
    const Notes notes = notes_in(its);
    article.continued_to = notes.continued_to;
    article.continued_from = notes.continued_from;
    add_fields(its, article.attrs, host_, article.headline);
    out_.articles.push_back(std::move(article));
  }

  /// Whose copy it is: the source that is its origin, or the provider, where that is an agency.
  static std::string agency_of(const Json& its) {
    std::string provider;
    for (const Json& source : list_in(its, "infoSources")) {
      const std::string role = text_in(source, "role"), name = news::one_line(text_in(source, "name"));
      if (role == "origin" && !name.empty()) return name;
      if (role == "provider" && !news::agency_in(name).empty()) provider = name;
    }
    return provider;
  }

  static void headline(const Text& text, Article& article) {
    const std::string line = plain(text.value, text.type);
    if (line.empty()) return;
    if (text.role == "kicker")
      article.kickers.push_back(line);
    else if (text.role.starts_with("sub"))
      article.subheadlines.push_back(line);
    else if ((text.role.empty() || text.role == "main") && article.headline.empty())
      article.headline = line;
  }

  /// The best of its texts: markup before plain text.
  void body(const Json& its, Article& article) {
    std::vector<Text> texts = texts_in(its, "bodies");
    const auto rank = [](const Text& text) {
      return text.type.find("xhtml") != text.type.npos ? 0 : text.type.find("html") != text.type.npos ? 1 : 2;
    };
    std::stable_sort(texts.begin(), texts.end(),
                     [&](const Text& a, const Text& b) { return rank(a) < rank(b); });
    if (texts.empty()) return no_body(its, article);
    if (rank(texts.front()) == 2) {
      article.blocks = news::read_plain_text(texts.front().value);
      return;
    }
    pugi::xml_document document;
    tag_soup::Options options;
    options.name = "a body";
    options.max_nesting = static_cast<int>(host_.number("max-nesting"));
    tag_soup::parse(texts.front().value, document, options);
    take(news::read_markup(document.document_element(), news::xhtml_elements()), article);
  }

  void take(news::ReadBody read, Article& article) {
    for (const std::string& name : read.left_out)
      host_.warn("BS-N012", "<" + name + "> holds no text and was left out");
    article.blocks = std::move(read.blocks);
    if (article.headline.empty()) article.headline = std::move(read.headline);
    if (article.kickers.empty()) article.kickers = std::move(read.kickers);
    if (article.subheadlines.empty()) article.subheadlines = std::move(read.subheadlines);
  }

  void no_body(const Json& its, Article& article) {
    for (const Text& text : texts_in(its, "descriptions"))
      if (article.blocks.empty()) article.blocks = news::read_plain_text(plain(text.value, text.type));
    host_.warn("BS-N011", '"' + article.headline + "\" has no text that can be read" +
                              (article.blocks.empty() ? "" : "; its description stands in for it"));
  }

  static void bylines(const Json& its, Article& article) {
    std::vector<std::string> names;
    for (const Json& person : list_in(its, "people"))
      if (std::string name = news::one_line(text_in(person, "name"));
          text_in(person, "rel") == "creator" && !name.empty())
        names.push_back(std::move(name));
    const std::string by = plain(text_in(its, "by"));
    article.bylines = names.empty() ? persons_of(by) : persons_of(by, names);
  }

  void associated(const Json& part, Article& article) {
    const std::string type = text_in(part, "type");
    if (type == "picture" || type == "graphic")
      article.blocks.push_back(caption_of(part));
    else if (type == "text")
      add(part);
  }

  Block caption_of(const Json& its) const {
    Block out;
    out.kind = BlockKind::caption;
    for (const char* texts : {"descriptions", "bodies", "headlines"})
      for (const Text& text : texts_in(its, texts))
        if (out.text.empty() || text.role == "caption") out.text = plain(text.value, text.type);
    for (const Json& source : list_in(its, "infoSources"))
      if (text_in(source, "role") == "credit") out.credit = plain(text_in(source, "name"));
    if (out.credit.empty()) out.credit = plain(text_in(its, "by"));
    const Json renditions = list_in(its, "renditions");
    if (!renditions.empty())
      if (const std::string href = text_in(renditions.front(), "href"); !href.empty())
        out.attrs.push_back({"picture.href", href});
    add_fields(its, out.attrs, host_, out.text);
    return out;
  }

  std::string id_of(const Json& its) {
    std::string id;
    for (const Json& other : list_in(its, "altIds"))
      if (text_in(other, "role") == "article") id = text_in(other, "value");
    if (id.empty()) {
      const std::string uri = text_in(its, "uri");
      for (const char c : uri.substr(uri.find_last_of(":/") + 1))
        id += (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ? c : '-';
      id = "a-" + (id.empty() ? std::to_string(ids_.size() + 1) : id);
    }
    std::string unique = id;
    for (int n = 2; !ids_.insert(unique).second; ++n) unique = id + '-' + std::to_string(n);
    return unique;
  }

  const plugin::Host& host_;
  Document& out_;
  std::set<std::string> ids_;
};

}  // namespace

void Reader::read(Sink& out) {
  Document document;
  StoryReader reader(host(), document);
  for (const Json& object : parse_objects(host())) reader.add(object);
  news::LinkedPictures pictures(host(), out);
  out.open(document.issue);
  for (Article& article : document.articles) {
    pictures.resolve(article);
    out.article(article);
  }
  pictures.tell();
  out.close(document.end);
}

int Reader::probe(std::string_view, std::string_view head) {
  const std::size_t start = head.find_first_not_of("\xEF\xBB\xBF \t\r\n[");
  const auto has = [&](std::string_view text) { return head.find(text) != head.npos; };
  if (start == head.npos || head[start] != '{' || has("\"broadsheet\":")) return 0;
  if (has("\"ninjs\"") && (has("\"standard\"") || has("\"$standard\""))) return 85;
  if (!has("\"uri\"")) return 0;
  for (const std::string_view name : {"\"versioncreated\"", "\"versionCreated\"", "\"body_html\"",
                                      "\"body_xhtml\"", "\"body_text\"", "\"bodies\"", "\"headlines\""})
    if (has(name)) return 70;
  return 0;
}

}  // namespace broadsheet::ninjs
