#include "pdf/poppler/extract.hpp"

#include "pdf/poppler/input_stream.hpp"
#include "pdf/poppler/page_device.hpp"

#include <broadsheet/plugin.hpp>

#include <Error.h>
#include <ErrorCodes.h>
#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <UTF.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace broadsheet::pdf {
namespace {

constexpr double kThin = 2.5;    // points: a filled box not wider than this is a rule
constexpr double kWhite = 0.97;  // lightness from which a fill is paper
constexpr double kSpeck = 1.0;   // points: smaller ink says nothing

// Poppler's settings are one global object of the process.
void prepare_library() {
  static const bool done = [] {
    globalParams = std::make_unique<GlobalParams>();
    globalParams->setErrQuiet(true);
    return true;
  }();
  static_cast<void>(done);
}

// Counts what the library complains about; the text goes nowhere, as it may quote the input.
struct Complaints {
  bool rebuilt = false;
};

std::string plain_family(std::string name) {
  if (name.size() > 7 && name[6] == '+') name.erase(0, 7);
  return name;
}

bool says(const std::string& name, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return name.find(word) != std::string::npos; });
}

// The number of the font's descriptor: fonts without names that share it are one face.
int descriptor_of(const GfxFont& font, XRef* xref) {
  if (!xref || *font.getID() == Ref::INVALID()) return 0;
  const Object dict = xref->fetch(*font.getID());
  if (!dict.isDict()) return 0;
  const Object& descriptor = dict.dictLookupNF("FontDescriptor");
  return descriptor.isRef() ? descriptor.getRef().num : 0;
}

Font describe(const GfxFont& font, XRef* xref) {
  Font out;
  const std::string name = plain_family(font.getName().value_or(""));
  out.name = name.empty() ? "without a name" : name;
  out.face.family = name.substr(0, name.find_first_of(",-"));
  out.face.bold = font.isBold() || font.getWeight() >= GfxFont::W600 ||
                  says(name, {"Bold", "bold", "Black", "Heavy", "Semibold", "Demi"});
  out.face.italic = font.isItalic() || says(name, {"Italic", "Oblique", "italic"});
  out.face.serif = font.isSerif();
  if (font.getType() == fontType3) {
    const double* m = font.getFontMatrix();
    out.scale = 1 + std::llround(std::abs(m[3]) * 1e9);
    if (name.empty()) {
      const int descriptor = descriptor_of(font, xref);
      out.face.family = descriptor != 0 ? "Type 3 no. " + std::to_string(descriptor) : std::string();
    }
  }
  return out;
}

class Device : public PageDevice {
 public:
  Device(PageText& out, TextLayer layer, const layout::Limits& limits, XRef* xref)
      : out_(out), layer_(layer), limits_(limits), xref_(xref), runs_(out.page, fonts_) {}

