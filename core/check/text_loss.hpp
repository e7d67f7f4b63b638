// core/check/text_loss.hpp - which characters of an issue a file does not hold.
//
// Both sides are what readers pushed. Counted is what a document prints, less white
// space: display lines, lead, blocks and credits, bylines, jumps, furniture. What the
// reader of the source set aside (End::discarded) is accounted for by it and not asked
// for again; text that a run of kind lost_glyph covers was never printed.
// Only how often a character is there counts, not where: formats order differently and
// may say things twice.
#pragma once

#include <broadsheet/model.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace broadsheet {

/// A piece of text of a document, and what it is.
struct Piece {
  std::string text;
  std::string what;        ///< "headline", "paragraph", "folio", …
  std::string article;     ///< its id; empty for furniture
  std::uint32_t line = 0;  ///< of the source; 0 = not known
  bool is_furniture = false;
};
std::vector<Piece> pieces_of(const Document& document);

/// How often each character is there.
class Characters {
 public:
  void add(std::string_view text, std::int64_t times = 1);
  std::int64_t of(char32_t c) const;

 private:
  std::vector<std::int64_t> basic_ = std::vector<std::int64_t>(0x10000);
  std::unordered_map<char32_t, std::int64_t> other_;
};

/// A piece, and those of its characters that are not there often enough.
struct Loss {
  Piece piece;
  std::string characters;
  std::size_t count = 0;
};

/// What of `source` is missing in `there`. Pieces that are not there as a whole (`whole` =
/// all that is there, without white space) are charged first. Linear in both.
std::vector<Loss> losses(const std::vector<Piece>& source, const std::vector<std::string_view>& there);

}  // namespace broadsheet
