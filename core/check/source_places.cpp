#include "check/source_places.hpp"

#include "convert/pipeline.hpp"

namespace broadsheet {
namespace {

// A paragraph that jumps is longer in the issue than on its page, and begins as it does there.
std::string key_of(const Piece& piece) {
  constexpr std::size_t kBeginning = 24;
  return std::to_string(piece.line) + ' ' + piece.text.substr(0, kBeginning);
}

void forget_lines(Document& document) {
  for (Article& article : document.articles)
    for (Block& block : article.blocks) block.first_line = block.last_line = 0;
  for (Furniture& piece : document.end.furniture) piece.line = 0;
  for (Discarded& piece : document.end.discarded) piece.line = 0;
}

}  // namespace

Document read_with_own_lines(Job job, const Registry& registry, std::vector<Note>& notes) {
  bool keeps_lines = false;
  job.told_format = [&](const std::filesystem::path&, const std::string& name) {
    keeps_lines = keeps_lines || registry.find(name, Role::reader).format->keeps_lines;
  };
  Document document = run_reading(job, registry, {notes});
  if (keeps_lines) forget_lines(document);
  return document;
}

void SourcePlaces::read_pages() {
  for (const std::filesystem::path& page : job_.inputs) {
    Job alone = job_;
    alone.inputs = {page};
    std::vector<Note> notes;  // told when they were read together
    for (const Piece& piece : pieces_of(read_with_own_lines(alone, registry_, notes))) {
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
