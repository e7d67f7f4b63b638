#include "reconstruct/model/feature_set.hpp"

#include "reconstruct/model/linear_model.hpp"
#include "reconstruct/model/weight_json.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

#define TEST_FEATURES(X) X(length, "how long") X(is_wide, "is wide") X(colour, "colour")
BROADSHEET_NAMED_ENUM(TestFeature, TEST_FEATURES)

FeatureBuilder<TestFeature> all_but_colour() {
  FeatureBuilder<TestFeature> builder;
  builder.set(TestFeature::length, 3.5);
  builder.set(TestFeature::is_wide, true);
  return builder;
}

std::string refusal_of(const FeatureBuilder<TestFeature>& builder) {
  try {
    builder.take();
  } catch (const std::logic_error& error) {
    return error.what();
  }
  return "taken";
}

TEST(FeatureSet, a_list_gives_each_feature_its_number_and_its_name) {
  EXPECT_EQ(kCount<TestFeature>, 3u);
  EXPECT_EQ(index_of(TestFeature::colour), 2u);
  EXPECT_EQ(name_of(TestFeature::is_wide), "is wide");
}

TEST(FeatureSet, two_features_of_one_name_are_noticed) {
  EXPECT_TRUE(are_different(std::array<std::string_view, 2>{"a", "b"}));
  EXPECT_FALSE(are_different(std::array<std::string_view, 3>{"a", "b", "a"}));
}

TEST(FeatureSet, features_are_found_by_name_whatever_the_order_they_are_set_in) {
  FeatureBuilder<TestFeature> builder;
  builder.set(TestFeature::colour, -1.0);
  builder.set(TestFeature::is_wide, false);
  builder.set(TestFeature::length, 2.0);
  const PerFeature<TestFeature> features = builder.take();
  EXPECT_EQ(features[TestFeature::length], 2.0);
  EXPECT_EQ(features[TestFeature::is_wide], 0.0);
  EXPECT_EQ(features[TestFeature::colour], -1.0);
}

TEST(FeatureSet, a_feature_that_is_not_set_is_named) {
  EXPECT_EQ(refusal_of(all_but_colour()), "a feature is not set: colour");
}

TEST(FeatureSet, a_feature_that_is_set_twice_is_refused) {
  FeatureBuilder<TestFeature> builder = all_but_colour();
  builder.set(TestFeature::colour, 1.0);
  EXPECT_EQ(refusal_of(builder), "taken");
  builder.set(TestFeature::colour, 1.0);
  EXPECT_EQ(refusal_of(builder), "a feature is set twice: colour");
}

PerFeature<TestFeature> weights_of(const char* json) {
  return weights_in<TestFeature>(nlohmann::json::parse(json));
}

TEST(LinearModel, weighs_each_feature_with_the_weight_of_its_name) {
  const auto weights = weights_of(R"({"colour": 10, "how long": 2, "is wide": -1})");
  FeatureBuilder<TestFeature> builder = all_but_colour();
  builder.set(TestFeature::colour, 0.5);
  EXPECT_EQ(dot(weights, builder.take()), 2 * 3.5 - 1 + 10 * 0.5);
}

TEST(LinearModel, refuses_a_table_that_lacks_a_weight_or_has_one_too_many) {
  EXPECT_ANY_THROW(weights_of(R"({"how long": 2, "is wide": -1})"));
  EXPECT_ANY_THROW(weights_of(R"({"how long": 2, "is wide": -1, "colour": 0, "size": 1})"));
}

}  // namespace
}  // namespace broadsheet::reconstruct
