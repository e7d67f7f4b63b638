#include "issuetext/reader.hpp"

#include "issuetext/decode/decode.hpp"
#include "issuetext/extraction/unfold.hpp"
#include "issuetext/label_page.hpp"
#include "issuetext/page_source.hpp"
#include "reconstruct/output/issue_assembly.hpp"
#include "reconstruct/output/page_reading.hpp"
#include "reconstruct/output/plain_reading.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kTellsLanguage = 60000;  // bytes of text

// Reads pages so that each keeps every character of its text.
class AuditedReader {
 public:
  AuditedReader(const plugin::Host& host, const Profile& profile)
      : host_(host), profile_(profile), mark_lost_(host.option("lost-glyph") == "mark") {}

  // The reconstruction where it keeps every character of the page, the plain reading where it does not.
  PageReading read(PageSource::OnePage one) {
    if (const Writing writing = writing_of(one.page.text); writing != Writing::known)
      return as_it_stands(one, writing);
    Imbalance fault;
    if (one.columns != Columns::as_printed) warn_of_columns(one);
    if (one.columns == Columns::in_no_order) return plain(one, profile_.spaced);
    try {
      Labelled labelled = label_page(std::move(one.page), profile_);
      if (labelled.rows.found) warn_of_rows(labelled.rows);
      PageReading reading = read_page(std::move(labelled.page), profile_, mark_lost_, host_);
      reading.discarded.insert(reading.discarded.end(), one.set_aside.begin(), one.set_aside.end());
      const std::optional<Imbalance> imbalance = audit(balance_, reading, one.text, one.first_line);
      if (!imbalance) return reading;
      fault = *imbalance;
    } catch (const std::logic_error& error) {  // of the library: a position beyond the end
      fault = {error.what(), one.first_line};
    }
    balance_ = {};
    host_.warn(
        "BS-I011",
        "a page is given as it stands, without articles: its reconstruction would have changed its text (" +
            fault.what + "); please report this with the page",
        fault.line);
    return plain(one, profile_.spaced);
  }

 private:
  static PageReading plain(const PageSource::OnePage& one, bool spaced) {
    PageReading reading;
    reading.articles.push_back(plain_reading(one.text, one.first_line, spaced));
    return reading;
  }

  // Once an issue, as most such issues have only such pages.
  PageReading as_it_stands(const PageSource::OnePage& one, Writing writing) {
    if (!std::exchange(says_foreign_, true))
      host_.warn("BS-I005", without_articles(writing, "the page"), one.first_line);
    return plain(one, parts_words(one.page.text));
  }

  // Each once an issue, which has one extractor.
  void warn_of_columns(const PageSource::OnePage& one) {
    if (one.columns == Columns::in_no_order && !std::exchange(says_order_, true))
      host_.warn(
          "BS-I012",
          "the columns of vertical text stand in no reading order, and are given as they stand; extract the "
          "PDF with \"mutool draw -F txt\" or \"pdftotext -raw -enc UTF-8\", which keep it",
          one.first_line);
    if (one.columns == Columns::without_ends && !std::exchange(says_ends_, true))
      host_.warn(
          "BS-I014",
          "vertical text came out without the ends of its columns, so that nothing tells its headlines; "
          "extract the PDF with \"mutool draw -F txt\", which keeps them, or convert the PDF itself",
          one.first_line);
  }

  void warn_of_rows(const HeadlineRows& rows) {
    if (std::exchange(says_rows_, true)) return;
    host_.warn("BS-I015",
               "headlines of articles that stand side by side came out row by row; " +
                   std::string(rows.order.empty() ? "which line is of which cannot be told"
                                                  : "each was put before its text") +
                   ". Better: \"pdftotext -raw -enc UTF-8\", or convert the PDF itself",
               static_cast<std::uint32_t>(rows.line));
  }

