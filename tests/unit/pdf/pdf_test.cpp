// What PDF files do to text, each with the document it should give, or the message. The files are made here.
#include "pdf/page_list.hpp"
#include "unit/pdf/pdf_pages.hpp"

namespace broadsheet::pdf {
namespace {

TEST(Pdf, a_page_gives_its_article) {
  const auto document = read(plain(article()).file());
  ASSERT_EQ(document.articles.size(), 1u);
  EXPECT_EQ(document.articles[0].headline, "Harbour bridge opens to all");
  ASSERT_EQ(document.articles[0].blocks.size(), 1u);
  EXPECT_EQ(
      document.articles[0].blocks[0].text.rfind("The new bridge over the harbour opened on Sunday after", 0),
      0u);
}

TEST(Pdf, runs_say_where_they_stand) {
  const PageText text = page_of(plain(shows(100, 700, 10, "Hello")).file());
  ASSERT_EQ(text.page.runs.size(), 1u);
  const layout::Run& run = text.page.runs[0];
  EXPECT_NEAR(run.box.x0, 100, 0.1);
  EXPECT_NEAR(run.baseline, 100, 0.1);  // from the top
  EXPECT_NEAR(run.size, 10, 0.01);
  EXPECT_EQ(text.page.faces.at(0).family, "Helvetica");
}

TEST(Pdf, text_drawn_twice_as_shadow_or_false_bold_counts_once) {
  EXPECT_EQ(
      words_of(page_of(plain(shows(100, 700, 20, "Shadow") + shows(100.8, 699.2, 20, "Shadow")).file())),
      Words{"Shadow"});
  const std::string twice = shows(50, 600, 10, "A") + shows(50.3, 600, 10, "A") + shows(56.67, 600, 10, "B") +
                            shows(56.97, 600, 10, "B");
  EXPECT_EQ(words_of(page_of(plain(twice).file())), Words{"AB"});
  EXPECT_EQ(words_of(page_of(plain(shows(50, 600, 10, "no") + shows(80, 600, 10, "no")).file())),
            (Words{"no", "no"}));
}

TEST(Pdf, invisible_text_counts_where_no_visible_text_stands) {
  const std::string hidden = "3 Tr " + shows(100, 700, 10, "hidden");
  const std::string both = hidden + "0 Tr " + shows(100, 700, 10, "HIDDEN");
  EXPECT_EQ(words_of(page_of(plain(hidden).file())), Words{"hidden"});
  EXPECT_EQ(words_of(page_of(plain(both).file())), Words{"HIDDEN"});
  EXPECT_EQ(words_of(page_of(plain(hidden).file(), 1, TextLayer::visible)), Words{});
  EXPECT_EQ(words_of(page_of(plain(both).file(), 1, TextLayer::all)).size(), 2u);
}

TEST(Pdf, letters_set_apart_are_one_word) {
  for (const char* room : {"1.4", "3"}) {
    const std::string tracked = std::string(room) + " Tc " + shows(60, 740, 11, "Harbour news") + " 0 Tc ";
    EXPECT_EQ(words_of(page_of(plain(tracked).file())), (Words{"Harbour", "news"})) << room;
  }
}

TEST(Pdf, bullets_of_wingdings_are_no_letters) {
  PdfMaker pdf;
  const std::size_t font = pdf.add_plain_font("Wingdings-Regular");
  pdf.add_page(resources(font), shows(60, 740, 11, "l") + shows(60, 700, 11, "n"));
  EXPECT_EQ(words_of(page_of(pdf.file())), (Words{"●", "■"}));
}

TEST(Pdf, rotated_text_says_so) {
  const PageText text = page_of(plain("BT /F0 10 Tf 0 1 -1 0 300 200 Tm (Photo) Tj ET\n").file());
  ASSERT_EQ(text.page.runs.size(), 1u);
  EXPECT_EQ(text.page.runs[0].rotation, 270);
  EXPECT_GT(text.page.runs[0].box.height(), text.page.runs[0].box.width());
}

TEST(Pdf, a_rotated_credit_is_kept_and_joins_no_line) {
  const auto document = read(plain(article() + "BT /F0 6 Tf 0 1 -1 0 300 640 Tm (Ann Hall) Tj ET\n").file());
  std::string all;
  for (const auto& a : document.articles)
    for (const auto& block : a.blocks) {
      if (block.kind == BlockKind::paragraph) {
        EXPECT_FALSE(has(block.text, "Ann Hall"));
      }
      all += block.text + block.credit;
    }
  std::string taken_out;
  for (const auto& piece : document.end.furniture) taken_out += piece.kind + ": " + piece.text + '\n';
  for (const auto& piece : document.end.discarded) taken_out += piece.reason + ": " + piece.text + '\n';
  EXPECT_TRUE(has(all, "Ann Hall")) << all << '\n' << taken_out;
}

TEST(Pdf, text_of_nested_forms_is_text) {
  PdfMaker pdf;
  const std::size_t font = pdf.add_plain_font();
  const std::size_t inner = pdf.add_stream(
      "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << " + resources(font) + " >>",
      shows(100, 700, 10, "inner"));
  const std::size_t outer =
      pdf.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X " +
                         std::to_string(inner) + " 0 R >> >>",
                     "1 0 0 1 50 0 cm /X Do");
  pdf.add_page("/XObject << /X " + std::to_string(outer) + " 0 R >>", "/X Do");
  const PageText text = page_of(pdf.file());
  ASSERT_EQ(words_of(text), Words{"inner"});
  EXPECT_NEAR(text.page.runs[0].box.x0, 150, 0.1);
}

TEST(Pdf, a_form_that_draws_itself_ends) {
  PdfMaker pdf;
  pdf.add_plain_font();
  const std::size_t self = 4;
  EXPECT_EQ(
      pdf.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>",
                     "/X Do"),
      self);
  pdf.add_page("/Font << /F0 3 0 R >> /XObject << /X 4 0 R >>", "/X Do " + shows(100, 700, 10, "after"));
  EXPECT_EQ(words_of(page_of(pdf.file())), Words{"after"});
}

