#include "issuetext/reader.hpp"

#include "issuetext/decode/decode.hpp"
#include "issuetext/extraction/columns/unfold.hpp"
#include "issuetext/extraction/skipped_pages.hpp"
#include "issuetext/ordered_team.hpp"
#include "issuetext/page_source.hpp"
#include "issuetext/page_worker.hpp"
#include "reconstruct/output/issue_assembly.hpp"
#include "reconstruct/page/given_language.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kTellsLanguage = 60000;  // bytes of text

// Says what there is to say of pages, each kind once an issue: it has one extractor, and most such issues
// have only such pages.
class PageWarnings {
 public:
  explicit PageWarnings(const plugin::Host& host) : host_(host) {}

  void tell(const PageOutcome& page) {
    if (page.writing != Writing::known && !std::exchange(says_foreign_, true))
      host_.warn("BS-I005", without_articles(page.writing, "the page"), page.first_line);
    tell_of_columns(page);
    if (page.has_rows && !std::exchange(says_rows_, true))
      host_.warn("BS-I015",
                 "headlines of articles that stand side by side came out row by row; " +
                     std::string(page.rows_are_ordered ? "each was put before its text"
                                                       : "which line is of which cannot be told") +
                     ". Better: \"pdftotext -raw -enc UTF-8\", or convert the PDF itself",
                 page.rows_line);
    if (page.fault)
      host_.warn(
          "BS-I011",
          "a page is given as it stands, without articles: its reconstruction would have changed its text (" +
              page.fault->what + "); please report this with the page",
          page.fault->line);
    for (const LostGlyph& lost : page.reading.lost)
      host_.warn("BS-I010", "a glyph was lost in extraction after \"" + lost.around + "\"", lost.line);
  }

 private:
  void tell_of_columns(const PageOutcome& page) {
    if (page.columns == Columns::in_no_order && !std::exchange(says_order_, true))
      host_.warn(
          "BS-I012",
          "the columns of vertical text stand in no reading order, and are given as they stand; extract the "
          "PDF with \"mutool draw -F txt\" or \"pdftotext -raw -enc UTF-8\", which keep it",
          page.first_line);
    if (page.columns == Columns::without_ends && !std::exchange(says_ends_, true))
      host_.warn(
          "BS-I014",
          "vertical text came out without the ends of its columns, so that nothing tells its headlines; "
          "extract the PDF with \"mutool draw -F txt\", which keeps them, or convert the PDF itself",
          page.first_line);
    if (page.columns == Columns::by_rows && !std::exchange(says_narrow_, true))
      host_.warn(
          "BS-I016",
          "narrow columns came out row by row and were put one below the other, as well as can be told. "
          "Better: \"pdftotext -raw -enc UTF-8\", or convert the PDF itself",
          page.first_line);
  }

  const plugin::Host& host_;
  bool says_foreign_ = false, says_order_ = false, says_ends_ = false, says_rows_ = false,
       says_narrow_ = false;
};

// The pages of an issue, in order, put together. The first waits for another, since what a page is called
// that prints no number depends on that.
class Pages {
 public:
  void add(PageReading reading) {
    if (++ordinal_ == 1) {
      first_ = std::move(reading);
      return;
    }
    add_first(true);
    issue_.add(std::move(reading), "", ordinal_, true);
  }
  IssueAssembly& all() {
    add_first(false);
    return issue_;
  }

 private:
  void add_first(bool is_one_of_many) {
    if (first_) issue_.add(std::move(*first_), "", 1, is_one_of_many);
    first_.reset();
  }

  IssueAssembly issue_;
  std::optional<PageReading> first_;
  std::size_t ordinal_ = 0;
};

void explain_extractor(const plugin::Host& host, const Recognised& by) {
  if (!host.explains()) return;
  plugin::Evidence e;
  e.stage = "extractor";
  e.decision = name_of(by.extractor);
  e.why = by.why.empty() ? "no trace tells" : by.why;
  e.first_line = e.last_line = 1;
  host.explain(e);
}

// What is named, or what is recognised; and how to read it.
struct Language {
  std::string tag;
  const Profile* profile;
};

Language language_of(const plugin::Host& host, std::string_view utf8) {
  const Text text = to_text(utf8.substr(0, kTellsLanguage));
  if (std::string given(host.option("language")); !given.empty()) {
    const std::string found = language_against(given, text);
    if (!found.empty()) host.warn("BS-I018", mistaken_language(given, found));
    return {given, &profile_to_read(given, found)};
  }
  std::string language = detect_language(text);
  if (is_undetermined(language)) host.warn("BS-I004", undetermined(language));
  return {language, &profile_of(language)};
}

// A line takes some kilobytes while it is read, however short it is: a text of a letter a line may not fill
// the memory.
void check_lines(std::string_view text, long most) {
  constexpr std::size_t kFree = 200'000, kBytes = 8;
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  if (lines > static_cast<std::size_t>(most))
    throw plugin::Failure("the text has more than the " + std::to_string(most) +
                          " lines that the option max-lines allows; give its pages as files of their own");
  if (lines > std::max(kFree, text.size() / kBytes))
    throw plugin::Failure("the text has " + std::to_string(lines) + " lines of hardly more than " +
                          std::to_string(text.size() / lines - 1) +
                          " bytes, which no page has; give its pages as files of their own");
}

// A page whose text is nowhere looks like an empty one: whoever recognised it may not have noticed.
void tell_of_skipped(const plugin::Host& host, const std::vector<Discarded>& messages) {
  if (messages.empty()) return;
  host.warn("BS-I017",
            "ocrmypdf passed over pages, whose text is not here: \"" + messages.front().text + '"' +
                (messages.size() > 1 ? " and more" : "") +
                ". They had text already, or took too long: convert its PDF instead, or recognise them again "
                "with --redo-ocr --tesseract-timeout 900",
            messages.front().line);
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
  const std::vector<Discarded> skipped = take_skipped_pages(decoded.text);
  tell_of_skipped(host(), skipped);
  if (decoded.text.find_first_not_of(" \t\r\n\v\f") == std::string::npos)
    throw plugin::Failure("there is no text in it; a scanned page needs text recognition (OCR) first");
  // pdf2txt doubles the blanks of justified lines.
  if (decoded.by.extractor != Extractor::pdf2txt && decoded.text.find("  ") != std::string::npos)
    put_columns_in_order(host(), decoded.text);
  const auto [language, profile] = language_of(host(), decoded.text);
  explain_extractor(host(), decoded.by);
  PageSource source(std::move(decoded.text));
  // Explanations are of one page after the other.
  const auto threads = host().explains() ? 1u : static_cast<unsigned>(host().number("threads"));
  const PageSettings settings{profile, decoded.by.extractor, host().option("lost-glyph") == "mark"};
  OrderedTeam<PageWorker, PageText> team(threads, PageWorker(host(), settings));
  PageWarnings warnings(host());
  Pages pages;
  std::deque<std::size_t> chunks;  // of the pages at work
  for (std::optional<PageSource::OnePage> one = source.next(); one || !team.is_empty();) {
    for (; one && !team.is_full(); one = source.next()) {
      team.add(one->source);
      chunks.push_back(one->chunk);
    }
    host().stop_if_cancelled();
    source.release_before(chunks.front());
    chunks.pop_front();
    std::optional<PageOutcome> page = team.take();
    if (!page) continue;
    warnings.tell(*page);
    pages.add(std::move(page->reading));
  }
  pages.all().discard(decoded.discarded);
  pages.all().discard(skipped);
  pages.all().finish(language, out);
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
