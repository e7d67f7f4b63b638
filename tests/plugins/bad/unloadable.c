/* Plugins that cannot be loaded, each for the reason that its macro names. */
#include <broadsheet/plugin.h>

#define MANIFEST(abi)                                                                   \
  BS_MANIFEST("{ \"id\": \"org.example.unloadable\", \"version\": \"1\", \"abi\": " abi \
              ", \"formats\": [{ \"name\": \"bad\", \"does\": [\"write\"], \"extensions\": [\".bad\"] }] }")

#if defined(OTHER_ABI)
MANIFEST("7");
#elif !defined(NO_MANIFEST)
MANIFEST("0");
#endif

#ifdef UNDEFINED_SYMBOL
void not_there(void);
#endif

#ifndef NO_ENTRY
const bs_plugin *broadsheet_plugin_v1(void) {
  static bs_plugin plugin = {sizeof plugin, BS_ABI, 0, 0, 0};
#ifdef LYING_ABI
  plugin.abi = 7;
#endif
#ifdef LYING_SIZE
  plugin.size = 4;
#endif
#ifdef UNDEFINED_SYMBOL
  not_there();
#endif
#ifdef NULL_PLUGIN
  return 0;
#endif
  return &plugin;
}
#endif