// A Type 3 font that says it is one point high, whose glyphs are ten.
TEST(Pdf, glyphs_of_a_type_3_font_tell_their_size) {
  PdfMaker pdf;
  const std::size_t glyph = pdf.add_stream("", "10 0 d0 0 0 10 10 re f");
  const std::size_t unicode = pdf.add_stream(
      "",
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
      "1 beginbfrange <61> <7A> <4E00> endbfrange endcmap end");
  std::string widths, procs, differences;
  for (char c = 'a'; c <= 'z'; ++c) {
    widths += "10 ";
    procs += std::string("/") + c + " " + std::to_string(glyph) + " 0 R ";
    differences += std::string("/") + c + " ";
  }
  const std::size_t font = pdf.add(
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.001 0 0 0.001 0 0] "
      "/FirstChar 97 /LastChar 122 /Widths [ " +
      widths + "] /CharProcs << " + procs + ">> /Encoding << /Type /Encoding /Differences [97 " +
      differences + "] >> /ToUnicode " + std::to_string(unicode) + " 0 R >>");
  pdf.add_page(resources(font), shows(50, 700, 1000, "abcdefghijkl"));
  const PageText text = page_of(pdf.file());
  ASSERT_EQ(text.page.runs.size(), 1u);
  EXPECT_EQ(text.page.runs[0].text, "一丁丂七丄丅丆万丈三上下");
  EXPECT_NEAR(text.page.runs[0].size, 10, 0.2);
}

std::size_t add_cid_font(PdfMaker& pdf, const std::string& encoding, const std::string& unicode) {
  const std::size_t descendant = pdf.add(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering "
      "(Identity) /Supplement 0 >> /DW 1000 /DW2 [880 -1000] >>");
  return pdf.add("<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /" + encoding +
                 " /DescendantFonts [ " + std::to_string(descendant) + " 0 R ]" + unicode + " >>");
}

// As Ghostscript 10.00 writes what glyphs for two and three letters stand for.
TEST(Pdf, a_glyph_for_letters_whose_bytes_were_exchanged_is_those_letters) {
  PdfMaker pdf;
  const std::size_t unicode = pdf.add_stream(
      "",
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
      "1 beginbfrange <0010> <0029> <0061> endbfrange 3 beginbfchar <0001> <66006900> <0002> <6600CF00> "
      "<0003> <53C14EAC> endbfchar endcmap end");
  const std::size_t font = add_cid_font(pdf, "Identity-H", " /ToUnicode " + std::to_string(unicode) + " 0 R");
  pdf.add_page(resources(font),
               "BT /F0 20 Tf 1 0 0 1 50 700 Tm <0001001D0014> Tj <001E000200120014> Tj <0003> Tj ET\n");
  EXPECT_EQ(words_of(page_of(pdf.file())), Words{"fineoffice叁京"});
}

