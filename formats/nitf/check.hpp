// nitf/check.hpp - the rules of NITF that a file breaks, for `broadsheet check`.
//
// Follows IPTC's schema of NITF 3.6: the elements in the head of a document, around its text and in
// its pictures, their order and number; required attributes; and its prose on dates, media and
// references. Elements of other namespaces are allowed everywhere. The schema stays the authority
// for the rest. The XML is untrusted, see news/xml/xml_input.hpp.
#pragma once

#include <broadsheet/plugin.hpp>

namespace broadsheet::nitf {

/// Finds BS-N301 elements, BS-N302 attributes, BS-N303 ids, BS-N304 media, BS-N305 dates.
/// A place is the line where an element begins.
class Checker : public plugin::Checker {
 public:
  void check() override;
};

}  // namespace broadsheet::nitf
