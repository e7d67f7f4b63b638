// core/isolation/script.hpp - a plugin that is a command in any language.
//
// Its manifest names a command, which is run in the manifest's folder with the
// role, the format and the options: python3 x.py filter NAME --option=value …
// A document is the stream of stream/article_json.hpp; a reader gets the input as
// it is and writes the stream, a writer gets the stream and writes the output, a
// filter gets and writes the stream. A writer of several files puts them into the folder that
// BROADSHEET_OUTPUT_FOLDER names, and nothing on standard output. Standard error becomes warnings
// (plugin_process.hpp says how). Exit status 0 is success, 65 the input's fault, any other the plugin's; the
// last line of standard error is then the reason.
#pragma once

#include "host/abi_bridge.hpp"

namespace broadsheet::isolation {

/// A writer (`next` is NULL) or filter. `host` and `next` outlive it.
std::unique_ptr<ViewSink> open_script(PluginHost& host, ViewSink* next);
void read_with_script(PluginHost& host, ViewSink& out);

}  // namespace broadsheet::isolation
