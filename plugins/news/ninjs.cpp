#include "ninjs/ninjs.hpp"

#include "ninjs/check.hpp"

BROADSHEET_PLUGIN(broadsheet::ninjs::Reader, broadsheet::ninjs::Writer, void, broadsheet::ninjs::Checker)
