#include "newsml/reader.hpp"

#include "news/pictures/linked_pictures.hpp"
#include "news/pictures/picture_files.hpp"
#include "news/text/text.hpp"
#include "news/xml/xml_input.hpp"
#include "newsml/reading/read_fields.hpp"
#include "newsml/reading/read_item.hpp"
#include "pictures/beside.hpp"
#include "pictures/collect.hpp"

#include <broadsheet/story_fields.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace broadsheet::newsml {
namespace {

using news::attribute;
using news::child;
using news::children;
using news::is;
using news::text_of;

/// What a package says of the items it refers to, in their order.
struct Reference {
  std::string guid;
  std::string group;  ///< the id of the group it stands in
  std::string section;
  pugi::xml_node node;
};

/// The groups of a package from its root on, each once.
class PackageWalk {
 public:
  explicit PackageWalk(pugi::xml_node package) : groups_(child(package, "groupSet")) {
    for (const pugi::xml_node group : children(groups_, "group"))
      by_id_.emplace(attribute(group, "id"), group);
    if (by_id_.empty()) references(child(package, "itemRef").parent(), "", "");  // without a group set
    walk(attribute(groups_, "root"), "", 0);
    for (const auto& [id, group] : by_id_) walk(id, "", 0);  // unreachable ones
  }

  std::vector<Reference> found;
  std::vector<std::string> pages;

 private:
  void walk(const std::string& id, const std::string& section, int depth) {
    const auto group = by_id_.find(id);
    if (group == by_id_.end() || depth > 100 || !seen_.insert(id).second) return;
    if (std::string page = property(group->second, "groupExtProperty", "bsprop:page"); !page.empty())
      pages.push_back(std::move(page));
    const std::string title = text_of(child(group->second, "title"));
    const std::string its = depth > 0 && !title.empty() ? title : section;
    references(group->second, id, its);
    for (const pugi::xml_node ref : children(group->second, "groupRef"))
      walk(attribute(ref, "idref"), its, depth + 1);
  }

  void references(pugi::xml_node group, const std::string& id, const std::string& section) {
    for (const pugi::xml_node ref : children(group, "itemRef"))
      found.push_back({attribute(ref, "residref"), id, section, ref});
  }

  pugi::xml_node groups_;
  std::map<std::string, pugi::xml_node> by_id_;
  std::set<std::string> seen_;
};

/// Puts the items of a message together.
class Assembly {
 public:
  Assembly(const plugin::Host& host, const news::XmlInput& xml)
      : host_(host), warn_([this, &xml](const char* code, const std::string& why, pugi::xml_node node) {
          host_.warn(code, why, xml.line_of(node));
        }) {}

  void add(pugi::xml_node item) {
    host_.stop_if_cancelled();
    if (is(item, "packageItem"))
      packages_.push_back(item);
    else if (is(item, "newsItem"))
      add_news_item(item);
    else
      warn_("BS-N010", "<" + std::string(news::name_of(item)) + "> holds no news text and was left out",
            item);
  }

  void sent(std::string moment) { sent_ = std::move(moment); }

  Document document() {
    for (const pugi::xml_node package : packages_) read_package(package);
    place_pictures();
    Document out;
    out.issue = std::move(issue_);
    describe_issue(out.issue);
    if (!ours_) sort_by_package();
    for (ReadItem& text : texts_) out.articles.push_back(std::move(text.article));
    finish_ids(out.articles);
    if (out.issue.pages.empty()) out.issue.pages = pages_of(out.articles);
    return out;
  }

 private:
  /// Who released the whole, and when: what the package says, else what all items do, and the message.
  void describe_issue(Issue& issue) const {
    std::string provider, moment = sent_;
    if (providers_.size() == 1) provider = *providers_.begin();
    for (const pugi::xml_node package : packages_) {
      provider = provider_in(package);
      moment = text_of(child(child(package, "itemMeta"), "versionCreated"));
    }
    const auto add = [&](const char* field, const std::string& value) {
      if (is_field_value(*story_field(field), value)) issue.attrs.push_back({field, value});
    };
    add("provider", provider);
    if (moment != "1970-01-01T00:00:00Z") add("versionCreated", moment);  // which says that none is known
  }

  void add_news_item(pugi::xml_node node) {
    providers_.insert(provider_in(node));
    ReadItem item = read_item(node, warn_);
    if (item.kind == ItemKind::other) return;
    if (texts_.empty() && pictures_.empty()) issue_ = item.issue;
    add_news_item(std::move(item));
  }

  void add_news_item(ReadItem item) {
    if (item.kind == ItemKind::other) return;
    ours_ = ours_ || item.ours;
    guids_.insert(item.guid);
    (item.kind == ItemKind::text ? texts_ : pictures_).push_back(std::move(item));
  }

