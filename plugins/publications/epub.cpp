#include "epub/check.hpp"
#include "epub/reader.hpp"
#include "epub/writer.hpp"

BROADSHEET_PLUGIN(broadsheet::epub::Reader, broadsheet::epub::Writer, void, broadsheet::epub::Checker)
