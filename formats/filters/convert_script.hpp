// filters/convert_script.hpp - the filter "convert-script": Chinese in the other script.
//
// Uses ICU's Simplified-Traditional transliteration, which works by characters and short phrases,
// without knowledge of words. The result is not an edition in that script and says so: the issue
// gets the attribute "script-converted" with what was done, for instance "Hans-Hant, ICU 72.1".
#pragma once

#include <broadsheet/plugin.hpp>

#include <memory>

namespace broadsheet::filters {

class ConvertScript : public plugin::Filter {
 public:
  ConvertScript();
  ~ConvertScript() override;
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  struct Converter;
  std::unique_ptr<Converter> converter_;
};

}  // namespace broadsheet::filters
