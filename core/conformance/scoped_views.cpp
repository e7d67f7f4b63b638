#include "conformance/scoped_views.hpp"

#include <sys/mman.h>

#include <cstring>
#include <new>

namespace broadsheet::conformance {
namespace {

constexpr std::size_t kRoom = std::size_t{64} << 20, kPage = 4096;

}  // namespace

void ScopedViews::make_room() {
  take_back();
  void* memory =
      mmap(nullptr, kRoom, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  memory_ = static_cast<char*>(memory);
  used_ = 0;
}

void ScopedViews::take_back() {
  if (!memory_) return;
  const std::size_t used = (used_ / kPage + 1) * kPage;
  munmap(memory_ + used, kRoom - used);
  // Stays reserved but unreadable, so that the memory of a later call cannot be mapped there.
  madvise(memory_, used, MADV_DONTNEED);
  mprotect(memory_, used, PROT_NONE);
  memory_ = nullptr;
}

template <class T>
T* ScopedViews::copy(const T* items, std::size_t count) {
  if (count == 0) return nullptr;
  used_ = (used_ + alignof(T) - 1) / alignof(T) * alignof(T);
  if (count * sizeof(T) > kRoom - kPage - used_) throw std::bad_alloc();
  auto* out = reinterpret_cast<T*>(memory_ + used_);
  std::memcpy(out, items, count * sizeof(T));
  used_ += count * sizeof(T);
  return out;
}

bs_str ScopedViews::kept(bs_str text) { return {copy(text.ptr, text.len), text.len}; }

template <class Model, class View>
View ScopedViews::kept(View view) {
  Fields<Model>::each([&](const char*, auto member, auto field) { keep(view, field, member); });
  return view;
}

template <class View, class Model, class Member>
void ScopedViews::keep(View& view, bs_str View::*field, Member Model::*) {
  view.*field = kept(view.*field);
}

template <class View, class Of, class Model, class Member>
void ScopedViews::keep(View& view, const Of* View::*field, std::optional<Member> Model::*) {
  if (!(view.*field)) return;
  const Of inner = kept<Member>(*(view.*field));
  view.*field = copy(&inner, 1);
}

template <class View, class Item, class Model, class Member>
void ScopedViews::keep(View& view, ListField<View, Item> list, std::vector<Member> Model::*) {
  Item* const items = copy(view.*list.items, view.*list.count);
  for (std::size_t i = 0; i < view.*list.count; ++i) {
    if constexpr (std::is_same_v<Item, bs_str>)
      items[i] = kept(items[i]);
    else
      items[i] = kept<Member>(items[i]);
  }
  view.*list.items = items;
}

template <class Model, class View>
const View* ScopedViews::lend_as(const View& view) {
  make_room();
  const View outer = kept<Model>(view);
  return copy(&outer, 1);
}

const bs_issue* ScopedViews::lend(const bs_issue& issue) { return lend_as<Issue>(issue); }
const bs_article* ScopedViews::lend(const bs_article& article) { return lend_as<Article>(article); }
const bs_end* ScopedViews::lend(const bs_end& end) { return lend_as<End>(end); }

}  // namespace broadsheet::conformance
