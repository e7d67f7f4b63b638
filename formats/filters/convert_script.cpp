#include "filters/convert_script.hpp"

#include "filters/rewrite.hpp"

#include <unicode/translit.h>
#include <unicode/uversion.h>

#include <set>

namespace broadsheet::filters {

struct ConvertScript::Converter {
  std::unique_ptr<icu::Transliterator> transliterator;

  std::string convert(const std::string& text) const {
    icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
    transliterator->transliterate(wide);
    std::string out;
    return wide.toUTF8String(out);
  }

  // The text between two ends of marks is converted as one, so that each mark still covers its words.
  std::vector<Edit> edits(const std::string& text, const std::vector<Run>& runs) const {
    std::set<std::size_t> cuts = {0, text.size()};
    for (const Run& run : runs)
      for (const std::size_t at : {std::size_t{run.begin}, std::size_t{run.end}})
        if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) cuts.insert(at);
    std::vector<Edit> edits;
    for (auto end = cuts.begin(), begin = end++; end != cuts.end(); begin = end++) {
      const std::string piece = text.substr(*begin, *end - *begin);
      if (std::string made = convert(piece); made != piece) edits.push_back({*begin, *end, std::move(made)});
    }
    return edits;
  }

  template <class Part>
  Part converted(Part part) const {
    rewrite(part,
            [this](const std::string& text, const std::vector<Run>& runs) { return edits(text, runs); });
    return part;
  }
};

ConvertScript::ConvertScript() = default;
ConvertScript::~ConvertScript() = default;

void ConvertScript::open(const Issue& issue) {
  const bool to_traditional = host().option("to") == "Hant";
  UErrorCode status = U_ZERO_ERROR;
  converter_ = std::make_unique<Converter>();
  converter_->transliterator.reset(icu::Transliterator::createInstance(
      to_traditional ? "Simplified-Traditional" : "Traditional-Simplified", UTRANS_FORWARD, status));
  if (U_FAILURE(status))
    throw plugin::Failure("ICU has no conversion between the Chinese scripts", BS_UNSUPPORTED);

  const std::string_view language = issue.language;
  if (!language.empty() && language.substr(0, 2) != "zh")
    host().warn("BS-F002", "converts an issue in " + issue.language + " as if it were Chinese");
  Issue changed = converter_->converted(issue);
  // Regions go with the script that is used there: "zh-TW" in the other one is no "zh-TW".
  if (language.empty() || language.substr(0, 2) == "zh")
    changed.language = to_traditional ? "zh-Hant" : "zh-Hans";
  changed.attrs.push_back({"script-converted", (to_traditional ? "Hans-Hant, ICU " : "Hant-Hans, ICU ") +
                                                   std::string(U_ICU_VERSION)});
  next().open(changed);
}

void ConvertScript::article(const Article& article) { next().article(converter_->converted(article)); }
void ConvertScript::close(const End& end) { next().close(converter_->converted(end)); }

}  // namespace broadsheet::filters
