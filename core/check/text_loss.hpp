// core/check/text_loss.hpp - finds characters of an issue that are missing in a file.
//
// Compares two documents, as readers pushed them, by how often each character occurs in what they
// print: display lines, lead, blocks and credits, bylines, jumps, furniture, without white space.
// Positions do not count, because formats order text differently and may print it twice. Text that
// the reader of the source discarded (End::discarded) need not be there, nor text under a run of
// kind lost_glyph, which was never printed.
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
  std::string page = {};  ///< empty where it is not known
  bool is_above = false;  ///< it stands above that line, which is the first of the text
};
std::vector<Piece> pieces_of(const Document& document);

/// What its reader took out of the body, in the order of its lines, and as what: what is printed beside the
/// articles, and lines of display whose signs are in no text since their words stand in fields.
std::vector<Piece> taken_out_of(const End& end);

/// How often each character occurs.
class Characters {
 public:
  void add(std::string_view text, std::int64_t times = 1);
  void take(const Characters& others);
  std::int64_t of(char32_t c) const;

 private:
  std::vector<std::int64_t> basic_ = std::vector<std::int64_t>(0x10000);
  std::unordered_map<char32_t, std::int64_t> other_;
};

/// A piece with those of its characters that occur too rarely on the other side.
struct Loss {
  Piece piece;
  std::string characters;
  std::size_t count = 0;
  bool is_whole_story = false;  ///< nothing of it is there: `piece` is its first
};

std::string without_white_space(std::string_view text);

/// What `source` has and the texts of `there` lack. A missing character may come from several pieces: it is
/// attributed first to what a piece has and the text that begins or ends like it lacks, then to pieces that
/// `there` does not hold as a whole. What is `told` already is none. Linear in the length of both.
std::vector<Loss> losses(const std::vector<Piece>& source, const std::vector<std::string_view>& there,
                         const Characters* told = nullptr);

}  // namespace broadsheet