  const plugin::Host& host_;
  const Profile& profile_;
  const bool mark_lost_;
  bool says_foreign_ = false, says_order_ = false, says_ends_ = false, says_rows_ = false;
  CharacterAudit balance_;
};

void warn_of_lost_glyphs(const plugin::Host& host, const std::vector<LostGlyph>& all) {
  for (const LostGlyph& lost : all)
    host.warn("BS-I010", "a glyph was lost in extraction after \"" + lost.around + "\"", lost.line);
}

void explain_extractor(const plugin::Host& host, const Recognised& by) {
  if (!host.explains()) return;
  plugin::Evidence e;
  e.stage = "extractor";
  e.decision = name_of(by.extractor);
  e.why = by.why.empty() ? "no trace tells" : by.why;
  e.first_line = e.last_line = 1;
  host.explain(e);
}

std::string language_of(const plugin::Host& host, std::string_view text) {
  std::string language(host.option("language"));
  if (!language.empty()) return language;
  language = detect_language(to_text(text.substr(0, kTellsLanguage)));
  if (is_undetermined(language)) host.warn("BS-I004", undetermined(language));
  return language;
}

// A line takes some kilobytes while it is read, however short it is.
void check_lines(std::string_view text, long most) {
  if (std::ranges::count(text, '\n') > most)
    throw plugin::Failure("the text has more than the " + std::to_string(most) +
                          " lines that the option max-lines allows; give its pages as files of their own");
}

// A text that draws its page loses which words follow each other; most of that is found again.
void put_columns_in_order(const plugin::Host& host, std::string& text) {
  Unfolded unfolded = unfold(text);
  if (!unfolded.changed) return;
  text = std::move(unfolded.text);
  host.warn(
      "BS-I013",
      "its columns stand side by side and were put one below the other, as well as can be told; lines are "
      "counted after that. Better: extract it without -layout (pdftotext -raw -enc UTF-8)");
}

}  // namespace

void Reader::read(Sink& out) {
  Decoded decoded = decode(host().read_all(), host().option("encoding"), host());
  check_lines(decoded.text, host().number("max-lines"));
  if (decoded.text.find_first_not_of(" \t\r\n\v\f") == std::string::npos)
    throw plugin::Failure("there is no text in it; a scanned page needs text recognition (OCR) first");
  // pdf2txt doubles the blanks of justified lines.
  if (decoded.by.extractor != Extractor::pdf2txt && decoded.text.find("  ") != std::string::npos)
    put_columns_in_order(host(), decoded.text);
  const std::string language = language_of(host(), decoded.text);
  const Profile& profile = profile_of(language);
  explain_extractor(host(), decoded.by);
  PageSource source(std::move(decoded.text), profile.spaced, decoded.by.extractor);
  AuditedReader reader(host(), profile);
  IssueAssembly issue;
  std::optional<PageSource::OnePage> page = source.next();
  std::optional<PageSource::OnePage> next = page ? source.next() : std::nullopt;
  const bool is_one_of_many = next.has_value();
  for (std::size_t ordinal = 1; page; ++ordinal) {
    host().stop_if_cancelled();
    source.release_before(*page);
    PageReading reading = reader.read(std::move(*page));
    warn_of_lost_glyphs(host(), reading.lost);
    issue.add(std::move(reading), "", ordinal, is_one_of_many);
    page = std::exchange(next, std::nullopt);
    if (page) next = source.next();
  }
  issue.discard(decoded.discarded);
  issue.finish(language, out);
}

int Reader::probe(std::string_view, std::string_view head) {
  if (head.empty()) return 0;
  const auto nuls = std::count(head.begin(), head.end(), '\0');
  const bool utf16 = head.size() > 1 &&
                     ((head[0] == '\xFF' && head[1] == '\xFE') || (head[0] == '\xFE' && head[1] == '\xFF'));
  if (nuls > 0 && !utf16) return 0;
  return 30;
}

}  // namespace broadsheet::issuetext
