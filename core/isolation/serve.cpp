// The worker's side of wire.hpp: the same calls as in process, over pipes.
#include "conformance/checks.hpp"
#include "isolation/wire.hpp"
#include "isolation/worker.hpp"

#include <broadsheet/views.hpp>

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <utility>

namespace broadsheet::isolation {
namespace {

[[noreturn]] void leave() { _exit(0); }  // no destructor of a plugin runs

class Wire {
 public:
  Wire(int in, int out) : in_(in), out_(out) {}

  // The next frame; its payload is valid until the next call.
  Frame next() {
    received_.erase(0, std::exchange(used_, 0));
    for (;;) {
      if (const auto frame = first_frame(received_)) {
        used_ = frame->size;
        return *frame;
      }
      receive();
    }
  }

  // The bytes of the frame Message::input that comes next, as many as there are, right to where they go.
  std::size_t next_input(char* to, std::size_t most) {
    constexpr std::size_t kHead = kFrameHead + sizeof(std::uint32_t);
    received_.erase(0, std::exchange(used_, 0));
    while (received_.size() < kHead) receive();
    std::uint32_t size = 0;
    std::memcpy(&size, received_.data() + kFrameHead, sizeof size);
    if (size > most) throw ProtocolError("more input than was asked for");
    std::size_t filled = received_.copy(to, size, kHead);
    received_.erase(0, kHead + filled);
    while (filled < size) {
      const ssize_t n = ::read(in_, to + filled, size - filled);
      if (n < 0 && errno == EFAULT) *static_cast<volatile char*>(to + filled) = 0;  // it crashes here
      if (n == 0 || (n < 0 && errno != EINTR)) leave();
      if (n > 0) filled += static_cast<std::size_t>(n);
    }
    return filled;
  }

  template <class Value>
  void tell(Message message, const Value& value) {
    put(to_send_, message, value);
    if (to_send_.size() >= kFull) flush();
  }

  void tell_resource(const bs_resource& resource) {
    put_resource_head(to_send_, Message::next_resource, resource);
    flush();
    send({static_cast<const char*>(resource.data), resource.data_size});
  }

  void flush() {
    send(to_send_);
    to_send_.clear();
  }

 private:
  void receive() {
    char bytes[1 << 16];
    const ssize_t n = ::read(in_, bytes, sizeof bytes);
    if (n == 0 || (n < 0 && errno != EINTR)) leave();  // the parent is gone, or has no more to say
    if (n > 0) received_.append(bytes, static_cast<std::size_t>(n));
  }

  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::write(out_, bytes.data(), bytes.size());
      // What a plugin lends may not be there: it crashes here, as it would where its bytes are copied.
      if (n < 0 && errno == EFAULT) (void)*static_cast<const volatile char*>(bytes.data());
      if (n < 0 && errno != EINTR) leave();
      if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }

  static constexpr std::size_t kFull = std::size_t{64} << 10;
  int in_, out_;
  std::string received_, to_send_;
  std::size_t used_ = 0;
};

class RemoteSource : public Source {
 public:
  explicit RemoteSource(Wire& wire) : wire_(wire) {}
  std::string name() const override { return {}; }
  std::size_t read(void* buffer, std::size_t size) override {
    wire_.tell(Message::want, static_cast<std::uint64_t>(size));
    return take_input(buffer, size);
  }
  std::optional<std::uint64_t> size() override {
    if (!was_measured_) {
      wire_.tell(Message::measure, std::uint8_t{0});
      wire_.flush();
      size_ = unpacked<std::optional<std::uint64_t>>(wire_.next().payload);
      was_measured_ = true;
    }
    return size_;
  }
  std::size_t read_at(std::uint64_t offset, void* buffer, std::size_t size) override {
    wire_.tell(Message::want_at, Range{offset, size});
    return take_input(buffer, size);
  }
  Sibling sibling(const std::string& name) override {
    wire_.tell(Message::sibling, name);
    wire_.flush();
    return unpacked<Sibling>(wire_.next().payload);
  }

 private:
  std::size_t take_input(void* buffer, std::size_t size) {
    wire_.flush();
    return wire_.next_input(static_cast<char*>(buffer), size);
  }

  Wire& wire_;
  std::optional<std::uint64_t> size_;
  bool was_measured_ = false;
};

class RemoteResource : public LentResource {
 public:
  explicit RemoteResource(std::string_view frame) : payload_(frame) {
    std::string_view rest = payload_;
    unpack(rest, about_);
    view_ = take_resource(rest, about_, views_);
  }

 private:
  const std::string payload_;
  Resource about_;
  Views views_;
};

// The parent keeps the pictures, and says what is wrong with them.
class RemoteResources : public Resources {
 public:
  explicit RemoteResources(Wire& wire) : wire_(wire) {}
  bool keep(const bs_resource& resource, bool) override {
    if (resource.data_size > kLargestFrame / 2)
      throw Error(Fault::input, "BS-C200",
                  "a picture says that it has " + std::to_string(resource.data_size) +
                      " bytes; a plugin that runs in a process of its own may give up to " +
                      std::to_string(kLargestFrame / 2),
                  {}, "make it smaller");
    wire_.tell_resource(resource);
    return true;
  }
  bool has(std::string_view) const override { return true; }
  std::unique_ptr<LentResource> lend(std::string_view id) override {
    wire_.tell(Message::fetch, std::string(id));
    wire_.flush();
    const std::string_view payload = wire_.next().payload;
    return payload.empty() ? nullptr : std::make_unique<RemoteResource>(payload);
  }

