#include "ninjs/ninjs.hpp"

#include "ninjs/check.hpp"

BROADSHEET_PLUGIN(void, broadsheet::ninjs::Writer, void, broadsheet::ninjs::Checker)