TEST(Pdf, identity_v_is_set_from_top_to_bottom) {
  PdfMaker pdf;
  const std::size_t unicode = pdf.add_stream(
      "",
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
      "1 beginbfrange <0001> <0010> <4E00> endbfrange endcmap end");
  const std::size_t font = add_cid_font(pdf, "Identity-V", " /ToUnicode " + std::to_string(unicode) + " 0 R");
  pdf.add_page(resources(font), "BT /F0 20 Tf 1 0 0 1 500 700 Tm <000100020003> Tj ET\n");
  const PageText text = page_of(pdf.file());
  ASSERT_EQ(words_of(text), Words{"一丁丂"});
  EXPECT_TRUE(text.page.runs[0].vertical);
  EXPECT_NEAR(text.page.runs[0].box.height(), 60, 1);
  EXPECT_NEAR(text.page.runs[0].box.width(), 20, 1);
}

TEST(Pdf, a_font_without_unicode_is_named_and_its_page_says_what_to_do) {
  PdfMaker pdf;
  const std::size_t font = add_cid_font(pdf, "Identity-H", "");
  pdf.add_page(resources(font), "BT /F0 20 Tf 1 0 0 1 100 700 Tm <00010002000300040005> Tj ET\n");
  const PageText text = page_of(pdf.file());
  EXPECT_EQ(text.tally.without_unicode.at("Test"), 5u);
  EXPECT_TRUE(has(failure_of(pdf.file()), "text recognition"));
}

TEST(Pdf, few_glyphs_without_unicode_beside_text_are_warned_of_by_font) {
  PdfMaker pdf;
  const std::size_t plain_font = pdf.add_plain_font(), other = add_cid_font(pdf, "Identity-H", "");
  pdf.add_page("/Font << /F0 " + std::to_string(plain_font) + " 0 R /F1 " + std::to_string(other) + " 0 R >>",
               article() + "BT /F1 10 Tf 1 0 0 1 50 500 Tm <" + std::string(4 * 40, '1') + "> Tj ET\n");
  std::vector<testing::MemoryHost::Warning> warnings;
  read(pdf.file(), {}, &warnings);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].code, "BS-P010");
  EXPECT_TRUE(has(warnings[0].why, "Test"));
}

TEST(Pdf, an_encrypted_file_asks_for_its_password_and_opens_with_it) {
  const std::string file = plain(article()).file("secret", -1, true);
  EXPECT_TRUE(has(failure_of(file), "--pdf.password-file"));
  EXPECT_TRUE(has(failure_of(file, {{"password-file", "wrong"}}), "another password"));
  EXPECT_EQ(read(file, {{"password-file", "secret\n"}}).articles.at(0).headline,
            "Harbour bridge opens to all");
}

TEST(Pdf, a_file_that_forbids_copying_is_read_with_a_warning_or_refused) {
  const std::string file = plain(article()).file("", -20, true);
  std::vector<testing::MemoryHost::Warning> warnings;
  EXPECT_EQ(read(file, {}, &warnings).articles.size(), 1u);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].code, "BS-P011");
  EXPECT_TRUE(has(failure_of(file, {{"permissions", "obey"}}), "forbids copying"));
}

TEST(Pdf, damaged_files_are_called_damaged_or_give_what_is_left) {
  const std::string file = plain(article()).file();
  EXPECT_TRUE(has(failure_of(file.substr(0, 40)), "damaged"));
  EXPECT_TRUE(has(failure_of("%PDF-1.4\nnothing of it is so"), "damaged"));
  EXPECT_TRUE(has(failure_of(""), "empty"));
  // Without its table of objects all objects are still there.
  EXPECT_EQ(read(file.substr(0, file.find("xref\n")) + "trailer\n<< /Root 1 0 R >>\n").articles.size(), 1u);
}

TEST(Pdf, no_cut_of_a_file_ends_in_anything_but_a_document_or_a_failure) {
  const std::string file = plain(article()).file();
  for (std::size_t size = 1; size < file.size(); size += 97)
    EXPECT_NO_FATAL_FAILURE(failure_of(file.substr(0, size)));
}

TEST(Pdf, a_scan_is_told_from_a_page_of_text) {
  PdfMaker pdf;
  const std::size_t font = pdf.add_plain_font();
  const std::size_t image = pdf.add_stream(
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "x");
  const std::string scan = "q 600 0 0 800 0 0 cm /I Do Q";
  pdf.add_page("/XObject << /I " + std::to_string(image) + " 0 R >>", scan);
  EXPECT_TRUE(has(failure_of(pdf.file()), "is a scan"));
  pdf.add_page(resources(font), article());
  std::vector<testing::MemoryHost::Warning> warnings;
  const auto document = read(pdf.file(), {}, &warnings);
  EXPECT_EQ(document.articles.size(), 1u);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].code, "BS-P001");
  EXPECT_TRUE(has(warnings[0].why, "page 1"));
}

