// pdf/poppler/page_device.hpp - what our devices ask of poppler: the page as it is drawn, nothing rendered.
#pragma once

#include <OutputDev.h>

namespace broadsheet::pdf {

class PageDevice : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return true; }
  bool needCharCount() override { return false; }
  bool useDrawForm() override { return false; }
  bool useShadedFills(int) override { return true; }  // and draw none: no picture is computed
};

}  // namespace broadsheet::pdf
