#include "news/xml/inline.hpp"

#include "common/encoding/percent.hpp"
#include "news/xml/xml.hpp"

#include <algorithm>

namespace broadsheet::news {
namespace {

constexpr std::size_t kMaxDepth = 8;

/// The marks that are open on the current piece of text, outermost first.
class OpenMarks {
 public:
  OpenMarks(pugi::xml_node parent, const OpenMark& open) : parent_(parent), open_(open) {}

  /// Closes and opens elements until exactly `wanted` are open.
  pugi::xml_node become(const std::vector<const Run*>& wanted) {
    std::size_t same = 0;
    while (same < stack_.size() && same < wanted.size() && stack_[same].run == wanted[same]) ++same;
    while (stack_.size() > same) {
      stack_.pop_back();
      keep_line();
    }
    for (std::size_t i = same; i < wanted.size(); ++i) {
      pugi::xml_node node = open_(innermost(), *wanted[i]);
      stack_.push_back({wanted[i], node ? node : innermost()});
      keep_line();
    }
    return innermost();
  }

  /// An element with nothing in it.
  void point(const Run& run) {
    open_(innermost(), run);
    keep_line();
  }

 private:
  struct Level {
    const Run* run;
    pugi::xml_node node;
  };
  /// An empty text beside an element keeps pugixml from breaking the line there.
  void keep_line() { add_text(innermost(), ""); }

  pugi::xml_node innermost() const { return stack_.empty() ? parent_ : stack_.back().node; }

  pugi::xml_node parent_;
  const OpenMark& open_;
  std::vector<Level> stack_;
};

/// `active` in nesting order: long before short, then one entity unless there shall be none.
std::vector<const Run*> nesting(const std::vector<const Run*>& active, bool with_entity = true) {
  std::vector<const Run*> out;
  const Run* entity = nullptr;
  for (const Run* run : active) {
    if (!is_entity(run->kind))
      out.push_back(run);
    else if (!entity)
      entity = run;
  }
  if (entity && with_entity) out.push_back(entity);
  return out;
}

std::vector<const Run*> by_position(const std::vector<Run>& runs) {
  std::vector<const Run*> out;
  for (const Run& run : runs) out.push_back(&run);
  std::stable_sort(out.begin(), out.end(), [](const Run* a, const Run* b) {
    return a->begin != b->begin ? a->begin < b->begin : a->end > b->end;
  });
  return out;
}

}  // namespace

bool is_entity(RunKind kind) {
  return kind == RunKind::link || kind == RunKind::person || kind == RunKind::place ||
         kind == RunKind::organisation;
}

void write_inline(pugi::xml_node parent, const MarkedText& marked, const OpenMark& open) {
  add_text(parent, "");  // keeps the line whole where an element comes first
  OpenMarks elements(parent, open);
  const std::vector<const Run*> runs = by_position(marked.runs);
  std::vector<const Run*> active;
  auto next = runs.begin();
  for (std::size_t at = 0;;) {
    for (; next != runs.end() && (*next)->begin <= at; ++next) {
      if ((*next)->begin == (*next)->end) {
        elements.become(nesting(active, false));
        elements.point(**next);
      } else if (active.size() < kMaxDepth)
        active.push_back(*next);
    }
    if (at >= marked.text.size()) return;
    std::size_t border = next == runs.end() ? marked.text.size() : (*next)->begin;
    for (const Run* run : active) border = std::min<std::size_t>(border, run->end);
    add_text(elements.become(nesting(active)), std::string_view(marked.text).substr(at, border - at));
    at = border;
    std::erase_if(active, [at](const Run* run) { return run->end <= at; });
    if (at == marked.text.size()) elements.become({});
  }
}

void write_cells(pugi::xml_node row, const MarkedText& marked, const OpenMark& open) {
  for (std::size_t begin = 0; begin <= marked.text.size();) {
    const std::size_t end = std::min(marked.text.find('\t', begin), marked.text.size());
    write_inline(add(row, "td"), part_of(marked, begin, end), open);
    begin = end + 1;
  }
}

pugi::xml_node last_or_new(pugi::xml_node parent, const char* name) {
  const pugi::xml_node last = parent.last_child();
  return std::string_view(last.name()) == name ? last : add(parent, name);
}

bool is_safe_link(std::string_view target) {
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#@!$&'()*+,;=%";
  const bool known = target.starts_with("http://") || target.starts_with("https://") ||
                     target.starts_with("ftp://") || target.starts_with("mailto:");
  if (!known || target.find_first_not_of(kAllowed) != std::string_view::npos) return false;
  for (std::size_t at = target.find('%'); at != std::string_view::npos; at = target.find('%', at + 1))
    if (common::percent_decode(target.substr(at, 3)).size() != 1) return false;
  const std::size_t authority = target.find("//");
  return authority == std::string_view::npos ||
         (target.size() > authority + 2 && target.find_first_of("/?#:", authority + 2) != authority + 2);
}

}  // namespace broadsheet::news
