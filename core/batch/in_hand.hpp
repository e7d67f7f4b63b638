// core/batch/in_hand.hpp - which issues a batch has in hand, on the disk before it begins them.
//
// A machine or a whole run that ends leaves the names of the issues it had begun beside the log, in
// LOG.in-hand: a line
// "+NAME" for each that begins, "-NAME" for each that ends. An issue that two runs began and did not end is
// what ended them, as far as one can tell: --resume leaves it out. The file goes when a run reaches its end.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace broadsheet::batch {

class InHand {
 public:
  /// Beside `log`. What an earlier run left is kept where the batch `resumes`, else removed. Throws Error
  /// (io).
  InHand(const std::filesystem::path& log, bool resumes);
  ~InHand();
  InHand(const InHand&) = delete;
  InHand& operator=(const InHand&) = delete;

  /// Runs that began the issue and did not end it.
  unsigned lost_runs(const std::string& item) const;

  void begin(const std::string& item) { append('+', item); }
  void end(const std::string& item) { append('-', item); }

  /// Removes the file: the batch came to its end.
  void remove();

  const std::filesystem::path& file() const { return file_; }

 private:
  void append(char mark, const std::string& item);

  std::filesystem::path file_;
  int handle_ = -1;
  std::map<std::string, int> open_;  ///< of earlier runs: begun less ended
};

}  // namespace broadsheet::batch
