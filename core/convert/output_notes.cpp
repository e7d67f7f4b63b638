#include "convert/output_notes.hpp"

namespace broadsheet {

void tell_of_changed_files(const Output& output, std::vector<Note>& notes) {
  for (const std::filesystem::path& file : output.changed_old_files())
    notes.push_back({"BS-C219",
                     "is no more part of the output, but was changed since it was written: it stays",
                     {(output.target() / file).string(), 0, {}}});
}

void tell_of_kept_files(const Output& output, std::vector<Note>& notes) {
  for (const auto& [kept, now] : output.kept_files())
    notes.push_back({"BS-C220",
                     "is still there and stays: what goes out now is " + now.string(),
                     {kept.string(), 0, {}}});
}

void tell_of_replaced_files(const Output& output, std::vector<Note>& notes) {
  const auto& replaced = output.replaced_files();
  if (replaced.empty()) return;
  const std::string more =
      replaced.size() == 1 ? "" : ", with " + std::to_string(replaced.size() - 1) + " more";
  notes.push_back({"BS-C221",
                   "was there with other content and is replaced" + more +
                       ": with a ledger (--news.ledger FILE) what was sent stays",
                   {(output.target() / replaced.front()).string(), 0, {}}});
}

}  // namespace broadsheet
