#include "nitf/nitf.hpp"

#include "news/pictures/linked_pictures.hpp"
#include "news/xml/xml.hpp"
#include "news/xml/xml_input.hpp"
#include "nitf/document.hpp"
#include "nitf/read_document.hpp"

#include <utility>

namespace broadsheet::nitf {
namespace {

struct ToString {
  std::string& out;
  void write(std::string_view data) const { out += data; }
};

}  // namespace

void Writer::open(const Issue& issue) {
  issue_ = issue;
  settings_ = news::settings_from(host(), issue_);
  is_folder_ = host().option("layout") == "items" || !host().option("ledger").empty();
  dispatch_.emplace(host(), issue_, settings_, "nitf", news::Pictures::in_story,
                    [this](const news::Outgoing& out) { send(out); });
}

void Writer::article(const Article& article) {
  if (!pictures_ && !held_ && !is_folder_ && host().option("pictures") == "auto") {
    held_ = article;
    return;
  }
  if (!pictures_) pictures_.emplace(host(), host().option("pictures") == "none" ? "" : "pictures/");
  if (held_) take(*std::exchange(held_, std::nullopt));
  take(article);
}

void Writer::take(const Article& article) {
  dispatch_->article(pictures_ ? pictures_->linked(article) : article);
}

void Writer::send(const news::Outgoing& out) {
  if (!out.any_sent()) return;
  const news::Story& story = out.story;
  if (pictures_)
    for (const news::Picture& picture : story.pictures) pictures_->need(picture.attrs);
  pugi::xml_document xml;
  write_document(xml, issue_, story, settings_, Role::document);
  std::string document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  news::print(xml.first_child(), ToString{document});
  if (++articles_ == 1 && !is_folder_) {
    first_name_ = story.name;
    first_ = std::move(document);
    return;
  }
  if (articles_ == 2 && !is_folder_) {
    write_part(first_name_, first_);
    first_.clear();
  }
  write_part(story.name, document);
}

void Writer::write_part(const std::string& name, const std::string& document) const {
  host().part(name + ".nitf");
  host().write(document);
}

void Writer::close(const End&) {
  if (held_) take(*held_);
  dispatch_->close();
  if (articles_ == 0 && !host().option("ledger").empty()) {
    host().warn("BS-N018", "nothing has changed since it was sent: there is nothing to write");
    return host().part("");
  }
  if (articles_ == 0) throw plugin::Failure("an NITF file is an article, and the issue has none");
  const bool has_files = pictures_ && pictures_->any();
  if (articles_ == 1 && !is_folder_ && has_files) write_part(first_name_, first_);
  if (articles_ == 1 && !is_folder_ && !has_files) host().write(first_);
  if (has_files) pictures_->write();
}

void Reader::read(Sink& out) {
  const news::XmlInput xml(host());
  if (!news::is(xml.root(), "nitf"))
    throw plugin::Failure(
        "the XML begins with <" + std::string(news::name_of(xml.root())) + ">, so it is no NITF",
        BS_BAD_INPUT, xml.line_of(xml.root()));
  ReadDocument document = read_document(xml.root());
  for (const std::string& name : document.left_out)
    host().warn("BS-N012", "<" + name + "> holds no text and was left out");
  for (const std::string& why : document.held_back)
    host().warn("BS-N013", '"' + document.article.headline + "\" " + why);
  if (document.article.id.empty()) document.article.id = "a-1";
  if (!document.article.page.empty()) document.issue.pages = {document.article.page};
  news::LinkedPictures pictures(host(), out);
  out.open(document.issue);
  pictures.resolve(document.article);
  out.article(document.article);
  pictures.tell();
  out.close({});
}

int Reader::probe(std::string_view, std::string_view head) {
  if (head.find("<nitf") == std::string_view::npos) return 0;
  return head.find("newsItem") == std::string_view::npos ? 90 : 0;
}

}  // namespace broadsheet::nitf
