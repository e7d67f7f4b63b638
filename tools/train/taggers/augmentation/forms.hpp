// train/taggers/augmentation/forms.hpp - the forms in which newspapers print bylines, leads, credits, jump
// marks and folio lines, composed from lists (forms/LANGUAGE.json) instead of listed.
//
// A template is a text with slots: {names}, {people}, {role}, {agency}, {place}, {date}, {page}, {mark}, {o}
// {c} (a pair of brackets), {s} (a blank or none), … and <one|of|these>. A page draws its templates,
// brackets, marks and separators once and keeps them.
#pragma once

#include "taggers/gold/sample.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>

namespace broadsheet::train {

/// Numbers that look random and are the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ull + 0x1234567) {}
  std::uint32_t next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return static_cast<std::uint32_t>((state_ * 0x2545F4914F6CDD1Dull) >> 32);
  }
  std::size_t below(std::size_t n) { return n == 0 ? 0 : next() % n; }
  bool chance(double p) { return next() < p * 4294967295.0; }

 private:
  std::uint64_t state_;
};

/// A text with the field of each character.
struct Labelled {
  Text text;
  std::vector<FieldLabel> labels;
  void add(View more, FieldLabel label) {
    text += more;
    labels.resize(text.size(), label);
  }
  void add(const Labelled& more) {
    text += more.text;
    labels.insert(labels.end(), more.labels.begin(), more.labels.end());
  }
  /// Where a narrow column breaks it: before the last role that a blank parts from a name above, or what else
  /// stands after the names; 0 for nowhere.
  std::size_t second_line() const;
};

/// What an element says, apart from its form.
struct Values {
  struct Person {
    Text role, name;
  };
  std::vector<Person> people;
  Text agency, place, date, page, publication;
};

/// The lists of one language.
class Forms {
 public:
  explicit Forms(const nlohmann::json& lists);
  const std::vector<Text>& list(const std::string& name) const;
  bool is_latin() const { return latin_; }

 private:
  std::map<std::string, std::vector<Text>> lists_;
  bool latin_ = false;
};

/// What one page draws and keeps.
class PageForms {
 public:
  PageForms(const Forms& forms, std::uint64_t seed);

  /// The page's form of `list`, filled; what is missing in the values is invented.
  Labelled compose(const std::string& list, const Values& values, FieldLabel plain);
  Labelled credit();
  Labelled folio(FieldLabel plain);
  Text caption_mark();
  std::vector<Values::Person> invented_people();

 private:
  const Text& drawn(const std::string& list);
  Text pick(const std::string& list) {
    const auto& l = forms_.list(list);
    return l.empty() ? Text() : l[dice_.below(l.size())];
  }
  Text resolved(View text);
  void label_roles(Labelled& out) const;
  Text invented_name();
  Text number(std::size_t digits);
  Text date_of(View form);
  void fill(Labelled& out, View slot, const Values& values, FieldLabel plain);
  std::optional<Text> sign(View slot) const;
  Text date_part(View slot);
  Text month_name() const;
  void names(Labelled& out, const std::vector<Values::Person>& people);
  void people(Labelled& out, const Values& values);
  void expand(Labelled& out, View text, const Values& values, FieldLabel plain);
  Text publication();

  const Forms& forms_;
  Dice dice_;
  std::map<std::string, Text> drawn_;
  std::map<Text, Text> roles_;  // the page's words for roles
  std::pair<Text, Text> brackets_, brackets2_;
  Text mark_, blank_, name_separator_, group_separator_, people_form_, publication_, year_;
  bool upper_names_ = false, pads_names_ = false;
  std::size_t month_ = 1, day_ = 1;
  std::vector<Values::Person> current_;
};

}  // namespace broadsheet::train
