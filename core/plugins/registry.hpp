// core/plugins/registry.hpp - the formats that the plugins found provide.
#pragma once

#include "plugins/finder.hpp"

#include <map>

namespace broadsheet {

/// A format and the plugin that serves it. Lives as long as its Registry.
struct FormatProvider {
  const PluginFile* plugin = nullptr;
  const FormatSpec* format = nullptr;
};

enum class Role { reader, writer, filter };
std::string_view describe(Role role);  ///< "reads", "writes", "filters"

class Registry {
 public:
  explicit Registry(const SearchPath& where);

  const std::vector<PluginFile>& plugins() const { return plugins_; }
  const std::vector<Note>& notes() const { return notes_; }

  /// Every format that a usable plugin serves in this role, in search order;
  /// each name once.
  std::vector<FormatProvider> providers(Role role) const;

  /// Every option of every format, as "<format>.<name>".
  std::map<std::string, const OptionSpec*> options() const;

  /// Throws Error that says which formats there are, which plugin file would be
  /// needed and where it was looked for.
  FormatProvider find(const std::string& format, Role role) const;

  /// The writer for a file name's extension. Throws Error on none or several.
  FormatProvider writer_for(const std::filesystem::path& file) const;

 private:
  std::string needed(const std::string& name, Role role, const std::vector<std::string>& names) const;

  std::vector<PluginFile> plugins_;
  std::vector<Note> notes_;
  std::string searched_;  ///< the folders, for messages
};

/// The candidate nearest to `word` if it is near enough to be meant, else "".
std::string nearest(const std::string& word, const std::vector<std::string>& candidates);

/// ".txt" of "A.TXT"; "" where there is none.
std::string extension_of(const std::filesystem::path& file);

}  // namespace broadsheet
