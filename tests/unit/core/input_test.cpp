// An input read anywhere, beside its reading from front to end.
#include "io/input.hpp"

#include "support/files.hpp"

#include <broadsheet/report.hpp>

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

class Anywhere : public ::testing::Test {
 protected:
  Anywhere() { testing::write_file(file_, "0123456789"); }
  static std::string part(Input& input, std::uint64_t offset, std::size_t size) {
    std::string out(size, '?');
    out.resize(input.read_at(offset, out.data(), size));
    return out;
  }
  testing::TemporaryFolder folder_;
  const fs::path file_ = folder_ / "page.txt";
};

TEST_F(Anywhere, it_leaves_the_reading_from_front_to_end_where_it_was) {
  Input input(file_);
  char begin[3] = {};
  ASSERT_EQ(input.read(begin, 3), 3U);
  EXPECT_EQ(input.size(), 10U);
  EXPECT_EQ(part(input, 7, 10), "789");
  EXPECT_EQ(part(input, 0, 2), "01");
  EXPECT_EQ(part(input, 10, 2), "");
  EXPECT_EQ(part(input, ~std::uint64_t{0}, 2), "");
  EXPECT_EQ(input.rest(), "3456789");
}

TEST_F(Anywhere, it_does_not_go_on_where_the_file_has_grown) {
  Input input(file_);
  EXPECT_EQ(input.size(), 10U);
  testing::write_file(file_, "0123456789 and more");
  EXPECT_EQ(input.size(), 10U);
  EXPECT_EQ(part(input, 8, 10), "89");
}

TEST_F(Anywhere, the_limit_holds_before_a_byte_is_read) {
  Input exact(file_, 10), short_of_one(file_, 9);
  EXPECT_EQ(exact.size(), 10U);
  EXPECT_EQ(part(exact, 0, 100), "0123456789");
  EXPECT_EQ(part(exact, 0, 100), "0123456789") << "what is read twice counts once";
  try {
    (void)short_of_one.size();
    FAIL() << "is not refused";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), "BS-C124");
  }
}

TEST_F(Anywhere, standard_input_and_devices_have_no_size) {
  EXPECT_EQ(Input("-").size(), std::nullopt);
  EXPECT_EQ(Input("/dev/zero").size(), std::nullopt);
}

}  // namespace
}  // namespace broadsheet
