// The list of fields says all of each struct and of its view.
#include <broadsheet/fields.hpp>

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

void change(std::string& text) { text = "x"; }
void change(std::uint32_t& number) { number = 7; }
void change(BlockKind& kind) { kind = BlockKind::quote; }
void change(RunKind& kind) { kind = RunKind::person; }
template <class Item>
void change(std::vector<Item>& items) {
  items.emplace_back();
}
template <class Item>
void change(std::optional<Item>& item) {
  item.emplace();
}

// Bytes of a struct that belong to one of its fields.
class Bytes {
 public:
  template <class Struct, class Member>
  void mark(const Struct& whole, const Member& member) {
    used_ += sizeof member;
    EXPECT_GE(reinterpret_cast<const char*>(&member), reinterpret_cast<const char*>(&whole));
  }
  template <class View, class Member>
  void mark(const View& view, Member View::*member) {
    mark(view, view.*member);
  }
  template <class View, class Item>
  void mark(const View& view, ListField<View, Item> list) {
    mark(view, view.*list.items);
    mark(view, view.*list.count);
  }
  std::size_t used_ = 0;
};

template <class Model>
class FieldList : public ::testing::Test {};
using Models =
    ::testing::Types<Attr, Run, Block, Byline, Dateline, Article, Issue, Furniture, Discarded, End>;
TYPED_TEST_SUITE(FieldList, Models);

TYPED_TEST(FieldList, holds_every_field_of_the_struct_and_of_its_view) {
  const TypeParam model{};
  const typename Fields<TypeParam>::View view{};
  Bytes of_model, of_view;
  Fields<TypeParam>::each([&](const char*, auto member, auto field) {
    of_model.mark(model, model.*member);
    of_view.mark(view, field);
  });
  // What is left is padding, and `size` of a view.
  EXPECT_LE(sizeof model - of_model.used_, 4u);
  EXPECT_LE(sizeof view - of_view.used_, 8u);
}

TYPED_TEST(FieldList, is_what_two_structs_are_compared_by) {
  const TypeParam model{};
  Fields<TypeParam>::each([&](const char* name, auto member, auto) {
    TypeParam other{};
    EXPECT_TRUE(model == other) << name;
    change(other.*member);
    EXPECT_FALSE(model == other) << name;
  });
}

}  // namespace
}  // namespace broadsheet
