// newsml/items/vocabulary.hpp - the codes of NewsML-G2 that are used, and our own.
//
// Where IPTC has a scheme, its code is used. For what a printed paper has and
// no IPTC scheme names (roles of display lines, facts of print, parts of our
// document) there are schemes of our own, declared in an inline catalog of
// every item, so that QCodes resolve without a network. Their URIs begin with
// the option vocabulary-base; their aliases and last parts are fixed.
#pragma once

#include <array>

namespace broadsheet::newsml {

inline constexpr const char* kNamespace = "http://iptc.org/std/nar/2006-10-01/";
inline constexpr const char* kCatalog = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml";
inline constexpr const char* kNewsItemType = "application/vnd.iptc.g2.newsitem+xml";
inline constexpr const char* kNitfType = "application/nitf+xml";

struct Scheme {
  const char *alias, *path;
};
inline constexpr auto kSchemes = std::to_array<Scheme>({
    {"bshl", "headlinerole/"},  // kicker, sub
    {"bsgrp", "grouprole/"},    // issue, page, article
    {"bsprop",
     "printproperty/"},    // page, section, sequence, edition, pageCount, continuedOnPage, continuedFromPage
    {"bssig", "signal/"},  // captionOnly, partialContent
    {"bsrnd", "rendition/"},    // print
    {"bsnote", "ednoterole/"},  // nobinary, continued, instructions
    {"bshash", "hashtype/"},    // sha-256, in Base64
    {"bsid", "identifier/"},    // article
    {"bsdoc",
     "documentproperty/"},  // lead, datelineDate, datelinePlace, bylineRole, attribute, block, position
});

}  // namespace broadsheet::newsml
