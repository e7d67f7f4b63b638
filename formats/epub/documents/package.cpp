#include "epub/documents/package.hpp"

#include "common/hash.hpp"
#include "xhtml/markup/markup.hpp"

#include <algorithm>

namespace broadsheet::epub {
namespace {

using xhtml::Markup;

class PackageWriter {
 public:
  PackageWriter(const Plan& plan, const std::string& identifier) : plan_(plan), identifier_(identifier) {}

  std::string write() {
    out_.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out_.begin("package", {{"xmlns", "http://www.idpf.org/2007/opf"},
                           {"version", "3.0"},
                           {"unique-identifier", "id"},
                           {"xml:lang", plan_.language},
                           {"dir", plan_.right_to_left ? "rtl" : "ltr"}});
    metadata();
    manifest();
    spine();
    guide();
    out_.end();
    out_.raw("\n");
    return out_.take();
  }

 private:
  void dc(std::string_view name, std::string_view value, std::string_view id = {}) {
    if (value.empty()) return;
    out_.begin(name);
    out_.attr_if("id", id);
    out_.text(value);
    out_.end();
    out_.raw("\n");
  }

  void meta(std::string_view property, std::string_view value, std::string_view refines = {}) {
    if (value.empty()) return;
    out_.begin("meta");
    out_.attr_if("refines", refines);
    out_.attr("property", property);
    out_.text(value);
    out_.end();
    out_.raw("\n");
  }

  void named_meta(std::string_view name, std::string_view content) {
    if (content.empty()) return;
    out_.empty("meta", {{"name", name}, {"content", content}});
    out_.raw("\n");
  }

