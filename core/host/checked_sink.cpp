#include "host/abi_bridge.hpp"
#include "host/view_check.hpp"
#include "resources/resources.hpp"

#include <broadsheet/views.hpp>

namespace broadsheet {

template <class View>
void CheckedSink::check(State expected, const char* what, const View* view) const {
  const auto handed = [&](const std::string& how) { return std::string("handed over ") + what + how; };
  if (state_ != expected)
    throw from_.fault("BS-C146", handed(" out of turn"),
                      "tell the plugin's author: open, articles, close, each at its time");
  if (const std::string fault = fault_of(view); !fault.empty())
    throw from_.fault("BS-C147", handed(" that " + fault));
}

void CheckedSink::accept(const bs_issue* issue) {
  check(State::fresh, "an issue", issue);
  to_.open(*issue);
  state_ = State::open;
}

void CheckedSink::accept(const bs_article* article) {
  check(State::open, "an article", article);
  last_article_ = one_line(to_view(article->id));
  for (std::size_t i = 0; i < article->block_count; ++i)
    if (const bs_block& block = article->blocks[i]; block.kind == BS_FIGURE)
      if (!from_.resources().has(to_view(block.resource)))
        throw from_.fault("BS-C147",
                          "handed over an article with a figure whose picture \"" +
                              one_line(to_view(block.resource)) + "\" it did not give",
                          "tell the plugin's author: first the picture, then the article");
  to_.article(*article);
}

void CheckedSink::accept(const bs_end* end) {
  check(State::open, "an end", end);
  to_.close(*end);
  state_ = State::closed;
}

void CheckedSink::accept(const bs_resource* resource) {
  check(State::open, "a picture", resource);
  if (!from_.resources().keep(*resource, is_filter_))
    throw from_.fault("BS-C147", "handed over two pictures of the id \"" + to_string(resource->id) + "\"");
}

ExportedSink::ExportedSink(ViewSink& to, PluginHost& from, bool is_filter)
    : to_(to, from, is_filter), sink_{sizeof sink_,  this,    &push<bs_issue>,   &push<bs_article>,
                                      &push<bs_end>, nullptr, &push<bs_resource>} {}

template <class View>
bs_status ExportedSink::push(void* self, const View* view) noexcept {
  auto& sink = *static_cast<ExportedSink*>(self);
  try {
    sink.to_.accept(view);
    return BS_OK;
  } catch (...) {
    if (!sink.thrown_) sink.thrown_ = std::current_exception();
    return BS_CANCELLED;
  }
}

void ExportedSink::rethrow() const {
  if (thrown_) std::rethrow_exception(thrown_);
}

}  // namespace broadsheet
