// reconstruct/language/packing/profile_source.hpp - reads a profile's JSON file, at build time.
#pragma once

#include "reconstruct/language/packed_profile.hpp"
#include "reconstruct/language/packing/packed_builder.hpp"

#include <string>

namespace broadsheet::reconstruct {

/// What a packed profile views.
struct ProfileSource {
  /// Throws nlohmann's exceptions, or std::invalid_argument for a pattern that cannot be read.
  explicit ProfileSource(std::string_view json);
  PackedProfile view() const;

  std::string language;
  PackedProfile facts;  ///< all but what others here own
  PackedBuilder packed;
};

}  // namespace broadsheet::reconstruct
