// Runs the cases of the *.md in tests/spec; README.md there tells their notation.
#include "common/text.hpp"
#include "issuetext/reader.hpp"
#include "support/memory_host.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace broadsheet::issuetext {
namespace {

using testing::MemoryHost;

struct Part {
  std::string info, text;
};

struct Case {
  std::string name;  // of letters, digits and '_'
  std::string where;
  std::vector<Part> page;
  std::string structure;
  bool known_gap = false;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.where; }

std::string identifier(std::string text) {
  for (char& c : text)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == '_' && b == '_'; }),
             text.end());
  return text;
}

void read_cases(const std::filesystem::path& file, std::vector<Case>& cases) {
  std::ifstream in(file);
  std::string line, info;
  std::string* block = nullptr;
  for (int number = 1; std::getline(in, line); ++number) {
    if (block) {
      if (line == "```") {
        block = nullptr;
      } else {
        *block += line + "\n";
      }
    } else if (line.starts_with("## ")) {
      cases.push_back({identifier(file.stem().string() + "_" + line.substr(3)),
                       file.filename().string() + ":" + std::to_string(number),
                       {},
                       {}});
    } else if (line.starts_with("```page")) {
      cases.back().page.push_back({line.substr(std::min<std::size_t>(8, line.size())), ""});
      block = &cases.back().page.back().text;
    } else if (line.starts_with("```structure")) {
      cases.back().known_gap = line.ends_with(" known-gap");
      block = &cases.back().structure;
    }
  }
}

std::vector<Case> all_cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(testing::source_folder() + "/tests/spec"))
    if (entry.path().extension() == ".md" && entry.path().stem() != "README") files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<Case> cases;
  for (const auto& file : files) read_cases(file, cases);
  return cases;
}

std::string unescaped(std::string text) {
  static const std::regex code_point(R"(\{U\+([0-9A-F]{4,6})\})");
  std::smatch match;
  while (std::regex_search(text, match, code_point)) {
    std::string character;
    common::append_char(character, static_cast<char32_t>(std::stoul(match[1], nullptr, 16)));
    text = match.prefix().str() + character + match.suffix().str();
  }
  return text;
}

std::string encoded(const std::string& utf8, const std::string& encoding) {
  UErrorCode error = U_ZERO_ERROR;
  std::string out(utf8.size() * 4, '\0');
  const auto size = ucnv_convert(encoding.c_str(), "UTF-8", out.data(), static_cast<std::int32_t>(out.size()),
                                 utf8.data(), static_cast<std::int32_t>(utf8.size()), &error);
  if (U_FAILURE(error)) throw std::runtime_error("no encoding " + encoding);
  return out.substr(0, static_cast<std::size_t>(size));
}

/// A document in the notation of a structure.
class Printer {
 public:
  std::string print(const Document& document, const std::vector<MemoryHost::Warning>& warnings) {
    fact("", "publication", document.issue.publication);
    fact("", "date", document.issue.date);
    fact("", "language", document.issue.language);
    for (const Article& article : document.articles) print(article);
    for (const Furniture& f : document.end.furniture) fact("", "furniture", f.text);
    for (const Discarded& d : document.end.discarded)
      fact("", "discarded", d.reason + " line " + std::to_string(d.line));
    for (const auto& w : warnings) fact("", "warning", w.code + " line " + std::to_string(w.line));
    return std::move(out_);
  }

 private:
  void print(const Article& a) {
    out_ += "article\n";
    for (const std::string& k : a.kickers) fact("  ", "kicker", k);
    fact("  ", "headline", a.headline);
    for (const std::string& s : a.subheadlines) fact("  ", "subheadline", s);
    fact("  ", "lead", a.lead);
    for (const Byline& b : a.bylines) fact("  ", "byline", b.role + " | " + b.name);
    if (a.dateline)
      fact("  ", "dateline", a.dateline->agency + " | " + a.dateline->place + " | " + a.dateline->date);
    fact("  ", "continued-from", a.continued_from);
    fact("  ", "continued-to", a.continued_to);
    for (const Block& b : a.blocks) {
      fact("  ", kind_of(b), with_marks(b));
      fact("  ", "credit", b.credit);
    }
  }

  static std::string kind_of(const Block& b) {
    return b.kind == BlockKind::subhead ? "subhead" : b.kind == BlockKind::caption ? "caption" : "paragraph";
  }

  static std::string with_marks(const Block& b) {
    std::string text = b.text;
    for (auto run = b.runs.rbegin(); run != b.runs.rend(); ++run)
      if (run->kind == RunKind::lost_glyph) text.insert(run->begin, "{lost}");
    return text;
  }

  void fact(const std::string& indent, const std::string& kind, const std::string& value) {
    if (!value.empty()) out_ += indent + kind + ": " + value + "\n";
  }

  std::string out_;
};

/// `printed` without the lines outside of articles whose kind `expected` does not name.
std::string named_facts(const std::string& printed, const std::string& expected) {
  const auto kind_of = [](const std::string& line) { return line.substr(0, line.find(':')); };
  std::set<std::string> kinds = {"article"};
  std::string line;
  for (std::istringstream lines(expected); std::getline(lines, line);) kinds.insert(kind_of(line));
  std::string kept;
  for (std::istringstream lines(printed); std::getline(lines, line);)
    if (line.starts_with(' ') || kinds.contains(kind_of(line))) kept += line + "\n";
  return kept;
}

/// The lines in which two texts differ, between their common beginning and end. (GoogleTest
/// prints other characters than ASCII as bytes.)
std::string difference(const std::string& expected, const std::string& found) {
  const auto lines_of = [](const std::string& text) {
    std::vector<std::string> lines;
    std::string line;
    for (std::istringstream in(text); std::getline(in, line);) lines.push_back(line);
    return lines;
  };
  std::vector<std::string> e = lines_of(expected), f = lines_of(found);
  const auto [first_e, first_f] = std::ranges::mismatch(e, f);
  e.erase(e.begin(), first_e);
  f.erase(f.begin(), first_f);
  while (!e.empty() && !f.empty() && e.back() == f.back()) e.pop_back(), f.pop_back();
  std::string out;
  for (const std::string& line : e) out += "- " + line + "\n";
  for (const std::string& line : f) out += "+ " + line + "\n";
  return out;
}

class Spec : public ::testing::TestWithParam<Case> {};

TEST_P(Spec, is_met) {
  const Case& c = GetParam();
  std::string input;
  std::map<std::string, std::string> options;
  for (const Part& part : c.page) {
    const std::size_t equals = part.info.find('=');
    if (equals != std::string::npos) options[part.info.substr(0, equals)] = part.info.substr(equals + 1);
    const bool is_encoding = !part.info.empty() && equals == std::string::npos;
    input += is_encoding ? encoded(unescaped(part.text), part.info) : unescaped(part.text);
  }
  MemoryHost memory("issuetext", input);
  for (const auto& [name, value] : options) memory.options[name] = value;
  const Document document = testing::read_with<Reader>(memory, "issuetext");
  const std::string found = named_facts(Printer().print(document, memory.warnings), c.structure);
  if (c.known_gap) {
    EXPECT_TRUE(found != c.structure) << c.where << ": the reader meets this case now; remove known-gap";
  } else {
    EXPECT_TRUE(found == c.structure) << c.where << ": expected - and found +\n"
                                      << difference(c.structure, found);
  }
}

INSTANTIATE_TEST_SUITE_P(newspapers, Spec, ::testing::ValuesIn(all_cases()),
                         [](const auto& spec) { return spec.param.name; });

}  // namespace
}  // namespace broadsheet::issuetext
