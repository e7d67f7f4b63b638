#include "epub/writer.hpp"

BROADSHEET_WRITER(broadsheet::epub::Writer)
