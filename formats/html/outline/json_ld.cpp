#include "html/outline/json_ld.hpp"

#include "common/labels/by_words.hpp"
#include "stream/json_string.hpp"

namespace broadsheet::html {
namespace {

// Appends the members of one object; empty texts are left out.
class Object {
 public:
  Object(std::string& out, std::string_view type) : out_(out) {
    out_ += "{";
    text("@type", type);
  }
  ~Object() { out_ += '}'; }
  Object(const Object&) = delete;

  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    stream::append_quoted(out_, value);
  }
  std::string& key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    stream::append_quoted(out_, name);
    out_ += ':';
    return out_;
  }

 private:
  std::string& out_;
  bool first_ = true;
};

void append_authors(Object& object, const std::vector<Byline>& bylines) {
  if (bylines.empty()) return;
  std::string& out = object.key("author");
  out += '[';
  for (const Byline& byline : bylines) {
    if (&byline != &bylines.front()) out += ',';
    Object person(out, "Person");
    person.text("name", byline.name);
    if (!common::is_by_word(byline.role)) person.text("jobTitle", byline.role);
  }
  out += ']';
}

void append_article(Object& object, const Article& article) {
  object.text("headline", article.headline);
  if (!article.subheadlines.empty()) object.text("description", article.subheadlines.front());
  append_authors(object, article.bylines);
  if (article.dateline) object.text("dateline", article.dateline->text);
  object.text("printPage", article.page);
  object.text("articleSection", article.section);
}

void append_issue(Object& object, const Issue& issue) {
  object.text("name", issue.title);
  object.text("datePublished", issue.date);
  object.text("inLanguage", issue.language);
  object.text("issueNumber", attr(issue.attrs, "issue-number"));
  if (issue.publication.empty()) return;
  Object newspaper(object.key("isPartOf"), "Newspaper");
  newspaper.text("name", issue.publication);
  newspaper.text("issn", attr(issue.attrs, "issn"));
}

// Programs that clip pages look here for the name of the site; Defuddle takes the author's without it.
void append_publisher(Object& object, std::string_view publication) {
  if (publication.empty()) return;
  Object publisher(object.key("publisher"), "NewsMediaOrganization");
  publisher.text("name", publication);
}

constexpr std::string_view kContext = "https://schema.org";

}  // namespace

std::string issue_json_ld(const Document& document, const Outline& outline, const Href& href) {
  std::string out;
  {
    Object object(out, "PublicationIssue");
    object.text("@context", kContext);
    append_issue(object, document.issue);
    object.key("hasPart") += '[';
    for (std::size_t i = 0; i < outline.items().size(); ++i) {
      if (i > 0) out += ',';
      Object part(out, "NewsArticle");
      part.text("url", href(i));
      append_article(part, document.articles[i]);
    }
    out += ']';
  }
  return out;
}

std::string article_json_ld(const Document& document, std::size_t article) {
  std::string out;
  {
    Object object(out, "NewsArticle");
    object.text("@context", kContext);
    object.text("datePublished", document.issue.date);
    object.text("inLanguage", document.issue.language);
    append_article(object, document.articles[article]);
    append_publisher(object, document.issue.publication);
    Object issue(object.key("isPartOf"), "PublicationIssue");
    append_issue(issue, document.issue);
  }
  return out;
}

}  // namespace broadsheet::html
