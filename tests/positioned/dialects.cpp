#include "positioned/dialects.hpp"

#include "positioned/alto_writer.hpp"
#include "positioned/printed_issue.hpp"

#include <cmath>
#include <functional>

namespace broadsheet::testing {
namespace {

std::string number(std::size_t n) { return std::to_string(n); }

/// How a METS of one library is written.
struct MetsDialect {
  std::string prefix = "mets:";
  std::string root_more = "xmlns:mets=\"http://www.loc.gov/METS/\"";
  std::string article = "ARTICLE", heading = "HEADING", title = "TITLE", overline = "OVERLINE", body = "BODY",
              content = "BODY_CONTENT", paragraph = "PARAGRAPH", advertisement = "ADVERTISEMENT",
              picture = "ILLUSTRATION";
  std::string logical = "LOGICAL";
  std::string href = "file://./text/";
  std::function<std::string(std::size_t)> file_id = [](std::size_t page) {
    return "ALTO0000" + number(page);
  };
};

class MetsWriter {
 public:
  explicit MetsWriter(const MetsDialect& d) : d_(d), issue_(printed_issue()) {}

  std::string open() const {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + d_.prefix + "mets " + d_.root_more +
           " xmlns:mods=\"http://www.loc.gov/mods/v3\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n" +
           tag("dmdSec", "ID=\"ISSUE\"",
               tag("mdWrap", "MDTYPE=\"MODS\"",
                   tag("xmlData", "",
                       "<mods:mods><mods:titleInfo><mods:title>" + issue_.name +
                           "</mods:title></mods:titleInfo><mods:language><mods:languageTerm>eng</"
                           "mods:languageTerm>"
                           "</mods:language><mods:originInfo><mods:dateIssued>" +
                           issue_.date + "</mods:dateIssued></mods:originInfo></mods:mods>")));
  }
  std::string close() const { return "</" + d_.prefix + "mets>\n"; }

  std::string files() const {
    std::string all;
    for (std::size_t p = 1; p <= issue_.pages.size(); ++p)
      all += tag("file", "ID=\"" + d_.file_id(p) + "\" MIMETYPE=\"text/xml\"",
                 "<" + d_.prefix + "FLocat LOCTYPE=\"URL\" xlink:href=\"" + d_.href + "000" + number(p) +
                     ".xml\"/>");
    return tag("fileSec", "", tag("fileGrp", "USE=\"Text\"", all));
  }

  std::string physical() const {
    std::string pages;
    for (std::size_t p = 1; p <= issue_.pages.size(); ++p)
      pages += div("PAGE", "ORDER=\"" + number(p) + "\" ORDERLABEL=\"" + number(p) + "\"",
                   tag("fptr", "",
                       tag("par", "",
                           "<" + d_.prefix + "area FILEID=\"" + d_.file_id(p) +
                               "\" BETYPE=\"IDREF\" BEGIN=\"P" + number(p) + "\"/>")));
    return tag("structMap", "TYPE=\"PHYSICAL\"", div("Newspaper", "DMDID=\"ISSUE\"", pages));
  }

  std::string logical() const {
    std::string content, title_section;
    for (std::size_t a = 0; a < issue_.articles.size(); ++a) content += article(static_cast<int>(a));
    each([&](std::size_t p, std::size_t b, const PrintedBlock& block) {
      if (block.kind == Printed::folio && p == 0) title_section += div("HEADLINE", "", area(p, b));
      if (block.kind == Printed::advertisement) content += div(d_.advertisement, "", area(p, b));
    });
    return tag("structMap", "TYPE=\"" + d_.logical + "\"",
               div("Newspaper", "",
                   div("ISSUE", "DMDID=\"ISSUE\"",
                       div("TITLE_SECTION", "", title_section) + div("CONTENT", "", content))));
  }

  std::string article(int a) const {
    std::string heading, body, paragraph;
    const auto end_paragraph = [&] {
      if (!paragraph.empty())
        body += div(d_.paragraph, "", div("TEXT", "", tag("fptr", "", tag("seq", "", paragraph))));
      paragraph.clear();
    };
    each([&](std::size_t p, std::size_t b, const PrintedBlock& block) {
      if (block.article != a) return;
      if (block.kind == Printed::overline) heading += div(d_.overline, "", area(p, b));
      if (block.kind == Printed::title) heading += div(d_.title, "", area(p, b));
      if (block.kind == Printed::paragraph) {
        if (block.begins) end_paragraph();
        paragraph += bare_area(p, b);
      }
      if (block.kind != Printed::picture && block.kind != Printed::caption) return;
      end_paragraph();
      body += div(d_.picture, "", div(block.kind == Printed::picture ? "IMAGE" : "CAPTION", "", area(p, b)));
    });
    end_paragraph();
    return div(d_.article,
               "ID=\"art" + number(static_cast<std::size_t>(a) + 1) + "\" LABEL=\"" +
                   escaped(issue_.articles[static_cast<std::size_t>(a)].title) + "\"",
               div(d_.heading, "", heading) +
                   div(d_.body, "", d_.content.empty() ? body : div(d_.content, "", body)));
  }

