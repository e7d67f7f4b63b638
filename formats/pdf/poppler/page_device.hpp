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

  // Areas that fade from one colour to another: no picture is computed, and none is drawn as the thousands of
  // strips that poppler makes of what a device does not take.
  bool useShadedFills(int) override { return true; }
  bool functionShadedFill(GfxState* state, GfxFunctionShading*) override { return take_shaded(state); }
  bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override {
    return take_shaded(state);
  }
  bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override {
    return take_shaded(state);
  }
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override {
    return take_shaded(state);
  }
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override { return take_shaded(state); }

 protected:
  virtual void shaded(GfxState*) {}

 private:
  bool take_shaded(GfxState* state) {
    shaded(state);
    return true;
  }
};

}  // namespace broadsheet::pdf
