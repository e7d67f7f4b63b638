#include "news/pictures/check_file.hpp"

#include "common/encoding/percent.hpp"
#include "common/hash.hpp"
#include "pictures/beside.hpp"
#include "pictures/collect.hpp"
#include "pictures/identify.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>

namespace broadsheet::news {
namespace {

// Parameters, case and an old name count for nothing.
std::string plain_type(std::string_view type) {
  const std::string plain = ascii::lower(type.substr(0, type.find_first_of("; \t")));
  return plain == "image/jpg" || plain == "image/pjpeg" ? "image/jpeg" : plain;
}

bool is_recognised(std::string_view type) {
  constexpr std::string_view kAll[] = {"image/jpeg", "image/png", "image/gif", "image/webp"};
  return std::find(std::begin(kAll), std::end(kAll), type) != std::end(kAll);
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

// A package keeps its items in a folder of their own, from which its pictures are one step up; what goes
// further, or begins at a root, is no part of any delivery.
bool leads_out(std::string_view href) {
  const std::string path = common::percent_decode(href.substr(0, href.find_first_of("?#")));
  if (path.starts_with("/") || path.starts_with("\\") || ascii::lower(path.substr(0, 5)) == "file:")
    return !path.starts_with("//");
  return !pictures::has_scheme(href) && pictures::path_from("folder/item", href).empty();
}

}  // namespace

std::vector<std::string> contradictions(const plugin::Host& host, const SaidOfFile& said) {
  const std::string file = "the file \"" + said.href + "\" ";
  if (said.href.empty()) return {};
  if (leads_out(said.href)) return {file + "lies outside of what is delivered"};
  const std::string path = pictures::path_from("", said.href);
  if (path.empty()) return {};
  const auto bytes = pictures::read_beside(host, path);
  if (!bytes) return {file + "is not there"};
  std::vector<std::string> out;
  const auto compare = [&](const std::string& is, const std::string& said_to_be, const char* unit) {
    if (is_number(said_to_be) && is != said_to_be)
      out.push_back(file + "has " + is + unit + ", not " + said_to_be);
  };
  compare(std::to_string(bytes->size()), said.size, " bytes");
  const auto image = pictures::identify(*bytes);
  const std::string is(image ? image->media_type : pictures::other_media_type(*bytes)),
      type = plain_type(said.type);
  if (!type.empty() && is != type && (!is.empty() || is_recognised(type)))
    out.push_back(file + "is " + (is.empty() ? "no picture that can be read" : is) + ", not " + type);
  if (image) {
    compare(std::to_string(image->width), said.width, " pixels across");
    compare(std::to_string(image->height), said.height, " pixels from top to bottom");
  }
  if (!said.sha256.empty() && said.sha256 != common::sha256_base64(*bytes))
    out.push_back(file + "is not the one whose hash is given");
  return out;
}

}  // namespace broadsheet::news
