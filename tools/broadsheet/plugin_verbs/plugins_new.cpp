// broadsheet plugins new NAME: a plugin that builds and passes its tests, to begin with.
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "plugins/registry.hpp"

#include <data/skeleton_c_filter.hpp>
#include <data/skeleton_c_reader.hpp>
#include <data/skeleton_c_writer.hpp>
#include <data/skeleton_cmakelists.hpp>
#include <data/skeleton_command.hpp>
#include <data/skeleton_cpp_filter.hpp>
#include <data/skeleton_cpp_reader.hpp>
#include <data/skeleton_cpp_writer.hpp>
#include <data/skeleton_filter_expected.hpp>
#include <data/skeleton_issue_jsonl.hpp>
#include <data/skeleton_issue_txt.hpp>
#include <data/skeleton_manifest.hpp>
#include <data/skeleton_python_filter.hpp>
#include <data/skeleton_python_reader.hpp>
#include <data/skeleton_python_writer.hpp>
#include <data/skeleton_reader_expected.hpp>
#include <data/skeleton_readme.hpp>
#include <data/skeleton_test_sh.hpp>
#include <data/skeleton_writer_expected.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>

namespace broadsheet::cli {
namespace {

namespace fs = std::filesystem;
using namespace data;

// What the {{words}} of the skeletons stand for; values may have words themselves.
using Words = std::map<std::string_view, std::string_view>;

struct Kind {
  std::string_view name, sources[3], expected, sample, sample_name;
  Words words;
};

const Kind kKinds[] = {
    {"reader",
     {skeleton_cpp_reader, skeleton_c_reader, skeleton_python_reader},
     skeleton_reader_expected,
     skeleton_issue_txt,
     "issue.txt",
     {{"does", "read"},
      {"files", "\"extensions\": [\".{{name}}\"],\n      "},
      {"option",
       R"("name": "publication", "type": "string", "default": "", "help": "Name of the newspaper")"},
      {"check", " --sample test/issue.txt"},
      {"convert", "test/issue.txt --from {{name}} --to json"},
      {"use", "test/issue.txt --from {{name}} -o issue.epub"}}},
    {"writer",
     {skeleton_cpp_writer, skeleton_c_writer, skeleton_python_writer},
     skeleton_writer_expected,
     skeleton_issue_jsonl,
     "issue.jsonl",
     {{"does", "write"},
      {"files", "\"extensions\": [\".{{name}}\"],\n      "},
      {"option",
       R"("name": "bullet", "type": "string", "default": "* ", "help": "Stands in front of each headline")"},
      {"check", ""},
      {"convert", "test/issue.jsonl --to {{name}}"},
      {"use", "test/issue.jsonl -o issue.{{name}}"}}},
    {"filter",
     {skeleton_cpp_filter, skeleton_c_filter, skeleton_python_filter},
     skeleton_filter_expected,
     skeleton_issue_jsonl,
     "issue.jsonl",
     {{"does", "filter"},
      {"files", ""},
      {"option",
       R"("name": "section", "type": "string", "default": "News", "help": "Section of articles that name none")"},
      {"check", ""},
      {"convert", "test/issue.jsonl --filter {{name}} --to json"},
      {"use", "test/issue.jsonl --filter {{name}} -o issue.epub"}}}};

struct Language {
  std::string_view name;
  bool builds;
  Words words;
};

constexpr std::string_view kBuild =
    "cmake -B build && cmake --build build        # finds Broadsheet, or add -DCMAKE_PREFIX_PATH=PREFIX\n";

const Language kLanguages[] = {{"cpp",
                                true,
                                {{"language", "C++"},
                                 {"languages", "C CXX"},
                                 {"extension", "cpp"},
                                 {"manifest", "{{name}}.json"},
                                 {"plugin", "build/{{name}}.so"},
                                 {"build", kBuild},
                                 {"inside", "; then it runs in Broadsheet's own process"},
                                 {"files_to_copy", "`build/{{name}}.so`"}}},
                               {"c",
                                true,
                                {{"language", "C"},
                                 {"languages", "C"},
                                 {"extension", "c"},
                                 {"manifest", "{{name}}.json"},
                                 {"plugin", "build/{{name}}.so"},
                                 {"build", kBuild},
                                 {"inside", "; then it runs in Broadsheet's own process"},
                                 {"files_to_copy", "`build/{{name}}.so`"}}},
                               {"python",
                                false,
                                {{"language", "Python"},
                                 {"extension", "py"},
                                 {"manifest", "{{name}}.broadsheet.json"},
                                 {"plugin", "{{name}}.broadsheet.json"},
                                 {"build", ""},
                                 {"inside", ""},
                                 {"files_to_copy", "`{{name}}.broadsheet.json` and `{{name}}.py`"}}}};

struct Arguments {
  std::string name, kind = "writer", language = "cpp";
};

class Skeleton {
 public:
  Skeleton(const Arguments& a, const Kind& kind, const Language& language) : folder_(a.name) {
    words_ = kind.words;
    words_.insert(language.words.begin(), language.words.end());
    words_.insert({{"name", a.name}, {"kind", kind.name}, {"source", "{{name}}.{{extension}}"}});
  }

