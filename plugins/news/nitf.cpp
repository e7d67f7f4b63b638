#include "nitf/nitf.hpp"

#include "nitf/check.hpp"

BROADSHEET_PLUGIN(broadsheet::nitf::Reader, broadsheet::nitf::Writer, void, broadsheet::nitf::Checker)
