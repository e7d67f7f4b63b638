#include "check/source_places.hpp"

#include "convert/pipeline.hpp"

namespace broadsheet {
namespace {

// A paragraph that jumps is longer in the issue than on its page, and begins as it does there.
std::string key_of(const Piece& piece) {
  constexpr std::size_t kBeginning = 24;
  return std::to_string(piece.line) + ' ' + piece.text.substr(0, kBeginning);
}

}  // namespace

void SourcePlaces::read_pages() {
  for (const std::filesystem::path& page : job_.inputs) {
    Job alone = job_;
    alone.inputs = {page};
    std::vector<Note> notes;  // told when they were read together
    for (const Piece& piece : pieces_of(run_reading(alone, registry_, {notes}))) {
      const auto [its, is_new] = files_.try_emplace(key_of(piece), page.string());
      if (!is_new && its->second != page.string()) its->second.clear();  // of both
    }
  }
}

std::string SourcePlaces::file_of(const Piece& piece) {
  if (job_.inputs.size() == 1) return job_.inputs.front().string();
  if (!is_read_) read_pages();
  is_read_ = true;
  const auto file = files_.find(key_of(piece));
  return file == files_.end() ? std::string() : file->second;
}

}  // namespace broadsheet
