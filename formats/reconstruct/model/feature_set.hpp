// reconstruct/model/feature_set.hpp - numbers with names: what a decision weighs, and the weights themselves.
//
// A set of features is one list, a macro that calls its argument with an identifier and a name for each:
//
//   #define BROADSHEET_WRAP_FEATURES(X) X(bias, "bias") X(next_fits, "next fits")
//   BROADSHEET_NAMED_ENUM(WrapFeature, BROADSHEET_WRAP_FEATURES)
//
// The list makes the enum that sets and weighs a feature, and the name by which weight files, training and
// `inspect --why` know it. To add a feature, add a line to its list, set it where the set is built, and give
// it a weight (0 before training) in each table of the set in data/. A group of features is a list of its own
// that the list of the set invokes; one function sets it. Nothing depends on the order of a list.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#define BROADSHEET_ENUMERATOR(identifier, name) identifier,
#define BROADSHEET_ENUMERATOR_NAME(identifier, name) std::string_view(name),

/// Defines `enum class Enum` with the identifiers of LIST, and enum_names(Enum) with their names.
#define BROADSHEET_NAMED_ENUM(Enum, LIST)                                                     \
  enum class Enum : unsigned char { LIST(BROADSHEET_ENUMERATOR) };                            \
  inline constexpr std::array k##Enum##Names = {LIST(BROADSHEET_ENUMERATOR_NAME)};            \
  static_assert(are_different(k##Enum##Names), "two enumerators of " #Enum " have one name"); \
  constexpr const auto& enum_names(Enum) { return k##Enum##Names; }

namespace broadsheet::reconstruct {

template <std::size_t N>
constexpr bool are_different(const std::array<std::string_view, N>& names) {
  for (std::size_t i = 0; i < N; ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (names[i] == names[k]) return false;
  return true;
}

template <class Enum>
constexpr std::size_t index_of(Enum e) {
  return static_cast<std::size_t>(e);
}

/// How many enumerators an enum of BROADSHEET_NAMED_ENUM has, and the name of each.
template <class Enum>
inline constexpr std::size_t kCount = enum_names(Enum{}).size();
template <class Enum>
constexpr std::string_view name_of(Enum e) requires requires {
  enum_names(e);
}
{ return enum_names(e)[index_of(e)]; }

/// A number for each feature: the features of one thing, or their weights.
template <class Feature>
class PerFeature {
 public:
  using Values = std::array<double, kCount<Feature>>;

  constexpr PerFeature() = default;
  constexpr explicit PerFeature(const Values& values) : values_(values) {}  ///< in the order of enum_names()

  double& operator[](Feature f) { return values_[index_of(f)]; }
  double operator[](Feature f) const { return values_[index_of(f)]; }
  const Values& values() const { return values_; }  ///< in the order of enum_names()

 private:
  Values values_{};
};

/// Builds the features of one thing. Each has to be set once: what is forgotten or set twice is a fault of
/// the program, which take() finds whatever the page.
template <class Feature>
class FeatureBuilder {
 public:
  void set(Feature f, double value) {
    if (is_set_[index_of(f)]) set_twice_ = f;
    is_set_.set(index_of(f));
    out_[f] = value;
  }
  /// 1 for true, 0 for false.
  void set(Feature f, bool value) { set(f, value ? 1.0 : 0.0); }

  /// The features. Throws std::logic_error unless each was set once.
  PerFeature<Feature> take() const {
    if (set_twice_) throw std::logic_error("a feature is set twice: " + std::string(name_of(*set_twice_)));
    if (!is_set_.all()) throw std::logic_error("a feature is not set: " + first_missing());
    return out_;
  }

 private:
  std::string first_missing() const {
    std::size_t i = 0;
    while (is_set_[i]) ++i;
    return std::string(name_of(static_cast<Feature>(i)));
  }

  PerFeature<Feature> out_;
  std::bitset<kCount<Feature>> is_set_;
  std::optional<Feature> set_twice_;
};

}  // namespace broadsheet::reconstruct
