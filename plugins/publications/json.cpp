#include "json/json.hpp"

#include "json/check.hpp"

BROADSHEET_PLUGIN(broadsheet::json::Reader, broadsheet::json::Writer, void, broadsheet::json::Checker)
