#include "ninjs/check.hpp"
#include "ninjs/ninjs.hpp"

BROADSHEET_PLUGIN(void, broadsheet::ninjs::Writer, void, broadsheet::ninjs::Checker)
