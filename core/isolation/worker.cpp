#include "isolation/worker.hpp"

#include "isolation/plugin_process.hpp"
#include "isolation/wire.hpp"

#include <broadsheet/views.hpp>

#include <algorithm>
#include <cstring>

namespace broadsheet::isolation {
namespace {

// The parent's side of wire.hpp.
class Worker {
 public:
  Worker(PluginHost& host, Role role, ViewSink* next);

  // Makes a call and does what the plugin asks for until it is done.
  template <class Value>
  std::int32_t call(Message message, const Value& value) {
    post(message, value);
    return serve_until_done();
  }

  bool closed() const { return next_ && next_->closed(); }

 private:
  // Makes a call without waiting: its answer is awaited with that of the next call. So a worker
  // loads its plugin while we start another, or read.
  template <class Value>
  void post(Message message, const Value& value) {
    std::string frame;
    put(frame, message, value);
    process_.begin_call();
    process_.send(frame);
    ++unanswered_;
  }
  std::int32_t serve_until_done();
  void make_room();
  void take(const Frame& frame);
  void tell(Message message, std::string_view payload);
  void answer_want(std::uint64_t size, std::optional<std::uint64_t> offset);
  void answer_measure();
  void answer_sibling(const std::string& name);
  void answer_fetch(const std::string& id);
  void take_resource(std::string_view payload);
  [[noreturn]] void fail(const Failed& failed) const;
  [[noreturn]] void throw_ending();

