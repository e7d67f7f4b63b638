// common/restrictions.hpp - stories that must not be published, in formats that cannot say so.
#pragma once

#include <broadsheet/plugin.hpp>

#include <string>

namespace broadsheet::common {

/// Warns (BS-N019), once an output, of the first story that is under embargo, withheld or canceled: whoever
/// gets a book or a page of it does not see that.
class Restrictions {
 public:
  void tell(const plugin::Host& host, const Article& article) {
    if (told_) return;
    const std::string_view until = attr(article.attrs, "embargoed"),
                           status = attr(article.attrs, "pubStatus");
    const bool is_held = status == "withheld" || status == "canceled";
    if (until.empty() && !is_held) return;
    told_ = true;
    host.warn("BS-N019", '"' + article.headline + "\" is " +
                             (is_held ? std::string(status) : "under embargo until " + std::string(until)) +
                             ", which this format cannot say: do not publish it");
  }

 private:
  bool told_ = false;
};

}  // namespace broadsheet::common