  void metadata() {
    out_.begin("metadata", {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
    out_.raw("\n");
    bibliography();
    series();
    accessibility();
    for_older_readers();
    document();
    out_.end();
    out_.raw("\n");
  }

  void bibliography() {
    const Issue& issue = plan_.issue;
    dc("dc:identifier", identifier_, "id");
    dc("dc:title", plan_.title);
    dc("dc:language", plan_.language);
    dc("dc:creator", issue.publication);
    dc("dc:publisher", issue.publication);
    const bool has_date = common::parse_date(issue.date).has_value();
    if (has_date) dc("dc:date", issue.date);
    if (plan_.has_pages()) {
      dc("dc:source", plan_.title, "print");
      meta("source-of", "pagination", "#print");
    }
    // Required, once; without any date the first one that ZIP can tell.
    meta("dcterms:modified", plan_.moment ? plan_.moment->in_utc() : "1980-01-01T00:00:00Z");
    if (has_date) meta("dcterms:issued", issue.date);
  }

  // "20240518": shelves sort a series by number, and calibre takes 1 for every issue without one.
  std::string day_as_number() const {
    std::string day = common::parse_date(plan_.issue.date) ? plan_.issue.date : std::string();
    day.erase(std::remove(day.begin(), day.end(), '-'), day.end());
    return day;
  }

  void series() {
    if (plan_.issue.publication.empty()) return;
    out_.element("meta", {{"property", "belongs-to-collection"}, {"id", "series"}}, plan_.issue.publication);
    out_.raw("\n");
    meta("collection-type", "series", "#series");
    if (!plan_.issn.empty()) meta("dcterms:identifier", "urn:issn:" + plan_.issn, "#series");
    const std::string position = plan_.number.empty() ? day_as_number() : plan_.number;
    meta("group-position", position, "#series");
    // foliate-js reads no other (findings/foliate-series.sh).
    out_.empty("meta", {{"name", "calibre:series"}, {"content", plan_.issue.publication}});
    if (!position.empty()) out_.empty("meta", {{"name", "calibre:series_index"}, {"content", position}});
    out_.raw("\n");
  }

  /// EPUB Accessibility 1.1 section 2.2, "Package metadata".
  void accessibility() {
    meta("schema:accessMode", "textual");
    if (plan_.has_pictures) meta("schema:accessMode", "visual");
    meta("schema:accessModeSufficient", "textual");
    for (const char* feature : {"alternativeText", "displayTransformability", "readingOrder",
                                "structuralNavigation", "tableOfContents"})
      meta("schema:accessibilityFeature", feature);
    if (plan_.has_pages()) {
      meta("schema:accessibilityFeature", "pageBreakMarkers");
      meta("schema:accessibilityFeature", "pageNavigation");
    }
    meta("schema:accessibilityHazard", "none");
    meta("schema:accessibilitySummary", plan_.labels->access_summary);
    if (plan_.claims_conformance) meta("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.1 Level AA");
  }

  void for_older_readers() {
    named_meta("cover", "cover-image");  // Kobo and Kindle look for it
    if (plan_.vertical) named_meta("primary-writing-mode", "vertical-rl");
    named_meta("generator", "Broadsheet");
  }

  /// What read_package() needs to give the same document back.
  void document() {
    const auto fact = [this](const char* name, std::string_view value) {
      named_meta(std::string(kMetaPrefix) + name, value);
    };
    const Issue& issue = plan_.issue;
    fact("title", issue.title);
    fact("date", issue.date);
    fact("edition", issue.edition);
    fact("language", issue.language);
    for (const std::string& page : issue.pages) fact("page", page);
    for (const Attr& attr : issue.attrs) {
      const std::string name = std::string(kMetaPrefix) + "attr:" + attr.key;
      out_.empty("meta", {{"name", name}, {"content", attr.value}});  // of no value, too
      out_.raw("\n");
    }
  }

  void manifest() {
    out_.begin("manifest");
    out_.raw("\n");
    for (const Resource& resource : plan_.resources) {
      out_.begin("item", {{"id", resource.id}, {"href", resource.path}, {"media-type", resource.media_type}});
      out_.attr_if("properties", resource.properties);
      out_.end_empty();
      out_.raw("\n");
    }
    out_.end();
    out_.raw("\n");
  }

  void spine() {
    out_.begin("spine", {{"toc", "ncx"}});
    if (plan_.vertical || plan_.right_to_left) out_.attr("page-progression-direction", "rtl");
    out_.raw("\n");
    for (const Resource& resource : plan_.resources) {
      if (!resource.in_spine) continue;
      out_.begin("itemref", {{"idref", resource.id}});
      if (!resource.linear) out_.attr("linear", "no");
      out_.end_empty();
      out_.raw("\n");
    }
    out_.end();
    out_.raw("\n");
  }

  // calibre takes the cover page for the cover by nothing else, and shows it a second time; Kindles open on
  // "text".
  void guide() {
    out_.begin("guide");
    const auto reference = [this](std::string_view type, std::string_view title, std::string_view path) {
      out_.empty("reference", {{"type", type}, {"title", title}, {"href", path}});
    };
    reference("cover", plan_.labels->cover, "cover.xhtml");
    reference("toc", plan_.labels->contents, "contents.xhtml");
    if (!plan_.first_text.empty()) reference("text", plan_.title, plan_.first_text);
    out_.end();
    out_.raw("\n");
  }

  const Plan& plan_;
  const std::string& identifier_;
  Markup out_;
};

}  // namespace

std::string identifier_of(const Plan& plan) {
  const Issue& issue = plan.issue;
  std::string name = issue.publication + "|" + issue.date + "|" + issue.edition;
  if (issue.publication.empty() || issue.date.empty()) name += "|" + plan.content_digest;
  return "urn:uuid:" + common::name_based_uuid(name);
}

std::string package_document(const Plan& plan, const std::string& identifier) {
  return PackageWriter(plan, identifier).write();
}

std::string container_document() {
  Markup out;
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  out.begin("container", {{"version", "1.0"}, {"xmlns", "urn:oasis:names:tc:opendocument:xmlns:container"}});
  out.begin("rootfiles");
  out.empty("rootfile", {{"full-path", "EPUB/package.opf"}, {"media-type", "application/oebps-package+xml"}});
  out.end();
  out.end();
  out.raw("\n");
  return out.take();
}

}  // namespace broadsheet::epub
