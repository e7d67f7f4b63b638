// unit/layout/printed_form.hpp - a plain page on which one printed form stands, and what became of its lines.
#pragma once

#include "unit/layout/seen_page.hpp"

#include <string>
#include <vector>

namespace broadsheet::layout {

// A page of 600 x 800 with text of 10 points; face 1 is bold, face 2 another family.
inline std::string sheet(const std::string& rows) {
  return "P\t600\t800\nF\t0\tTimes\nF\t1\tTimes\tbold\nF\t2\tArial\n" + rows;
}

// Four lines of text from `y` on, the first with `indent` before it, the last a short one.
inline std::string text(int x, int y, const std::string& word, const std::string& indent = ">") {
  return "C\t" + std::to_string(x) + "\t" + std::to_string(y) + "\t240\t10\t0\t" + indent + word +
         " opens here with some plain words\t" + word + " line two goes on with its words\t" + word +
         " line three goes on with words\t" + word + " ends here.<\n";
}

inline bool has(const Texts& texts, const std::string& part) {
  for (const std::string& text : texts)
    if (text.find(part) != std::string::npos) return true;
  return false;
}

inline Texts with_class(const Page& page, const std::vector<LineHint>& hints, LineClass wanted) {
  const Flow flow = flow_of(page, hints);
  Texts out;
  for (std::size_t l = 0; l < page.lines.size(); ++l)
    if (flow.zones.classes[l] == wanted) out.push_back(page.lines[l].text);
  return out;
}

inline Texts furniture_of(const Page& page, const std::vector<LineHint>& hints) {
  return with_class(page, hints, LineClass::furniture);
}

// Of a page on which one line may be a folio line, by its date.
inline Texts furniture(const std::string& rows) {
  const Page page = page_from(sheet(rows));
  std::vector<LineHint> hints = hints_of(page);
  for (std::size_t l = 0; l < hints.size(); ++l)
    hints[l].furniture = page.lines[l].text.ends_with("March 5, 2024");
  return furniture_of(page, hints);
}

}  // namespace broadsheet::layout
