#include "isolation/output_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <vector>

namespace broadsheet::isolation {
namespace {

namespace fs = std::filesystem;

void copy_out(PluginHost& host, const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<char> bytes(std::size_t{1} << 16);
  while (in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) || in.gcount() > 0)
    host.write_out({bytes.data(), static_cast<std::size_t>(in.gcount())});
  if (!in.eof()) throw Error(Fault::io, "BS-C130", "cannot be read again", {file.string(), 0, {}});
}

}  // namespace

OutputFolder::OutputFolder() {
  std::string name = (fs::temp_directory_path() / "broadsheet-XXXXXX").string();
  if (!mkdtemp(name.data()))
    throw Error(Fault::io, "BS-C130", std::string("cannot be made: ") + std::strerror(errno), {name, 0, {}},
                "make room where temporary files go, or let TMPDIR name another folder");
  path_ = name;
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void OutputFolder::hand_over(PluginHost& host, std::uint64_t most) const {
  std::vector<fs::path> files;
  std::uint64_t size = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path_)) {
    const fs::file_status status = entry.symlink_status();
    if (fs::is_directory(status)) continue;
    const fs::path name = entry.path().lexically_relative(path_);
    if (!fs::is_regular_file(status))
      throw host.fault("BS-C166", "put " + name.string() + " into its output folder, which is no file");
    files.push_back(name);
    size += entry.file_size();
  }
  if (most > 0 && size > most)
    throw host.fault("BS-C162", "wrote " + std::to_string(size >> 20) + " MiB of files, more than it may",
                     "allow it more with --max-answer, or tell the plugin's author");
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    host.begin_part(file.string());
    copy_out(host, path_ / file);
  }
}

}  // namespace broadsheet::isolation
