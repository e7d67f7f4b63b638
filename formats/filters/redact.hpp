// filters/redact.hpp - the filter "redact": replaces what matches a pattern.
#pragma once

#include "filters/pattern.hpp"

#include <broadsheet/plugin.hpp>

#include <optional>

namespace broadsheet::filters {

/// Replaces matches of the option "pattern" by the option "with" in every text
/// that a reader of the paper sees; a match lies in one text. Articles that were
/// changed get the attribute "redacted" with the number of replacements.
class Redact : public plugin::Filter {
 public:
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  template <class Part>
  std::size_t redact(Part& part);

  std::optional<Pattern> pattern_;
};

}  // namespace broadsheet::filters
