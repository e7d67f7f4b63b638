#include "host/view_check.hpp"

#include "io/utf8.hpp"

#include <broadsheet/fields.hpp>

#include <algorithm>

namespace broadsheet {
namespace {

bool is_media_type(std::string_view type) {  // RFC 6838, 4.2, without parameters
  const std::size_t slash = type.find('/');
  if (slash == type.npos || slash == 0 || slash + 1 == type.size() || type.size() > 100) return false;
  std::string letters(type);
  letters[slash] = '-';
  std::replace(letters.begin(), letters.end(), '+', '-');
  return is_resource_id(letters);
}

// Collects the first fault of a view.
class Check {
 public:
  template <class Model, class View = typename Fields<Model>::View>
  std::string fault_of(const View* view) {
    if (!view) return "is NULL";
    if (view->size < sizeof(View)) return "says that it has " + std::to_string(view->size) + " bytes";
    fields<Model>(*view);
    return fault_;
  }

 private:
  template <class Model, class View>
  void fields(const View& view) {
    Fields<Model>::each([&](const char* name, auto member, auto field) {
      if (fault_.empty()) check(view, field, name, member);
    });
    if constexpr (std::is_same_v<Model, Block>) check_runs(view);
  }
  template <class View, class Model, class Member>
  void check(const View& view, bs_str View::*field, const char* name, Member Model::*) {
    text(view.*field, name);
  }
  template <class View, class Model, class Member>
  void check(const View&, std::uint32_t View::*, const char*, Member Model::*) {}
  template <class View, class Of, class Model, class Member>
  void check(const View& view, const Of* View::*field, const char*, std::optional<Member> Model::*) {
    if (view.*field) fields<Member>(*(view.*field));
  }
  template <class View, class Item, class Model, class Member>
  void check(const View& view, ListField<View, Item> list, const char* name, std::vector<Member> Model::*) {
    const std::size_t count = view.*list.count;
    if (count > 0 && !(view.*list.items))
      return note(std::string("has a list of ") + name + " that is NULL but " + std::to_string(count) +
                  " long");
    for (std::size_t i = 0; i < count && fault_.empty(); ++i) {
      if constexpr (std::is_same_v<Item, bs_str>)
        text((view.*list.items)[i], name);
      else
        fields<Member>((view.*list.items)[i]);
    }
  }
  void text(bs_str s, const char* name) {
    if (s.len == 0) return;
    if (!s.ptr)
      note(std::string("has a ") + name + " that is NULL but " + std::to_string(s.len) + " bytes long");
    else if (!is_utf8({s.ptr, s.len}))
      note(std::string("has a ") + name + " that is not UTF-8");
  }
  void check_runs(const bs_block& block) {
    for (std::size_t i = 0; i < block.run_count && fault_.empty(); ++i)
      if (block.runs[i].begin > block.runs[i].end || block.runs[i].end > block.text.len)
        note("has a run that does not lie in its text");
  }
  void note(std::string fault) {
    if (fault_.empty()) fault_ = std::move(fault);
  }

  std::string fault_;
};

}  // namespace

std::string fault_of(const bs_issue* issue) { return Check().fault_of<Issue>(issue); }
std::string fault_of(const bs_article* article) { return Check().fault_of<Article>(article); }
std::string fault_of(const bs_end* end) { return Check().fault_of<End>(end); }

std::string fault_of(const bs_resource* resource) {
  if (std::string fault = Check().fault_of<Resource>(resource); !fault.empty()) return fault;
  if (!is_resource_id({resource->id.ptr, resource->id.len}))
    return "has an id that is not up to 100 of a-z, A-Z, 0-9, '-', '_' and '.'";
  if (!is_media_type({resource->media_type.ptr, resource->media_type.len}))
    return "has a media type that is none, like image/jpeg";
  if (!resource->data || resource->data_size == 0) return "has no bytes";
  return {};
}

}  // namespace broadsheet