  void updateFont(GfxState*) override { font_known_ = false; }
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double, double, CharCode code, int,
                const Unicode* u, int u_len) override {
    if (out_of_room_) return;
    if (!font_known_) set_font(state);
    if (!font_known_) return;
    Glyph glyph;
    for (int i = 0; i < u_len && i < 16; ++i) characters_[static_cast<std::size_t>(i)] = u[i];
    glyph.text = {characters_, unmapped_ ? 0 : static_cast<std::size_t>(std::clamp(u_len, 0, 16))};
    place(state, x, y, dx, dy, code == ' ', glyph);
    out_of_room_ = runs_.tally().glyphs >= limits_.glyphs;
    runs_.add(glyph);
  }
  void beginActualText(GfxState*, const GooString* text) override {
    Unicode* u = nullptr;
    const int n = TextStringToUCS4(text->toStr(), &u);
    runs_.begin_replacement(std::u32string(u, u + std::max(n, 0)));
    gfree(u);
  }
  void endActualText(GfxState*) override { runs_.end_replacement(); }

  void stroke(GfxState* state) override { path(state, true); }
  void fill(GfxState* state) override { path(state, false); }
  void eoFill(GfxState* state) override { path(state, false); }
  void shaded(GfxState* state) override { mark(layout::MarkKind::fill, {-1e9, -1e9, 1e9, 1e9}, state); }
  void drawImageMask(GfxState* state, Object*, Stream* data, int width, int height, bool, bool,
                     bool is_inline) override {
    picture(state, layout::kNone);
    if (is_inline) skip(data, (width + 7) / 8, height);
  }
  void drawImage(GfxState* state, Object* ref, Stream* data, int width, int height, GfxImageColorMap* map,
                 bool, const int*, bool is_inline) override {
    image(state, is_inline ? nullptr : ref, width, height);
    if (is_inline && map) skip(data, (width * map->getNumPixelComps() * map->getBits() + 7) / 8, height);
  }
  void drawMaskedImage(GfxState* state, Object* ref, Stream*, int width, int height, GfxImageColorMap*, bool,
                       Stream*, int, int, bool, bool) override {
    image(state, ref, width, height);
  }
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream*, int width, int height, GfxImageColorMap*,
                           bool, Stream*, int, int, GfxImageColorMap*, bool) override {
    image(state, ref, width, height);
  }

  void finish() {
    runs_.finish(layer_);
    out_.tally = runs_.tally();
    out_.dropped = runs_.dropped();
  }
  bool out_of_room() const { return out_of_room_; }

 private:
  void set_font(GfxState* state) {
    const std::shared_ptr<GfxFont>& font = state->getFont();
    if (!font) return;
    auto [at, is_new] = known_.try_emplace(font.get(), fonts_.size());
    if (is_new) {
      fonts_.push_back(describe(*font, xref_));
      kept_.push_back(font);  // so that no other font gets its address
    }
    font_ = at->second;
    vertical_ = font->getWMode() != 0;
    unmapped_ = has_numbers_only(*font);
    font_scale_ = font->getType() == fontType3 ? std::abs(font->getFontMatrix()[3]) * 1000 : 1;
    if (!(font_scale_ > 1e-6)) font_scale_ = 1;
    font_known_ = true;
  }

  // The library takes numbers of glyphs for characters where a font says no more of them.
  static bool has_numbers_only(const GfxFont& font) {
    if (!font.isCIDFont() || font.hasToUnicodeCMap()) return false;
    const GooString* collection = static_cast<const GfxCIDFont&>(font).getCollection();
    return collection && collection->toStr() == "Adobe-Identity";
  }

  void place(GfxState* state, double x, double y, double dx, double dy, bool is_blank, Glyph& glyph) const {
    double spacing_x = 0, spacing_y = 0;
    const double spacing = state->getCharSpace() + (is_blank ? state->getWordSpace() : 0);
    if (spacing != 0) {
      if (vertical_)
        state->textTransformDelta(0, spacing, &spacing_x, &spacing_y);
      else
        state->textTransformDelta(spacing * state->getHorizScaling(), 0, &spacing_x, &spacing_y);
    }
    state->transformDelta(dx - spacing_x, dy - spacing_y, &glyph.dx, &glyph.dy);
    state->transformDelta(spacing_x, spacing_y, &glyph.sx, &glyph.sy);
    state->transform(x, y, &glyph.x, &glyph.y);
    glyph.size = state->getTransformedFontSize() * font_scale_;
    glyph.font = font_;
    glyph.vertical = vertical_;
    glyph.invisible = state->getRender() == 3;
    double m11, m12, m21, m22;
    state->getFontTransMat(&m11, &m12, &m21, &m22);
    const bool level = std::abs(m11) + std::abs(m22) >= std::abs(m12) + std::abs(m21);
    glyph.rotation = level ? (m11 >= 0 ? 0 : 180) : (m12 > 0 ? 90 : 270);
  }

  static void skip(Stream* data, int bytes_a_line, int lines) {
    data->reset();
    for (long i = 0, n = static_cast<long>(bytes_a_line) * lines; i < n; ++i)
      if (data->getChar() == EOF) break;
    data->close();
  }

  void mark(layout::MarkKind kind, layout::Box box, GfxState* state) {
    double x0, y0, x1, y1;
    state->getClipBBox(&x0, &y0, &x1, &y1);
    box = {std::max(box.x0, x0), std::max(box.y0, y0), std::min(box.x1, x1), std::min(box.y1, y1)};
    const double thin = kind == layout::MarkKind::rule ? -0.01 : 0;
    if (!(box.width() > thin) || !(box.height() > thin)) return;
    if (std::max(box.width(), box.height()) < kSpeck) return;
    if (out_.page.marks.size() >= limits_.marks) {
      out_.too_many_marks = true;
      return;
    }
    layout::Mark made;
    made.kind = kind;
    made.box = box;
    out_.page.marks.push_back(made);
  }

  static bool is_paper(GfxState* state, bool stroked) {
    GfxGray gray = 0;
    if (stroked)
      state->getStrokeGray(&gray);
    else
      state->getFillGray(&gray);
    const double opacity = stroked ? state->getStrokeOpacity() : state->getFillOpacity();
    return colToDbl(gray) > kWhite || opacity < 0.02;
  }

  // Boxes of the parts of a path: a straight line or thin box is a rule, a stroked box a frame.
  void path(GfxState* state, bool stroked) {
    if (is_paper(state, stroked)) return;
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const GfxSubpath* part = path->getSubpath(i);
      layout::Box box{1e9, 1e9, -1e9, -1e9};
      for (int k = 0; k < part->getNumPoints(); ++k) {
        double x, y;
        state->transform(part->getX(k), part->getY(k), &x, &y);
        box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
      }
      const bool thin = std::min(box.width(), box.height()) <= kThin;
      if (thin)
        mark(layout::MarkKind::rule, box, state);
      else if (!stroked)
        mark(layout::MarkKind::fill, box, state);
      else if (part->getNumPoints() <= 6)
        frame(box, state);
    }
  }

  void frame(const layout::Box& box, GfxState* state) {
    mark(layout::MarkKind::rule, {box.x0, box.y0, box.x1, box.y0}, state);
    mark(layout::MarkKind::rule, {box.x0, box.y1, box.x1, box.y1}, state);
    mark(layout::MarkKind::rule, {box.x0, box.y0, box.x0, box.y1}, state);
    mark(layout::MarkKind::rule, {box.x1, box.y0, box.x1, box.y1}, state);
  }

  void image(GfxState* state, const Object* ref, int width, int height) {
    const bool is_object = ref && ref->isRef();
    picture(state, static_cast<std::int32_t>(out_.images.size()));
    out_.images.push_back({is_object ? ref->getRef().num : 0,
                           static_cast<std::uint32_t>(std::max(width, 0)),
                           static_cast<std::uint32_t>(std::max(height, 0)),
                           {}});
  }

  void picture(GfxState* state, std::int32_t number) {
    layout::Box box{1e9, 1e9, -1e9, -1e9};
    for (const double cx : {0.0, 1.0})
      for (const double cy : {0.0, 1.0}) {
        double x, y;
        state->transform(cx, cy, &x, &y);
        box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
      }
    const std::size_t known = out_.page.marks.size();
    mark(layout::MarkKind::picture, box, state);
    if (out_.page.marks.size() == known) return;
    layout::Mark& made = out_.page.marks.back();
    made.picture = number;
    const double page = out_.page.width * out_.page.height;
    if (page > 0)
      out_.picture_share = std::min(1.0, out_.picture_share + made.box.width() * made.box.height() / page);
  }

  PageText& out_;
  TextLayer layer_;
  const layout::Limits& limits_;
  XRef* xref_;
  std::vector<Font> fonts_;
  RunBuilder runs_;
  std::map<const GfxFont*, std::size_t> known_;
  std::vector<std::shared_ptr<GfxFont>> kept_;
  std::size_t font_ = 0;
  double font_scale_ = 1;
  bool vertical_ = false, unmapped_ = false, font_known_ = false, out_of_room_ = false;
  char32_t characters_[16] = {};
};

}  // namespace

