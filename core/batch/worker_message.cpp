#include "batch/worker_message.hpp"

namespace broadsheet::batch {

ItemMessage to_message(const BatchItem& item) {
  ItemMessage message{item.name, {}, item.metadata};
  for (const auto& page : item.pages) message.pages.push_back(page.string());
  return message;
}

BatchItem from_message(const ItemMessage& message) {
  BatchItem item;
  item.name = message.name;
  item.pages.assign(message.pages.begin(), message.pages.end());
  item.metadata = message.metadata;
  return item;
}

OutcomeMessage to_message(const IssueOutcome& outcome) {
  const BatchResult& result = outcome.result;
  const LogEntry& entry = outcome.entry;
  OutcomeMessage message{result.item,
                         static_cast<std::uint32_t>(result.outcome),
                         result.bytes,
                         result.notes,
                         {},
                         entry.milliseconds,
                         entry.settings,
                         entry.inputs,
                         entry.outputs,
                         result.sent};
  if (const auto& e = result.error)
    message.error = isolation::Failed{static_cast<std::uint32_t>(e->fault()),
                                      e->code(),
                                      e->what(),
                                      e->advice(),
                                      e->place().file,
                                      e->place().article,
                                      e->place().line};
  return message;
}

IssueOutcome from_message(const OutcomeMessage& message) {
  if (message.outcome > static_cast<std::uint32_t>(Outcome::failed))
    throw isolation::ProtocolError("an outcome of no known kind");
  IssueOutcome outcome;
  BatchResult& result = outcome.result;
  result.item = message.item;
  result.outcome = static_cast<Outcome>(message.outcome);
  result.bytes = message.bytes;
  result.notes = message.notes;
  LogEntry& entry = outcome.entry;
  entry.item = message.item;
  entry.done = result.outcome == Outcome::done;
  entry.milliseconds = message.milliseconds;
  entry.settings = message.settings;
  entry.inputs = message.inputs;
  entry.outputs = message.outputs;
  entry.warnings = message.notes;
  entry.warning_count = message.notes.size();
  entry.sent = result.sent = message.sent;
  if (const auto& e = message.error) {
    if (e->fault < 1 || e->fault > 4) throw isolation::ProtocolError("an error of no known kind");
    result.error =
        Error(static_cast<Fault>(e->fault), e->code, e->what, {e->file, e->line, e->article}, e->advice);
    entry.error_code = result.error->code();
    entry.error = result.error->text();
  }
  return outcome;
}

}  // namespace broadsheet::batch
