#include "resources/resource_store.hpp"

#include <broadsheet/views.hpp>

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

namespace broadsheet {
namespace {

Resource picture(const std::string& id, const std::string& data) {
  return {id, "image/png", 3, 4, "2", "0 0 10 20", data};
}

bool keep(Resources& resources, const Resource& resource, bool replaces = false) {
  Views views;
  return resources.keep(views.resource(resource), replaces);
}

std::string failure_of(const Limits& limits, const std::vector<Resource>& pictures) {
  ResourceStore store(limits);
  try {
    for (const Resource& its : pictures) keep(store, its);
  } catch (const Error& e) {
    return e.code() + std::string(": ") + e.what();
  }
  return "";
}

TEST(ResourceStore, lends_what_it_keeps) {
  ResourceStore store;
  const Resource large = picture("large", std::string(100'000, 'x')), small = picture("small", "y");
  EXPECT_TRUE(keep(store, large));
  EXPECT_TRUE(keep(store, small));
  const auto first = store.lend("large"), second = store.lend("small");
  ASSERT_TRUE(first && second);
  EXPECT_EQ(to_resource(first->view()), large);
  EXPECT_EQ(to_resource(second->view()), small);
  EXPECT_TRUE(store.has("large"));
  EXPECT_FALSE(store.has("Large"));
  EXPECT_FALSE(store.lend("none"));
  EXPECT_EQ(store.all(), (std::vector{large, small}));
}

TEST(ResourceStore, has_each_id_once_without_regard_to_case) {
  ResourceStore store;
  EXPECT_TRUE(keep(store, picture("a", "one")));
  EXPECT_FALSE(keep(store, picture("A", "two")));
  EXPECT_TRUE(keep(store, picture("a", "three"), true)) << "a filter replaces it";
  EXPECT_EQ(to_resource(store.lend("a")->view()).data, "three");
  EXPECT_TRUE(keep(store, picture("a", "three"), true)) << "a command passes it on";
  EXPECT_EQ(store.all().size(), 1u);
}

TEST(ResourceStore, keeps_as_many_as_it_may) {
  Limits limits;
  limits.pictures = 2;
  limits.picture_bytes = 4;
  EXPECT_EQ(failure_of(limits, {picture("a", "xx"), picture("b", "xx")}), "");
  EXPECT_EQ(failure_of(limits, {picture("a", "x"), picture("b", "x"), picture("c", "x")}),
            "BS-C200: the issue has more than the 2 pictures that --max-pictures allows");
  EXPECT_EQ(failure_of(limits, {picture("a", "xxx"), picture("b", "xx")}),
            "BS-C200: the pictures of the issue have more than the 0 MiB that --max-picture-bytes allows");
  limits.pictures = limits.picture_bytes = 0;
  EXPECT_EQ(failure_of(limits, {picture("a", "x"), picture("b", "x"), picture("c", "xxx")}), "");
}

TEST(ResourceStore, a_picture_of_fewer_bytes_than_it_says_is_the_fault_of_who_gave_it) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  void* const bytes = mmap(nullptr, 2 * page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  mprotect(static_cast<char*>(bytes) + page, page, PROT_NONE);
  Views views;
  const Resource about = picture("p", "");
  bs_resource view = views.resource(about);
  view.data = bytes, view.data_size = 2 * page;
  ResourceStore store;
  try {
    store.keep(view, false);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "BS-C147");
  }
  munmap(bytes, 2 * page);
}

TEST(InputResources, keeps_the_pictures_of_two_inputs_apart) {
  ResourceStore store;
  InputResources first(store), second(store);
  EXPECT_TRUE(keep(first, picture("p", "of the first")));
  EXPECT_TRUE(keep(second, picture("p", "of the second")));
  EXPECT_FALSE(keep(second, picture("P", "again")));
  EXPECT_EQ(to_resource(second.lend("p")->view()).data, "of the second");
  Document document;
  document.articles.resize(1);
  document.articles[0].blocks.resize(1);
  document.articles[0].blocks[0].kind = BlockKind::figure;
  document.articles[0].blocks[0].resource = "p";
  second.rename_figures(document);
  EXPECT_EQ(document.articles[0].blocks[0].resource, "p-2");
  EXPECT_TRUE(store.has("p-2"));
}

}  // namespace
}  // namespace broadsheet