  template <class Take>
  void each(Take&& take) const {
    for (std::size_t p = 0; p < issue_.pages.size(); ++p)
      for (std::size_t b = 0; b < issue_.pages[p].blocks.size(); ++b) take(p, b, issue_.pages[p].blocks[b]);
  }
  std::string tag(const std::string& name, const std::string& attributes, const std::string& inner) const {
    return "<" + d_.prefix + name + (attributes.empty() ? "" : " " + attributes) + ">" + inner + "</" +
           d_.prefix + name + ">\n";
  }
  std::string div(const std::string& type, const std::string& more, const std::string& inner) const {
    return tag("div", "TYPE=\"" + type + "\"" + (more.empty() ? "" : " " + more), inner);
  }
  std::string bare_area(std::size_t p, std::size_t b) const {
    return "<" + d_.prefix + "area FILEID=\"" + d_.file_id(p + 1) + "\" BETYPE=\"IDREF\" BEGIN=\"" +
           block_id(p + 1, b) + "\"/>";
  }
  std::string area(std::size_t p, std::size_t b) const { return tag("fptr", "", bare_area(p, b)); }

 private:
  const MetsDialect& d_;
  const PrintedIssue& issue_;
};

void add_pages(Delivered& to, const std::string& folder, const AltoDialect& dialect) {
  const PrintedIssue& issue = printed_issue();
  for (std::size_t p = 0; p < issue.pages.size(); ++p)
    to.files[folder + "000" + number(p + 1) + ".xml"] = alto_of(issue.pages[p], p + 1, dialect);
}

/// docWorks, as Luxembourg hands it out: METS without a prefix, ALTO 3 in 1/10 mm.
Delivered luxembourg() {
  MetsDialect d;
  d.prefix = "", d.root_more = "xmlns=\"http://www.loc.gov/METS/\"";
  const MetsWriter mets(d);
  Delivered its{"Luxembourg", "alto", {"mets.xml"}, {}, true};
  its.files["mets.xml"] = mets.open() + mets.files() + mets.physical() + mets.logical() + mets.close();
  add_pages(its, "text/", {});
  return its;
}

/// docWorks for Europeana Newspapers: ALTO 1.4 without a namespace, in pixels.
Delivered europeana() {
  MetsDialect d;
  d.href = "file://./ALTO/";
  const MetsWriter mets(d);
  Delivered its{"Europeana", "alto", {"19111107_1-METS.xml"}, {}, true};
  its.files["19111107_1-METS.xml"] =
      mets.open() + mets.files() + mets.physical() + mets.logical() + mets.close();
  add_pages(its, "ALTO/", {"alto xmlns:xlink=\"http://www.w3.org/1999/xlink\"", "pixel", 300 / 72.0});
  return its;
}

/// RERO: types in mixed case, ALTO 1.1 without blanks, hyphens written twice.
Delivered switzerland() {
  MetsDialect d;
  d.article = "Article", d.heading = "Heading", d.title = "Title", d.overline = "Overline", d.body = "Body",
  d.content = "";
  d.paragraph = "Paragraph", d.advertisement = "Advert", d.picture = "Picture", d.href = "ALTO/";
  const MetsWriter mets(d);
  Delivered its{"Switzerland", "alto", {"issue-METS.xml"}, {}, true};
  its.files["issue-METS.xml"] = mets.open() + mets.files() + mets.physical() + mets.logical() + mets.close();
  AltoDialect alto{"alto", "pixel", 250 / 72.0};
  alto.blanks = false, alto.hyphen_in_word = true;
  add_pages(its, "ALTO/", alto);
  return its;
}

/// The British Library: articles and page areas tied by structLink; areas name words.
Delivered british_library() {
  MetsDialect d;
  d.href = "";
  d.file_id = [](std::size_t page) { return "img000" + number(page) + "-alto"; };
  const MetsWriter mets(d);
  const PrintedIssue& issue = printed_issue();
  std::string articles, physical, links;
  for (std::size_t a = 0; a < issue.articles.size(); ++a) {
    articles += mets.div("ARTICLE", "ID=\"art" + number(a + 1) + "\"", "");
    std::string locators = "<mets:smLocatorLink xlink:href=\"#art" + number(a + 1) + "\"/>";
    mets.each([&](std::size_t p, std::size_t b, const PrintedBlock& block) {
      if (block.article == static_cast<int>(a) && !block.lines.empty())
        locators += "<mets:smLocatorLink xlink:href=\"#" + block_id(p + 1, b) + "\"/>";
    });
    links += mets.tag("smLinkGrp", "", locators);
  }
  for (std::size_t p = 0; p < issue.pages.size(); ++p) {
    std::string areas = "<mets:fptr FILEID=\"" + d.file_id(p + 1) + "\"/>";
    mets.each([&](std::size_t page, std::size_t b, const PrintedBlock& block) {
      if (page != p || block.lines.empty()) return;
      const auto [first, last] = word_ids(issue.pages[p], b);
      const bool head = block.kind == Printed::title || block.kind == Printed::overline;
      areas += mets.div(
          "pagearea", "ID=\"" + block_id(p + 1, b) + "\" LABEL=\"" + (head ? "Headline" : "Textblock") + "\"",
          mets.tag("fptr", "",
                   "<mets:area FILEID=\"" + d.file_id(p + 1) + "\" BETYPE=\"IDREF\" BEGIN=\"" + first +
                       "\" END=\"" + last + "\"/>"));
    });
    physical +=
        mets.div("page", "ORDER=\"" + number(p + 1) + "\" ORDERLABEL=\"" + number(p + 1) + "\"", areas);
  }
  Delivered its{"BritishLibrary", "alto", {"0002_mets.xml"}, {}, true};
  its.files["0002_mets.xml"] =
      mets.open() + mets.files() +
      mets.tag("structMap", "TYPE=\"LOGICAL\"", mets.div("ISSUE", "DMDID=\"ISSUE\"", articles)) +
      mets.tag("structMap", "TYPE=\"PHYSICAL\"", mets.div("physSequence", "DMDID=\"ISSUE\"", physical)) +
      mets.tag("structLink", "", links) + mets.close();
  AltoDialect alto{"alto", "pixel", 400 / 72.0};
  alto.words_have_ids = true, alto.styles = false;
  add_pages(its, "", alto);
  return its;
}

/// The BnF: a manifest with the pages, the structure in a METS below toc/, types in small letters.
Delivered france() {
  MetsDialect d;
  d.article = "article", d.advertisement = "advertisement", d.logical = "logical", d.href = "ocr/X0000";
  d.file_id = [](std::size_t page) { return "ocr." + number(page); };
  const MetsWriter mets(d);
  Delivered its{"France", "alto", {"manifest.xml"}, {}, true};
  its.files["manifest.xml"] = mets.open() + mets.files() +
                              mets.tag("fileSec", "",
                                       mets.tag("fileGrp", "USE=\"toc\"",
                                                mets.tag("file", "ID=\"toc.1\" MIMETYPE=\"text/xml\"",
                                                         "<mets:FLocat xlink:href=\"toc/T0000001.xml\"/>"))) +
                              mets.physical() + mets.close();
  its.files["toc/T0000001.xml"] = mets.open() + mets.logical() + mets.close();
  AltoDialect alto;
  alto.unit = "pixel", alto.units_per_point = 400 / 72.0, alto.tags = true;
  add_pages(its, "ocr/X0000", alto);
  return its;
}

/// Pages alone, as the Netherlands and the United States give them: no word about articles.
Delivered netherlands() {
  Delivered its{"Netherlands", "alto", {"DDD_0001.xml", "DDD_0002.xml"}, {}, false};
  add_pages(its, "DDD_", {"alto xmlns=\"http://schema.ccs-gmbh.com/ALTO\"", "pixel", 300 / 72.0});
  return its;
}

Delivered united_states() {
  AltoDialect alto{"alto xmlns=\"http://www.loc.gov/standards/alto/ns-v2#\"", "inch1200", 1200 / 72.0};
  alto.blanks = false, alto.explains_hyphens = false, alto.hyphen_beside = false, alto.hyphen_in_word = true;
  Delivered its{"UnitedStates", "alto", {"0001.xml", "0002.xml"}, {}, false};
  add_pages(its, "", alto);
  return its;
}

/// ALTO 4: numbers with decimals, a reading order of its own.
Delivered germany() {
  AltoDialect alto{"alto:alto xmlns:alto=\"http://www.loc.gov/standards/alto/ns-v4#\"", "pixel", 300 / 72.0};
  alto.root = "alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\"";
  alto.reading_order = true, alto.decimals = ".0", alto.tags = true;
  Delivered its{"Germany", "alto", {"0001.xml", "0002.xml"}, {}, false};
  add_pages(its, "", alto);
  return its;
}

std::string pixels(double points) { return number(static_cast<std::size_t>(std::lround(points * 300 / 72))); }
std::string corners(const Place& p, const std::string& between) {
  return pixels(p.x) + between + pixels(p.y) + " " + pixels(p.x + p.width) + between + pixels(p.y + p.height);
}

std::string hocr_of(const PrintedPage& page) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"ocr-system\" "
      "content=\"tesseract 5\"></head><body>\n"
      "<div class='ocr_page' title='image \"p.png\"; bbox 0 0 " +
      pixels(page.width) + " " + pixels(page.height) + "; scan_res 300 300'>\n";
  for (const PrintedBlock& block : page.blocks) {
    if (block.kind == Printed::picture) {
      out += "<div class='ocr_photo' title=\"bbox " + corners(block.place, " ") + "\"></div>\n";
      continue;
    }
    out += "<div class='ocr_carea' title=\"bbox " + corners(block.place, " ") +
           "\"><p class='ocr_par' lang='eng'>\n";
    for (const PrintedLine& line : block.lines) {
      out += "<span class='ocr_line' title=\"bbox " + corners(line.place, " ") + "; x_size " +
             pixels(block.size) + "\">";
      for (const PrintedWord& word : line.words)
        out += "<span class='ocrx_word' title='bbox " + corners(word.place, " ") + "; x_wconf 93'>" +
               escaped(word.text) + (line.broken && &word == &line.words.back() ? "-" : "") + "</span> ";
      out += "</span>\n";
    }
    out += "</p></div>\n";
  }
  return out + "</div></body></html>\n";
}

Delivered tesseract() {
  Delivered its{"Tesseract", "hocr", {"1.hocr", "2.hocr"}, {}, false};
  for (std::size_t p = 0; p < 2; ++p) its.files[number(p + 1) + ".hocr"] = hocr_of(printed_issue().pages[p]);
  return its;
}

/// PAGE XML; with articles as NewsEye writes them, in the custom attribute of each line.
std::string page_xml_of(const PrintedPage& page, bool articles) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PcGts "
      "xmlns=\"http://schema.primaresearch.org/PAGE/gts/pagecontent/" +
      std::string(articles ? "2019-07-15" : "2013-07-15") + "\"><Page imageWidth=\"" + pixels(page.width) +
      "\" imageHeight=\"" + pixels(page.height) + "\">\n";
  int n = 0;
  for (const PrintedBlock& block : page.blocks) {
    const std::string coords = "<Coords points=\"" + corners(block.place, ",") + "\"/>";
    if (block.kind == Printed::picture) {
      out += "<ImageRegion>" + coords + "</ImageRegion>\n";
      continue;
    }
    const char* type = block.kind == Printed::title || block.kind == Printed::overline ? "heading"
                       : block.kind == Printed::caption                                ? "caption"
                       : block.kind == Printed::folio                                  ? "header"
                                                                                       : "paragraph";
    const std::string region = block.kind == Printed::advertisement ? "<AdvertRegion>" + coords : "";
    out += region + "<TextRegion id=\"r" + std::to_string(++n) + "\" type=\"" + type + "\">" + coords + "\n";
    for (const PrintedLine& line : block.lines) {
      std::string text;
      for (const PrintedWord& word : line.words) text += (text.empty() ? "" : " ") + word.text;
      out += "<TextLine";
      if (articles && block.article >= 0)
        out += " custom=\"structure {id:a" + std::to_string(block.article + 1) + "; type:article;}\"";
      out += "><Coords points=\"" + corners(line.place, ",") + "\"/><TextEquiv><Unicode>" + escaped(text) +
             (line.broken ? "¬" : "") + "</Unicode></TextEquiv></TextLine>\n";
    }
    out += "</TextRegion>" + std::string(region.empty() ? "" : "</AdvertRegion>") + "\n";
  }
  return out + "</Page></PcGts>\n";
}

Delivered transkribus() {
  Delivered its{"Transkribus", "pagexml", {"0001.xml", "0002.xml"}, {}, false};
  for (std::size_t p = 0; p < 2; ++p)
    its.files["000" + number(p + 1) + ".xml"] = page_xml_of(printed_issue().pages[p], false);
  return its;
}

Delivered news_eye() {
  Delivered its{"NewsEye", "pagexml", {"0001.xml", "0002.xml"}, {}, true};
  for (std::size_t p = 0; p < 2; ++p)
    its.files["000" + number(p + 1) + ".xml"] = page_xml_of(printed_issue().pages[p], true);
  return its;
}

}  // namespace

std::vector<Delivered> every_dialect() {
  return {luxembourg(),    europeana(), switzerland(), british_library(), france(),  netherlands(),
          united_states(), germany(),   tesseract(),   transkribus(),     news_eye()};
}

}  // namespace broadsheet::testing
