// broadsheet/plugin.hpp - readers, writers and filters in C++, over plugin.h.
//
// Derive from Reader, Writer or Filter, name the class in BROADSHEET_READER
// (…_WRITER, …_FILTER, or BROADSHEET_PLUGIN for several), add a manifest with
// BS_MANIFEST or broadsheet_add_plugin(… MANIFEST …), and the file is a plugin.
// It is compiled whole by the author's compiler: no C++ type crosses to the
// host. Throw Failure for an error of the input; any other exception is caught
// at the boundary and reported as a fault of the plugin.
//
// C++17, standard library only.
#pragma once

#include <broadsheet/plugin_values.hpp>
#include <broadsheet/sink.hpp>
#include <broadsheet/views.hpp>

#include <memory>
#include <stdexcept>
#include <type_traits>

namespace broadsheet::plugin {

/// Ends a conversion with an error that the user sees.
class Failure : public std::runtime_error {
 public:
  explicit Failure(const std::string& why, bs_code code = BS_BAD_INPUT)
      : std::runtime_error(why), code_(code) {}
  /// A number is a line, of whatever type, and never a code; what cannot be one is none.
  template <class Line, class = std::enable_if_t<std::is_integral_v<Line>>>
  Failure(const std::string& why, bs_code code, Line line) : std::runtime_error(why), code_(code) {
    if (line > 0 && static_cast<std::uint64_t>(line) <= UINT32_MAX) line_ = static_cast<std::uint32_t>(line);
  }
  template <class Line, class = std::enable_if_t<std::is_integral_v<Line>>>
  Failure(const std::string& why, Line line) : Failure(why, BS_BAD_INPUT, line) {}
  bs_status code() const { return code_; }
  std::uint32_t line() const { return line_; }  ///< of the source, from 1; 0 = none in particular

 private:
  bs_code code_;
  std::uint32_t line_ = 0;
};

/// What the host offers to one instance of a plugin. A cheap handle.
class Host {
 public:
  explicit Host(const bs_host* host) : host_(host) {}

  /// The value of an option of the manifest, given or default. The view lives
  /// as long as the instance.
  std::string_view option(const char* name) const { return to_view(host_->option(host_->self, name)); }
  bool flag(const char* name) const { return option(name) == "true"; }
  long number(const char* name) const {
    const std::string text(option(name));
    return text.empty() ? 0 : std::stol(text);
  }

  /// `code` is stable and searchable ("BS-I010"); `line` of the source, or 0.
  void warn(const char* code, const std::string& why, std::uint32_t line = 0) const {
    host_->warn(host_->self, code, why.c_str(), line);
  }

  /// Reads up to `size` bytes of the input; 0 at its end.
  std::size_t read(void* buffer, std::size_t size) const {
    const std::int64_t n = host_->read(host_->self, buffer, size);
    if (n < 0) throw Failure("the input could not be read", BS_IO);
    return static_cast<std::size_t>(n);
  }
  /// The whole rest of the input; of a longer one more than `limit` bytes, but not all.
  std::string read_all(std::size_t limit = std::string::npos) const {
    std::string all;
    const std::optional<std::uint64_t> size = input_size();  // one byte more shows the end
    std::size_t room = size ? static_cast<std::size_t>(*size < limit ? *size : limit) + 1 : kChunk;
    for (std::size_t filled = 0;;) {
      if (filled == all.size()) {
        all.resize(filled + room);
        room = filled / 2 + kChunk;
      }
      const std::size_t n = read(all.data() + filled, all.size() - filled);
      filled += n;
      if (n > 0 && filled <= limit) continue;
      all.resize(filled);
      return all;
    }
  }

  /// The bytes of an input that can be read anywhere; none where it can only be read from front to end.
  std::optional<std::uint64_t> input_size() const {
    if (!BS_HAS(host_, read_at) || !host_->input_size || !host_->read_at) return std::nullopt;
    const std::int64_t size = host_->input_size(host_->self);
    if (size < 0) return std::nullopt;
    return static_cast<std::uint64_t>(size);
  }
  /// Reads up to `size` bytes of such an input from `offset` on; 0 beyond its end.
  std::size_t read_at(std::uint64_t offset, void* buffer, std::size_t size) const {
    const std::int64_t n = host_->read_at(host_->self, offset, buffer, size);
    if (n < 0) throw Failure("the input could not be read", BS_IO);
    return static_cast<std::size_t>(n);
  }

