// core/plugins/files/elf.hpp: the file of a library, looked at from outside.
#include "plugins/files/elf.hpp"

#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

std::string plugin() {
  return testing::read_file(testing::build_folder() / "lib/broadsheet/plugins/text.so");
}

TEST(Elf, constants_hold_the_manifest_and_are_less_than_the_file) {
  const std::string file = plugin();
  std::size_t bytes = 0, manifests = 0;
  for (const std::string_view constants : constant_segments(file)) {
    bytes += constants.size();
    manifests += constants.find("\1broadsheet-manifest\2") != constants.npos;
  }
  EXPECT_EQ(manifests, 1u);
  EXPECT_LT(bytes, file.size() / 2);
}

TEST(Elf, a_file_that_was_cut_short_is_known_and_none_of_it_is_read_beyond_its_end) {
  const std::string file = plugin();
  const std::string_view last = constant_segments(file).back();
  const auto loaded = static_cast<std::size_t>(last.data() + last.size() - file.data());
  EXPECT_FALSE(is_cut_short(file));
  for (std::size_t size = 64; size < loaded; size += 997)
    EXPECT_TRUE(is_cut_short(std::string_view(file).substr(0, size))) << size;
  for (std::size_t size = 0; size < file.size(); size += 997) {
    const std::string_view part = std::string_view(file).substr(0, size);
    for (const std::string_view constants : constant_segments(part))
      EXPECT_LE(constants.data() + constants.size(), part.data() + part.size());
  }
}

TEST(Elf, what_is_no_library_has_no_segments_and_is_not_cut_short) {
  for (const std::string_view bytes : {"",
                                       "\x7f"
                                       "ELF",
                                       "#!/bin/sh\nexit 0\n"}) {
    EXPECT_TRUE(constant_segments(bytes).empty());
    EXPECT_FALSE(is_cut_short(bytes));
  }
}

TEST(Elf, the_strings_of_the_loader_are_found_in_a_library_and_are_all_of_what_is_none) {
  const std::string file = plugin();
  const std::string_view strings = loader_strings(file);
  EXPECT_LT(strings.size(), file.size() / 2);
  EXPECT_NE(strings.find("broadsheet_plugin_v1"), std::string_view::npos);
  EXPECT_NE(strings.find("libc.so"), std::string_view::npos);
  for (std::size_t size = 0; size < file.size(); size += 997) {
    const std::string_view part = std::string_view(file).substr(0, size);
    EXPECT_LE(loader_strings(part).size(), size);
  }
  EXPECT_EQ(loader_strings("no library"), "no library");
}

}  // namespace
}  // namespace broadsheet
