#include "filters/redact.hpp"

#include "filters/rewrite.hpp"

namespace broadsheet::filters {

template <class Part>
std::size_t Redact::redact(Part& part) {
  std::size_t replaced = 0;
  const std::string with(host().option("with"));
  rewrite(part, [&](const std::string& text, const std::vector<Run>&) {
    std::vector<Edit> edits;
    for (const auto& [begin, end] : pattern_->matches(text)) edits.push_back({begin, end, with});
    replaced += edits.size();
    return edits;
  });
  return replaced;
}

void Redact::open(const Issue& issue) {
  const std::string_view pattern = host().option("pattern");
  if (pattern.empty()) throw plugin::Failure("redact needs --redact.pattern", BS_UNSUPPORTED);
  pattern_.emplace(pattern, "--redact.pattern");
  Issue changed = issue;
  redact(changed);
  next().open(changed);
}

void Redact::article(const Article& article) {
  Article changed = article;
  if (const std::size_t replaced = redact(changed); replaced > 0)
    changed.attrs.push_back({"redacted", std::to_string(replaced)});
  next().article(changed);
}

void Redact::close(const End& end) {
  End changed = end;
  redact(changed);
  next().close(changed);
}

}  // namespace broadsheet::filters
