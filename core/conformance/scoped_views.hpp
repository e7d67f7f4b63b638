// core/conformance/scoped_views.hpp - views that are gone when the call is over.
//
// Makes the rule "what a pointer gives you dies when the call returns" true: the
// views of a call and all their texts lie in memory that take_back() makes
// unreadable for good. A plugin that kept a pointer crashes when it uses it.
#pragma once

#include <broadsheet/plugin.h>

#include <cstddef>

namespace broadsheet::conformance {

class Lender {
 public:
  Lender() = default;
  ~Lender() { take_back(); }
  Lender(const Lender&) = delete;
  Lender& operator=(const Lender&) = delete;

  /// Valid until take_back(). At most 64 MiB, else std::bad_alloc.
  const bs_issue* lend(const bs_issue& issue);
  const bs_article* lend(const bs_article& article);
  const bs_end* lend(const bs_end& end);
  void take_back();

 private:
  void make_room();
  template <class T>
  T* copy(const T* items, std::size_t count);
  bs_str text(bs_str s) { return {copy(s.ptr, s.len), s.len}; }
  bs_str* texts(const bs_str* items, std::size_t count);
  bs_attr* attrs(const bs_attr* items, std::size_t count);
  void block(bs_block& block);

  char* memory_ = nullptr;
  std::size_t used_ = 0;
};

}  // namespace broadsheet::conformance
