// core/isolation/wire.hpp - the protocol between a worker and its parent.
//
// A frame is a length (4 bytes, of what follows), a Message (1 byte) and its
// values one after another. Both ends are of one build on one machine, so
// numbers are as they are in memory. The parent does not trust the worker: unpack() throws
// ProtocolError for a message that is not well-formed, and allocates no more than arrived.
//
// The parent calls; the worker answers with any number of events and then one
// `done` or `failed`.
#pragma once

#include <broadsheet/broadsheet.hpp>
#include <broadsheet/views.hpp>

#include <cstring>
#include <optional>
#include <tuple>
#include <type_traits>

namespace broadsheet::isolation {

enum class Message : unsigned char {
  // calls
  begin,  ///< Assignment; first, once
  read,   ///< run the reader
  probe,  ///< head of an input; done carries the score
  open,
  article,
  close,  ///< of the writer or filter: Issue, Article, End
  test,   ///< name of a check of the conformance suite
  check,  ///< the input; done carries whether the plugin has a check
  // answers to `want` and `want_at`
  input,  ///< bytes; none = the end
  // answers to `measure`
  measured,  ///< the bytes of the input, where it can be read from anywhere
  // answers to `sibling`
  turned,  ///< a Sibling
  // answers to `fetch`
  lent,  ///< a picture; none = there is none
  // events
  want,      ///< so many bytes of the input
  want_at,   ///< Range of the input
  measure,   ///< the input
  sibling,   ///< name of a file that the next bytes are to be of; none = the input itself
  fetch,     ///< id of a picture
  write,     ///< bytes
  part,      ///< name
  note,      ///< Note
  decision,  ///< Decision
  finding,   ///< Finding
  next_open,
  next_article,
  next_resource,
  next_close,  ///< what a reader or filter pushes: Issue, Article, a picture, End
  done,        ///< a number
  failed,      ///< Failed
};

/// What a worker is to run.
struct Assignment {
  std::string plugin;  ///< the file
  std::string id, format;
  std::uint32_t abi = 0;
  std::uint8_t role = 0;      ///< of plugins/registry.hpp
  std::uint8_t explains = 0;  ///< somebody listens to decisions
  std::uint8_t checks = 0;    ///< findings are wanted
  std::vector<Attr> options;
};

struct Range {
  std::uint64_t offset = 0, size = 0;
};

/// An Error.
struct Failed {
  std::uint32_t fault = 0;
  std::string code, what, advice, file, article;
  std::uint32_t line = 0;
};

struct ProtocolError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The members of a struct that is no part of the document, for packing and unpacking alike.
template <class T, class As>
concept is = std::is_same_v<std::remove_const_t<T>, As>;
auto members(is<Place> auto& p) { return std::tie(p.file, p.line, p.article); }
auto members(is<Note> auto& n) { return std::tie(n.code, n.what, n.place); }
auto members(is<Decision> auto& d) {
  return std::tie(d.stage, d.decision, d.text, d.why, d.first_line, d.last_line, d.probability);
}
auto members(is<Finding> auto& f) {
  return std::tie(f.code, f.what, f.rule, f.advice, f.place, f.column, f.part);
}
auto members(is<Assignment> auto& a) {
  return std::tie(a.plugin, a.id, a.format, a.abi, a.role, a.explains, a.checks, a.options);
}
auto members(is<Range> auto& r) { return std::tie(r.offset, r.size); }
auto members(is<Failed> auto& f) {
  return std::tie(f.fault, f.code, f.what, f.advice, f.file, f.article, f.line);
}

template <class T>
constexpr bool is_plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

// Declared first, since they call each other.
template <class T>
void pack(std::string& out, const T& value);
template <class T>
void pack(std::string& out, const std::optional<T>& value);
template <class T>
void pack(std::string& out, const std::vector<T>& items);
inline void pack(std::string& out, const std::string& text);
template <class T>
void unpack(std::string_view& in, T& value);
template <class T>
void unpack(std::string_view& in, std::optional<T>& value);
template <class T>
void unpack(std::string_view& in, std::vector<T>& items);
inline void unpack(std::string_view& in, std::string& text);

template <class T>
void pack(std::string& out, const T& value) {
  if constexpr (is_plain<T>) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
  } else if constexpr (has_fields<T>) {
    Fields<T>::each([&](const char*, auto member, auto) { pack(out, value.*member); });
  } else {
    std::apply([&](const auto&... member) { (pack(out, member), ...); }, members(value));
  }
}
inline void pack(std::string& out, std::string_view text) {
  pack(out, static_cast<std::uint32_t>(text.size()));
  out.append(text);
}
inline void pack(std::string& out, const std::string& text) { pack(out, std::string_view(text)); }
template <class T>
void pack(std::string& out, const std::optional<T>& value) {
  pack(out, static_cast<std::uint8_t>(value.has_value()));
  if (value) pack(out, *value);
}
template <class T>
void pack(std::string& out, const std::vector<T>& items) {
  pack(out, static_cast<std::uint32_t>(items.size()));
  for (const T& item : items) pack(out, item);
}

