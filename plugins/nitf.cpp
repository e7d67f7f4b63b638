#include "nitf/check.hpp"
#include "nitf/nitf.hpp"

BROADSHEET_PLUGIN(broadsheet::nitf::Reader, broadsheet::nitf::Writer, void, broadsheet::nitf::Checker)
