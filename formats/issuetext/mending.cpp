#include "issuetext/mending.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kMostTorn = 24;    // torn ends of either kind that are looked at
constexpr std::size_t kContext = 40;     // lines whose words are compared
constexpr double kSameWidth = 0.6;       // em by which two widths of one column may differ
constexpr double kLeastScore = 0.3;
constexpr double kPair = 0.5;            // the pair of characters over the joint is one of the page's
constexpr double kInOrder = 0.1;         // torn ends are found in the order in which they were torn

// Body lines between two blank lines or other things.
struct Piece {
  std::size_t begin = 0, end = 0;  // lines
  double width = 0;
  std::size_t chunk_end = 0;       // behind what would move with it: its paragraph, and where it stands apart all that follows
  bool apart = false;              // something else than body text stands before it
  bool tail_open = false, head_open = false, starts = false;
};

struct Link {
  std::size_t tail, head;  // pieces
};

class Mender {
 public:
  Mender(const Page& page, const std::vector<Placed>& placed, const std::vector<Hint>& hints, const Folio& folio,
         const Vocabulary& vocabulary, const Script& script)
      : page_(page), placed_(placed), hints_(hints), folio_(folio), vocabulary_(vocabulary), script_(script) {}

  Mended run() {
    find_pieces();
    find_torn();
    if (tails_.empty() || heads_.empty()) return {};
    const std::vector<Link> links = find_links();
    if (links.empty()) return {};
    order_.resize(page_.lines.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    Mended mended;
    for (const Link& link : links)
      if (splice(link)) mended.heads.push_back(pieces_[link.head].begin);
    if (!mended.heads.empty()) mended.order = std::move(order_);
    return mended;
  }

 private:
  View text(std::size_t line) const { return page_.of(page_.lines[line]); }
  bool is_text(std::size_t line) const { return folio_.lines[line] == Fixture::none && is_body(placed_[line].role); }

  void find_pieces() {
    bool apart = true;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (!is_text(i)) {
        apart = true;
        continue;
      }
      if (apart || page_.lines[i].blank_before) pieces_.push_back({i, i, placed_[i].width, apart});
      apart = false;
      pieces_.back().end = i + 1;
    }
    for (Piece& piece : pieces_) look_at(piece);
    find_chunks();
  }

  // Backwards, so that the end of a chunk is known when its beginning is met.
  void find_chunks() {
    std::size_t stop = page_.lines.size(), paragraph = stop, i = stop;
    for (std::size_t k = pieces_.size(); k-- > 0;) {
      Piece& piece = pieces_[k];
      for (; i > piece.begin + 1; --i) {
        const std::size_t line = i - 1;
        const bool body = is_body(placed_[line].role);
        if (folio_.lines[line] != Fixture::none || (body ? hints_[line].starts : !hints_[line].closes)) stop = paragraph = line;
        else if (starts_paragraph(placed_[line].role)) paragraph = line;
      }
      piece.chunk_end = piece.apart ? stop : paragraph;
    }
  }

  void look_at(Piece& piece) const {
    const std::size_t last = piece.end - 1;
    const char32_t mark = final_mark(text(last));
    const double room = placed_[last].width - page_.lines[last].width.natural;
    piece.tail_open = !ends_sentence(mark) && View(U":：；;").find(mark) == View::npos && !hints_[last].ends &&
                      room < (script_.spaced ? placed_[last].width * 0.2 : 1.6);
    const Line& first = page_.lines[piece.begin];
    const char32_t c = text(piece.begin).front();
    if (hints_[piece.begin].starts) {
      piece.starts = true;
    } else if (script_.spaced) {
      piece.head_open = is_lower(c);
      piece.starts = !piece.head_open && starts_paragraph(placed_[piece.begin].role);
    } else {
      const double indented = piece.width - script_.indent;
      piece.head_open = first.width.squeezed > indented + 0.4;
      piece.starts = !piece.head_open && first.width.natural <= indented + 0.3 && piece.end > piece.begin + 1;
    }
  }

  void find_torn() {
    for (std::size_t k = 0; k < pieces_.size(); ++k) {
      const bool continued = k + 1 < pieces_.size() && !(pieces_[k + 1].starts && starts_paragraph(placed_[pieces_[k + 1].begin].role));
      if (pieces_[k].tail_open && !continued && tails_.size() < kMostTorn) tails_.push_back(k);
      const bool continues = k > 0 && !is_sentence_end(text(pieces_[k - 1].end - 1)) && !hints_[pieces_[k - 1].end - 1].ends;
      if (pieces_[k].head_open && !continues && heads_.size() < kMostTorn) heads_.push_back(k);
    }
  }

  // The words before `piece` ends, back to the beginning of its article, as far as that is known.
  Features before(std::size_t piece, std::size_t stop) const {
    Text out;
    std::size_t i = pieces_[piece].end;
    for (std::size_t n = 0; i > stop && n < kContext && is_text(i - 1); ++n) {
      --i;
      out = Text(text(i)) + out;
      if (hints_[i].starts) break;
    }
    return features_of(out);
  }