  /// What became of a file that the input names.
  enum class Sibling { opened, absent, refused };
  /// Following reads are of a file below the input's folder; see plugin.h for what may be opened.
  Sibling open_sibling(const std::string& name) const {
    if (!BS_HAS(host_, sibling) || !host_->sibling) return Sibling::refused;
    const bs_status status = host_->sibling(host_->self, name.c_str());
    if (status == BS_BAD_INPUT) return Sibling::absent;
    if (status == BS_UNSUPPORTED) return Sibling::refused;
    if (status != BS_OK) throw Failure("the file " + name + " could not be opened", BS_IO);
    return Sibling::opened;
  }
  /// Following reads are of the input again.
  void back_to_input() const {
    if (BS_HAS(host_, sibling) && host_->sibling && host_->sibling(host_->self, nullptr) != BS_OK)
      throw Failure("the input could not be read on", BS_IO);
  }

  /// The picture of a figure, for writers and filters; none where the host has no such picture.
  std::optional<Picture> resource(std::string_view id) const {
    if (!BS_HAS(host_, resource) || !host_->resource) return std::nullopt;
    const bs_resource* const r = host_->resource(host_->self, to_str(id));
    if (!r) return std::nullopt;
    const std::string_view data(static_cast<const char*>(r->data), r->data_size);
    return Picture{to_view(r->id), to_view(r->media_type), to_view(r->page), to_view(r->box), data, r->width,
                   r->height};
  }

  void write(std::string_view data) const {
    if (host_->write(host_->self, data.data(), data.size()) != BS_OK)
      throw Failure("the output could not be written", BS_IO);
  }
  /// Following writes go to this file of an output folder ("articles/a-1.html").
  void part(const std::string& name) const {
    if (host_->part(host_->self, name.c_str()) != BS_OK)
      throw Failure("the output file " + name + " could not be begun", BS_IO);
  }

  /// Whether the user named a file with an option of type "ledger".
  bool has_ledger(const char* option) const {
    return BS_HAS(host_, remember) && host_->recall && host_->remember && !this->option(option).empty();
  }
  /// What the ledger has for an issue: its lines, or "".
  std::string recall(const char* option, std::string_view issue) const {
    const bs_str lines = host_->recall(host_->self, option, to_str(issue));
    return to_string(lines);
  }
  /// Lines that take their place once the output is whole; plugin.h says what they look like.
  void remember(const char* option, std::string_view issue, std::string_view lines) const {
    if (host_->remember(host_->self, option, to_str(issue), to_str(lines)) != BS_OK)
      throw Failure("the ledger could not be read", BS_IO);
  }

  bool cancelled() const { return host_->cancelled(host_->self) != 0; }
  /// Call now and then in long loops.
  void stop_if_cancelled() const {
    if (cancelled()) throw Failure("cancelled", BS_CANCELLED);
  }

  /// Whether anybody listens to explain().
  bool explains() const { return BS_HAS(host_, explain) && host_->explain; }
  void explain(const Evidence& e) const {
    const bs_evidence view{sizeof view,     e.first_line,       e.last_line,    e.probability,
                           to_str(e.stage), to_str(e.decision), to_str(e.text), to_str(e.why)};
    host_->explain(host_->self, &view);
  }

  /// For a Checker.
  void found(const Finding& f) const {
    if (!BS_HAS(host_, found) || !host_->found) return;
    const bs_finding view{sizeof view,    f.line,           f.column,       to_str(f.code),   to_str(f.what),
                          to_str(f.rule), to_str(f.advice), to_str(f.part), to_str(f.article)};
    host_->found(host_->self, &view);
  }

