// broadsheet/story_fields.hpp - what a news desk says of a story: names, types, values.
//
// The model keeps these as attributes of an article, of a caption (then they are
// the picture's) or of the issue (then they hold for each of its stories). The
// name is the same everywhere: key of the attribute, member of an article in our
// JSON, key of a rule for the news formats. Names are those of NewsML-G2 and
// ninjs 3. A list is several attributes with the same key.
//
// An attribute with such a key and a value of another form is an attribute like
// any other: is_field_value() tells.
//
// C++17, standard library only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet {

enum class FieldType {
  text,    ///< not empty, one line
  iri,     ///< with a scheme, no white space: "urn:newsml:example.com:20240518:A03-5f2e"
  moment,  ///< RFC 3339 with its zone: "2024-05-18T06:00:00+08:00"
  whole,   ///< a whole number from `least` to `most`
  choice,  ///< one of `choices`, which are separated by '|'
  term  ///< a concept of a vocabulary: "CODE=NAME", "CODE" with a colon in it, or a name alone; after a name
        ///< may stand
        ///< '@' and its language: "medtop:04000000=Wirtschaft@de"
};

struct StoryField {
  std::string_view name;
  FieldType type;
  bool is_list;
  int least, most;
  std::string_view choices;
  std::string_view about;
};

inline constexpr StoryField kStoryFields[] = {
    {"guid", FieldType::iri, false, 0, 0, "", "identifies the story for ever, whatever its version"},
    {"version", FieldType::whole, false, 1, 1000000000, "", "of the story, raised whenever it is sent again"},
    {"firstCreated", FieldType::moment, false, 0, 0, "", "when version 1 was made"},
    {"versionCreated", FieldType::moment, false, 0, 0, "", "when this version was made"},
    {"pubStatus", FieldType::choice, false, 0, 0, "usable|withheld|canceled", "canceled is a kill"},
    {"embargoed", FieldType::moment, false, 0, 0, "", "not to be published before"},
    {"expires", FieldType::moment, false, 0, 0, "", "of no use after"},
    {"revision", FieldType::choice, false, 0, 0, "update|correction", "what a version above 1 is"},
    {"urgency", FieldType::whole, false, 1, 9, "", "for editors; 1 is the most urgent"},
    {"priority", FieldType::whole, false, 1, 9, "", "for the wire; 1 goes first"},
    {"genre", FieldType::term, true, 0, 0, "", "the nature of the text: interview, obituary"},
    {"subjects", FieldType::term, true, 0, 0, "", "what it is about"},
    {"keywords", FieldType::text, true, 0, 0, "", "words to find it by"},
    {"slugline", FieldType::text, false, 0, 0, "", "the desk's short name for it"},
    {"located", FieldType::text, false, 0, 0, "", "where it was written, if other than its dateline says"},
    {"provider", FieldType::term, false, 0, 0, "", "who releases it"},
    {"creditline", FieldType::text, false, 0, 0, "", "to be printed with it"},
    {"edNote", FieldType::text, true, 0, 0, "", "for editors, not for readers"},
    {"instructions", FieldType::text, true, 0, 0, "", "what editors must do or not do with it"},
    {"copyrightHolder", FieldType::text, false, 0, 0, "", "who owns it"},
    {"copyrightNotice", FieldType::text, false, 0, 0, "", "to be printed with it"},
    {"usageTerms", FieldType::text, false, 0, 0, "", "what may be done with it"},
};

/// The field of that name, or null.
inline constexpr const StoryField* story_field(std::string_view name) {
  for (const StoryField& field : kStoryFields)
    if (field.name == name) return &field;
  return nullptr;
}

namespace detail {

inline constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// '0' stands for a digit, any other character for itself.
inline constexpr bool takes_form(std::string_view& text, std::string_view form) {
  if (text.size() < form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (form[i] == '0' ? !is_digit(text[i]) : text[i] != form[i]) return false;
  text.remove_prefix(form.size());
  return true;
}

inline constexpr int two_digits(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

inline constexpr int days_in(int year, int month) {
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 ? (is_leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

inline constexpr bool is_moment(std::string_view text) {
  const std::string_view all = text;
  if (!takes_form(text, "0000-00-00T00:00:00")) return false;
  const int month = two_digits(all, 5), day = two_digits(all, 8);
  const int year = two_digits(all, 0) * 100 + two_digits(all, 2);
  if (month < 1 || month > 12 || day < 1 || day > days_in(year, month)) return false;
  if (two_digits(all, 11) > 23 || two_digits(all, 14) > 59 || two_digits(all, 17) > 59) return false;
  if (!text.empty() && text[0] == '.')
    for (text.remove_prefix(1); !text.empty() && is_digit(text[0]);) text.remove_prefix(1);
  if (text == "Z") return true;
  const std::string_view zone = text;
  return (takes_form(text, "+00:00") || takes_form(text, "-00:00")) && text.empty() &&
         two_digits(zone, 1) <= 14 && two_digits(zone, 4) <= 59;
}

inline constexpr bool is_whole(std::string_view text, int least, int most) {
  if (text.empty() || text.size() > 10 || (text[0] == '0' && text.size() > 1)) return false;
  long long value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return false;
    value = value * 10 + (c - '0');
  }
  return value >= least && value <= most;
}

inline constexpr bool is_choice(std::string_view text, std::string_view choices) {
  while (!choices.empty() && !text.empty()) {
    const std::size_t end = choices.find('|');
    if (choices.substr(0, end) == text) return true;
    choices.remove_prefix(end == choices.npos ? choices.size() : end + 1);
  }
  return false;
}

inline constexpr bool has_space(std::string_view text) { return text.find_first_of(" \t\r\n") != text.npos; }

inline constexpr bool is_term(std::string_view text) {
  const std::size_t equals = text.find('=');
  const std::string_view code = text.substr(0, equals);
  if (equals == text.npos && code.find(':') == code.npos) return !text.empty();
  return !code.empty() && code[0] != ':' && code[code.size() - 1] != ':' && !has_space(code);
}

}  // namespace detail

/// Whether `value` has the form that values of the field have.
inline constexpr bool is_field_value(const StoryField& field, std::string_view value) {
  switch (field.type) {
    case FieldType::text: return value.find_first_not_of(" \t\r\n") != value.npos;
    case FieldType::iri: {
      const std::size_t colon = value.find(':');
      return colon != value.npos && colon > 0 && colon + 1 < value.size() && !detail::has_space(value);
    }
    case FieldType::moment: return detail::is_moment(value);
    case FieldType::whole: return detail::is_whole(value, field.least, field.most);
    case FieldType::choice: return detail::is_choice(value, field.choices);
    case FieldType::term: return detail::is_term(value);
  }
  return false;
}

/// What a value of the field must be, for a message: "a whole number from 1 to 9".
inline std::string expected_of(const StoryField& field) {
  const std::string list = field.is_list ? "a list of " : "";
  switch (field.type) {
    case FieldType::text: return list.empty() ? "a text" : list + "texts";
    case FieldType::iri: return "an IRI with its scheme, like urn:newsml:example.com:20240518:A03-5f2e";
    case FieldType::moment: return "a date and time with its zone, like 2024-05-18T06:00:00+08:00";
    case FieldType::whole:
      return "a whole number from " + std::to_string(field.least) + " to " + std::to_string(field.most);
    case FieldType::choice: return "one of " + std::string(field.choices);
    case FieldType::term: return list + "concepts, like {\"code\":\"medtop:04000000\",\"name\":\"economy\"}";
  }
  return "of another type";
}

}  // namespace broadsheet
