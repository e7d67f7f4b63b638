#include "newsml/writer.hpp"

#include "news/xml.hpp"
#include "newsml/vocabulary.hpp"

namespace broadsheet::newsml {
namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

}  // namespace

void Writer::open(const Issue& issue) {
  issue_ = issue;
  settings_ = news::settings_from(host(), issue_);
  const std::string_view layout = host().option("layout"), body = host().option("body");
  layout_ = layout == "items" ? Layout::items : layout == "package" ? Layout::package : Layout::message;
  const std::string version(host().option("g2-version"));  // "2.24" to "2.35"
  frame_.emplace(Frame{issue_, settings_, std::stoi(version.substr(version.find('.') + 1)),
                       body == "nitf"   ? BodyFormat::nitf
                       : body == "text" ? BodyFormat::text
                                        : BodyFormat::xhtml});
  mapper_.emplace(issue_, settings_);
  package_.emplace(layout_ == Layout::package ? "items/" : "");
  if (layout_ == Layout::message) open_message();
}

void Writer::open_message() {
  pugi::xml_document document;
  pugi::xml_node header = news::add(document, "header");
  news::add(header, "sent", settings_.version_created);
  news::set(news::add(header, "catalogRef"), "href", kCatalog);
  const std::string& name = settings_.provider.name;
  pugi::xml_node sender = news::add(header, "sender",
                                    !settings_.guid_domain.empty() ? settings_.guid_domain
                                    : !name.empty()                ? name
                                                                   : "unknown");
  news::set_if(sender, "uri", settings_.provider.uri);
  news::add(header, "transmitId", mapper_->issue_guid() + ':' + std::to_string(settings_.version));
  news::add(header, "priority", std::to_string(settings_.priority));
  news::add(header, "origin", "Broadsheet");
  news::set(news::add(header, "signal"), "qcode", "nmsig:atomic");
  host().write(std::string(kDeclaration) + "<newsMessage xmlns=\"" + kNamespace + "\">\n");
  news::print(header, host(), 1);
  host().write("  <itemSet>\n");
}

void Writer::write_item(pugi::xml_node item, const std::string& file) {
  if (layout_ == Layout::message) return news::print(item, host(), 2);
  host().part(file);
  host().write(kDeclaration);
  news::print(item, host());
}

void Writer::article(const Article& article) {
  const news::Story story = mapper_->map(article);
  const std::string folder = layout_ == Layout::package ? "items/" : "";
  pugi::xml_document document;
  write_item(add_story(document, *frame_, story), folder + Package::file_of(story.name));
  for (const news::Picture& picture : story.pictures)
    write_item(add_picture(document, *frame_, story, picture), folder + Package::file_of(picture.name));
  package_->add(story);
}

void Writer::close(const End&) {
  pugi::xml_document document;
  if (layout_ != Layout::items) {
    package_->write(document, *frame_, mapper_->issue_guid(), mapper_->issue_title(),
                    mapper_->issue_metadata(), host().flag("group-titles"));
    write_item(document.first_child(), mapper_->issue_name() + "-package.xml");
  }
  if (layout_ == Layout::message) host().write("  </itemSet>\n</newsMessage>\n");
}

}  // namespace broadsheet::newsml
