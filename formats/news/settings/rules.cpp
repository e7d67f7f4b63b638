#include "news/settings/rules.hpp"

#include "common/pieces.hpp"
#include "common/text.hpp"
#include "external/toml.hpp"
#include "news/settings/iptc_schemes.hpp"
#include "news/settings/metadata.hpp"
#include "news/text/text.hpp"

#include <broadsheet/plugin.hpp>

#include <unicode/uchar.h>

#include <algorithm>
#include <sstream>

namespace broadsheet::news {
namespace {

/// What is wrong, and where: parse_rules knows the file.
struct Fault {
  unsigned line;
  std::string why;
};

[[noreturn]] void refuse(unsigned line, const std::string& why) { throw Fault{line, why}; }

[[noreturn]] void refuse(const toml::node& node, const std::string& why) {
  refuse(node.source().begin.line, why);
}

std::string place_of(const std::string& file, unsigned line) {
  return file + (file.empty() ? "the rules, line " : ":") + std::to_string(line) + ": ";
}

[[noreturn]] void refuse(const std::string& file, const Fault& fault) {
  throw plugin::Failure(place_of(file, fault.line) + fault.why);
}

std::vector<std::string_view> names_of_fields() {
  std::vector<std::string_view> out;
  for (const StoryField& field : kStoryFields) out.push_back(field.name);
  return out;
}

/// For a name that is not known: the one that differs in case or in its end, else all there are.
std::string advice(const std::string& name, const std::vector<std::string_view>& known) {
  const auto lower = [](std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c;
    return out;
  };
  std::string all;
  for (const std::string_view its : known) {
    const std::string a = lower(name), b = lower(its);
    if (a == b || (std::min(a.size(), b.size()) > 3 && (a.starts_with(b) || b.starts_with(a))))
      return "; did you mean \"" + std::string(its) + "\"?";
    all.append(all.empty() ? "; there are " : ", ").append(its);
  }
  return all;
}

/// A page without the zeros in front of its number: "01" is page 1; so is "A1", where a rule has no letter.
std::string page_key(std::string_view page, bool drops_letter) {
  std::string out;
  for (const char c : page)
    if (c != '0' || (!out.empty() && out.back() >= '0' && out.back() <= '9')) out += c;
  if (drops_letter && out.size() > 1 && out[0] == 'a' && out[1] >= '0' && out[1] <= '9') out.erase(0, 1);
  return out;
}

bool is_page(const std::vector<std::string>& wanted, const std::string& page) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& its) {
           const bool is_number = !its.empty() && its[0] >= '0' && its[0] <= '9';
           return page_key(its, false) == page_key(page, is_number);
         });
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
    if (!field) refuse(value, "no story has \"" + name + '"' + advice(name, names_of_fields()));
    if (value.is_array() && !field->is_list) refuse(value, name + " is one value, not a list");
    const auto add = [&](const toml::node& entry, const std::string& text) {
      if (!is_story_field({name, text}))
        refuse(entry, name + " cannot be \"" + text + "\": give " + expected_of(*field));
      out.push_back({name, text});
    };
    // Codes and keywords in one text, as options have them; a note may have a semicolon.
    if (value.is_string() && field->is_list && (field->type == FieldType::term || name == "keywords")) {
      const std::vector<std::string> entries = split_list(text_of(value, name));
      if (entries.empty()) add(value, "");
      for (const std::string& entry : entries) add(value, entry);
    } else {
      each(value, [&](const toml::node& entry) {
        add(entry,
            one_line(field->type == FieldType::term ? concept_text(entry, name) : text_of(entry, name)));
      });
    }
  }
  return out;
}

Rule rule_of(const toml::node& node) {
  const auto* table = node.as_table();
  if (!table) refuse(node, "a rule is a table: begin it with [[rule]]");
  Rule out;
  out.line = node.source().begin.line;
  for (const auto& [key, value] : *table) {
    const std::string name(key.str());
    if (name == "page")
      out.pages = condition(value, name);
    else if (name == "section")
      out.sections = condition(value, name);
    else if (name == "kicker")
      out.kickers = condition(value, name);
    else if (name == "headline")
      out.headlines = condition(value, name);
    else if (name == "byline")
      out.bylines = condition(value, name);
    else if (name == "words")
      out.words = condition(value, name);
    else if (name == "override" && value.is_boolean())
      out.overrides = **value.as_boolean();
    else if (name == "set")
      out.line = value.source().begin.line, out.set = fields_in(value);
    else
      refuse(value, "a rule has no \"" + name + '"' +
                        advice(name, {"page", "section", "kicker", "headline", "byline", "words", "override",
                                      "set"}));
  }
  if (out.set.empty()) refuse(node, "the rule sets nothing: add set = { … }");
  return out;
}

