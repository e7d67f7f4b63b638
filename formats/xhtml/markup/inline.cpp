#include "xhtml/markup/inline.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>

namespace broadsheet::xhtml {
namespace {

constexpr std::size_t kMaxNesting = 16;

using ascii::is_digit;
bool is_word(char c) { return ascii::is_alphanumeric(c); }
bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool fits(const Run& run, std::string_view text) {
  if (run.end > text.size() || run.begin > run.end) return false;
  if (run.begin == run.end && run.kind != RunKind::lost_glyph) return false;
  return is_boundary(text, run.begin) && is_boundary(text, run.end);
}

/// Writes one text with marks; nesting is made by closing and reopening.
class InlineWriter {
 public:
  InlineWriter(Markup& out, std::string_view text, bool upright_digits,
               const std::function<std::string(std::string_view)>& soften)
      : out_(out), text_(text), upright_digits_(upright_digits), soften_(soften) {}

  void write(const std::vector<Run>& runs) {
    std::vector<const Run*> sorted;
    for (const Run& run : runs)
      if (fits(run, text_)) sorted.push_back(&run);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Run* a, const Run* b) {
      return a->begin != b->begin ? a->begin < b->begin : a->end > b->end;
    });
    for (const Run* run : sorted) {
      close_until(run->begin);
      text_until(run->begin);
      open_run(*run);
    }
    close_until(text_.size());
    text_until(text_.size());
  }

 private:
  /// Ends the runs that end at or before `position`, in order of their ends.
  void close_until(std::size_t position) {
    while (!open_.empty()) {
      const auto first = std::min_element(open_.begin(), open_.end(),
                                          [](const Run* a, const Run* b) { return a->end < b->end; });
      if ((*first)->end > position) return;
      text_until((*first)->end);
      std::vector<const Run*> cut(first + 1, open_.end());
      for (std::size_t i = 0; i <= cut.size(); ++i) out_.end();
      open_.erase(first, open_.end());
      for (const Run* run : cut) {
        if (run->end == done_) continue;
        begin_element(*run, true);
        open_.push_back(run);
      }
    }
  }

  void open_run(const Run& run) {
    if (run.kind == RunKind::lost_glyph) return out_.element("span", {{"class", "lost-glyph"}}, "");
    if (open_.size() >= kMaxNesting || element_of(run.kind).empty()) return;
    begin_element(run, false);
    open_.push_back(&run);
  }

  static std::string_view element_of(RunKind kind) {
    switch (kind) {
      case RunKind::strong: return "strong";
      case RunKind::emphasis: return "em";
      case RunKind::link: return "a";
      case RunKind::person:
      case RunKind::place:
      case RunKind::organisation: return "span";
      case RunKind::lost_glyph: break;
    }
    return {};
  }

  void begin_element(const Run& run, bool continues) {
    if (run.kind == RunKind::link) {
      const bool inside_link =
          std::any_of(open_.begin(), open_.end(), [](const Run* r) { return r->kind == RunKind::link; });
      if (is_safe_link(run.value) && !inside_link)
        out_.begin("a", {{"href", run.value}});
      else
        out_.begin("span", {{"class", "link"}, {"data-value", run.value}});
    } else {
      out_.begin(element_of(run.kind));
      if (run.kind == RunKind::person) out_.attr("class", "person");
      if (run.kind == RunKind::place) out_.attr("class", "place");
      if (run.kind == RunKind::organisation) out_.attr("class", "organisation");
      out_.attr_if("data-value", run.value);
    }
    if (continues) out_.attr("data-continues", "");
  }

  void text_until(std::size_t position) {
    if (position <= done_) return;
    const std::string_view piece = text_.substr(done_, position - done_);
    if (upright_digits_)
      write_upright(piece);
    else
      soften_ ? out_.text(soften_(piece)) : out_.text(piece);
    done_ = position;
  }

  void write_upright(std::string_view s) {
    std::size_t copied = 0;
    for (std::size_t i = 0; i < s.size();) {
      if (!is_word(s[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      bool digits = true;
      for (; end < s.size() && (is_word(s[end]) || s[end] == '.'); ++end) digits = digits && is_digit(s[end]);
      if (digits && end - i <= 2) {
        out_.text(s.substr(copied, i - copied));
        out_.element("span", {{"class", "tcy"}}, s.substr(i, end - i));
        copied = end;
      }
      i = end;
    }
    out_.text(s.substr(copied));
  }

  Markup& out_;
  std::string_view text_;
  bool upright_digits_;
  const std::function<std::string(std::string_view)>& soften_;
  std::size_t done_ = 0;
  std::vector<const Run*> open_;
};

}  // namespace

void write_text(Markup& out, std::string_view text, const std::vector<Run>& runs, bool upright_digits,
                const std::function<std::string(std::string_view)>& soften) {
  if (runs.empty() && !upright_digits && !soften) return out.text(text);
  InlineWriter(out, text, upright_digits, soften).write(runs);
}

bool is_safe_link(std::string_view target) {
  const auto take = [&target](std::string_view prefix) {
    if (target.substr(0, prefix.size()) != prefix) return false;
    target.remove_prefix(prefix.size());
    return true;
  };
  const bool mail = take("mailto:");
  if (!mail && !take("https://") && !take("http://")) return false;
  constexpr std::string_view kPunctuation = "-._~/?#@!$&'()*+,;=:";
  for (std::size_t i = 0; i < target.size(); ++i) {
    const char c = target[i];
    if (c == '%') {
      const auto is_hex = [](char h) {
        return is_digit(h) || (h >= 'A' && h <= 'F') || (h >= 'a' && h <= 'f');
      };
      if (i + 2 >= target.size() || !is_hex(target[i + 1]) || !is_hex(target[i + 2])) return false;
    } else if (!is_word(c) && kPunctuation.find(c) == std::string_view::npos) {
      return false;
    }
  }
  if (std::count(target.begin(), target.end(), '#') > 1) return false;
  const std::size_t at = target.find('@');
  if (mail) return at != std::string_view::npos && at > 0 && at + 1 < target.size();
  std::string_view host = target.substr(0, target.find_first_of("/?#"));
  const std::size_t colon = std::min(host.find(':'), host.size());
  const std::string_view port = host.substr(colon);
  host = host.substr(0, colon);
  return port != ":" && std::all_of(port.begin() + !port.empty(), port.end(), is_digit) && !host.empty() &&
         is_word(host.front()) && is_word(host.back()) &&
         std::all_of(host.begin(), host.end(), [](char c) { return is_word(c) || c == '.' || c == '-'; });
}

}  // namespace broadsheet::xhtml
