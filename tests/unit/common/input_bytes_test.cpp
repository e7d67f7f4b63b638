#include "common/input_bytes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace broadsheet::common {
namespace {

// An input that can be read anywhere, in small pieces; it may fail, or be shorter than it was.
struct File {
  std::string bytes;
  std::size_t size = bytes.size(), calls = 0, given = 0;
  bool fails = false, has_size = true;

  bs_host host() {
    bs_host out{};
    out.size = sizeof out;
    out.self = this;
    out.input_size = [](void* self) {
      const File& file = *static_cast<File*>(self);
      return file.has_size ? static_cast<std::int64_t>(file.size) : -1;
    };
    out.read_at = [](void* self, std::uint64_t offset, void* to, std::size_t most) {
      return static_cast<File*>(self)->read(offset, to, most);
    };
    out.read = [](void* self, void* to, std::size_t most) {
      File& file = *static_cast<File*>(self);
      return file.read(file.given, to, most);
    };
    return out;
  }
  std::int64_t read(std::uint64_t offset, void* to, std::size_t most) {
    ++calls;
    if (fails) return -1;
    if (offset >= bytes.size()) return 0;
    const std::size_t n = bytes.copy(static_cast<char*>(to), std::min<std::size_t>(most, 30'000), offset);
    given += n;
    return static_cast<std::int64_t>(n);
  }
};

std::string numbers(std::size_t size) {
  std::string out;
  for (std::size_t i = 0; out.size() < size; ++i) out += std::to_string(i) + ' ';
  out.resize(size);
  return out;
}

std::string part(InputBytes& input, std::uint64_t offset, std::size_t size) {
  std::string out(size, '?');
  out.resize(input.read(offset, out.data(), size));
  return out;
}

TEST(InputBytes, are_the_same_wherever_and_in_whatever_pieces_they_are_read) {
  File file{numbers(3'000'000)};
  const bs_host host = file.host();
  InputBytes ranged{plugin::Host(&host)}, whole(file.bytes);
  EXPECT_EQ(file.calls, 0u);
  ASSERT_EQ(ranged.size(), file.bytes.size());
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{1024}, std::size_t{65'535}, std::size_t{200'000}})
    for (std::uint64_t offset = 0; offset < file.bytes.size() + 70'000; offset += 65'521) {
      const std::string expected =
          offset < file.bytes.size() ? file.bytes.substr(static_cast<std::size_t>(offset), size) : "";
      ASSERT_EQ(part(ranged, offset, size), expected) << offset << ' ' << size;
      ASSERT_EQ(part(whole, offset, size), expected) << offset << ' ' << size;
    }
}

TEST(InputBytes, are_not_fetched_again_for_each_small_piece) {
  File file{numbers(3'000'000)};
  const bs_host host = file.host();
  InputBytes input{plugin::Host(&host)};
  for (std::uint64_t offset = 0; offset < 600'000; offset += 10) {
    (void)part(input, offset, 10);
    (void)part(input, 2'900'000, 10);
  }
  EXPECT_LT(file.given, 1'200'000u);
}

TEST(InputBytes, of_an_input_from_front_to_end_are_read_whole) {
  File file{numbers(100'000)};
  file.has_size = false;
  const bs_host host = file.host();
  InputBytes input{plugin::Host(&host)};
  EXPECT_EQ(part(input, 0, 200'000), file.bytes);
  EXPECT_EQ(part(input, 99'990, 100), file.bytes.substr(99'990));
}

TEST(InputBytes, that_cannot_be_read_are_said_once_the_library_has_returned) {
  File file{numbers(1'000'000)};
  const bs_host host = file.host();
  InputBytes input{plugin::Host(&host)};
  EXPECT_EQ(part(input, 0, 10), file.bytes.substr(0, 10));
  EXPECT_NO_THROW(input.rethrow());
  file.fails = true;
  EXPECT_EQ(part(input, 900'000, 10), "");
  file.fails = false;
  EXPECT_EQ(part(input, 0, 10), "") << "nothing is made of half an input";
  EXPECT_THROW(input.rethrow(), plugin::Failure);
}

TEST(InputBytes, end_where_a_file_became_shorter) {
  File file{numbers(100'000)};
  file.size = 200'000;
  const bs_host host = file.host();
  InputBytes input{plugin::Host(&host)};
  EXPECT_EQ(part(input, 99'990, 100), file.bytes.substr(99'990));
  EXPECT_EQ(part(input, 150'000, 100), "");
  EXPECT_EQ(part(input, 0, 150'000), file.bytes);
}

}  // namespace
}  // namespace broadsheet::common
