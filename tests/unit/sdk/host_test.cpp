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

TEST(ReadAll, ends_soon_beyond_its_limit) {
  Trickle trickle{std::string(300000, 'x')};
  const bs_host host = trickle.host();
  EXPECT_EQ(Host(&host).read_all(1000).size(), 1100u);
}

}  // namespace
}  // namespace broadsheet::plugin
