#include "html/content/input.hpp"

#include "tag_soup/tree.hpp"

#include <string>
#include <utility>

namespace broadsheet::html {

std::vector<std::uint32_t> read_page(const plugin::Host& host, pugi::xml_document& into) {
  return parse_page(host, host.read_all(), into);
}

std::vector<std::uint32_t> parse_page(const plugin::Host& host, const std::string& bytes,
                                      pugi::xml_document& into) {
  tag_soup::Options options;
  options.encoding = host.option("encoding");
  options.max_nesting = static_cast<int>(host.number("max-nesting"));
  options.max_attributes = static_cast<std::size_t>(host.number("max-attributes"));
  options.max_elements = static_cast<std::size_t>(host.number("max-elements"));
  tag_soup::Parsed parsed = tag_soup::parse(bytes, into, options);
  if (parsed.broken > 0)
    host.warn("BS-H003",
              std::to_string(parsed.broken) + (parsed.broken == 1 ? " byte sequence" : " byte sequences") +
                  " not valid in " + parsed.encoding +
                  ", the first of them here; U+FFFD stands in the text for each. " +
                  "If the encoding is another, name it with --html.encoding",
              parsed.broken_line);
  return std::move(parsed.lines);
}

}  // namespace broadsheet::html
