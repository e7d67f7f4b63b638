// Fuzz target of a reader: any bytes give a document that can cross the plugin
// boundary, or a plugin::Failure. FUZZ_HEADER, FUZZ_READER and FUZZ_FORMAT name
// the reader (see CMakeLists.txt).
#include FUZZ_HEADER

#include "support/memory_host.hpp"
#include "view_check.hpp"

#include <cstdio>
#include <cstdlib>

namespace {

using namespace broadsheet;

void require(const std::string& fault, const char* what) {
  if (fault.empty()) return;
  std::fprintf(stderr, "the reader's %s %s\n", what, fault.c_str());
  std::abort();
}

/// What the core checks of a plugin's document, and that a text is one line.
class CheckingSink : public Sink {
 public:
  void open(const Issue& issue) override { require(fault_of(&views_.issue(issue)), "issue"); }
  void article(const Article& article) override {
    require(fault_of(&views_.article(article)), "article");
    require_one_line(article.headline);
    for (const Block& block : article.blocks) require_one_line(block.text);
  }
  void close(const End& end) override { require(fault_of(&views_.end(end)), "end"); }

 private:
  static void require_one_line(const std::string& text) {
    if (text.find('\n') != std::string::npos) require("has a text with a line break", "article");
  }
  Views views_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto defaults = testing::MemoryHost(FUZZ_FORMAT).options;
  const std::string input(reinterpret_cast<const char*>(data), size);
  testing::MemoryHost memory("", input);
  memory.options = defaults;
  FUZZ_READER reader;
  reader.attach(memory.host(), FUZZ_FORMAT);
  CheckingSink sink;
  try {
    reader.read(sink);
  } catch (const plugin::Failure&) {
    // a refusal is an answer
  }
  return 0;
}
