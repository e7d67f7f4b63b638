#include "reconstruct/language/signature.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::reconstruct {
namespace {

// "role|name" of each.
std::string signed_by(const char* line, const char* language = "en") {
  std::string out;
  for (const Byline& b : read_signature(to_text(line), profile_of(language)))
    out += (out.empty() ? "" : "; ") + b.role + "|" + b.name;
  return out;
}

TEST(Signature, a_post_stands_before_the_name_or_behind_it) {
  EXPECT_EQ(signed_by("Foreign Correspondent Ada Quill"), "Foreign Correspondent|Ada Quill");
  EXPECT_EQ(signed_by("Ada Quill Staff Writer"), "Staff Writer|Ada Quill");
  EXPECT_EQ(signed_by("ADA QUILL, BUSINESS EDITOR"), "BUSINESS EDITOR|ADA QUILL");
  EXPECT_EQ(signed_by("By our City Editor Ada Quill"), "City Editor|Ada Quill");
}

TEST(Signature, a_post_behind_several_names_is_that_of_all) {
  EXPECT_EQ(signed_by("Ada Quill and Ben van der Loom, Health Correspondents"),
            "Health Correspondents|Ada Quill; Health Correspondents|Ben van der Loom");
}

TEST(Signature, a_post_on_a_line_of_its_own_is_that_of_the_name_above_whatever_it_is_made_of) {
  const std::vector<View> lines = {U"By Ada Quill", U"Harbour Valley Reporter"};
  const auto found = read_signature(lines, profile_of("en"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "Ada Quill");
  EXPECT_EQ(found[0].role, "Harbour Valley Reporter");
}

TEST(Signature, what_introduces_names_is_the_role_of_who_has_no_post) {
  EXPECT_EQ(signed_by("By Ada Quill"), "By|Ada Quill");
  EXPECT_EQ(signed_by("Words: Ada Quill"), "Words|Ada Quill");
  EXPECT_EQ(signed_by("By A. J. Quill"), "By|A. J. Quill");
  EXPECT_EQ(signed_by("Gathered for the Courier by Ada Quill"), "Gathered for the Courier by|Ada Quill");
  EXPECT_EQ(signed_by("Marta di Lorenzo", "it"), "|Marta di Lorenzo");
  EXPECT_EQ(signed_by("Von Ada Quill und Ben Loom", "de"), "Von|Ada Quill; Von|Ben Loom");
}

TEST(Signature, a_name_has_all_its_parts) {
  for (const char* name : {"Beth van Dyke", "Hala al-Rashid", "Kate d’Arcy", "Anne-Marie Slater",
                           "Sean O’Brien", "Carl Mendez Jr.", "J. R. Holloway"}) {
    EXPECT_EQ(signed_by(name), "|" + std::string(name));
    EXPECT_EQ(signed_by(("By " + std::string(name)).c_str()), "By|" + std::string(name));
  }
}

TEST(Signature, an_address_behind_a_name_names_nobody) {
  EXPECT_EQ(signed_by("Ada Quill aquill@harbour.example"), "|Ada Quill");
  EXPECT_EQ(signed_by("By Ada Quill @adaquill"), "By|Ada Quill");
}

TEST(Signature, places_papers_and_agencies_are_no_names) {
  EXPECT_EQ(signed_by("from Ada Quill in Harbour City"), "from|Ada Quill");
  EXPECT_EQ(signed_by("By Ada Quill of the Lakeside staff"), "By|Ada Quill");
  EXPECT_EQ(signed_by("By Ada Quill The Associated Press"), "By|Ada Quill");
  EXPECT_EQ(signed_by("Ada Quill / Reuters"), "|Ada Quill");
  EXPECT_EQ(signed_by("By Ada Quill, The Harbour Courier"), "By|Ada Quill");
  EXPECT_EQ(signed_by("ADA QUILL THE COURIER"), "|ADA QUILL");
  EXPECT_EQ(signed_by("By Ada Quill | Harbour Valley Post"), "By|Ada Quill");
  EXPECT_EQ(signed_by("Ada Quill in Bree and Ben Loom in Dale"), "|Ada Quill; |Ben Loom");
}

TEST(Signature, a_line_with_other_words_is_none) {
  for (const char* line :
       {"Markets rally in Paris", "By the Numbers", "From our Correspondent", "",
        "Ada Quill hails a new dawn for the harbour", "Published by Quill Press, 12 Mill Road",
        "Bakery Keeps the Price of Its Plain Loaf, Again", "— • —"})
    EXPECT_EQ(signed_by(line), "") << line;
}

}  // namespace
}  // namespace broadsheet::reconstruct