struct Document::Implementation {
  common::InputBytes& input;
  std::unique_ptr<PDFDoc> doc;
  Complaints complaints;
};

Document::Document(common::InputBytes& input, std::string_view password)
    : pdf_(new Implementation{input, nullptr, {}}) {
  prepare_library();
  std::optional<GooString> secret;
  if (!password.empty()) secret.emplace(password.data(), static_cast<int>(password.size()));
  auto stream = std::make_unique<InputStream>(input);
  pdf_->doc = std::make_unique<PDFDoc>(stream.release(), secret, secret, nullptr,
                                       [this] { pdf_->complaints.rebuilt = true; });
  input.rethrow();
  if (!pdf_->doc->isOk() && pdf_->doc->getErrorCode() == errEncrypted)
    throw plugin::Failure(password.empty() ? "needs a password: give it with --pdf.password-file"
                                           : "has another password than the one in --pdf.password-file");
  if (!pdf_->doc->isOk() || pdf_->doc->getNumPages() <= 0)
    throw plugin::Failure("is damaged: no page of it can be found; get the file again");
}

Document::~Document() = default;

std::size_t Document::page_count() const { return static_cast<std::size_t>(pdf_->doc->getNumPages()); }
bool Document::allows_copying() const { return pdf_->doc->okToCopy(); }
bool Document::was_repaired() const { return pdf_->complaints.rebuilt; }

PageText Document::page(std::size_t number, TextLayer layer, const layout::Limits& limits,
                        const std::function<bool()>& cancelled) const {
  PageText out;
  const int n = static_cast<int>(number);
  ::Page* const page = pdf_->doc->getPage(n);
  pdf_->input.rethrow();
  if (!page || !page->isOk())
    throw DamagedPage("page " + std::to_string(number) + " is damaged and left out");
  out.page.number = static_cast<std::uint32_t>(number);
  out.page.width = page->getCropWidth(), out.page.height = page->getCropHeight();
  if (page->getRotate() % 180 != 0) std::swap(out.page.width, out.page.height);
  Device device(out, layer, limits, pdf_->doc->getXRef());
  struct Ask {
    const std::function<bool()>& cancelled;
    const Device& device;
  } ask{cancelled, device};
  pdf_->doc->displayPage(
      &device, n, 72, 72, 0, false, true, false,
      [](void* data) {
        const Ask& a = *static_cast<Ask*>(data);
        return a.device.out_of_room() || a.cancelled();
      },
      &ask, [](Annot*, void*) { return false; }, nullptr);
  pdf_->input.rethrow();
  if (device.out_of_room())
    throw plugin::Failure("page " + std::to_string(number) + " has more than " +
                          std::to_string(limits.glyphs) + " glyphs");
  device.finish();
  return out;
}

void Document::take_pictures(std::size_t number, const std::vector<DrawnPicture>& wanted,
                             const PictureLimits& limits, const std::function<bool()>& cancelled,
                             const TakePicture& take) const {
  pdf::take_pictures(*pdf_->doc, static_cast<int>(number), wanted, limits, cancelled, take);
  pdf_->input.rethrow();
}

}  // namespace broadsheet::pdf
