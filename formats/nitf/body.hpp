// nitf/body.hpp - the blocks of a story as NITF markup.
#pragma once

#include "common/xml/pugixml.hpp"
#include "news/story/story.hpp"

#include <string_view>

namespace broadsheet::nitf {

/// Writes blocks below one <block>. Neighbouring list items and table rows share one <ul>, <table>.
class Body {
 public:
  explicit Body(pugi::xml_node block) : block_(block) {}

  void display_line(const char* its_class, std::string_view text);
  void add(const news::BodyBlock& block);
  void add(const news::Picture& picture);

 private:
  pugi::xml_node open(const news::BodyBlock& block);

  pugi::xml_node block_;
  bool has_paragraph_ = false;
};

}  // namespace broadsheet::nitf
