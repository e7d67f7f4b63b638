#include <broadsheet/plugin.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace broadsheet::plugin {
namespace {

// A host whose input comes in small pieces, as from a pipe.
struct Trickle {
  std::string input;
  std::size_t at = 0;

  bs_host host() {
    bs_host out{};
    out.size = sizeof out;
    out.self = this;
    out.read = [](void* self, void* buffer, std::size_t size) {
      auto& t = *static_cast<Trickle*>(self);
      const std::size_t n = std::min({size, t.input.size() - t.at, std::size_t{100}});
      std::memcpy(buffer, t.input.data() + t.at, n);
      t.at += n;
      return static_cast<std::int64_t>(n);
    };
    return out;
  }
};

TEST(ReadAll, takes_memory_for_what_there_is_and_not_for_each_piece) {
  Trickle trickle{std::string(300000, 'x')};
  const bs_host host = trickle.host();
  const std::string all = Host(&host).read_all();
  EXPECT_EQ(all, trickle.input);
  EXPECT_LT(all.capacity(), 4 * trickle.input.size());
}

TEST(ReadAll, takes_no_more_memory_than_an_input_of_known_size_fills) {
  Trickle trickle{std::string(3000, 'x')};
  bs_host host = trickle.host();
  host.input_size = [](void* self) {
    return static_cast<std::int64_t>(static_cast<Trickle*>(self)->input.size());
  };
  host.read_at = [](void*, std::uint64_t, void*, std::size_t) { return std::int64_t{-1}; };
  const std::string all = Host(&host).read_all();
  EXPECT_EQ(all, trickle.input);
  EXPECT_LE(all.capacity(), trickle.input.size() + 1);
}

TEST(ReadAll, goes_on_where_an_input_is_longer_than_it_was) {
  Trickle trickle{std::string(3000, 'x')};
  bs_host host = trickle.host();
  host.input_size = [](void*) { return std::int64_t{10}; };
  host.read_at = [](void*, std::uint64_t, void*, std::size_t) { return std::int64_t{-1}; };
  EXPECT_EQ(Host(&host).read_all(), trickle.input);
}

TEST(ReadAll, ends_soon_beyond_its_limit) {
  Trickle trickle{std::string(300000, 'x')};
  const bs_host host = trickle.host();
  EXPECT_EQ(Host(&host).read_all(1000).size(), 1100u);
}

}  // namespace
}  // namespace broadsheet::plugin
