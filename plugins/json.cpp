#include "json/check.hpp"
#include "json/json.hpp"

BROADSHEET_PLUGIN(broadsheet::json::Reader, broadsheet::json::Writer, void, broadsheet::json::Checker)