  std::string filled(std::string_view text) const {
    std::string out;
    for (std::size_t at; (at = text.find("{{")) != text.npos;) {
      out += text.substr(0, at);
      const std::size_t end = text.find("}}", at);
      out += filled(words_.at(text.substr(at + 2, end - at - 2)));
      text.remove_prefix(end + 2);
    }
    return out.append(text);
  }

  void write(std::string_view name, std::string_view text) const {
    const fs::path file = folder_ / filled(name);
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    std::ofstream out(file, std::ios::binary);
    if (!(out << filled(text)).flush())
      throw Error(Fault::io, "BS-C130", "cannot be written", {file.string(), 0, {}},
                  "check that its folder may be written");
    if (file.extension() == ".sh") fs::permissions(file, fs::perms::owner_exec, fs::perm_options::add, error);
    std::cout << "  " << printable(file.string()) << '\n';
  }

 private:
  fs::path folder_;
  Words words_;
};

void check_name(const std::string& name, const Registry& registry) {
  const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!plain || name.front() == '-')
    throw Error(Fault::usage, "BS-C190", "\"" + name + "\" cannot be the name of a format", {},
                "use a-z, 0-9 and -");
  constexpr std::string_view kOfCMake[] = {"all", "test", "help", "clean", "install", "package"};
  if (std::find(std::begin(kOfCMake), std::end(kOfCMake), name) != std::end(kOfCMake))
    throw Error(Fault::usage, "BS-C190", "\"" + name + "\" is a name of CMake's own", {},
                "choose another name");
  for (const PluginFile& plugin : registry.plugins())
    for (const FormatSpec& format : plugin.manifest.formats)
      if (format.name == name)
        throw Error(Fault::usage, "BS-C190", "there is a format " + name + " already",
                    {plugin.path.string(), 0, {}}, "choose another name");
  if (fs::exists(name))
    throw Error(Fault::usage, "BS-C190", "is there already", {name, 0, {}},
                "choose another name, or remove it");
}

int run(const Arguments& a, const Registry& registry) {
  check_name(a.name, registry);
  const Kind& kind =
      *std::find_if(std::begin(kKinds), std::end(kKinds), [&](const Kind& k) { return k.name == a.kind; });
  const Language& language = *std::find_if(std::begin(kLanguages), std::end(kLanguages),
                                           [&](const Language& l) { return l.name == a.language; });
  const Skeleton skeleton(a, kind, language);
  std::cout << "wrote\n";
  skeleton.write("README.md", skeleton_readme);
  skeleton.write("{{source}}", kind.sources[&language - kLanguages]);
  skeleton.write("{{manifest}}", language.builds ? skeleton_manifest : skeleton_command);
  if (language.builds) skeleton.write("CMakeLists.txt", skeleton_cmakelists);
  skeleton.write("test.sh", skeleton_test_sh);
  skeleton.write("test/" + std::string(kind.sample_name), kind.sample);
  skeleton.write("test/expected", kind.expected);
  std::cout << skeleton.filled("\nnext\n  cd {{name}}\n");
  if (language.builds)
    std::cout << "  cmake -B build && cmake --build build && ctest --test-dir build --output-on-failure\n";
  else
    std::cout << skeleton.filled("  ./test.sh broadsheet {{plugin}}\n");
  std::cout << skeleton.filled("  broadsheet convert --plugin {{plugin}} {{use}}\n");
  return 0;
}

}  // namespace

Run add_plugins_new(CLI::App& plugins, Shell& shell) {
  CLI::App* verb =
      plugins.add_subcommand("new", "Begin a plugin: a folder with one that builds and passes its tests");
  auto a = std::make_shared<Arguments>();
  verb->add_option("name", a->name, "Name of the format or filter, and of the folder")
      ->type_name("NAME")
      ->required();
  verb->add_option("--kind", a->kind, "reader, writer or filter [writer]")
      ->transform(CLI::Transformer(std::map<std::string, std::string>{
          {"read", "reader"}, {"reads", "reader"}, {"write", "writer"}, {"writes", "writer"}}))
      ->check(CLI::IsMember({"reader", "writer", "filter"}));
  verb->add_option("--lang", a->language, "cpp, c or python [cpp]")
      ->transform(CLI::Transformer(
          std::map<std::string, std::string>{{"c++", "cpp"}, {"cxx", "cpp"}, {"py", "python"}}))
      ->check(CLI::IsMember({"cpp", "c", "python"}));
  return [a, &shell] { return run(*a, shell.session.registry()); };
}

}  // namespace broadsheet::cli
