#include "newsml/writer.hpp"

#include "news/xml/xml.hpp"
#include "newsml/items/subjects.hpp"
#include "newsml/items/vocabulary.hpp"

#include <utility>

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
  dispatch_.emplace(host(), issue_, settings_, "newsml", news::Pictures::own_items,
                    [this](const news::Outgoing& out) { send(out); });
  package_.emplace(layout_ == Layout::package ? "items/" : "");
  const std::string_view files = host().option("pictures");
  const bool are_files = files == "files" || (files == "auto" && layout_ != Layout::message);
  pictures_.emplace(host(), !are_files ? "" : layout_ == Layout::package ? "../pictures/" : "pictures/");
  if (are_files && layout_ == Layout::message) host().part("issue.xml");
}

/// Whether what is sent is the issue: parts of it refer to each other by their guids alone.
bool Writer::has_package() const {
  if (layout_ == Layout::items || dispatch_->is_part_of_issue()) return false;
  return layout_ == Layout::message ? dispatch_->is_complete() : dispatch_->is_package_changed();
}

void Writer::begin_message() {
  if (std::exchange(begun_, true) || layout_ != Layout::message) return;
  const news::Mapper& mapper = dispatch_->mapper();
  pugi::xml_document document;
  pugi::xml_node header = news::add(document, "header");
  news::add(header, "sent", dispatch_->moment());
  news::set(news::add(header, "catalogRef"), "href", kCatalog);
  const std::string& name = settings_.provider.name;
  pugi::xml_node sender = news::add(header, "sender",
                                    !settings_.guid_domain.empty() ? settings_.guid_domain
                                    : !name.empty()                ? name
                                                                   : "unknown");
  news::set_if(sender, "uri", settings_.provider.uri);
  const std::string time = has_package() ? "" : ':' + dispatch_->moment();
  news::add(header, "transmitId",
            mapper.issue_guid() + ':' + std::to_string(dispatch_->issue_metadata().version) + time);
  news::add(header, "priority", std::to_string(settings_.priority));
  news::add(header, "origin", "Broadsheet");
  if (has_package()) news::set(news::add(header, "signal"), "qcode", "nmsig:atomic");
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

void Writer::article(const Article& article) { dispatch_->article(pictures_->linked(article)); }

void Writer::send(const news::Outgoing& out) {
  if (!out.is_gone) package_->add(out.story);
  if (!out.any_sent()) return;
  begin_message();
  const news::Story& story = out.story;
  warn_of_aliases(story);
  const std::string folder = layout_ == Layout::package ? "items/" : "";
  pugi::xml_document document;
  if (out.is_sent) write_item(add_story(document, *frame_, story), folder + Package::file_of(story.name));
  for (std::size_t i = 0; i < story.pictures.size(); ++i)
    if (const news::Picture& picture = story.pictures[i]; out.picture_sent[i]) {
      pictures_->need(picture.attrs);
      write_item(add_picture(document, *frame_, story, picture), folder + Package::file_of(picture.name));
    }
}

void Writer::warn_of_aliases(const news::Story& story) {
  for (const std::string& alias : unknown_aliases(story.meta, settings_))
    if (warned_.insert(alias).second)
      host().warn("BS-N021", "codes of \"" + alias + "\" (first in \"" + story.title +
                                 "\") can be looked up by nobody: give --newsml.schemes " + alias +
                                 "=URI, or [schemes] in the rules; they are written as literals");
}

void Writer::close(const End&) {
  dispatch_->close();
  if (!begun_ && !has_package()) {
    if (!host().option("ledger").empty())
      host().warn("BS-N018", "nothing has changed since it was sent: there is nothing to write");
    return host().part("");
  }
  begin_message();
  if (has_package()) {
    const news::Mapper& mapper = dispatch_->mapper();
    pugi::xml_document document;
    package_->write(document, *frame_, mapper.issue_guid(), mapper.issue_title(), dispatch_->issue_metadata(),
                    host().flag("group-titles"));
    write_item(document.first_child(), mapper.issue_name() + "-package.xml");
  }
  if (layout_ == Layout::message) host().write("  </itemSet>\n</newsMessage>\n");
  pictures_->write();
}

}  // namespace broadsheet::newsml