  PluginHost& host_;
  std::optional<CheckedSink> next_;
  Views views_;
  PluginProcess process_;
  std::string received_, input_;
  std::int32_t answer_ = 0;  ///< the last one
  int unanswered_ = 0;
};

Worker::Worker(PluginHost& host, Role role, ViewSink* next)
    : host_(host),
      process_(host, {worker_program().string(), std::to_string(host.context().confinement.memory)}, "") {
  if (next) next_.emplace(*next, host, role == Role::filter);
  const PluginFile& file = *host.provider().plugin;
  Assignment assignment{file.path.string(),
                        file.manifest.id,
                        host.provider().format->name,
                        static_cast<std::uint32_t>(file.manifest.abi),
                        static_cast<std::uint8_t>(role),
                        host.context().listener != nullptr,
                        host.context().findings != nullptr,
                        {}};
  for (const auto& [name, value] : host.options()) assignment.options.push_back({name, value});
  post(Message::begin, assignment);
}

std::int32_t Worker::serve_until_done() {
  for (;;) {
    try {
      std::size_t used = 0;
      while (const auto frame = first_frame(std::string_view(received_).substr(used))) {
        take(*frame);
        used += frame->size;
      }
      received_.erase(0, used);
    } catch (const ProtocolError& e) {
      throw host_.fault("BS-C167", std::string("answered with nonsense: ") + e.what());
    }
    make_room();
    if (unanswered_ == 0) {
      process_.say_last_line();
      return answer_;
    }
    if (!process_.wait(received_) && !first_frame(received_)) throw_ending();
  }
}

// A picture takes about as much memory as it has bytes, and none once it is gone; what only says that it is
// large takes none.
void Worker::make_room() {
  constexpr std::size_t kPiece = std::size_t{64} << 10, kLittle = std::size_t{1} << 20;
  const std::size_t wanted = size_of_frame(received_), have = received_.capacity();
  if (wanted > have && have - received_.size() < kPiece)
    received_.reserve(std::min(wanted, 4 * received_.size() + kLittle));
  if (wanted < kLittle && have > 2 * kLittle) received_.shrink_to_fit();
}

void Worker::take(const Frame& frame) {
  if (unanswered_ == 0) throw ProtocolError("it goes on after it was done");
  if (frame.message == Message::done)
    answer_ = unpacked<std::int32_t>(frame.payload), --unanswered_;
  else if (frame.message == Message::failed)
    fail(unpacked<Failed>(frame.payload));
  else
    process_.meanwhile([&] { tell(frame.message, frame.payload); });
}

void Worker::tell(Message message, std::string_view payload) {
  if (message >= Message::next_open && message <= Message::next_close && !next_)
    throw ProtocolError("it pushes but is a writer");
  switch (message) {
    case Message::want: return answer_want(unpacked<std::uint64_t>(payload), std::nullopt);
    case Message::want_at: {
      const Range range = unpacked<Range>(payload);
      return answer_want(range.size, range.offset);
    }
    case Message::measure: return answer_measure();
    case Message::sibling: return answer_sibling(unpacked<std::string>(payload));
    case Message::fetch: return answer_fetch(unpacked<std::string>(payload));
    case Message::write: return host_.write_out(unpacked<std::string>(payload));
    case Message::part: return host_.begin_part(unpacked<std::string>(payload));
    case Message::note: {
      const Note note = unpacked<Note>(payload);
      return host_.note(note.code, note.what, note.place.line);
    }
    case Message::decision:
      if (host_.context().listener) (*host_.context().listener)(unpacked<Decision>(payload));
      return;
    case Message::finding: return host_.take(unpacked<Finding>(payload));
    case Message::next_open: return next_->open(views_.issue(unpacked<Issue>(payload)));
    case Message::next_article: return next_->article(views_.article(unpacked<Article>(payload)));
    case Message::next_resource: return take_resource(payload);
    case Message::next_close: return next_->close(views_.end(unpacked<End>(payload)));
    default: throw ProtocolError("a message of no known kind");
  }
}

// The frame is read into where it lies, and its room kept for the next.
void Worker::answer_want(std::uint64_t size, std::optional<std::uint64_t> offset) {
  constexpr std::uint64_t kMost = std::uint64_t{1} << 20;
  constexpr std::size_t kHead = kFrameHead + sizeof(std::uint32_t);
  const auto most = static_cast<std::size_t>(std::min(size, kMost));
  if (input_.size() < kHead + most) input_.resize(kHead + most);
  char* const bytes = input_.data() + kHead;
  const std::size_t n = offset ? host_.read_in_at(*offset, bytes, most) : host_.read_in(bytes, most);
  put_input_head(input_.data(), n);
  process_.send(std::string_view(input_).substr(0, kHead + n));
}

void Worker::answer_measure() {
  std::string frame;
  put(frame, Message::measured, host_.input_size());
  process_.send(frame);
}

void Worker::answer_sibling(const std::string& name) {
  std::string frame;
  put(frame, Message::turned, host_.turn_to(name));
  process_.send(frame);
}

void Worker::answer_fetch(const std::string& id) {
  const std::unique_ptr<LentResource> lent = host_.resources().lend(id);
  std::string frame;
  if (!lent) put_nothing(frame, Message::lent);
  if (lent) put_resource_head(frame, Message::lent, lent->view());
  process_.send(frame);
  if (lent) process_.send({static_cast<const char*>(lent->view().data), lent->view().data_size});
}

void Worker::take_resource(std::string_view payload) {
  Resource about;
  unpack(payload, about);
  const bs_resource view = isolation::take_resource(payload, about, views_);
  next_->accept(&view);
}

void Worker::fail(const Failed& f) const {
  if (f.fault < 1 || f.fault > 4) throw ProtocolError("an error of no known kind");
  const Place here = host_.place(f.line);
  throw Error(static_cast<Fault>(f.fault), one_line(f.code), one_line(f.what),
              {f.file.empty() ? here.file : one_line(f.file), f.line,
               f.article.empty() ? here.article : one_line(f.article)},
              one_line(f.advice));
}

void Worker::throw_ending() {
  const Child::Ending ending = process_.ending();
  const std::string where = next_ && !next_->last_article().empty() && host_.place(0).article.empty()
                                ? " after article " + next_->last_article()
                                : "";
  if (ending.signal != 0)
    throw host_.fault("BS-C160", std::string("crashed: ") + strsignal(ending.signal) + where);
  throw host_.fault("BS-C160", "called exit() in the middle of a conversion" + where);
}

class WorkerSink : public ViewSink {
 public:
  WorkerSink(PluginHost& host, ViewSink* next)
      : host_(host), is_filter_(next != nullptr), worker_(host, next ? Role::filter : Role::writer, next) {}
  void open(const bs_issue& issue) override { worker_.call(Message::open, to_issue(issue)); }
  void article(const bs_article& article) override {
    host_.set_article(to_string(article.id));
    worker_.call(Message::article, to_article(article));
    host_.set_article({});
  }
  void close(const bs_end& end) override {
    worker_.call(Message::close, to_end(end));
    if (is_filter_ && !worker_.closed()) throw host_.fault("BS-C149", "kept the end of the issue to itself");
  }

 private:
  PluginHost& host_;
  bool is_filter_;
  Worker worker_;
};

}  // namespace

std::unique_ptr<ViewSink> open_in_worker(PluginHost& host, ViewSink* next) {
  return std::make_unique<WorkerSink>(host, next);
}

void read_in_worker(PluginHost& host, ViewSink& out) {
  Worker worker(host, Role::reader, &out);
  worker.call(Message::read, std::uint8_t{0});
  if (!worker.closed()) throw host.fault("BS-C149", "stopped before the end of the issue");
}

int probe_in_worker(PluginHost& host, std::string_view head) {
  return Worker(host, Role::reader, nullptr).call(Message::probe, std::string(head));
}

bool check_in_worker(PluginHost& host) {
  return Worker(host, Role::reader, nullptr).call(Message::check, std::uint8_t{0}) != 0;
}

void test_in_worker(PluginHost& host, Role role, const std::string& check) {
  Worker(host, role, nullptr).call(Message::test, check);
}

std::filesystem::path worker_program() {
  std::filesystem::path program = installation_folder() / "broadsheet-worker";
  std::error_code ignored;
  if (std::filesystem::exists(program, ignored)) return program;
  throw Error(Fault::plugin, "BS-C163", "the program that foreign plugins run in is missing",
              {program.string(), 0, {}},
              "install Broadsheet anew; or trust its plugins with --isolate=never");
}

}  // namespace broadsheet::isolation
