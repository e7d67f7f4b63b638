// core/plugins/files/trust.hpp - a file of code, opened only if nobody else could have put code into it.
//
// From the root on each folder, each link and the file itself has to belong to root, to us or to the owner of
// this installation, and neither others nor a group may write to it: a sticky folder excepted, in which each
// only replaces what is their own, and the group of one user that Debian makes. What is read, and loaded, is
// the very file that was looked at.
#pragma once

#include <sys/stat.h>

#include <ctime>
#include <filesystem>
#include <string>
#include <string_view>

namespace broadsheet {

/// Tells a file from another, and from itself before it was written to.
struct FileIdentity {
  dev_t device = 0;
  ino_t number = 0;
  off_t size = 0;
  time_t seconds = 0;
  long nanoseconds = 0;
  bool operator==(const FileIdentity&) const = default;
};

class CodeFile {
 public:
  /// `path` is absolute. Throws Error (io) where the system fails to look.
  explicit CodeFile(const std::filesystem::path& path);
  ~CodeFile();
  CodeFile(const CodeFile&) = delete;
  CodeFile& operator=(const CodeFile&) = delete;

  /// Why it must not be used, or "".
  const std::string& refusal() const { return refusal_; }
  FileIdentity identity() const { return identity_; }
  /// Open for reading as long as this lives; -1 for what is no file.
  int descriptor() const { return file_; }
  /// Nothing for what is no file.
  std::string_view bytes() const;

 private:
  std::filesystem::path path_;
  std::string refusal_;
  FileIdentity identity_;
  int file_ = -1;
  mutable void* data_ = nullptr;
};

/// This program or library, whichever holds the core.
std::filesystem::path own_file();

/// The path without links; "" where there is no such file. Throws Error (io) where the system fails to look.
std::filesystem::path resolved(const std::filesystem::path& path);

[[noreturn]] void fail_to_look(int error, const std::filesystem::path& file);

}  // namespace broadsheet
