// issuetext/label_page.hpp - the printed lines of a page -> the page in reading order, its lines labelled.
// The stages between decoding and reconstruction, in order.
#pragma once

#include "issuetext/hints/headline_rows.hpp"
#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/labelled_page.hpp"
#include "reconstruct/tagger/line_tagger.hpp"

namespace broadsheet::issuetext {

struct Labelled {
  reconstruct::LabelledPage page;
  HeadlineRows rows;  ///< as they were found, of lines of the input
};

/// `page` is as PageReader gives it, in the order of the input and not measured. Time and memory are linear
/// in its text.
Labelled label_page(reconstruct::Page page, const reconstruct::Profile& profile,
                    const reconstruct::LineTagger& tagger = reconstruct::LineTagger::standard());

}  // namespace broadsheet::issuetext
