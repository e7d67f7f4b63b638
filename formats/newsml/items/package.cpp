#include "newsml/items/package.hpp"

#include "common/labels/labels.hpp"
#include "news/xml/xml.hpp"
#include "newsml/items/vocabulary.hpp"

#include <map>

namespace broadsheet::newsml {
namespace {

pugi::xml_node add_group(pugi::xml_node group_set, const std::string& id, const char* role,
                         const char* mode) {
  pugi::xml_node group = news::add(group_set, "group");
  news::set(group, "id", id);
  news::set(group, "role", role);
  news::set(group, "mode", mode);
  return group;
}

void add_ref(pugi::xml_node group, const std::string& id) {
  news::set(news::add(group, "groupRef"), "idref", id);
}

std::string page_id(std::size_t index) { return "page-" + std::to_string(index + 1); }
std::string article_id(std::size_t index) { return "article-" + std::to_string(index + 1); }

}  // namespace

void Package::add(const news::Story& story) {
  Entry entry{story.page,
              {{story.guid, story.name, "text", story.title, story.headline, story.meta.version,
                status_code(story.meta), story.meta.provider}}};
  for (const news::Picture& picture : story.pictures)
    entry.items.push_back({picture.guid, picture.name, "picture", picture.title, story.headline,
                           picture.meta.version, status_code(picture.meta), picture.meta.provider});
  entries_.push_back(std::move(entry));
}

/// Those of the issue in order, then those only articles name.
std::vector<Package::Page> Package::pages(const Issue& issue) const {
  std::vector<Page> pages;
  std::map<std::string, std::size_t> index;
  const auto page = [&](const std::string& name) -> Page& {
    const auto [at, is_new] = index.emplace(name, pages.size());
    if (is_new) pages.push_back({name, {}});
    return pages[at->second];
  };
  for (const std::string& name : issue.pages)
    if (const std::string line = news::one_line(name); !line.empty()) page(line);
  for (std::size_t i = 0; i < entries_.size(); ++i)
    if (!entries_[i].page.empty()) page(entries_[i].page).entries.push_back(i);
  return pages;
}

void Package::write_ref(pugi::xml_node group, const Frame& frame, const Item& item) const {
  pugi::xml_node ref = news::add(group, "itemRef");
  news::set(ref, "residref", item.guid);
  if (!folder_.empty()) news::set(ref, "href", folder_ + file_of(item.name));
  news::set(ref, "version", std::to_string(item.version));
  news::set(ref, "contenttype", kNewsItemType);
  news::set(news::add(ref, "itemClass"), "qcode", "ninat:" + item.kind);
  add_provider(ref, frame, item.provider);
  news::set(news::add(ref, "pubStatus"), "qcode", item.status);
  news::add(ref, "title", item.title);
  news::add_if(ref, "headline", item.headline);
}

void Package::write_article(pugi::xml_node group_set, const Frame& frame, std::size_t index) const {
  pugi::xml_node group = add_group(group_set, article_id(index), "bsgrp:article", "pgrmod:bag");
  for (const Item& item : entries_[index].items) write_ref(group, frame, item);
}

void Package::write_groups(pugi::xml_node group_set, const Frame& frame, bool titles) const {
  const std::vector<Page> its_pages = pages(frame.issue);
  pugi::xml_node root = add_group(group_set, "issue", "bsgrp:issue", "pgrmod:seq");
  for (std::size_t p = 0; p < its_pages.size(); ++p) {
    add_ref(root, page_id(p));
    pugi::xml_node page = add_group(group_set, page_id(p), "bsgrp:page", "pgrmod:seq");
    if (titles) {
      news::add(page, "title", common::labels_for(frame.settings.language).page(its_pages[p].name));
      add_property(page, "groupExtProperty", "bsprop:page", its_pages[p].name);
    }
    for (const std::size_t i : its_pages[p].entries) add_ref(page, article_id(i));
  }
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].page.empty()) add_ref(root, article_id(i));
    write_article(group_set, frame, i);
  }
}

void Package::write(pugi::xml_node parent, const Frame& frame, const std::string& guid,
                    const std::string& title, const news::Metadata& its, bool titles) const {
  pugi::xml_node item = begin_item(parent, "packageItem", frame, guid, its.version);
  pugi::xml_node published = add_history(item, frame);
  add_property(published, "publishedExtProperty", "bsprop:edition", news::one_line(frame.issue.edition));
  const std::vector<Page> its_pages = pages(frame.issue);
  if (!its_pages.empty())
    add_property(published, "publishedExtProperty", "bsprop:pageCount", std::to_string(its_pages.size()));
  for (const Page& page : its_pages)
    add_property(published, "publishedExtProperty", "bsprop:page", page.name);
  add_rights(item, frame, frame.settings.rights);
  pugi::xml_node meta = add_item_meta(item, frame, "composite", title.empty() ? guid : title, its);
  add_revision(meta, its);
  pugi::xml_node content = news::add(item, "contentMeta");
  news::set(news::add(content, "language"), "tag", frame.settings.language);
  // A title is nothing to Superdesk.
  const bool is_titled = frame.settings.audience == news::Audience::superdesk;
  news::add_if(content, "headline", is_titled ? title : news::one_line(frame.issue.title));
  for (const Attr& attr : news::facts_of(frame.issue.attrs))
    if (attr.key != "provider" && attr.key != "versionCreated") add_attribute(content, attr);
  pugi::xml_node groups = news::add(item, "groupSet");
  news::set(groups, "root", "issue");
  write_groups(groups, frame, titles);
}

}  // namespace broadsheet::newsml