  Features after(std::size_t piece) const {
    Text out;
    for (std::size_t i = pieces_[piece].begin; i < pieces_[piece].chunk_end && i < pieces_[piece].begin + kContext; ++i) {
      if (script_.spaced) out += U' ';
      out += text(i);
    }
    return features_of(out);
  }

  bool may_link(std::size_t tail, std::size_t head) const {
    return tail != head && std::abs(pieces_[tail].width - pieces_[head].width) < kSameWidth;
  }

  double score(std::size_t tail, std::size_t head) const {
    const View a = text(pieces_[tail].end - 1), b = text(pieces_[head].begin);
    const bool pair = !script_.spaced && vocabulary_.has(a.back(), b.front());
    return 3 * cohesion(before(tail, head < tail ? pieces_[head].chunk_end : 0), after(head)) + (pair ? kPair : 0);
  }

  // What speaks for leaving a torn head where it is.
  double here(std::size_t head) const { return head > 0 ? 3 * cohesion(before(head - 1, 0), after(head)) : 0; }

  std::vector<Link> find_links() const {
    std::vector<Link> links;
    std::vector<std::size_t> heads = heads_;
    for (const std::size_t tail : tails_) {
      std::optional<std::size_t> best;
      double most = kLeastScore;
      for (std::size_t k = 0; k < heads.size(); ++k)
        if (may_link(tail, heads[k]))
          if (const double s = score(tail, heads[k]); s > most && s > here(heads[k])) best = k, most = s;
      if (!best) continue;
      add_links(links, tail, heads[*best]);
      heads.erase(heads.begin() + static_cast<std::ptrdiff_t>(*best));
    }
    return links;
  }

  // Two tails torn one after the other, whose heads follow in the same order, leave only the first
  // tail and the last head in view: the pair between them seems to go on across what stands there.
  void add_links(std::vector<Link>& links, std::size_t tail, std::size_t head) const {
    const std::size_t last = std::min(head, tail + kMostTorn);
    for (std::size_t x = tail + 2; x < last; ++x) {
      const bool seems_to_go_on = pieces_[x].apart && pieces_[x].head_open && pieces_[x - 1].tail_open;
      if (!seems_to_go_on || !may_link(tail, x) || !may_link(x - 1, head)) continue;
      if (score(tail, x) + score(x - 1, head) + kInOrder < score(tail, head) + score(x - 1, x)) continue;
      links.push_back({tail, x});
      links.push_back({x - 1, head});
      return;
    }
    links.push_back({tail, head});
  }

  // The first line of what belongs to a torn tail: back to the beginning of its article.
  std::size_t chunk_begin(std::size_t piece) const {
    std::size_t i = pieces_[piece].begin;
    while (i > 0 && is_text(i - 1) && !hints_[i].starts) --i;
    return i;
  }

  bool splice(const Link& link) {
    const std::size_t begin = pieces_[link.head].begin, end = pieces_[link.head].chunk_end, after = pieces_[link.tail].end;
    const std::size_t tail_begin = chunk_begin(link.tail);
    if (after > begin && after <= end) return false;
    const bool tail_moves = tail_begin >= end && after - tail_begin < end - begin;
    return tail_moves ? move(tail_begin, after, begin, false) : move(begin, end, after - 1, true);
  }

  // Puts the lines [begin, end) before or behind the line `to`.
  bool move(std::size_t begin, std::size_t end, std::size_t to, bool behind) {
    const auto at = [&](std::size_t line) { return std::find(order_.begin(), order_.end(), line); };
    if (at(end - 1) - at(begin) != static_cast<std::ptrdiff_t>(end - 1 - begin)) return false;  // something was put inside
    const std::vector<std::size_t> chunk(at(begin), at(end - 1) + 1);
    order_.erase(at(begin), at(end - 1) + 1);
    order_.insert(at(to) + (behind ? 1 : 0), chunk.begin(), chunk.end());
    return true;
  }

  const Page& page_;
  const std::vector<Placed>& placed_;
  const std::vector<Hint>& hints_;
  const Folio& folio_;
  const Vocabulary& vocabulary_;
  const Script& script_;
  std::vector<Piece> pieces_;
  std::vector<std::size_t> tails_, heads_, order_;
};

}  // namespace

Mended mend(const Page& page, const std::vector<Placed>& placed, const std::vector<Hint>& hints, const Folio& folio,
            const Vocabulary& vocabulary, const Script& script) {
  return Mender(page, placed, hints, folio, vocabulary, script).run();
}

void reorder(Page& page, Folio& folio, const Mended& mended) {
  const std::vector<std::size_t>& order = mended.order;
  for (const std::size_t head : mended.heads) page.lines[head].blank_before = false;
  std::vector<Line> lines;
  std::vector<Fixture> fixtures;
  std::vector<std::size_t> places(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    lines.push_back(page.lines[order[i]]);
    lines.back().moved = i > 0 && order[i] != order[i - 1] + 1;
    fixtures.push_back(folio.lines[order[i]]);
    places[order[i]] = i;
  }
  page.lines = std::move(lines);
  folio.lines = std::move(fixtures);
  for (std::size_t& line : folio.number_lines) line = places[line];
}

}  // namespace broadsheet::issuetext