  void read_package(pugi::xml_node package) {
    const bool ours = is_ours(package);
    const Issue its = read_paper(package);
    if (texts_.empty() && pictures_.empty()) issue_ = its;
    const PackageWalk walk(package);
    if (ours) {
      const pugi::xml_node meta = child(package, "contentMeta");
      issue_.title = text_of(child(meta, "headline"));
      for (const pugi::xml_node node : children(meta, "contentMetaExtProperty"))
        if (attribute(node, "rel") == "bsdoc:attribute") issue_.attrs.push_back(attribute_of(node));
      issue_.pages = pages_in(package);
      if (issue_.pages.empty()) issue_.pages = walk.pages;
    }
    bool any_here = false;
    for (const Reference& reference : walk.found) {
      order_.emplace(reference.guid, order_.size());
      groups_.emplace(reference.guid, reference);
      any_here = any_here || guids_.contains(reference.guid);
    }
    if (any_here || walk.found.empty()) return;
    if (!read_files(walk.found)) read_references(walk.found, package);
  }

  static std::vector<std::string> pages_in(pugi::xml_node package) {
    std::vector<std::string> out;
    const pugi::xml_node published = child(child(package, "pubHistory"), "published");
    for (const pugi::xml_node fact : children(published, "publishedExtProperty"))
      if (attribute(fact, "rel") == "bsprop:page") out.push_back(attribute(fact, "value"));
    return out;
  }

  /// The items of a package that lie beside it, where it says; false if there is none.
  bool read_files(const std::vector<Reference>& references) {
    bool any = false;
    for (const Reference& reference : references) {
      host_.stop_if_cancelled();
      const std::string path = pictures::path_from("", attribute(reference.node, "href"));
      auto bytes = pictures::read_beside(host_, path);
      if (!bytes) continue;
      const news::XmlInput xml(host_, std::move(*bytes));
      if (!is(xml.root(), "newsItem")) continue;
      ReadItem item =
          read_item(xml.root(), [&](const char* code, const std::string& why, pugi::xml_node node) {
            host_.warn(code, path + ": " + why, xml.line_of(node));
          });
      const std::string folder = path.substr(0, path.rfind('/') + 1);
      for (Attr& its : item.caption.attrs)  // counts from the item's own file
        if (its.key == news::kHref && !pictures::has_scheme(its.value)) its.value.insert(0, folder);
      add_news_item(std::move(item));
      any = true;
    }
    return any;
  }

  /// A package alone: each text it refers to becomes what is said of it.
  void read_references(const std::vector<Reference>& references, pugi::xml_node package) {
    warn_("BS-N014",
          "the package refers to " + std::to_string(references.size()) +
              " items that are not in this file: only what it says of them was read",
          package);
    for (const Reference& reference : references) {
      const std::string kind = code_of(child(reference.node, "itemClass"));
      if (kind != "text" && !kind.empty()) continue;
      ReadItem item;
      item.guid = reference.guid;
      item.article.headline = text_of(child(reference.node, "headline"));
      if (item.article.headline.empty() && !is_ours(package))
        item.article.headline = text_of(child(reference.node, "title"));
      if (std::string text = text_of(child(reference.node, "description")); !text.empty())
        item.article.blocks.push_back(Block{BlockKind::paragraph, 0, std::move(text), {}, {}, {}, 0, 0});
      if (!item.article.headline.empty() || !item.article.blocks.empty()) texts_.push_back(std::move(item));
    }
  }

  /// Finds the story a picture belongs to: linked either way, else the first in the same group, else
  /// the only one in a package.
  class Stories {
   public:
    Stories(const std::vector<ReadItem>& texts, const std::map<std::string, Reference>& references)
        : references_(references) {
      for (std::size_t i = 0; i < texts.size(); ++i) {
        by_guid_.emplace(texts[i].guid, i);
        for (const std::string& guid : texts[i].links) by_link_.emplace(guid, i);
        if (const auto at = references.find(texts[i].guid); at != references.end()) {
          by_group_.emplace(at->second.group, i);
          packaged_.push_back(i);
        }
      }
    }

    std::optional<std::size_t> of(const ReadItem& picture) const {
      for (const std::string& guid : picture.links)
        if (const auto at = by_guid_.find(guid); at != by_guid_.end()) return at->second;
      if (const auto at = by_link_.find(picture.guid); at != by_link_.end()) return at->second;
      const auto reference = references_.find(picture.guid);
      if (reference == references_.end()) return std::nullopt;
      if (const auto at = by_group_.find(reference->second.group); at != by_group_.end()) return at->second;
      return packaged_.size() == 1 ? std::optional(packaged_.front()) : std::nullopt;
    }

   private:
    const std::map<std::string, Reference>& references_;
    std::map<std::string, std::size_t> by_guid_, by_link_, by_group_;
    std::vector<std::size_t> packaged_;
  };

  void place_pictures() {
    const Stories stories(texts_, groups_);
    std::map<std::size_t, std::vector<ReadItem*>> placed;
    std::vector<ReadItem> alone;
    for (ReadItem& picture : pictures_) {
      if (const auto story = stories.of(picture))
        placed[*story].push_back(&picture);
      else
        alone.push_back(std::move(picture));
    }
    for (auto& [story, pictures] : placed) merge_captions(texts_[story].article.blocks, pictures);
    for (ReadItem& picture : alone) {
      picture.article.headline = std::move(picture.headline);
      picture.article.blocks = {std::move(picture.caption)};
      texts_.push_back(std::move(picture));
    }
  }

