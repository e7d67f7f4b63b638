// What makes two versions of a story the same to those who receive it.
#include "news/story/story.hpp"

namespace broadsheet::news {
namespace {

/// Texts one after another, each kept apart from the next.
class Content {
 public:
  void add(std::string_view text) { out_ += std::to_string(text.size()) + ':' + std::string(text); }
  void add(const std::vector<std::string>& texts) {
    add(std::to_string(texts.size()));
    for (const std::string& text : texts) add(text);
  }
  void add(const std::vector<Attr>& attrs) {
    add(std::to_string(attrs.size()));
    for (const Attr& its : attrs) add(its.key), add(its.value);
  }
  void add(const std::vector<Byline>& bylines) {
    add(std::to_string(bylines.size()));
    for (const Byline& its : bylines) add(its.role), add(its.name);
  }
  void add(const Rights& its) {
    add(its.holder.name), add(its.holder.uri), add(its.notice), add(its.terms), add(its.data_mining);
  }
  /// What holds whichever version it is of.
  void add(Metadata its) {
    its.guid.clear(), its.version_created.clear(), its.first_created.clear(), its.revision.clear();
    its.version = 0;
    add(attrs_of(its));
  }
  void add(const BodyBlock& block) {
    add(std::to_string(static_cast<unsigned>(block.kind)) + ' ' + std::to_string(block.level));
    add(block.marked.text), add(encode_marks(block.marked));
    std::vector<Attr> attrs = block.attrs;
    std::erase_if(attrs, is_of_the_page);
    add(attrs);
  }
  /// Pictures are items of their own.
  void add(const Picture& its) { add(its.guid), add(std::to_string(its.position)); }
  std::string take() { return std::move(out_); }

 private:
  // Where a text stood and how sure its recognition was: no reader notices, and who edits the text has none.
  static bool is_of_the_page(const Attr& its) {
    return its.key == "box" || its.key == "box-unit" || its.key == "page" || its.key == "confidence";
  }

  std::string out_;
};

}  // namespace

std::string content_of(const Story& story) {
  Content out;
  out.add(story.page), out.add(story.section), out.add(story.title), out.add(story.headline);
  out.add(story.kickers), out.add(story.subheadlines), out.add(story.lead), out.add(story.bylines);
  const Dateline& dateline = story.dateline;
  out.add(dateline.agency), out.add(dateline.place), out.add(dateline.date), out.add(dateline.text);
  out.add(story.agency), out.add(story.continued_to), out.add(story.continued_from);
  out.add(story.rights), out.add(story.meta), out.add(story.attrs);
  for (const BodyBlock& block : story.body) out.add(block);
  for (const Picture& picture : story.pictures) out.add(picture);
  return out.take();
}

}  // namespace broadsheet::news
