// positioned/alto_writer.hpp - a page of the invented issue as ALTO of one dialect or another.
#pragma once

#include "positioned/printed_issue.hpp"

#include <string>

namespace broadsheet::testing {

struct AltoDialect {
  std::string root = "alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"";
  std::string unit = "mm10";
  double units_per_point = 254 / 72.0;
  bool blanks = true;            ///< <SP/>
  bool styles = true;            ///< TextStyle and STYLEREFS
  bool explains_hyphens = true;  ///< SUBS_TYPE, SUBS_CONTENT
  bool hyphen_in_word = false;   ///< in CONTENT as well as in HYP
  bool hyphen_beside = true;     ///< <HYP/>
  bool words_have_ids = false;
  bool tags = false;           ///< TAGREFS for captions and advertisements
  bool reading_order = false;  ///< blocks in another order than they are read in, which ReadingOrder mends
  std::string decimals = "";   ///< after each number, ".0" in ALTO 4
};

/// ID of a block in its file: "P1_TB00003".
std::string block_id(std::size_t page, std::size_t block);
/// IDs of the first and last word of a block, counted through the page: "word000012".
std::pair<std::string, std::string> word_ids(const PrintedPage& page, std::size_t block);

std::string alto_of(const PrintedPage& page, std::size_t number, const AltoDialect& dialect);

/// Text of XML: & and the like written out.
std::string escaped(const std::string& text);

}  // namespace broadsheet::testing
