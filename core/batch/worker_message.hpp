// core/batch/worker_message.hpp - what a batch and its workers tell each other, on the wire of
// core/isolation.
//
// An item goes to a worker, an outcome comes back, each as one frame.
#pragma once

#include "batch/issue.hpp"
#include "isolation/wire.hpp"

#include <string>

namespace broadsheet::batch {

/// An item without its fault: one that has a fault needs no worker.
struct ItemMessage {
  std::string name;
  std::vector<std::string> pages;
  Metadata metadata;
};

struct OutcomeMessage {
  std::string item;
  std::uint32_t outcome = 0;
  std::uint64_t bytes = 0;
  std::vector<Note> notes;
  std::optional<isolation::Failed> error;
  double milliseconds = 0;
  std::string settings;
  std::vector<LoggedFile> inputs, outputs;
  std::vector<SentItem> sent;
};

ItemMessage to_message(const BatchItem& item);
BatchItem from_message(const ItemMessage& message);
OutcomeMessage to_message(const IssueOutcome& outcome);
/// Throws isolation::ProtocolError for values that no worker of this build sends.
IssueOutcome from_message(const OutcomeMessage& message);

}  // namespace broadsheet::batch

namespace broadsheet {

// Found by isolation::pack() and unpack() beside the types.
template <class T>
requires std::is_same_v<std::remove_const_t<T>, LoggedFile>
auto members(T& f) { return std::tie(f.file, f.fingerprint.bytes, f.fingerprint.sha256); }
template <class T>
requires std::is_same_v<std::remove_const_t<T>, SentItem>
auto members(T& s) {
  return std::tie(s.format, s.guid, s.title, s.page, s.status, s.version, s.change, s.is_picture);
}
template <class T>
requires std::is_same_v<std::remove_const_t<T>, Metadata>
auto members(T& m) { return std::tie(m.publication, m.title, m.date, m.language, m.edition, m.page); }

}  // namespace broadsheet

namespace broadsheet::batch {

template <class T>
requires std::is_same_v<std::remove_const_t<T>, ItemMessage>
auto members(T& m) { return std::tie(m.name, m.pages, m.metadata); }
template <class T>
requires std::is_same_v<std::remove_const_t<T>, OutcomeMessage>
auto members(T& m) {
  return std::tie(m.item, m.outcome, m.bytes, m.notes, m.error, m.milliseconds, m.settings, m.inputs,
                  m.outputs, m.sent);
}

}  // namespace broadsheet::batch
