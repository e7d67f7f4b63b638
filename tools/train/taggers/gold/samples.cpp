// Files -> samples.
#include "issuetext/decode/decode.hpp"
#include "issuetext/lines/lines.hpp"
#include "issuetext/lines/spacing.hpp"
#include "issuetext/lines/split_columns.hpp"
#include "reconstruct/language/profile.hpp"
#include "taggers/gold/groups.hpp"
#include "taggers/gold/page_file.hpp"
#include "taggers/gold/sample.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace broadsheet::train {

std::vector<Element> label_lines(std::vector<SampleLine>& lines, const nlohmann::json& gold, bool spaced);

namespace {

// The pages of a text, one after the other, and the line with which each begins.
struct Printed {
  std::vector<SampleLine> lines;
  std::vector<std::size_t> pages;
  bool spaced = false;
};

Printed printed(const std::string& path) {
  using namespace issuetext;
  static const bs_host kHost = quiet_host();
  const Decoded decoded = decode(bytes_of(path), "", plugin::Host(&kHost));
  const Profile& profile =
      profile_of(detect_language(to_text(std::string_view(decoded.text).substr(0, 60000))));
  Printed out;
  out.spaced = profile.spaced;
  PageReader pages(decoded.text, profile.spaced);
  while (std::optional<Page> next = pages.next()) {
    const Spacing spacing = profile.spaced ? spacing_of(*next) : Spacing::fixed;
    Page measured = measure(std::move(*next), spacing);
    if (!profile.spaced) measured = split_columns(std::move(measured), spacing);
    const Page page = split_jump_marks(std::move(measured), profile, spacing);
    out.pages.push_back(out.lines.size());
    for (const Line& line : page.lines)
      out.lines.push_back({Text(page.of(line)),
                           line.width.natural,
                           line.unit,
                           line.blank_before,
                           line.indented,
                           true,
                           {},
                           0});
  }
  return out;
}

}  // namespace

std::vector<Sample> read_samples(const std::string& text_file) {
  const std::filesystem::path path(text_file);
  const auto gold =
      nlohmann::json::parse(bytes_of(std::filesystem::path(path).replace_extension(".json").string()));
  Printed page = printed(text_file);
  const std::vector<Element> elements = label_lines(page.lines, gold, page.spaced);
  std::vector<Sample> out;
  for (std::size_t p = 0; p < page.pages.size(); ++p) {
    const std::size_t begin = page.pages[p],
                      end = p + 1 < page.pages.size() ? page.pages[p + 1] : page.lines.size();
    Sample& s = out.emplace_back();
    s.name = path.stem().string();
    s.language = gold.value("lang", "");
    const auto& made = gold.contains("made") ? gold["made"] : nlohmann::json::object();
    s.press = made.value("generator", "") == "press";
    s.group = group_of(gold, s.name);
    s.lines.assign(page.lines.begin() + static_cast<std::ptrdiff_t>(begin),
                   page.lines.begin() + static_cast<std::ptrdiff_t>(end));
    for (const Element& e : elements) {
      if (e.first < begin || e.first + e.count > end) continue;
      s.elements.push_back(e);
      s.elements.back().first -= begin;
    }
  }
  return out;
}

}  // namespace broadsheet::train
