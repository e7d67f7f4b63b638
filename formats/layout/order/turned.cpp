#include "layout/order/turned.hpp"

#include "layout/characters.hpp"

#include <utility>

namespace broadsheet::layout {
namespace {

Box turn(const Box& b, double width) { return {b.y0, width - b.x1, b.y1, width - b.x0}; }
Box back(const Box& b, double width) { return {width - b.y1, b.x0, width - b.y0, b.x1}; }

}  // namespace

bool is_vertical(const Page& page) {
  std::size_t vertical = 0, all = 0;
  for (const Line& line : page.lines) {
    const std::size_t n = count_characters(line.text);
    all += n;
    vertical += line.vertical ? n : 0;
  }
  return vertical * 2 > all;
}

Page turned(const Page& page) {
  Page out = page;
  std::swap(out.width, out.height);
  for (Line& line : out.lines) {
    line.box = turn(line.box, page.width);
    // A horizontal line keeps its size; its middle stands for its baseline.
    line.baseline = line.vertical ? line.box.y1 : line.box.centre_y();
    line.vertical = false;
  }
  for (Block& block : out.blocks) block.box = turn(block.box, page.width);
  for (Mark& mark : out.marks) mark.box = turn(mark.box, page.width);
  return out;
}

void turn_back(Flow& flow, double width) {
  for (Zone& zone : flow.zones.zones) zone.box = back(zone.box, width);
  for (Box& box : flow.zones.rules) box = back(box, width);
  for (Box& box : flow.zones.panels) box = back(box, width);
  for (Region& region : flow.regions) region.box = back(region.box, width);
}

}  // namespace broadsheet::layout
