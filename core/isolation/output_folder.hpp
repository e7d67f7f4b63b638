// core/isolation/output_folder.hpp - where a command puts the files of an output that is a folder.
#pragma once

#include "host/abi_bridge.hpp"

#include <filesystem>

namespace broadsheet::isolation {

/// A new folder where temporary files go, that only this user may look into. It is gone with the object.
class OutputFolder {
 public:
  /// Throws Error (io) if it cannot be made.
  OutputFolder();
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// Each file in it, by name, as a part of the output of `host`, of `most` bytes altogether, 0 = any. Throws
  /// Error (plugin) for anything that is no file or folder, and beyond that.
  void hand_over(PluginHost& host, std::uint64_t most) const;

 private:
  std::filesystem::path path_;
};

}  // namespace broadsheet::isolation
