// issuetext/page_worker.hpp - one page of an issue's text -> what it gives the document, and what there is to
// say of it. Asks nothing of other pages, so that several may be read at a time.
#pragma once

#include "issuetext/lines/lines.hpp"
#include "reconstruct/output/page_reading.hpp"

#include <broadsheet/plugin.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace broadsheet::issuetext {

struct PageOutcome {
  PageReading reading;
  std::uint32_t first_line = 1;
  Writing writing = Writing::known;
  Columns columns = Columns::as_printed;
  bool has_rows = false, rows_are_ordered = false;  ///< headlines that came out row by row
  std::uint32_t rows_line = 0;
  std::optional<Imbalance> fault;  ///< why the page is given as it stands
};

/// What all pages of an issue are read with.
struct PageSettings {
  const Profile* profile;
  Extractor by;
  bool mark_lost;  ///< glyphs that extraction lost
};

/// Reads pages so that each keeps every character of its text: where the reconstruction does not, the page is
/// given as it stands.
class PageWorker {
 public:
  /// `host` hears explanations, if it listens; then of one page at a time.
  PageWorker(const plugin::Host& host, const PageSettings& settings) : host_(&host), settings_(settings) {}

  /// None for a page without a line.
  std::optional<PageOutcome> operator()(const PageText& one);

 private:
  void reconstruct(PrintedPage printed, const PageText& one, PageOutcome& out);

  const plugin::Host* host_;
  PageSettings settings_;
  CharacterAudit balance_;
};

}  // namespace broadsheet::issuetext