bool is_one_of(const std::vector<std::string>& wanted, const std::string& text) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), folded(text)) != wanted.end();
}

bool is_word_char(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) && !common::is_cjk(c); }

/// Whether `word` stands in `text` as a whole: not as a part of a longer word, where words have blanks
/// between.
bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const char32_t before = common::last_char(text.substr(0, at)),
                   after = common::first_char(text.substr(at + word.size()));
    const bool cut_before = is_word_char(before) && is_word_char(common::first_char(word));
    const bool cut_after = is_word_char(after) && is_word_char(common::last_char(word));
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

bool has_any(const std::vector<std::string>& wanted, const std::string& folded_text) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](const std::string& word) { return has_word(folded_text, word); });
}

bool is_any(const std::vector<std::string>& wanted, const std::vector<std::string>& lines) {
  return wanted.empty() || std::any_of(lines.begin(), lines.end(),
                                       [&](const std::string& line) { return is_one_of(wanted, line); });
}

/// Where a paper prints its sections above stories, they are read as kickers.
bool is_in_section(const Rule& rule, const Article& article) {
  return is_one_of(rule.sections, article.section) || is_any(rule.sections, article.kickers);
}

}  // namespace

bool is_declared(std::string_view term, const std::vector<std::pair<std::string, std::string>>& schemes) {
  const std::string code = concept_of(term).qcode, alias = code.substr(0, code.find(':'));
  if (code.empty() || code.find("://") != code.npos || alias == "urn" || is_iptc_alias(alias)) return true;
  return std::any_of(schemes.begin(), schemes.end(), [&](const auto& its) { return its.first == alias; });
}

void check_codes(const Rules& rules, const std::vector<std::pair<std::string, std::string>>& schemes) {
  for (const Rule& rule : rules.all)
    for (const Attr& its : rule.set)
      if (story_field(its.key)->type == FieldType::term && !is_declared(its.value, schemes))
        refuse(rules.file, {rule.line, "no vocabulary is known for \"" + its.value +
                                           "\": mend its alias, or declare it: [schemes] ALIAS = \"URI\""});
}

Rules parse_rules(std::string_view text, std::string_view name) try {
  Rules out;
  out.file = name;
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
} catch (const Fault& fault) {
  refuse(std::string(name), fault);
} catch (const toml::parse_error& e) {
  refuse(std::string(name), {e.source().begin.line, std::string(e.description())});
}

bool must_hold(const Rule& rule) {
  return rule.overrides || std::any_of(rule.set.begin(), rule.set.end(), [](const Attr& its) {
           return its.key == "embargoed" || its.key == "pubStatus" || its.key == "expires";
         });
}

std::string description_of(const Rules& rules, const Rule& rule) {
  std::string sets, wants;
  for (const Attr& its : rule.set)
    if (sets.find(its.key) == sets.npos) sets += (sets.empty() ? "" : ", ") + its.key;
  const auto add = [&](const char* name, const std::vector<std::string>& any) {
    if (any.empty()) return;
    wants += (wants.empty() ? "" : ", ") + std::string(name);
    for (const std::string& its : any) wants += (&its == &any.front() ? " \"" : " or \"") + its + '"';
  };
  add("page", rule.pages), add("section", rule.sections), add("kicker", rule.kickers);
  add("headline", rule.headlines), add("byline", rule.bylines), add("words", rule.words);
  return place_of(rules.file, rule.line) + "the rule that sets " + sets +
         (wants.empty() ? "" : " (" + wants + ')');
}

RuleFields fields_by_rules(const Rules& rules, const Article& article) {
  RuleFields out;
  std::string text;
  const std::string page = folded(article.page), headline = folded(article.headline);
  std::vector<std::string> names;
  for (const Byline& byline : article.bylines) names.push_back(byline.name);
  for (std::size_t i = 0; i < rules.all.size(); ++i) {
    const Rule& rule = rules.all[i];
    if (!is_page(rule.pages, page) || !is_in_section(rule, article)) continue;
    if (!is_any(rule.kickers, article.kickers) || !is_any(rule.bylines, names)) continue;
    if (!rule.headlines.empty() && !has_any(rule.headlines, headline)) continue;
    if (!rule.words.empty() && text.empty()) text = text_of(article);
    if (!rule.words.empty() && !has_any(rule.words, text)) continue;
    out.met.push_back(i);
    complete(rule.overrides ? out.strong : out.weak, rule.set);
  }
  return out;
}

}  // namespace broadsheet::news
