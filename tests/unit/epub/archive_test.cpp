#include "epub/container/archive_reader.hpp"
#include "epub/container/archive_writer.hpp"
#include "support/memory_host.hpp"
#include "unit/epub/books.hpp"

#include <gtest/gtest.h>

namespace broadsheet::epub {
namespace {

std::string failure_of(const std::string& bytes, const Limits& limits = {}) {
  return testing::refusal_of([&] {
    ArchiveReader archive(bytes, limits);
    archive.read("a");
    archive.read("b");
  });
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST(EpubArchive, names_that_lead_elsewhere_are_refused) {
  for (const char* name : {"../a", "x/../../a", "/a", "x\\a", "x//a", "./a"})
    EXPECT_TRUE(has(failure_of(zip_of({{name, "1"}})), "refused")) << name;
  EXPECT_EQ(failure_of(zip_of({{"a", "1"}, {"b", "2"}, {"folder/", ""}})), "");
}

TEST(EpubArchive, sizes_counts_and_ratios_are_bounded) {
  const std::string bytes = zip_of({{"a", std::string(100'000, 'x')}, {"b", std::string(100'000, 'y')}});
  const auto with = [&](auto change) {
    Limits limits;
    change(limits);
    return failure_of(bytes, limits);
  };
  EXPECT_EQ(with([](Limits&) {}), "");
  EXPECT_EQ(with([&](Limits& l) { l.archive_bytes = bytes.size(); }), "");
  EXPECT_TRUE(has(with([&](Limits& l) { l.archive_bytes = bytes.size() - 1; }), "is larger than"));
  EXPECT_EQ(with([](Limits& l) { l.entries = 2; }), "");
  EXPECT_TRUE(has(with([](Limits& l) { l.entries = 1; }), "2 entries"));
  EXPECT_EQ(with([](Limits& l) { l.entry_bytes = 100'000; }), "");
  EXPECT_TRUE(has(with([](Limits& l) { l.entry_bytes = 99'999; }), "a in the archive is larger"));
  EXPECT_EQ(with([](Limits& l) { l.total_bytes = 200'000; }), "");
  EXPECT_TRUE(has(with([](Limits& l) { l.total_bytes = 199'999; }), "unpacks to more"));
  const auto with_ratio = [&](std::uint64_t free, std::uint64_t ratio) {
    return with([=](Limits& l) {
      l.free_bytes = free;
      l.ratio = ratio;
    });
  };
  const std::uint64_t times = 200'000 / bytes.size();
  EXPECT_EQ(with_ratio(150'000, times + 1), "");
  EXPECT_TRUE(has(with_ratio(150'000, times - 1), std::to_string(times - 1) + " times its size"));
  EXPECT_EQ(with_ratio(200'000, 1), "");
}

TEST(EpubArchive, a_file_that_lies_about_its_size_is_refused) {
  std::string bytes = zip_of({{"a", std::string(1000, 'x')}, {"b", "2"}});
  const std::string size("\xE8\x03\0\0", 4), other("\xE7\x03\0\0", 4);
  for (std::size_t at = bytes.find(size); at != std::string::npos; at = bytes.find(size, at))
    bytes.replace(at, 4, other);
  EXPECT_NE(failure_of(bytes), "");
}

TEST(EpubArchive, links_are_resolved_within_the_archive) {
  const char* cases[][3] = {{"EPUB/nav.xhtml", "a/b.xhtml#c", "EPUB/a/b.xhtml"},
                            {"EPUB/a/b.xhtml", "../c%20d", "EPUB/c d"},
                            {"EPUB/a.xhtml", "#x", "EPUB/a.xhtml"},
                            {"a", "../b", ""},
                            {"EPUB/a", "../../b", ""},
                            {"a", "https://example.org/b", ""},
                            {"a/b", "/c", "c"}};
  for (const auto& c : cases) EXPECT_EQ(resolve(c[0], c[1]), c[2]) << c[1];
}

TEST(EpubArchive, content_that_is_stored_is_passed_on_where_it_lies) {
  const std::string first(300'000, 'x'), second(200'000, 'y');
  std::string bytes;
  std::size_t uncopied = 0;
  ArchiveWriter archive(0);
  archive.add_stored("a", first.size(), [&] { return std::string_view(first); });
  archive.add_stored("none", 0, [] { return std::string_view(); });
  archive.add_stored("b", second.size(), [&] { return std::string_view(second); });
  archive.finish([&](std::string_view piece) {
    uncopied += piece.data() == first.data() || piece.data() == second.data();
    bytes += piece;
  });
  EXPECT_EQ(uncopied, 2u);
  EXPECT_EQ(failure_of(bytes), "");
  ArchiveReader read(bytes);
  EXPECT_EQ(read.read("a"), first);
  EXPECT_EQ(read.read("none"), "");
  EXPECT_EQ(read.read("b"), second);
}

TEST(EpubArchive, content_of_another_size_than_was_said_is_told) {
  const std::string content = "four";
  for (const std::size_t said : {std::size_t{3}, std::size_t{5}}) {
    ArchiveWriter archive(0);
    archive.add_stored("a", said, [&] { return std::string_view(content); });
    EXPECT_ANY_THROW(archive.finish([](std::string_view) {})) << said;
  }
}

TEST(EpubArchive, years_that_zip_cannot_tell_become_the_nearest) {
  for (const std::int64_t seconds :
       {std::int64_t{-99'999'999'999}, std::int64_t{0}, std::int64_t{99'999'999'999}}) {
    std::string bytes;
    ArchiveWriter(seconds).finish([&bytes](std::string_view piece) { bytes += piece; });
    const auto year = 1980 + (static_cast<unsigned char>(bytes[13]) >> 1);
    EXPECT_EQ(year, seconds > 0 ? 2107 : 1980);
  }
}

}  // namespace broadsheet::epub
