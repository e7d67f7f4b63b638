#include "filters/pattern.hpp"

#include <broadsheet/plugin.hpp>

#include <unicode/regex.h>
#include <unicode/utext.h>

namespace broadsheet::filters {
namespace {

// Steps of ICU's engine for one text, about a millisecond each: no text of a
// newspaper needs them with a pattern that ends.
constexpr std::int32_t kSteps = 2000;
constexpr std::int32_t kStack = 8 << 20;

}  // namespace

struct Pattern::Matcher {
  Matcher(std::string_view pattern, UErrorCode& status)
      : regex(icu::UnicodeString::fromUTF8({pattern.data(), static_cast<std::int32_t>(pattern.size())}), 0,
              status) {}
  icu::RegexMatcher regex;
};

Pattern::Pattern(std::string_view pattern, std::string name) : name_(std::move(name)) {
  UErrorCode status = U_ZERO_ERROR;
  matcher_ = std::make_unique<Matcher>(pattern, status);
  matcher_->regex.setTimeLimit(kSteps, status);
  matcher_->regex.setStackLimit(kStack, status);
  if (U_FAILURE(status))
    throw plugin::Failure("the option " + name_ + " is no regular expression: " + std::string(pattern) +
                              " (" + u_errorName(status) + ")",
                          BS_UNSUPPORTED);
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

std::vector<std::pair<std::size_t, std::size_t>> Pattern::matches(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::RegexMatcher& regex = matcher_->regex;
  UText* utf8 = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  const std::unique_ptr<UText, UText* (*)(UText*)> closer(utf8, utext_close);
  if (U_SUCCESS(status)) regex.reset(utf8);
  std::vector<std::pair<std::size_t, std::size_t>> found;
  while (U_SUCCESS(status) && regex.find(status)) {
    const auto begin = static_cast<std::size_t>(regex.start64(status)),
               end = static_cast<std::size_t>(regex.end64(status));
    if (end > begin) found.emplace_back(begin, end);
  }
  if (U_FAILURE(status))
    throw plugin::Failure("the option " + name_ + " takes too long to match (" + u_errorName(status) +
                              "): write it without repetitions inside repetitions",
                          BS_UNSUPPORTED);
  return found;
}

}  // namespace broadsheet::filters