TEST(Pdf, pages_can_be_chosen) {
  PdfMaker pdf;
  const std::size_t font = pdf.add_plain_font();
  for (const char* heading :
       {"First page of the paper", "Second page of the paper", "Third page of the paper"})
    pdf.add_page(resources(font), article(heading));
  const auto document = read(pdf.file(), {{"pages", "3,1"}});
  ASSERT_EQ(document.articles.size(), 2u);
  EXPECT_EQ(document.articles[0].headline, "Third page of the paper");
  EXPECT_EQ(document.articles[0].page, "3");
  EXPECT_TRUE(has(failure_of(pdf.file(), {{"pages", "4"}}), "has 3 pages"));
}

TEST(PageList, ranges_and_numbers_name_each_page_once) {
  EXPECT_EQ(pages_of("", 3), (std::vector<std::size_t>{1, 2, 3}));
  EXPECT_EQ(pages_of("2-", 3), (std::vector<std::size_t>{2, 3}));
  EXPECT_EQ(pages_of("3,1-2,2", 3), (std::vector<std::size_t>{3, 1, 2}));
  for (const char* wrong : {"0", "x", "2-1", "1,,2", "1;2", "-2", "9", "1 "})
    EXPECT_THROW(pages_of(wrong, 3), plugin::Failure) << wrong;
}

TEST(Pdf, limits_hold_on_both_sides) {
  PdfMaker pdf;
  const std::size_t font = pdf.add_plain_font();
  pdf.add_page(resources(font), article());
  pdf.add_page(resources(font), article("Another page"));
  const std::string file = pdf.file();
  EXPECT_EQ(read(file, {{"max-pages", "2"}}).articles.size(), 2u);
  EXPECT_TRUE(has(failure_of(file, {{"max-pages", "1"}}), "--pdf.max-pages"));
  const std::size_t glyphs = page_of(file, 1).tally.glyphs;
  EXPECT_EQ(read(file, {{"pages", "1"}, {"max-glyphs", std::to_string(glyphs)}}).articles.size(), 1u);
  EXPECT_TRUE(has(failure_of(file, {{"pages", "1"}, {"max-glyphs", std::to_string(glyphs - 1)}}), "glyphs"));
}

TEST(Pdf, rules_and_boxes_beyond_the_limit_are_warned_of) {
  const std::string rules = "0 0 m 100 0 l S 0 50 m 100 50 l S ";
  std::vector<testing::MemoryHost::Warning> warnings;
  read(plain(rules + article()).file(), {{"max-marks", "2"}}, &warnings);
  EXPECT_TRUE(warnings.empty());
  read(plain(rules + article()).file(), {{"max-marks", "1"}}, &warnings);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].code, "BS-P013");
}

TEST(Pdf, white_fills_are_paper) {
  EXPECT_TRUE(page_of(plain("1 g 10 10 200 200 re f " + shows(50, 700, 10, "x")).file()).page.marks.empty());
  EXPECT_EQ(page_of(plain("0.8 g 10 10 200 200 re f " + shows(50, 700, 10, "x")).file()).page.marks.size(),
            1u);
}

TEST(Pdf, replacement_text_stands_for_what_is_drawn) {
  const std::string content = "/Span << /ActualText <FEFF00AD> >> BDC " + shows(100, 700, 10, "-") + " EMC ";
  EXPECT_EQ(words_of(page_of(plain(content).file())), Words{"\u00AD"});
}

TEST(Pdf, text_outside_the_page_is_left_out_with_a_warning) {
  std::vector<testing::MemoryHost::Warning> warnings;
  const auto document = read(plain(article() + shows(-900, 700, 10, "trim marks")).file(), {}, &warnings);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].code, "BS-P012");
  ASSERT_EQ(document.end.discarded.size(), 1u);
  EXPECT_EQ(document.end.discarded[0].text, "trimmarks");
  EXPECT_EQ(document.end.discarded[0].reason, "outside the page");
}

TEST(Pdf, is_recognised_by_its_first_bytes) {
  EXPECT_EQ(Reader::probe("pdf", "%PDF-1.7"), 90);
  EXPECT_EQ(Reader::probe("pdf", std::string(500, ' ') + "%PDF-1.7"), 90);
  EXPECT_EQ(Reader::probe("pdf", std::string(1024, ' ') + "%PDF-1.7"), 0);
  EXPECT_EQ(Reader::probe("pdf", "plain text"), 0);
}

}  // namespace
}  // namespace broadsheet::pdf
