// core/conformance/scoped_views.hpp - views that become unreadable when a call returns.
//
// Enforces the rule that a pointer is valid only until the call returns: the views of a call and
// all their texts lie in memory that take_back() makes unreadable for good. A plugin that kept a
// pointer crashes when it uses it.
#pragma once

#include <broadsheet/fields.hpp>

#include <cstddef>

namespace broadsheet::conformance {

class ScopedViews {
 public:
  ScopedViews() = default;
  ~ScopedViews() { take_back(); }
  ScopedViews(const ScopedViews&) = delete;
  ScopedViews& operator=(const ScopedViews&) = delete;

  /// Valid until take_back(). At most 64 MiB, else std::bad_alloc.
  const bs_issue* lend(const bs_issue& issue);
  const bs_article* lend(const bs_article& article);
  const bs_end* lend(const bs_end& end);
  void take_back();

 private:
  void make_room();
  template <class T>
  T* copy(const T* items, std::size_t count);
  // What the view holds, copied into the memory.
  bs_str kept(bs_str text);
  template <class Model, class View>
  View kept(View view);
  template <class Model, class View>
  const View* lend_as(const View& view);
  template <class View, class Model, class Member>
  void keep(View& view, bs_str View::*field, Member Model::*);
  template <class View, class Model, class Member>
  void keep(View&, std::uint32_t View::*, Member Model::*) {}
  template <class View, class Of, class Model, class Member>
  void keep(View& view, const Of* View::*field, std::optional<Member> Model::*);
  template <class View, class Item, class Model, class Member>
  void keep(View& view, ListField<View, Item> list, std::vector<Member> Model::*);

  char* memory_ = nullptr;
  std::size_t used_ = 0;
};

}  // namespace broadsheet::conformance
