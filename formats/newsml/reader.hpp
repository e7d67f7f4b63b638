// newsml/reader.hpp - NewsML-G2 as a document: newsMessage, newsItem, packageItem.
//
// Texts become articles, in the order of the package where another producer
// sent one. A picture's caption goes to the article it is linked with or
// packaged with; a picture alone is an article of its own. A package whose items are elsewhere
// becomes what it says about them.
#pragma once

#include <broadsheet/plugin.hpp>

#include <string_view>

namespace broadsheet::newsml {

class Reader : public plugin::Reader {
 public:
  void read(Sink& out) override;
  static int probe(std::string_view format, std::string_view head);
};

}  // namespace broadsheet::newsml