 private:
  static constexpr std::size_t kChunk = std::size_t{1} << 16;
  const bs_host* host_;
};

/// What every instance knows: its host and the name of the format it serves.
class Instance {
 public:
  virtual ~Instance() = default;
  const Host& host() const { return host_; }
  const std::string& format() const { return format_; }

  /// Called once by the boundary before anything else.
  void attach(Host host, std::string format) {
    host_ = host;
    format_ = std::move(format);
  }

 private:
  Host host_{nullptr};
  std::string format_;
};

/// A reader may also have: static int probe(std::string_view format, std::string_view head)
/// that answers 0..100.
class Reader : public Instance {
 public:
  /// Reads host() to its end and pushes the document into `out`.
  virtual void read(Sink& out) = 0;
};

class Writer : public Instance, public Sink {};

/// Says what an input breaks of the rules of its format. May also have a probe(), for a
/// format that has no Reader.
class Checker : public Instance {
 public:
  /// Reads host() to its end and tells host().found(). A Failure with BS_BAD_INPUT says
  /// that the input is not of the format at all.
  virtual void check() = 0;
};

/// Passes everything on unless overridden.
class Filter : public Instance, public Sink {
 public:
  void open(const Issue& issue) override { next().open(issue); }
  void article(const Article& article) override { next().article(article); }
  void close(const End& end) override { next().close(end); }
  void resource(const Resource& resource) override { next().resource(resource); }

  Sink& next() const { return *next_; }
  void set_next(Sink& next) { next_ = &next; }

 private:
  Sink* next_ = nullptr;
};

namespace detail {

/// Thrown through a plugin's code when the next sink failed: the host already knows why, so only
/// the status is passed on.
struct SinkFailed {
  bs_status status;
};

template <class Call>
bs_status guard(const bs_host* host, Call&& call) noexcept {
  const auto fail = [&](bs_status code, const char* why, std::uint32_t line) {
    return host->fail(host->self, code, why, line);
  };
  try {
    call();
    return BS_OK;
  } catch (const SinkFailed& e) {
    return e.status;
  } catch (const Failure& e) {
    return fail(e.code(), e.what(), e.line());
  } catch (const std::bad_alloc&) {
    return fail(BS_BUG, "out of memory", 0);
  } catch (const std::exception& e) {
    return fail(BS_BUG, e.what(), 0);
  } catch (...) {
    return fail(BS_BUG, "threw something that is not a std::exception", 0);
  }
}

/// A C sink as a C++ one.
class CSink : public Sink {
 public:
  explicit CSink(const bs_sink* sink) : sink_(sink) {}
  void open(const Issue& issue) override { check(sink_->open(sink_->self, &views_.issue(issue))); }
  void article(const Article& article) override {
    check(sink_->article(sink_->self, &views_.article(article)));
  }
  void close(const End& end) override { check(sink_->close(sink_->self, &views_.end(end))); }
  void resource(const Resource& resource) override {
    if (BS_HAS(sink_, resource) && sink_->resource)
      check(sink_->resource(sink_->self, &views_.resource(resource)));
  }

 private:
  static void check(bs_status status) {
    if (status != BS_OK) throw SinkFailed{status};
  }
  const bs_sink* sink_;
  Views views_;
};

/// A Writer or Filter as the functions of a bs_sink.
template <class T>
struct Opened {
  Opened(const bs_host* its_host, const bs_sink* its_next) : host(its_host), next(its_next) {}

  template <class Call>
  static bs_status with(void* self, Call&& call) noexcept {
    auto& opened = *static_cast<Opened*>(self);
    return guard(opened.host,
                 [&] { call(static_cast<Sink&>(opened.instance)); });  // overrides may be private
  }
  static bs_status open(void* self, const bs_issue* issue) {
    return with(self, [&](Sink& t) { t.open(to_issue(*issue)); });
  }
  static bs_status article(void* self, const bs_article* article) {
    return with(self, [&](Sink& t) {
      Article& kept = static_cast<Opened*>(self)->copy;
      copy_article(*article, kept);
      t.article(kept);
    });
  }
  static bs_status close(void* self, const bs_end* end) {
    return with(self, [&](Sink& t) { t.close(to_end(*end)); });
  }
  static void drop(void* self) { delete static_cast<Opened*>(self); }

