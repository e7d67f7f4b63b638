#include "pictures/collect.hpp"

#include "common/encoding/percent.hpp"
#include "pictures/identify.hpp"
#include "stream/base64.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace broadsheet::pictures {
namespace {

constexpr std::size_t kLongestName = 80;  // leaves room for a number

// The name of the file without its extension, as far as an id may be of it.
std::string name_in(std::string_view address) {
  if (address.substr(0, 5) == "data:") return {};
  address = address.substr(0, address.find_first_of("?#"));
  address.remove_prefix(std::min(address.rfind('/') + 1, address.size()));
  std::string name = common::percent_decode(address.substr(0, address.rfind('.')));
  std::erase_if(name, [](char c) { return !is_resource_id(std::string_view(&c, 1)); });
  return name;
}

// What the bytes are, else what they are said to be; "" where they are no picture.
std::string media_type_of_bytes(std::string_view bytes, std::string_view said) {
  if (const auto image = identify(bytes)) return std::string(image->media_type);
  if (const std::string_view other = other_media_type(bytes); !other.empty()) return std::string(other);
  // Whatever has first bytes of its own would have been known by them.
  for (const std::string_view known :
       {"jpeg", "png", "gif", "webp", "tiff", "jp2", "avif", "heic", "jxl", "bmp"})
    if (said.starts_with("image/") && said.substr(6) == known) return {};
  return said.starts_with("image/") ? std::string(said) : std::string();
}

}  // namespace

std::optional<DataUrl> from_data_url(std::string_view url) {
  const std::size_t comma = url.find(',');
  if (ascii::lower(std::string(url.substr(0, 5))) != "data:" || comma == url.npos) return std::nullopt;
  const std::string_view head = url.substr(5, comma - 5);
  DataUrl data{ascii::lower(std::string(head.substr(0, head.find(';')))), {}};
  const bool is_base64 = head.size() >= 7 && head.substr(head.size() - 7) == ";base64";
  const std::string text = common::percent_decode(url.substr(comma + 1));
  if (!is_base64) {
    data.bytes = text;
    return data;
  }
  auto bytes = stream::from_base64(text);
  if (!bytes) return std::nullopt;
  data.bytes = std::move(*bytes);
  return data;
}

bool has_scheme(std::string_view address) {
  return address.find(':') < address.find_first_of("/?#") || address.substr(0, 2) == "//";
}

std::string path_from(std::string_view base, std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  if (has_scheme(address) || address.empty() || address[0] == '/') return {};
  std::vector<std::string> parts;
  const auto walk = [&parts](std::string_view path) {
    for (std::size_t begin = 0; begin <= path.size();) {
      const std::size_t end = std::min(path.find('/', begin), path.size());
      const std::string_view part = path.substr(begin, end - begin);
      begin = end + 1;
      if (part == ".." && parts.empty()) return false;
      if (part == "..")
        parts.pop_back();
      else if (!part.empty() && part != ".")
        parts.emplace_back(part);
    }
    return true;
  };
  if (const std::size_t slash = base.rfind('/'); slash != base.npos) walk(base.substr(0, slash));
  if (!walk(common::percent_decode(address))) return {};
  std::string path;
  for (const std::string& part : parts) path += (path.empty() ? "" : "/") + part;
  return path;
}

void Collector::resolve(Article& article) {
  std::vector<Block> blocks;
  blocks.reserve(article.blocks.size());
  for (Block& block : article.blocks) {
    if (block.kind == BlockKind::figure) {
      const std::string wished(attr(block.attrs, kWishedId));
      std::erase_if(block.attrs, [](const Attr& a) { return a.key == kWishedId; });
      const std::string* const id = id_of(block.resource, wished);
      if (!id) continue;
      block.resource = *id;
    }
    blocks.push_back(std::move(block));
  }
  article.blocks = std::move(blocks);
}

const std::string* Collector::id_of(const std::string& address, std::string_view wished) {
  const auto [known, is_new] = ids_.try_emplace(address);
  if (!is_new) return known->second.empty() ? nullptr : &known->second;
  Resource picture;
  std::string said;
  if (auto data = from_data_url(address)) {
    picture.data = std::move(data->bytes);
    said = data->media_type;
  } else {
    if (has_scheme(address)) return nullptr;
    if (auto bytes = load_(address)) picture.data = std::move(*bytes);
    said = media_type_of(address.substr(0, address.find_first_of("?#")));
  }
  picture.media_type = media_type_of_bytes(picture.data, said);
  if (picture.data.empty() || picture.media_type.empty()) {
    lost_.insert(address.substr(0, 200));
    return nullptr;
  }
  if (const auto image = identify(picture.data)) {
    if (image->width < least_side_ || image->height < least_side_) return nullptr;
    picture.width = image->width, picture.height = image->height;
  }
  picture.id = known->second = new_id(wished.empty() ? name_in(address) : std::string(wished));
  out_.resource(picture);
  return &known->second;
}

std::string Collector::first_lost() const {
  if (lost_.empty()) return {};
  const std::string& address = *lost_.begin();
  return address.starts_with("data:") ? "a data: URL" : address;
}

std::string Collector::new_id(std::string_view name) {
  const std::string stem(is_resource_id(name.substr(0, kLongestName)) ? name.substr(0, kLongestName)
                                                                      : "picture");
  std::string id = stem;
  for (std::size_t n = 2; !used_.insert(ascii::lower(id)).second; ++n) id = stem + "-" + std::to_string(n);
  return id;
}

}  // namespace broadsheet::pictures
