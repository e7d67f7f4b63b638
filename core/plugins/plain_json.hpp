// core/plugins/plain_json.hpp - the JSON that manifests are written in, read at a tenth of nlohmann-json's
// cost: each run of the program reads all manifests there are.
//
// What is unusual is left to that library, which also says what is wrong: fractions, long numbers, \u, and
// all that is no JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet {

class PlainJson {
 public:
  /// nullopt for what is unusual or wrong; else what nlohmann-json finds. `text` outlives it.
  static std::optional<PlainJson> parse(std::string_view text);

  bool is_null() const { return kind_ == Kind::null; }
  bool is_boolean() const { return kind_ == Kind::boolean; }
  bool is_number_integer() const { return kind_ == Kind::number; }
  bool is_string() const { return kind_ == Kind::string; }
  bool is_array() const { return kind_ == Kind::array; }
  bool is_object() const { return kind_ == Kind::object; }

  bool boolean() const { return number_ != 0; }
  long number() const { return number_; }
  const std::string& string() const { return string_; }
  const std::vector<PlainJson>& items() const { return items_; }
  /// The last member of that name; nullptr for none.
  const PlainJson* find(std::string_view key) const;

 private:
  friend class PlainJsonReader;
  enum class Kind : unsigned char { null, boolean, number, string, array, object };

  Kind kind_ = Kind::null;
  long number_ = 0;
  std::string string_;
  std::vector<PlainJson> items_;  // of an object, the values
  std::vector<std::string_view> keys_;
};

}  // namespace broadsheet
