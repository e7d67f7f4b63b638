#include "newsml/reader.hpp"
#include "newsml/writer.hpp"

BROADSHEET_PLUGIN(broadsheet::newsml::Reader, broadsheet::newsml::Writer, void)
