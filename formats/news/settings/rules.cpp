#include "news/settings/rules.hpp"

#include "common/text.hpp"
#include "external/toml.hpp"
#include "news/settings/metadata.hpp"
#include "news/text/text.hpp"

#include <broadsheet/plugin.hpp>

#include <unicode/uchar.h>

#include <algorithm>
#include <sstream>

namespace broadsheet::news {
namespace {

[[noreturn]] void refuse(const toml::node& node, const std::string& why) {
  throw plugin::Failure("the rules, line " + std::to_string(node.source().begin.line) + ": " + why);
}

/// For comparisons in any case.
std::string folded(std::string_view text) {
  const std::string line = one_line(text);
  std::string out;
  for (std::string_view rest = line; !rest.empty();)
    common::append_char(out, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(common::take_char(rest)),
                                                              U_FOLD_CASE_DEFAULT)));
  return out;
}

std::string text_of(const toml::node& node, const std::string& name) {
  if (node.is_string()) return **node.as_string();
  if (!node.is_integer() && !node.is_date() && !node.is_date_time())
    refuse(node, name + " is neither a text, a number nor a time");
  std::ostringstream text;
  node.visit([&](const auto& value) { text << value; });
  return text.str();
}

/// Calls `take` for the node, or for each entry where it is a list.
template <class Take>
void each(const toml::node& node, Take take) {
  if (const auto* list = node.as_array())
    for (const toml::node& entry : *list) take(entry);
  else
    take(node);
}

std::vector<std::string> condition(const toml::node& node, const std::string& name) {
  std::vector<std::string> out;
  each(node, [&](const toml::node& entry) { out.push_back(folded(text_of(entry, name))); });
  if (out.empty()) refuse(node, name + " is an empty list, which no story can meet");
  if (std::count(out.begin(), out.end(), "") > 0) refuse(node, name + " is an empty text: leave it out");
  return out;
}

std::string concept_text(const toml::node& node, const std::string& name) {
  const auto* table = node.as_table();
  if (!table) return text_of(node, name);
  Concept its;
  for (const auto& [key, value] : *table) {
    const std::string text = text_of(value, name);
    if (key == "code")
      its.qcode = text;
    else if (key == "name")
      its.name = text;
    else if (key == "language")
      its.language = text;
    else
      refuse(value, name + " has no \"" + std::string(key.str()) + "\": a concept has code, name, language");
  }
  return value_of(its);
}

std::vector<Attr> fields_in(const toml::node& node) {
  const auto* table = node.as_table();
  if (!table) refuse(node, "set is no table: write set = { urgency = 2 }");
  std::vector<Attr> out;
  for (const auto& [key, value] : *table) {
    const std::string name(key.str());
    const StoryField* const field = story_field(name);
    if (!field)
      refuse(value, "no story has a \"" + name +
                        "\"; plugins/README.md, What a desk says of a story, has the names");
    if (value.is_array() && !field->is_list) refuse(value, name + " is one value, not a list");
    each(value, [&](const toml::node& entry) {
      Attr its{name,
               one_line(field->type == FieldType::term ? concept_text(entry, name) : text_of(entry, name))};
      if (!is_story_field(its))
        refuse(entry, name + " cannot be \"" + its.value + "\": give " + expected_of(*field));
      out.push_back(std::move(its));
    });
  }
  return out;
}

Rule rule_of(const toml::node& node) {
  const auto* table = node.as_table();
  if (!table) refuse(node, "a rule is a table: begin it with [[rule]]");
  Rule out;
  for (const auto& [key, value] : *table) {
    const std::string name(key.str());
    if (name == "page")
      out.pages = condition(value, name);
    else if (name == "section")
      out.sections = condition(value, name);
    else if (name == "kicker")
      out.kickers = condition(value, name);
    else if (name == "byline")
      out.bylines = condition(value, name);
    else if (name == "words")
      out.words = condition(value, name);
    else if (name == "override" && value.is_boolean())
      out.overrides = **value.as_boolean();
    else if (name == "set")
      out.set = fields_in(value);
    else
      refuse(value,
             "a rule has no \"" + name + "\": it has page, section, kicker, byline, words, override, set");
  }
  if (out.set.empty()) refuse(node, "the rule sets nothing: add set = { … }");
  return out;
}

bool is_one_of(const std::vector<std::string>& wanted, const std::string& text) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), folded(text)) != wanted.end();
}

bool is_word_char(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) && !common::is_cjk(c); }

char32_t last_char(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) continue;
  text.remove_prefix(at);
  return text.empty() ? U' ' : common::take_char(text);
}

char32_t first_char(std::string_view text) { return text.empty() ? U' ' : common::take_char(text); }

/// Whether `word` stands in `text` as a whole: not as a part of a longer word, where words have blanks
/// between.
bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const char32_t before = last_char(text.substr(0, at)), after = first_char(text.substr(at + word.size()));
    const bool cut_before = is_word_char(before) && is_word_char(first_char(word));
    const bool cut_after = is_word_char(after) && is_word_char(last_char(word));
    if (!cut_before && !cut_after) return true;
  }
  return false;
}

/// All that is printed of an article, folded; made when the first rule asks for words.
std::string text_of(const Article& article) {
  std::string out = article.headline + '\n' + article.lead + '\n';
  for (const auto* lines : {&article.kickers, &article.subheadlines})
    for (const std::string& line : *lines) out += line + '\n';
  for (const Block& block : article.blocks) out += block.text + '\n';
  return folded(out);
}

}  // namespace

Rules parse_rules(std::string_view text) try {
  Rules out;
  const toml::table file = toml::parse(text);
  for (const auto& [key, value] : file) {
    if (key == "schemes" && value.is_table()) {
      for (const auto& [alias, uri] : *value.as_table())
        out.schemes.emplace_back(std::string(alias.str()), text_of(uri, "a scheme"));
    } else if (key == "rule") {
      each(value, [&](const toml::node& rule) { out.all.push_back(rule_of(rule)); });
    } else {
      refuse(value, "a rules file has [schemes] and [[rule]], no \"" + std::string(key.str()) + '"');
    }
  }
  return out;
} catch (const toml::parse_error& e) {
  throw plugin::Failure("the rules, line " + std::to_string(e.source().begin.line) + ": " +
                        std::string(e.description()));
}

RuleFields fields_by_rules(const Rules& rules, const Article& article) {
  RuleFields out;
  std::string text;
  const auto any = [](const std::vector<std::string>& wanted, const std::vector<std::string>& lines) {
    return wanted.empty() || std::any_of(lines.begin(), lines.end(),
                                         [&](const std::string& line) { return is_one_of(wanted, line); });
  };
  std::vector<std::string> names;
  for (const Byline& byline : article.bylines) names.push_back(byline.name);
  for (const Rule& rule : rules.all) {
    if (!is_one_of(rule.pages, article.page) || !is_one_of(rule.sections, article.section)) continue;
    if (!any(rule.kickers, article.kickers) || !any(rule.bylines, names)) continue;
    if (!rule.words.empty()) {
      if (text.empty()) text = text_of(article);
      if (std::none_of(rule.words.begin(), rule.words.end(),
                       [&](const std::string& word) { return has_word(text, word); }))
        continue;
    }
    complete(rule.overrides ? out.strong : out.weak, rule.set);
  }
  return out;
}

}  // namespace broadsheet::news
