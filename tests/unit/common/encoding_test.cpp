#include "common/encoding/encoding.hpp"

#include "common/encoding/references.hpp"

#include <gtest/gtest.h>

namespace broadsheet::common {

TEST(Encoding, labels_mean_the_larger_set) {
  EXPECT_EQ(meant_by("GB2312"), "GB18030");
  EXPECT_EQ(meant_by("ISO-8859-1"), "CP1252");
  EXPECT_EQ(meant_by("koi8-r"), "koi8-r");
  EXPECT_EQ(to_utf8("1914\x96\x31\x38", "latin1")->text, "1914–18");
  EXPECT_FALSE(to_utf8("a", "x-none"));
}

TEST(Encoding, one_error_is_a_maximal_part_of_a_character) {
  const Utf8 cut = *to_utf8("a\xE6\xB1z\xFF", "utf-8");
  EXPECT_EQ(cut.text, "a\uFFFDz\uFFFD");
  EXPECT_EQ(cut.broken, 2u);
  EXPECT_EQ(cut.first_broken, 1u);
  EXPECT_EQ(to_utf8("\xE0\x80\xED\xA0\xF4\x90", "utf-8")->broken, 6u) << "beyond Unicode, surrogates";
  EXPECT_EQ(to_utf8("\xF0\x9F\x97\x9E汉", "utf-8")->broken, 0u);
}

TEST(Encoding, a_few_errors_leave_UTF_8_what_it_is) {
  EXPECT_FALSE(is_hardly_utf8(*to_utf8("caf\xE9 \xE9 \xE9", "utf-8")));
  EXPECT_TRUE(is_hardly_utf8(*to_utf8("\xC4\xCF\xCD\xE5\xD0\xC2\xB8\xDB", "utf-8")));
}

TEST(Encoding, UTF_8_is_known_whatever_the_label) {
  EXPECT_TRUE(is_utf8_after_all("café", "CP1252"));
  EXPECT_FALSE(is_utf8_after_all("cafe", "CP1252"));
  EXPECT_FALSE(is_utf8_after_all("\xC1\xAA\xCD\xA8", "GB18030")) << "four bytes may be chance";
}

TEST(References, of_no_character_become_what_HTML_means) {
  EXPECT_EQ(mend_references("1914&#150;18 &#x80; &#0; &#xDFFF; &#x110000; &#99999999999999;"),
            "1914–18 € \uFFFD \uFFFD \uFFFD \uFFFD");
  EXPECT_EQ(mend_references("&#65; &#x6C49; &# &#; &#x; &amp;#150; &#38;"),
            "&#65; &#x6C49; &# &#; &#x; &amp;#150; &#38;");
  EXPECT_EQ(mend_references("&#150"), "–") << "the semicolon may be missing";
}

}  // namespace broadsheet::common
