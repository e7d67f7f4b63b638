#include "support/makers/picture_maker.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::testing {
namespace {

void append_number(std::string& out, std::uint32_t number) {
  for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(number >> shift & 255);
}

std::uint32_t crc_of(const std::string& bytes) {  // PNG, annex D
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int k = 0; k < 8; ++k) crc = crc & 1 ? 0xEDB88320u ^ crc >> 1 : crc >> 1;
  }
  return ~crc;
}

void append_chunk(std::string& out, const std::string& type, const std::string& data) {
  append_number(out, static_cast<std::uint32_t>(data.size()));
  out += type + data;
  append_number(out, crc_of(type + data));
}

// Deflate without compression (RFC 1950, 1951).
std::string stored(const std::string& data) {
  std::string out = "\x78\x01";
  std::uint32_t a = 1, b = 0;
  for (const char c : data) a = (a + static_cast<unsigned char>(c)) % 65521, b = (b + a) % 65521;
  for (std::size_t at = 0; at < data.size() || at == 0; at += 65535) {
    const std::size_t size = std::min<std::size_t>(65535, data.size() - at);
    out += static_cast<char>(at + size == data.size());
    for (const std::size_t n : {size, ~size})
      out += static_cast<char>(n & 255), out += static_cast<char>(n >> 8 & 255);
    out += data.substr(at, size);
  }
  append_number(out, b << 16 | a);
  return out;
}

Block block_of(BlockKind kind, std::string text) {
  Block block;
  block.kind = kind;
  block.text = std::move(text);
  return block;
}

}  // namespace

std::string grey_png(std::uint32_t width, std::uint32_t height, unsigned char grey) {
  std::string out = "\x89PNG\r\n\x1A\n", head, rows;
  append_number(head, width);
  append_number(head, height);
  head += std::string("\x08\0\0\0\0", 5);
  for (std::uint32_t y = 0; y < height; ++y) rows += '\0' + std::string(width, static_cast<char>(grey));
  append_chunk(out, "IHDR", head);
  append_chunk(out, "IDAT", stored(rows));
  append_chunk(out, "IEND", "");
  return out;
}

Document with_pictures(Document document, std::size_t count, std::uint64_t seed) {
  const auto below = [&](std::size_t n) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(seed >> 33) % n;
  };
  if (document.articles.empty()) document.articles.resize(1);
  for (Article& article : document.articles)
    std::erase_if(article.blocks, [](const Block& b) { return b.kind == BlockKind::figure; });
  std::vector<Resource> made;
  for (std::size_t i = 0; i < count; ++i) {
    const auto width = static_cast<std::uint32_t>(33 + below(40)),
               height = static_cast<std::uint32_t>(33 + below(40));
    made.push_back({"p-" + std::to_string(i + 1), "image/png", width, height, "", "",
                    grey_png(width, height, static_cast<unsigned char>(below(256)))});
    Article& article = document.articles[below(document.articles.size())];
    Block figure = block_of(BlockKind::figure, below(3) == 0 ? "A grey square & <more> of it" : "");
    figure.resource = made[below(4) == 0 ? below(i + 1) : i].id;
    // Not between a picture and its caption.
    std::size_t at = below(article.blocks.size() + 1);
    while (at < article.blocks.size() && article.blocks[at].kind == BlockKind::caption) ++at;
    std::vector<Block> blocks = {figure};
    if (below(3) > 0) {
      blocks.push_back(block_of(BlockKind::caption, "Picture " + std::to_string(i + 1) + "：渡口 “晨”"));
      if (below(2) == 0) blocks.back().credit = "Photo: Ann Hall";
    }
    article.blocks.insert(article.blocks.begin() + static_cast<std::ptrdiff_t>(at), blocks.begin(),
                          blocks.end());
  }
  for (const Article& article : document.articles)  // in the order in which they are shown
    for (const Block& block : article.blocks)
      for (const Resource& its : made)
        if (block.kind == BlockKind::figure && block.resource == its.id &&
            std::find(document.resources.begin(), document.resources.end(), its) == document.resources.end())
          document.resources.push_back(its);
  return document;
}

}  // namespace broadsheet::testing
