#include "batch/inputs/line_reader.hpp"

#include <broadsheet/report.hpp>

namespace broadsheet {

bool LineReader::next(std::string& line) {
  constexpr std::size_t kChunk = std::size_t{64} << 10, kLongest = std::size_t{16} << 20;
  std::size_t end, looked_at = at_;
  while ((end = buffer_.find('\n', looked_at)) == std::string::npos) {
    buffer_.erase(0, at_);
    at_ = 0;
    looked_at = buffer_.size();
    if (looked_at > kLongest)
      throw Error(Fault::input, "BS-C182", "has a line of more than 16 MiB",
                  {input_.name(), static_cast<std::uint32_t>(number_ + 1), {}},
                  "give one JSON object per line");
    buffer_.resize(looked_at + kChunk);
    const std::size_t n = input_.read(buffer_.data() + looked_at, kChunk);
    buffer_.resize(looked_at + n);
    if (n > 0) continue;
    if (buffer_.empty()) return false;
    end = buffer_.size();
    break;
  }
  line.assign(buffer_, at_, end - at_);
  ++number_;
  offset_ = next_offset_;
  next_offset_ += line.size() + 1;
  at_ = std::min(end + 1, buffer_.size());
  return true;
}

}  // namespace broadsheet
