#include "newsml/check.hpp"
#include "newsml/reader.hpp"
#include "newsml/writer.hpp"

BROADSHEET_PLUGIN(broadsheet::newsml::Reader, broadsheet::newsml::Writer, void, broadsheet::newsml::Checker)
