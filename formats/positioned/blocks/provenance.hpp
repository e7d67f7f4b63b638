// positioned/blocks/provenance.hpp - where on its page a block of an article stands, and how well it was
// recognised.
#pragma once

#include "layout/order/flow.hpp"

#include <broadsheet/plugin.hpp>

#include <string>
#include <vector>

namespace broadsheet::positioned {

struct ProvenanceOptions {
  bool boxes = false;           ///< option boxes
  double least_confidence = 0;  ///< option min-confidence, 0..1; 0 = nothing is marked
  std::string page;             ///< name of the page
  bool any() const { return boxes || least_confidence > 0; }
};

/// What the options of the manifest say; off where it has no such options.
ProvenanceOptions provenance_options(const plugin::Host& host);

/// Adds attributes to the blocks of a page's articles: `page` and one `box` ("x0 y0 x1 y1", points; pixels
/// with `box-unit` where the resolution is not known) for each piece of a column they stand in, and
/// `confidence` (0..1, two digits) to those recognised worse than the options ask for. No text changes.
void add_provenance(std::vector<Article>& articles, const layout::Page& page, const layout::Flow& flow,
                    const ProvenanceOptions& options);

}  // namespace broadsheet::positioned