  const bs_host* host;
  CSink next;
  Article copy;  ///< of the article at hand; kept for its memory
  T instance;
};

template <class T>
bs_status open_sink(const bs_host* host, const char* format, const bs_sink* next, bs_sink* sink) {
  return guard(host, [&] {
    auto opened = std::make_unique<Opened<T>>(host, next);
    opened->instance.attach(Host(host), format);
    if constexpr (std::is_base_of_v<Filter, T>) opened->instance.set_next(opened->next);
    *sink = {sizeof *sink,      opened.release(), &Opened<T>::open, &Opened<T>::article,
             &Opened<T>::close, &Opened<T>::drop, nullptr};
  });
}

template <class WriterType, class FilterType>
bs_status open_either(const bs_host* host, const char* format, const bs_sink* next, bs_sink* sink) {
  if (!next) {
    if constexpr (!std::is_void_v<WriterType>) return open_sink<WriterType>(host, format, nullptr, sink);
  } else {
    if constexpr (!std::is_void_v<FilterType>) return open_sink<FilterType>(host, format, next, sink);
  }
  return host->fail(host->self, BS_UNSUPPORTED, next ? "is no filter" : "is no writer", 0);
}

template <class T>
bs_status read_with(const bs_host* host, const char* format, const bs_sink* out) {
  return guard(host, [&] {
    T reader;
    reader.attach(Host(host), format);
    CSink sink(out);
    static_cast<Reader&>(reader).read(sink);
  });
}

template <class T>
bs_status check_with(const bs_host* host, const char* format) {
  return guard(host, [&] {
    T checker;
    checker.attach(Host(host), format);
    static_cast<Checker&>(checker).check();
  });
}

template <class T, class = void>
struct Probe {
  static constexpr decltype(bs_plugin::probe) function = nullptr;
};
template <class T>
struct Probe<T, std::void_t<decltype(T::probe(std::string_view(), std::string_view()))>> {
  static std::int32_t call(const bs_host*, const char* format, const void* head, std::size_t size) noexcept {
    try {
      return T::probe(format, {static_cast<const char*>(head), size});
    } catch (...) {
      return 0;
    }
  }
  static constexpr decltype(bs_plugin::probe) function = &call;
};

/// void stands for "has none".
template <class ReaderType, class WriterType, class FilterType, class CheckerType = void>
bs_plugin describe() {
  bs_plugin p{sizeof p, BS_ABI, nullptr, nullptr, nullptr, nullptr};
  if constexpr (!std::is_void_v<ReaderType>) {
    p.probe = Probe<ReaderType>::function;
    p.read = &read_with<ReaderType>;
  }
  if constexpr (!std::is_void_v<WriterType> || !std::is_void_v<FilterType>)
    p.open = &open_either<WriterType, FilterType>;
  if constexpr (!std::is_void_v<CheckerType>) {
    if (!p.probe) p.probe = Probe<CheckerType>::function;
    p.check = &check_with<CheckerType>;
  }
  return p;
}

}  // namespace detail
}  // namespace broadsheet::plugin

/// Once per plugin: BROADSHEET_PLUGIN(READER, WRITER, FILTER[, CHECKER]); void stands for "has none".
/// What is static stands in a function that is no inline one: statics of those are one for all plugins of a
/// process whose classes have the same names, and the first plugin would run in place of the others.
#define BROADSHEET_PLUGIN(...)                                                             \
  extern "C" BS_EXPORT const bs_plugin* broadsheet_plugin_v1(void) {                       \
    static const bs_plugin plugin = ::broadsheet::plugin::detail::describe<__VA_ARGS__>(); \
    return &plugin;                                                                        \
  }
#define BROADSHEET_READER(T) BROADSHEET_PLUGIN(T, void, void)
#define BROADSHEET_WRITER(T) BROADSHEET_PLUGIN(void, T, void)
#define BROADSHEET_FILTER(T) BROADSHEET_PLUGIN(void, void, T)