 private:
  Wire& wire_;
};

class RemoteDestination : public Destination {
 public:
  explicit RemoteDestination(Wire& wire) : wire_(wire) {}
  void write(std::string_view data) override { wire_.tell(Message::write, std::string(data)); }
  void part(const std::string& name) override { wire_.tell(Message::part, name); }

 private:
  Wire& wire_;
};

class RemoteSink : public ViewSink {
 public:
  explicit RemoteSink(Wire& wire) : wire_(wire) {}
  void open(const bs_issue& issue) override { wire_.tell(Message::next_open, to_issue(issue)); }
  void article(const bs_article& article) override {
    wire_.tell(Message::next_article, to_article(article));
    wire_.flush();  // if the plugin crashes now, the parent knows how far it came
  }
  void close(const bs_end& end) override { wire_.tell(Message::next_close, to_end(end)); }

 private:
  Wire& wire_;
};

class Server {
 public:
  Server(int in, int out)
      : wire_(in, out), source_(wire_), destination_(wire_), next_(wire_), resources_(wire_) {}

  [[noreturn]] void run() {
    try {
      for (;;) {
        const std::int32_t answer = handle(wire_.next());
        tell_what_came_up();
        wire_.tell(Message::done, answer);
        wire_.flush();
      }
    } catch (const Error& e) {
      tell_what_came_up();
      tell_failure({static_cast<std::uint32_t>(e.fault()), e.code(), e.what(), e.advice(), e.place().file,
                    e.place().article, e.place().line});
    } catch (const std::bad_alloc&) {
      tell_failure({static_cast<std::uint32_t>(Fault::io), "BS-C001", "out of memory",
                    "give the input in parts", "", "", 0});
    }
    leave();  // no call follows a failure
  }

 private:
  std::int32_t handle(const Frame& frame) {
    const std::string payload(frame.payload);  // reading input takes further frames
    switch (frame.message) {
      case Message::begin: begin(unpacked<Assignment>(payload)); break;
      case Message::read: run_reader(*host_, next_); break;
      case Message::probe: return probe(unpacked<std::string>(payload));
      case Message::open: sink().open(views_.issue(issue_ = unpacked<Issue>(payload))); break;
      case Message::article: sink().article(views_.article(article_ = unpacked<Article>(payload))); break;
      case Message::close: sink().close(views_.end(end_ = unpacked<End>(payload))); break;
      case Message::check: return run_checker(*host_);
      case Message::test: conformance::run_check(unpacked<std::string>(payload), *host_, role_); break;
      default: leave();
    }
    return 0;
  }

  void begin(Assignment assignment) {
    file_.path = assignment.plugin;
    file_.manifest.id = assignment.id;
    file_.manifest.abi = static_cast<int>(assignment.abi);
    format_.name = assignment.format;
    role_ = static_cast<Role>(assignment.role);
    OptionValues options;
    for (Attr& option : assignment.options) options[option.key] = std::move(option.value);
    host_.emplace(FormatProvider{&file_, &format_}, std::move(options),
                  Context{notes_,
                          assignment.explains ? &listener_ : nullptr,
                          {},
                          assignment.checks ? &findings_ : nullptr,
                          &resources_});
    host_->keep_no_ledger();
    if (role_ == Role::reader) host_->set_input(source_);
    host_->set_output(destination_);
    (void)host_->plugin();  // load it now: an error of it belongs to no article
  }

  ViewSink& sink() {
    if (!sink_) sink_.emplace(*host_, role_ == Role::filter ? &next_ : nullptr);
    return *sink_;
  }

  std::int32_t probe(const std::string& head) { return run_probe(*host_, head); }

  void tell_failure(const Failed& failed) {
    wire_.tell(Message::failed, failed);
    wire_.flush();
  }

  void tell_what_came_up() {
    for (const Note& note : notes_) wire_.tell(Message::note, note);
    for (const Finding& finding : findings_) wire_.tell(Message::finding, finding);
    notes_.clear();
    findings_.clear();
  }

  Wire wire_;
  RemoteSource source_;
  RemoteDestination destination_;
  RemoteSink next_;
  RemoteResources resources_;
  PluginFile file_;
  FormatSpec format_;
  Role role_ = Role::reader;
  std::vector<Note> notes_;
  std::vector<Finding> findings_;
  std::function<void(const Decision&)> listener_ = [this](const Decision& d) {
    wire_.tell(Message::decision, d);
  };
  std::optional<PluginHost> host_;
  std::optional<PluginSink> sink_;
  Views views_;
  Issue issue_;
  Article article_;
  End end_;
};

}  // namespace

void serve(int in, int out) { Server(in, out).run(); }

}  // namespace broadsheet::isolation
