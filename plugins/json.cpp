#include "json/json.hpp"

BROADSHEET_PLUGIN(broadsheet::json::Reader, broadsheet::json::Writer, void)