inline std::string_view take(std::string_view& in, std::size_t size) {
  if (size > in.size()) throw ProtocolError("a message ends early");
  const std::string_view taken = in.substr(0, size);
  in.remove_prefix(size);
  return taken;
}
template <class T>
void unpack(std::string_view& in, T& value) {
  if constexpr (is_plain<T>) {
    std::memcpy(&value, take(in, sizeof value).data(), sizeof value);
  } else if constexpr (has_fields<T>) {
    Fields<T>::each([&](const char*, auto member, auto) { unpack(in, value.*member); });
  } else {
    std::apply([&](auto&... member) { (unpack(in, member), ...); }, members(value));
  }
}
inline void unpack(std::string_view& in, std::string& text) {
  std::uint32_t size = 0;
  unpack(in, size);
  text = take(in, size);
}
template <class T>
void unpack(std::string_view& in, std::optional<T>& value) {
  std::uint8_t there = 0;
  unpack(in, there);
  if (there) unpack(in, value.emplace());
}
template <class T>
void unpack(std::string_view& in, std::vector<T>& items) {
  std::uint32_t count = 0;
  unpack(in, count);
  for (items.clear(); items.size() < count;) unpack(in, items.emplace_back());
}

/// A whole payload.
template <class T>
T unpacked(std::string_view payload) {
  T value{};
  unpack(payload, value);
  if (!payload.empty()) throw ProtocolError("a message is too long");
  return value;
}

constexpr std::size_t kFrameHead = sizeof(std::uint32_t) + 1;
constexpr std::uint32_t kLargestFrame = std::uint32_t{1} << 30;

/// Appends a frame to `out`.
template <class T>
void put(std::string& out, Message message, const T& value) {
  const std::size_t begin = out.size();
  out.resize(begin + kFrameHead);
  pack(out, value);
  const auto size = static_cast<std::uint32_t>(out.size() - begin - sizeof(std::uint32_t));
  std::memcpy(out.data() + begin, &size, sizeof size);
  out[begin + sizeof size] = static_cast<char>(message);
}

/// The head of the frame Message::input of `size` bytes, which follow it.
inline void put_input_head(char* to, std::size_t size) {
  const auto bytes = static_cast<std::uint32_t>(size);
  const auto in_frame = static_cast<std::uint32_t>(1 + sizeof bytes + size);
  std::memcpy(to, &in_frame, sizeof in_frame);
  to[sizeof in_frame] = static_cast<char>(Message::input);
  std::memcpy(to + kFrameHead, &bytes, sizeof bytes);
}

/// A frame without a value.
inline void put_nothing(std::string& out, Message message) {
  constexpr std::uint32_t kSize = 1;
  out.append(reinterpret_cast<const char*>(&kSize), sizeof kSize);
  out += static_cast<char>(message);
}

/// A picture: its fields, and the rest of the payload are its bytes, which are looked at where they lie. The
/// frame without them, so that they need not be copied to be sent after it.
inline void put_resource_head(std::string& out, Message message, const bs_resource& resource) {
  const std::size_t begin = out.size();
  bs_resource without_bytes = resource;
  without_bytes.data_size = 0;
  put(out, message, to_resource(without_bytes));
  const std::uint64_t size = out.size() - begin - sizeof(std::uint32_t) + resource.data_size;
  if (size > kLargestFrame) throw ProtocolError("a picture of " + std::to_string(size) + " bytes");
  const auto in_frame = static_cast<std::uint32_t>(size);
  std::memcpy(out.data() + begin, &in_frame, sizeof in_frame);
}
/// `about` and `payload` outlive the view.
inline bs_resource take_resource(std::string_view payload, const Resource& about, Views& views) {
  bs_resource view = views.resource(about);
  view.data = payload.data();
  view.data_size = payload.size();
  return view;
}

/// The size of the frame that begins with `bytes`, as far as it is known.
inline std::size_t size_of_frame(std::string_view bytes) {
  std::uint32_t size = 0;
  if (bytes.size() < sizeof size) return 0;
  std::memcpy(&size, bytes.data(), sizeof size);
  return size <= kLargestFrame ? sizeof size + size : 0;
}

/// The first frame of `bytes`, if it is all there.
struct Frame {
  Message message;
  std::string_view payload;
  std::size_t size;  ///< of the frame in `bytes`
};
inline std::optional<Frame> first_frame(std::string_view bytes) {
  std::uint32_t size = 0;
  if (bytes.size() < kFrameHead) return {};
  std::memcpy(&size, bytes.data(), sizeof size);
  if (size == 0 || size > kLargestFrame)
    throw ProtocolError("a message of " + std::to_string(size) + " bytes");
  if (bytes.size() - sizeof size < size) return {};
  return Frame{static_cast<Message>(bytes[sizeof size]), bytes.substr(kFrameHead, size - 1),
               sizeof size + size};
}

}  // namespace broadsheet::isolation
