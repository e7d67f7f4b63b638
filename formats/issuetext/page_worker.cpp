#include "issuetext/page_worker.hpp"

#include "issuetext/label_page.hpp"
#include "reconstruct/output/plain_reading.hpp"

#include <stdexcept>
#include <utility>

namespace broadsheet::issuetext {
namespace {

PageReading plain(const PageText& one, bool spaced) {
  PageReading reading;
  reading.articles.push_back(plain_reading(one.text, one.first_line, spaced));
  return reading;
}

}  // namespace

std::optional<PageOutcome> PageWorker::operator()(const PageText& one) {
  std::optional<PrintedPage> printed =
      printed_page(one, settings_.profile->spaced, settings_.by, vocabulary_of(settings_.profile->language));
  if (!printed) return std::nullopt;
  PageOutcome out;
  out.first_line = one.first_line;
  out.writing = writing_of(printed->page.text);
  if (out.writing != Writing::known) {
    out.reading = plain(one, parts_words(printed->page.text));
    return out;
  }
  out.columns = printed->columns;
  if (out.columns == Columns::in_no_order) {
    out.reading = plain(one, settings_.profile->spaced);
    return out;
  }
  reconstruct(std::move(*printed), one, out);
  if (out.fault) out.reading = plain(one, settings_.profile->spaced);
  return out;
}

void PageWorker::reconstruct(PrintedPage printed, const PageText& one, PageOutcome& out) {
  try {
    Labelled labelled = label_page(std::move(printed.page), *settings_.profile);
    out.has_rows = labelled.rows.found;
    out.rows_are_ordered = !labelled.rows.order.empty();
    out.rows_line = static_cast<std::uint32_t>(labelled.rows.line);
    out.reading = read_page(std::move(labelled.page), *settings_.profile, settings_.mark_lost, *host_);
    out.reading.discarded.insert(out.reading.discarded.end(), printed.set_aside.begin(),
                                 printed.set_aside.end());
    out.fault = audit(balance_, out.reading, one.text, one.first_line);
  } catch (const std::logic_error& error) {  // of the library: a position beyond the end
    out.fault = {error.what(), one.first_line};
  }
  if (out.fault) balance_ = {};
}

}  // namespace broadsheet::issuetext
