#include "ninjs/ninjs.hpp"

BROADSHEET_WRITER(broadsheet::ninjs::Writer)
