#include "inspection/inspect_html.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace broadsheet::cli {
namespace {

constexpr const char* kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>)";
constexpr const char* kStyle = R"(</title>
<style>
body { margin: 1rem; font: 1rem/1.4 sans-serif; color: #222; background: #fff; }
figure { margin: 0 0 2rem; }
svg { width: 100%; height: auto; border: 1px solid #888; }
svg text { font-family: serif; }
.number { font-family: sans-serif; font-weight: bold; }
.region { fill: none; stroke: #555; stroke-dasharray: 4 3; }
.picture { fill: #ddd; } .box { fill: #f2f2f2; stroke: #ccc; } .rule { fill: #000; stroke: #000; stroke-width: .4; }
.furniture { fill: #eee; } .heading { stroke: #000; stroke-width: .8; } .caption { stroke: #06c; stroke-width: .6; }
.byline { stroke: #a0a; stroke-width: .6; } .title { stroke: #080; stroke-width: .8; }
.starts { stroke: none; }
</style>
</head>
<body>
)";

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
  }
  return out;
}

// The number after ", NAME " in a list of facts; `fallback` without it.
double fact(const std::string& why, const std::string& name, double fallback) {
  const std::size_t at = why.find(", " + name + " ");
  return at == std::string::npos ? fallback : std::strtod(why.c_str() + at + name.size() + 3, nullptr);
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

// Colours that lie apart, however many articles a page has.
std::string colour(long article, int lightness) {
  return "hsl(" + std::to_string(article * 137 % 360) + " 70% " + std::to_string(lightness) + "%)";
}

const char* css_class(const std::string& what) {
  if (what == "picture") return "picture";
  if (what == "filled box") return "box";
  if (what == "rule") return "rule";
  if (what == "region") return "region";
  if (what == "heading") return "heading";
  if (what == "caption" || what == "rotated") return "caption";
  if (what == "byline") return "byline";
  if (what == "section title") return "title";
  return what == "furniture" ? "furniture" : "starts";
}

std::string rectangle(const char* kind, double x, double y, double w, double h, const std::string& more) {
  return std::string("<rect class=\"") + kind + "\" x=\"" + number(x) + "\" y=\"" + number(y) +
         "\" width=\"" + number(std::max(w, 0.1)) + "\" height=\"" + number(std::max(h, 0.1)) + "\"" + more;
}

}  // namespace

void PageDrawing::add(const Decision& d) {
  if (d.stage != "layout") return;
  Piece piece{d.decision,
              d.text,
              0,
              0,
              0,
              0,
              fact(d.why, "size", 0),
              std::lround(fact(d.why, "region", 0)),
              std::lround(fact(d.why, "article", 0)),
              std::lround(fact(d.why, "place", 0))};
  const std::size_t box = d.why.find("box ");
  if (box == std::string::npos || std::sscanf(d.why.c_str() + box, "box %lf %lf %lf %lf", &piece.x0,
                                              &piece.y0, &piece.x1, &piece.y1) != 4)
    return;
  if (d.decision == "page") {
    pages_.emplace_back();
    pages_.back().width = piece.x1, pages_.back().height = piece.y1;
  } else if (!pages_.empty()) {
    pages_.back().pieces.push_back(std::move(piece));
  }
}

void PageDrawing::draw(const Page& page, std::string& out) {
  double right = page.width, bottom = 1;  // a page may be far longer than what is printed on it
  for (const Piece& p : page.pieces) right = std::max(right, p.x1), bottom = std::max(bottom, p.y1);
  bottom = std::min(std::max(page.height, bottom), bottom + 20);
  out += "<svg viewBox=\"0 0 " + number(right) + " " + number(bottom) + "\" role=\"img\">\n";
  const auto is_line = [](const Piece& p) { return p.place > 0; };
  for (const Piece& p : page.pieces)
    if (!is_line(p)) out += rectangle(css_class(p.what), p.x0, p.y0, p.x1 - p.x0, p.y1 - p.y0, "/>\n");
  for (const Piece& p : page.pieces) {
    if (!is_line(p)) continue;
    const double w = p.x1 - p.x0, h = p.y1 - p.y0;
    const std::string fill =
        p.article > 0 ? " style=\"fill:" + colour(p.article, p.what == "goes on" ? 90 : 80) + "\"" : "";
    out += rectangle(css_class(p.what), p.x0, p.y0, w, h, fill + ">");
    out += "<title>" + escaped(p.what) + ", article " + std::to_string(p.article) + ", region " +
           std::to_string(p.region) + ", size " + number(p.size) + "</title></rect>\n";
    const bool upright = h > 1.5 * w;
    if (!upright)
      out += "<text x=\"" + number(p.x0) + "\" y=\"" + number(p.y0 + 0.85 * h) + "\" font-size=\"" +
             number(std::max(1.0, p.size > 0 ? p.size : h)) + "\" textLength=\"" + number(std::max(w, 0.1)) +
             "\" lengthAdjust=\"spacingAndGlyphs\">" + escaped(p.text) + "</text>\n";
    if (p.what != "goes on")
      out += "<text class=\"number\" x=\"" + number(p.x0 - 1) + "\" y=\"" + number(p.y0 + 3) +
             "\" font-size=\"4\" text-anchor=\"end\" fill=\"" + colour(p.article, 30) + "\">" +
             std::to_string(p.place) + "</text>\n";
  }
  out += "</svg>\n";
}

std::string PageDrawing::html(const std::string& title) const {
  std::string out = kHead + escaped(title) + kStyle;
  out +=
      "<p>A colour is an article, a dashed frame a region of the layout, a number a place in the reading "
      "order. Strong "
      "frames are headings, blue ones captions, green ones section titles, purple ones authors and "
      "jumps; grey "
      "lines are furniture. Point at a line to see its size.</p>\n";
  for (std::size_t k = 0; k < pages_.size(); ++k) {
    out += "<figure>\n<figcaption>Page " + std::to_string(k + 1) + "</figcaption>\n";
    draw(pages_[k], out);
    out += "</figure>\n";
  }
  return out + "</body>\n</html>\n";
}

}  // namespace broadsheet::cli
