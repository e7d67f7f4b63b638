// broadsheet/views.hpp - model.hpp <-> the C views of plugin.h.
//
// to_issue, to_article, to_end and to_resource copy a view into structs that own their text;
// copy_article does so over an article that is no longer needed and reuses its memory.
// Views goes the other way without copying text: what it returns points into the
// struct it was given and into the Views itself, and is valid until either is gone
// or the next call for the same type.
//
// Plugin authors need this only indirectly, through plugin.hpp.
// C++17, standard library only.
#pragma once

#include <broadsheet/fields.hpp>

#include <cstring>
#include <memory>

namespace broadsheet {

inline std::string_view to_view(bs_str s) {
  return s.ptr ? std::string_view(s.ptr, s.len) : std::string_view();
}
inline std::string to_string(bs_str s) { return std::string(to_view(s)); }
inline bs_str to_str(std::string_view s) {
  return s.empty() ? bs_str{nullptr, 0} : bs_str{s.data(), s.size()};
}

namespace detail {

// Functions of a class, since each may call those below it.
struct FromView {
  static void copy(bs_str from, std::string& to) { to.assign(to_view(from)); }
  template <class Number>
  static void copy(std::uint32_t from, Number& to) {
    to = static_cast<Number>(from);
  }
  template <class View, class Model>
  static void copy(const View* from, std::optional<Model>& to) {
    to.reset();
    if (from) copy(*from, to.emplace());
  }
  template <class Model, class View = typename Fields<Model>::View>
  static void copy(const View& from, Model& to) {
    Fields<Model>::each([&](const char*, auto member, auto view) { field(from, view, to.*member); });
  }

 private:
  template <class View, class Of, class To>
  static void field(const View& from, Of View::*view, To& to) {
    copy(from.*view, to);
  }
  template <class View, class Item, class To>
  static void field(const View& from, ListField<View, Item> list, std::vector<To>& to) {
    const std::size_t count = from.*list.count;
    to.resize(count);
    for (std::size_t i = 0; i < count; ++i) copy((from.*list.items)[i], to[i]);
  }
};

// Memory for the arrays of a view, given back as a whole and kept for the next one.
class ViewMemory {
 public:
  /// Zeros, until reset(). NULL for none.
  template <class Item>
  Item* array(std::size_t count) {
    if (count == 0) return nullptr;
    static_assert(alignof(Item) <= kAlign && std::is_trivially_copyable_v<Item>);
    const std::size_t bytes = (count * sizeof(Item) + kAlign - 1) / kAlign * kAlign;
    if (size_ - used_ < bytes) grow(bytes);
    void* const memory = chunks_.back().get() + used_;
    used_ += bytes;
    return static_cast<Item*>(std::memset(memory, 0, count * sizeof(Item)));
  }
  void reset() {
    used_ = 0;
    if (chunks_.size() > 1) chunks_.erase(chunks_.begin(), chunks_.end() - 1);
  }

 private:
  static constexpr std::size_t kAlign = alignof(std::uint64_t);
  // Each chunk is larger than all before it, so the last one alone will do for the next view of this size.
  void grow(std::size_t bytes) {
    size_ = 2 * size_ + bytes + 512;
    chunks_.emplace_back(new unsigned char[size_]);
    used_ = 0;
  }
  std::vector<std::unique_ptr<unsigned char[]>> chunks_;
  std::size_t size_ = 0, used_ = 0;  // bytes of the last chunk
};

struct ToView {
  ViewMemory& memory;

  template <class Model, class View>
  void fill(const Model& from, View& to) {
    Fields<Model>::each([&](const char*, auto member, auto view) { field(from.*member, to, view); });
  }

 private:
  void item(const std::string& from, bs_str& to) { to = to_str(from); }
  template <class Model>
  void item(const Model& from, typename Fields<Model>::View& to) {
    fill(from, to);
  }
  template <class View>
  void field(const std::string& from, View& to, bs_str View::*view) {
    to.*view = to_str(from);
  }
  template <class Number, class View>
  void field(const Number& from, View& to, std::uint32_t View::*view) {
    to.*view = static_cast<std::uint32_t>(from);
  }
  template <class Model, class View, class Of>
  void field(const std::optional<Model>& from, View& to, const Of* View::*view) {
    to.*view = nullptr;
    if (!from) return;
    Of* const made = memory.array<Of>(1);
    item(*from, *made);
    to.*view = made;
  }
  template <class From, class View, class Of>
  void field(const std::vector<From>& from, View& to, ListField<View, Of> list) {
    Of* const items = memory.array<Of>(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) item(from[i], items[i]);
    to.*list.items = items;
    to.*list.count = from.size();
  }
};

}  // namespace detail

/// Copies a view over whatever `to` was. Its strings and lists keep their memory,
/// so that a stream of articles copied into one Article allocates next to nothing.
inline void copy_article(const bs_article& from, Article& to) { detail::FromView::copy(from, to); }

inline Article to_article(const bs_article& a) {
  Article out;
  copy_article(a, out);
  return out;
}

inline Issue to_issue(const bs_issue& i) {
  Issue out;
  detail::FromView::copy(i, out);
  return out;
}

inline End to_end(const bs_end& e) {
  End out;
  detail::FromView::copy(e, out);
  return out;
}

inline Resource to_resource(const bs_resource& r) {
  Resource out;
  detail::FromView::copy(r, out);
  if (r.data_size > 0) out.data.assign(static_cast<const char*>(r.data), r.data_size);
  return out;
}

/// Makes views of structs. Keeps its memory between calls, so that a stream of
/// articles allocates next to nothing.
class Views {
 public:
  const bs_issue& issue(const Issue& i) { return issue_.of(i); }
  const bs_article& article(const Article& a) { return article_.of(a); }
  const bs_end& end(const End& e) { return end_.of(e); }
  const bs_resource& resource(const Resource& r) {
    resource_.of(r);
    resource_.view.data = r.data.data();
    resource_.view.data_size = r.data.size();
    return resource_.view;
  }

 private:
  template <class Model>
  struct Made {
    typename Fields<Model>::View view{};
    detail::ViewMemory memory{};
    const typename Fields<Model>::View& of(const Model& model) {
      memory.reset();
      view.size = sizeof view;
      detail::ToView{memory}.fill(model, view);
      return view;
    }
  };
  Made<Issue> issue_;
  Made<Article> article_;
  Made<End> end_;
  Made<Resource> resource_;
};

}  // namespace broadsheet
