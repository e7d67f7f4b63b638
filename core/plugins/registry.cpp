#include "plugins/registry.hpp"

#include "plugins/options.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <numeric>

namespace broadsheet {
namespace {

bool serves(const FormatSpec& format, Role role) {
  switch (role) {
    case Role::reader: return format.reads;
    case Role::writer: return format.writes;
    case Role::filter: return format.filters;
  }
  return false;
}

std::vector<std::string> names_of(const std::vector<FormatProvider>& providers) {
  std::vector<std::string> names;
  for (const FormatProvider& provider : providers) names.push_back(provider.format->name);
  std::sort(names.begin(), names.end());
  return names;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

// Levenshtein's distance.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, replaced});
    }
  }
  return row.back();
}

bool is_same(const OptionSpec& a, const OptionSpec& b) {
  return a.type == b.type && a.choices == b.choices && a.default_value == b.default_value;
}

// Options for writing that at least two of the formats with a ledger have, all in the same form.
void add_shared(const std::vector<FormatProvider>& writers, std::map<std::string, const OptionSpec*>& all) {
  std::map<std::string, std::vector<const OptionSpec*>> of_name;
  for (const FormatProvider& writer : writers)
    if (keeps_ledger(*writer.format))
      for (const OptionSpec& option : writer.format->options)
        if (option.for_write) of_name[option.name].push_back(&option);
  for (const auto& [name, specs] : of_name) {
    const OptionSpec& first = *specs.front();
    if (specs.size() > 1 && std::all_of(specs.begin(), specs.end(),
                                        [&first](const OptionSpec* its) { return is_same(*its, first); }))
      all[std::string(kShared) + name] = &first;
  }
}

}  // namespace

std::string_view describe(Role role) {
  switch (role) {
    case Role::reader: return "reads";
    case Role::writer: return "writes";
    case Role::filter: break;
  }
  return "filters with";
}

Registry::Registry(const SearchPath& where) : plugins_(find_plugins(where)), notes_(where.notes) {
  for (const auto& [folder, origin] : where.folders)
    searched_ += (searched_.empty() ? "" : ", ") + folder.string();
  for (const PluginFile& plugin : plugins_) {
    if (!plugin.refusal.empty() && plugin.origin == Origin::named)
      throw Error(Fault::plugin, "BS-C105", "plugin " + plugin.refusal, {plugin.path.string(), 0, {}});
    if (!plugin.refusal.empty())
      notes_.push_back({"BS-C105", "plugin " + plugin.refusal, {plugin.path.string(), 0, {}}});
  }
}

std::vector<FormatProvider> Registry::providers(Role role) const {
  std::vector<FormatProvider> providers;
  for (const PluginFile& plugin : plugins_) {
    if (!plugin.usable()) continue;
    for (const FormatSpec& format : plugin.manifest.formats) {
      const bool known = std::any_of(providers.begin(), providers.end(),
                                     [&](const FormatProvider& o) { return o.format->name == format.name; });
      if (serves(format, role) && !known) providers.push_back({&plugin, &format});
    }
  }
  return providers;
}

std::map<std::string, const OptionSpec*> Registry::options() const {
  std::map<std::string, const OptionSpec*> all;
  for (const Role role : {Role::reader, Role::writer, Role::filter})
    for (const FormatProvider& provider : providers(role))
      for (const OptionSpec& option : provider.format->options)
        all[provider.format->name + '.' + option.name] = &option;
  add_shared(providers(Role::writer), all);
  return all;
}

FormatProvider Registry::find(const std::string& name, Role role) const {
  const auto all = providers(role);
  for (const FormatProvider& provider : all)
    if (provider.format->name == name) return provider;
  const std::vector<std::string> names = names_of(all);
  std::string meant = nearest(name, names);
  for (const FormatProvider& provider : all)  // "newsml-g2", "md"
    if (meant.empty() &&
        (name.starts_with(provider.format->name) || provider.format->has_extension('.' + name)))
      meant = provider.format->name;
  throw Error(Fault::plugin, "BS-C106", "no plugin " + std::string(describe(role)) + " \"" + name + "\"", {},
              meant.empty() ? needed(name, role, names) : "did you mean " + meant + "?");
}

namespace {

// What people ask for that programs of others make of what we write.
std::string by_others(const std::string& format) {
  for (const std::string_view its : {"mobi", "azw3", "azw", "kfx", "kindle"})
    if (format == its)
      return "write an EPUB, which Kindle takes; or have calibre make it of that: ebook-convert issue.epub "
             "issue." +
             std::string(format == "mobi" ? "mobi" : "azw3");
  if (format == "kobo" || format == "tolino" || format == "ebook") return "write an EPUB: --to epub";
  if (format == "pdf")
    return "write an EPUB and have calibre make it of that, or HTML and print it in a browser";
  if (format == "kepub") return "write an EPUB: kepubify or calibre's plug-in makes a kepub of it";
  for (const std::string_view its : {"docx", "odt", "rtf", "tex", "fb2", "rst", "org"})
    if (format == its)
      return "write Markdown or HTML and have pandoc make it of that: pandoc issue.html -o issue." + format;
  if (format == "doc") return "write HTML, which word processors open; pandoc issue.html -o issue.docx";
  return {};
}

}  // namespace

std::string Registry::needed(const std::string& name, Role role,
                             const std::vector<std::string>& names) const {
  if (plugins_.empty())
    return "no plugins were found at all, in " + (searched_.empty() ? "no folder" : searched_) +
           ": put the program broadsheet into PATH, or name their folder in BROADSHEET_PLUGIN_PATH";
  if (name == "pdf" && role == Role::reader) return "install the package broadsheet-pdf, which reads PDF";
  if (const std::string other = role == Role::writer ? by_others(name) : ""; !other.empty()) return other;
  for (const PluginFile& plugin : plugins_)
    if (!plugin.refusal.empty() && plugin.path.filename().string().starts_with(name + '.'))
      return plugin.path.string() + " is there and was refused: " + plugin.refusal;
  return "it would be a plugin file such as " + name + ".so in one of: " + searched_ +
         " (formats there are: " + joined(names) + ")";
}

FormatProvider Registry::writer_for(const std::filesystem::path& file) const {
  const std::string extension = extension_of(file);
  if (extension.empty())
    throw Error(Fault::usage, "BS-C107", "the output has no extension that tells its format",
                {file.string(), 0, {}}, "name the format with --to");
  std::vector<FormatProvider> fitting;
  for (const FormatProvider& provider : providers(Role::writer))
    if (provider.format->has_extension(extension)) fitting.push_back(provider);
  if (fitting.size() == 1) return fitting[0];
  if (fitting.empty())
    throw Error(Fault::plugin, "BS-C106", "no plugin writes " + extension + " files", {file.string(), 0, {}},
                needed(extension.substr(1), Role::writer, names_of(providers(Role::writer))));
  throw Error(Fault::usage, "BS-C108", "several formats are written to " + extension + " files",
              {file.string(), 0, {}}, "choose with --to: " + joined(names_of(fitting)));
}

std::string nearest(const std::string& word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 4) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t d = distance(word, candidate);
    if (d < best_distance && d < candidate.size()) best_distance = d, best = candidate;
  }
  return best;
}

std::string extension_of(const std::filesystem::path& file) {
  return ascii::lower(file.extension().string());
}

}  // namespace broadsheet