  static void merge_captions(std::vector<Block>& blocks, const std::vector<ReadItem*>& pictures) {
    std::vector<Block> merged;
    auto next = pictures.begin();
    for (std::size_t i = 0; i <= blocks.size(); ++i) {
      const bool last = i == blocks.size();
      for (; next != pictures.end() && (last || (*next)->position.value_or(blocks.size()) <= i); ++next)
        merged.push_back(std::move((*next)->caption));
      if (!last) merged.push_back(std::move(blocks[i]));
    }
    blocks = std::move(merged);
  }

  void sort_by_package() {
    const auto place = [this](const ReadItem& item) {
      const auto at = order_.find(item.guid);
      return at == order_.end() ? order_.size() : at->second;
    };
    std::stable_sort(texts_.begin(), texts_.end(),
                     [&](const ReadItem& a, const ReadItem& b) { return place(a) < place(b); });
    for (ReadItem& text : texts_)
      if (const auto at = groups_.find(text.guid); at != groups_.end() && text.article.section.empty())
        text.article.section = at->second.section;
  }

  /// Ids that our writer did not give: the end of the guid, in the characters an id may have.
  void finish_ids(std::vector<Article>& articles) {
    std::set<std::string> taken;
    std::map<std::string, int> next;  // of items that share a guid: not counted through each time
    for (std::size_t i = 0; i < articles.size(); ++i) {
      std::string id = articles[i].id;
      if (id.empty()) {
        const std::string& guid = texts_[i].guid;
        for (const char c : guid.substr(guid.find_last_of(":/") + 1))
          id += (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ? c : '-';
        id = "a-" + (id.empty() ? std::to_string(i + 1) : id);
      }
      std::string unique = id;
      for (int& n = next[id]; !taken.insert(unique).second; ++n) unique = id + '-' + std::to_string(n + 2);
      articles[i].id = unique;
    }
  }

  static std::vector<std::string> pages_of(const std::vector<Article>& articles) {
    std::vector<std::string> pages;
    std::set<std::string> seen;
    for (const Article& article : articles)
      if (!article.page.empty() && seen.insert(article.page).second) pages.push_back(article.page);
    return pages;
  }

  const plugin::Host& host_;
  Warn warn_;
  Issue issue_;
  bool ours_ = false;
  std::set<std::string> providers_;  ///< of the items
  std::string sent_;                 ///< when the message was
  std::vector<ReadItem> texts_, pictures_;
  std::set<std::string> guids_;
  std::vector<pugi::xml_node> packages_;
  std::map<std::string, std::size_t> order_;
  std::map<std::string, Reference> groups_;
};

/// Says what a file is that is none of ours, and what can be done with it.
std::string what_else_is(const std::string& root) {
  if (root == "NewsML")
    return "the file is NewsML 1, another format than NewsML-G2, which is not read: ask its sender for "
           "NewsML-G2, NITF or ninjs";
  if (root == "planningItem")
    return "the file is a planning item of NewsML-G2: it announces coverage and holds no story";
  if (root == "conceptItem" || root == "knowledgeItem" || root == "catalogItem")
    return "the file is a " + root + " of NewsML-G2: it holds a vocabulary and no story";
  return "the XML begins with <" + root + ">, not with a newsMessage, newsItem or packageItem" +
         (root == "nitf" ? ": say --from nitf" : "");
}

}  // namespace

void Reader::read(Sink& out) {
  const news::XmlInput xml(host());
  const pugi::xml_node root = xml.root();
  Assembly assembly(host(), xml);
  if (is(root, "newsMessage")) {
    assembly.sent(text_of(child(child(root, "header"), "sent")));
    for (const pugi::xml_node item : child(root, "itemSet").children())
      if (item.type() == pugi::node_element) assembly.add(item);
  } else if (is(root, "newsItem") || is(root, "packageItem")) {
    assembly.add(root);
  } else {
    throw plugin::Failure(what_else_is(std::string(news::name_of(root))), BS_BAD_INPUT, xml.line_of(root));
  }
  const Document document = assembly.document();
  news::LinkedPictures pictures(host(), out);
  out.open(document.issue);
  for (Article article : document.articles) {
    pictures.resolve(article);
    out.article(article);
  }
  pictures.tell();
  out.close(document.end);
}

int Reader::probe(std::string_view, std::string_view head) {
  const auto has = [&](std::string_view text) { return head.find(text) != std::string_view::npos; };
  // Claimed to be named for what they are.
  for (const std::string_view other :
       {"<NewsML", "<planningItem", "<conceptItem", "<knowledgeItem", "<catalogItem"})
    if (has(other) && !has("<newsMessage") && !has("<newsItem")) return 60;
  if (!has("<newsMessage") && !has("<newsItem") && !has("<packageItem") && !has(":newsMessage") &&
      !has(":newsItem"))
    return 0;
  return has("http://iptc.org/std/nar/2006-10-01/") ? 95 : 70;
}

}  // namespace broadsheet::newsml
