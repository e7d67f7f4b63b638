#include "common/forbidden.hpp"

namespace broadsheet::common {
namespace {

std::size_t forbidden_in(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c < 0x7F) continue;
    const bool is_control = c < 0x80 && c != '\t' && c != '\n' && c != '\r';
    n += is_control || (c >= 0xC2 && forbidden(text.substr(i, 4)) > 0);
  }
  return n;
}

template <class Do>
void for_each_text(const Article& article, Do&& something) {
  for (const auto* const text :
       {&article.section, &article.headline, &article.lead, &article.continued_to, &article.continued_from})
    something(*text);
  for (const auto* const lines : {&article.kickers, &article.subheadlines})
    for (const std::string& line : *lines) something(line);
  for (const Byline& byline : article.bylines) something(byline.role), something(byline.name);
  for (const Block& block : article.blocks) something(block.text), something(block.credit);
}

/// As a terminal may show it.
std::string named(const Article& article) {
  std::string name;
  for (const char c : article.headline.empty() ? article.id : article.headline)
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) name += c;
  return name;
}

}  // namespace

void Forbidden::count(const Article& article) {
  const bool is_first = count_ == 0;
  for_each_text(article, [this](std::string_view text) { count_ += forbidden_in(text); });
  if (is_first && count_ > 0) first_ = named(article);
}

void Forbidden::tell(const plugin::Host& host, const char* code) const {
  if (count_ == 0) return;
  host.warn(code, std::to_string(count_) +
                      (count_ == 1 ? " control character is" : " control characters are") +
                      " left out, as this format cannot hold them; the first stands in \"" + first_ +
                      "\": clean the text they come from");
}

}  // namespace broadsheet::common
