// support/memory_host.hpp - a host in memory, to test format code without the
// core and without dlopen.
#pragma once

#include <broadsheet/plugin.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace broadsheet::testing {

/// The manifest of a plugin of this tree: plugins/<group>/<plugin>.json. Throws where there is none.
std::filesystem::path manifest_file(const std::string& plugin);

/// Gives `input` to a reader, keeps what a writer writes, and records warnings and findings.
/// Options start with the defaults of plugins/<group>/<plugin>.json, as in the core.
class MemoryHost {
 public:
  explicit MemoryHost(const std::string& plugin = "", std::string input = "");
  MemoryHost(const MemoryHost&) = delete;

  plugin::Host host() { return plugin::Host(&host_); }
  const bs_host* c_host() { return &host_; }

  struct Warning {
    std::string code, why;
    std::uint32_t line;
  };
  std::map<std::string, std::string> options;
  std::vector<Resource> resources;              ///< pictures for a writer or filter
  std::map<std::string, std::string> siblings;  ///< files beside the input, by name
  std::string output;                           ///< what went to the single output
  std::map<std::string, std::string> parts;     ///< what went to each part
  std::vector<Warning> warnings;
  std::vector<plugin::Finding> findings;      ///< of a checker
  std::string failure;                        ///< of the last fail()
  std::map<std::string, std::string> ledger;  ///< lines by issue; the option must be set to have one

 private:
  bs_host host_{};
  std::string input_, recalled_;
  std::size_t read_ = 0, read_of_sibling_ = 0;
  const std::string* sibling_ = nullptr;
  std::string* target_ = &output;
  Views views_;
};

/// Runs `T`, a writer class, over a document as the host would.
/// The format is the plugin's name unless given.
template <class T>
void write_with(MemoryHost& memory, const std::string& format, const Document& document) {
  T writer;
  writer.attach(memory.host(), format);
  memory.resources = document.resources;
  push(document, writer);
}

/// Why `run` is refused; "" where it is not.
template <class Run>
std::string refusal_of(const Run& run) {
  try {
    run();
  } catch (const plugin::Failure& failure) {
    return failure.what();
  }
  return "";
}

/// Runs `T`, a reader class, over the host's input.
template <class T>
Document read_with(MemoryHost& memory, const std::string& format) {
  T reader;
  reader.attach(memory.host(), format);
  DocumentSink sink;
  reader.read(sink);
  return std::move(sink.document);
}

}  // namespace broadsheet::testing
