#include "newsml/writer.hpp"

BROADSHEET_WRITER(broadsheet::newsml::Writer)
