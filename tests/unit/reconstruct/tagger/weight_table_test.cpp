#include "reconstruct/tagger/model/weight_table.hpp"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>

namespace broadsheet::reconstruct {
namespace {

std::string file() {
  std::vector<WeightRow> rows = {{7, {1, 0, -2}}, {300, {0, 127, 0}}, {70000, {-128, 0, 3}}};
  return write_weights("lines", "an invented set", {"one", "two", "three"}, 0.5,
                       std::vector<std::int32_t>(9, 4), rows);
}

TEST(WeightTable, what_was_written_is_read_again) {
  const OwnedWeights weights{read_weights(file())};
  const WeightTable table(weights.view());
  ASSERT_EQ(table.labels(), 3u);
  EXPECT_DOUBLE_EQ(table.unit(), 0.5);
  EXPECT_EQ(table.trained_on(), "on an invented set");
  EXPECT_EQ(table.transitions()[8], 4);
  const signed char* row = table.find(70000);
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row[0], -128);
  EXPECT_EQ(row[1], 0);
  EXPECT_EQ(row[2], 3);
  EXPECT_EQ(table.find(8), nullptr);
}

TEST(WeightTable, weights_of_a_feature_add_up) {
  const OwnedWeights weights{read_weights(file())};
  const WeightTable table(weights.view());
  WeightTable::Row sum{};
  table.add_to(sum, std::array<std::uint32_t, 3>{7, 300, 301});
  EXPECT_EQ(sum[0], 1);
  EXPECT_EQ(sum[1], 127);
  EXPECT_EQ(sum[2], -2);
}

TEST(WeightTable, keys_that_share_their_bits_are_told_apart) {
  std::vector<WeightRow> rows;
  for (std::uint32_t key = 0; key < 1u << kFeatureBits; key += 4099)
    rows.push_back({key, {static_cast<signed char>(key % 101 + 1), 0, 0}});
  const OwnedWeights weights{read_weights(
      write_weights("lines", "nothing", {"one", "two", "three"}, 1, std::vector<std::int32_t>(9), rows))};
  const WeightTable table(weights.view());
  for (const WeightRow& row : rows) {
    ASSERT_NE(table.find(row.key), nullptr) << row.key;
    EXPECT_EQ(*table.find(row.key), row.weights[0]) << row.key;
    EXPECT_EQ(table.find(row.key + 1), nullptr) << row.key;
  }
}

// However many observations there are, and however many labels: vectors hold eight or sixteen of them.
TEST(WeightTable, observations_are_weighed_together_as_each_alone) {
  for (const std::size_t labels : {3u, 8u, 11u, 16u, 20u, 24u}) {
    std::vector<WeightRow> rows(20000);
    for (std::size_t k = 0; k < rows.size(); ++k) {
      rows[k].key = static_cast<std::uint32_t>(k * 838);
      for (std::size_t label = 0; label < labels; ++label)
        rows[k].weights.push_back(static_cast<signed char>((k * 31 + label * 7) % 256 - 128));
    }
    const OwnedWeights weights{
        read_weights(write_weights("lines", "nothing", std::vector<std::string>(labels, "one"), 1,
                                   std::vector<std::int32_t>(labels * labels), rows))};
    const WeightTable table(weights.view());
    for (std::size_t count = 0; count < kMostObservations; count += 1 + count / 20) {
      Observations together;
      WeightTable::Row each{}, all{};
      for (std::uint32_t value = 0, taken = 0; taken < count; ++value) {
        const std::uint32_t key = key_of(5, value, 77);
        if (taken % 2 == 0 && table.find(key) == nullptr) continue;  // half of them have a row
        together.add(5, value, 77);
        table.add_to(each, {&key, 1});
        ++taken;
      }
      table.add_to(all, together);
      EXPECT_EQ(all, each) << labels << " labels, " << count << " observations";
    }
  }
}

TEST(WeightTable, a_file_that_is_cut_off_is_refused) {
  const std::string whole = file();
  for (std::size_t size = 0; size + 3 < whole.size(); ++size)
    EXPECT_THROW(read_weights(std::string_view(whole).substr(0, size)), std::runtime_error) << size;
}

TEST(WeightTable, a_later_version_is_refused) {
  std::string other = file();
  other.replace(0, 9, "weights 2");
  EXPECT_THROW(read_weights(other), std::runtime_error);
}

}  // namespace
}  // namespace broadsheet::reconstruct
