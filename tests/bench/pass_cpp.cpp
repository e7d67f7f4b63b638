// pass.c through plugin.hpp: what the classes of C++ take beside the boundary.
#include <broadsheet/plugin.hpp>

class Pass : public broadsheet::plugin::Filter {};

BROADSHEET_FILTER(Pass)

BS_MANIFEST(R"({ "id": "org.example.pass-cpp", "version": "1", "abi": 0,
  "formats": [{ "name": "pass-cpp", "does": ["filter"] }] })");
