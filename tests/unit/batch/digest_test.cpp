#include "batch/inputs/digest.hpp"

#include "support/files.hpp"

#include <broadsheet/report.hpp>

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

using testing::TemporaryFolder;
using testing::write_file;

TEST(Digest, is_what_sha256sum_prints) {
  // FIPS 180-4's example messages.
  EXPECT_EQ(Sha256().add("abc").hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256().add("a").add("bc").hex(), Sha256().add("abc").hex());
}

TEST(Digest, of_a_file_is_that_of_its_bytes) {
  TemporaryFolder folder;
  write_file(folder / "f", "abc");
  EXPECT_EQ(fingerprint_of(folder / "f"), (Fingerprint{3, Sha256().add("abc").hex()}));
  EXPECT_THROW(fingerprint_of(folder / "missing"), Error);
}

TEST(Digest, of_a_folder_sees_each_name_and_byte_in_it) {
  TemporaryFolder folder;
  std::filesystem::create_directories(folder / "d/sub");
  write_file(folder / "d/sub/f", "abc");
  const Fingerprint before = fingerprint_of(folder / "d");
  EXPECT_EQ(before.bytes, 3u);
  write_file(folder / "d/sub/f", "abd");
  EXPECT_NE(fingerprint_of(folder / "d"), before);
  write_file(folder / "d/sub/f", "abc");
  EXPECT_EQ(fingerprint_of(folder / "d"), before);
  std::filesystem::rename(folder / "d/sub/f", folder / "d/sub/g");
  EXPECT_NE(fingerprint_of(folder / "d"), before);
}

}  // namespace
}  // namespace broadsheet
