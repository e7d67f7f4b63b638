#include "reconstruct/output/article_queue.hpp"

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <vector>

namespace broadsheet::reconstruct {
namespace {

// The fields of each struct, in one place for both directions.
template <class Port, class T>
requires std::is_same_v<std::remove_const_t<T>, Attr>
void fields(Port& port, T& attr) { port(attr.key), port(attr.value); }
template <class Port, class T>
requires std::is_same_v<std::remove_const_t<T>, Byline>
void fields(Port& port, T& byline) { port(byline.role), port(byline.name); }
template <class Port, class T>
requires std::is_same_v<std::remove_const_t<T>, Dateline>
void fields(Port& port, T& dateline) {
  port(dateline.agency), port(dateline.place), port(dateline.date), port(dateline.text);
}
template <class Port, class T>
requires std::is_same_v<std::remove_const_t<T>, Run>
void fields(Port& port, T& run) { port(run.kind), port(run.begin), port(run.end), port(run.value); }
template <class Port, class T>
requires std::is_same_v<std::remove_const_t<T>, Block>
void fields(Port& port, T& block) {
  port(block.kind), port(block.level), port(block.text), port(block.credit), port(block.runs);
  port(block.attrs), port(block.first_line), port(block.last_line), port(block.resource);
}
template <class Port, class T>
requires std::is_same_v<std::remove_const_t<T>, Article>
void fields(Port& port, T& article) {
  port(article.id), port(article.page), port(article.section), port(article.kickers);
  port(article.headline), port(article.headline_confidence), port(article.subheadlines);
  port(article.lead), port(article.bylines), port(article.dateline), port(article.continued_to);
  port(article.continued_from), port(article.attrs), port(article.blocks);
}

class Packer {
 public:
  explicit Packer(std::string& out) : out_(out) {}

  void operator()(std::uint64_t number) {  // seven bits a byte, the lowest first
    for (; number >= 0x80; number >>= 7) out_ += static_cast<char>(number | 0x80);
    out_ += static_cast<char>(number);
  }
  void operator()(RunKind kind) { (*this)(static_cast<std::uint64_t>(kind)); }
  void operator()(BlockKind kind) { (*this)(static_cast<std::uint64_t>(kind)); }
  void operator()(const std::string& text) {
    (*this)(text.size());
    out_ += text;
  }
  template <class T>
  void operator()(const std::vector<T>& list) {
    (*this)(list.size());
    for (const T& each : list) (*this)(each);
  }
  template <class T>
  void operator()(const std::optional<T>& maybe) {
    (*this)(std::uint64_t{maybe.has_value()});
    if (maybe) (*this)(*maybe);
  }
  template <class T>
  requires std::is_class_v<T>
  void operator()(const T& record) { fields(*this, record); }

 private:
  std::string& out_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : rest_(packed) {}

  std::size_t left() const { return rest_.size(); }

  void operator()(std::uint32_t& number) { number = static_cast<std::uint32_t>(take_number()); }
  void operator()(RunKind& kind) { kind = static_cast<RunKind>(take_number()); }
  void operator()(BlockKind& kind) { kind = static_cast<BlockKind>(take_number()); }
  void operator()(std::string& text) {
    const auto size = static_cast<std::size_t>(take_number());
    text = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  template <class T>
  void operator()(std::vector<T>& list) {
    list.resize(static_cast<std::size_t>(take_number()));
    for (T& each : list) (*this)(each);
  }
  template <class T>
  void operator()(std::optional<T>& maybe) {
    if (take_number() != 0) (*this)(maybe.emplace());
  }
  template <class T>
  requires std::is_class_v<T>
  void operator()(T& record) { fields(*this, record); }

 private:
  std::uint64_t take_number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
  }

  std::string_view rest_;
};

}  // namespace

void ArticleQueue::add(const Article& article) {
  // Pieces that an allocator maps by themselves go back to the system one by one.
  constexpr std::size_t kPiece = std::size_t{1} << 20;
  if (pieces_.empty() || pieces_.back().size() >= kPiece) pieces_.emplace_back().reserve(kPiece + kPiece / 8);
  Packer(pieces_.back())(article);
}

std::optional<Article> ArticleQueue::take() {
  if (pieces_.empty()) return std::nullopt;
  Unpacker unpack(std::string_view(pieces_.front()).substr(taken_));
  Article article;
  unpack(article);
  taken_ = pieces_.front().size() - unpack.left();
  if (unpack.left() == 0) {
    pieces_.pop_front();
    taken_ = 0;
  }
  return article;
}

}  // namespace broadsheet::reconstruct
