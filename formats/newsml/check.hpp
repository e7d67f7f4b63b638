// newsml/check.hpp - the rules of NewsML-G2 that a file breaks, for `broadsheet check`.
//
// Every file must be well-formed, without a document type of its own; items have what the schema
// requires and a unique identity; the scheme of every code is declared; groups and references lead
// somewhere. What Broadsheet wrote must also keep the profile of broadsheet-newsml.rng, which is
// narrower than IPTC's schema. IPTC's XSDs stay the authority for the rest. Nothing is fetched.
#pragma once

#include <broadsheet/plugin.hpp>

namespace broadsheet::newsml {

/// Finds BS-N201 a rule of the profile, BS-N202 identity, BS-N203 what an item must say,
/// BS-N204 codes, BS-N205 references, BS-N206 a character count.
class Checker : public plugin::Checker {
 public:
  void check() override;
};

}  // namespace broadsheet::newsml
