// positioned/assembly.hpp - pages of positioned lines -> the document: what the readers of PDF, ALTO, hOCR
// and PAGE share. Layout says what stands where, reconstruct decides what it means.
#pragma once

#include "layout/order/flow.hpp"
#include "layout/page.hpp"
#include "positioned/article_store.hpp"
#include "positioned/blocks/figures.hpp"
#include "positioned/blocks/provenance.hpp"
#include "reconstruct/language/profile.hpp"
#include "reconstruct/output/issue_assembly.hpp"

#include <broadsheet/plugin.hpp>

#include <map>
#include <string>
#include <vector>

namespace broadsheet::positioned {

class Assembly {
 public:
  /// `host` outlives this. Options of the manifest that are looked at, where it has them: lost-glyph (drop,
  /// mark), language, structure (auto, layout; given borders of articles are used unless it is layout).
  explicit Assembly(const plugin::Host& host);

  /// One page of the input, in order. `is_one_of_many`: the input has more than one page, so that a page
  /// without a printed number is called by its number in the input. `dropped`: text of the page that is in no
  /// line, with the reason. Throws Failure(BS_BUG) if a character were lost or doubled.
  void page(layout::Page page, bool is_one_of_many, const std::vector<Discarded>& dropped = {});

  /// What the source says of the issue itself: it counts before what the pages print. Before the first page.
  void describe(const Issue& known) { issue_ = known; }

  /// Whether any page had text.
  bool has_text() const { return has_text_; }

  /// Pushes the document into `out`. Last. `give` hands over the pictures of its figures; a figure whose
  /// picture it does not have is left out, as all are without it.
  void finish(Sink& out, const GivePictures& give = {});

 private:
  struct Reading;

  const reconstruct::Profile& profile_for(const layout::Page& page);
  const reconstruct::Profile& given_profile(reconstruct::View text);  // of the language that was named
  // The reconstruction where it keeps every character of the page, its lines as they stand where it does not
  // or where it knows nothing of the script.
  Reading audited_reading(const layout::Page& page, const std::string& text,
                          const reconstruct::Profile& profile);
  static Reading plain(const std::string& text, bool spaced);
  Reading reconstruction_of(const layout::Page& page, const std::vector<reconstruct::Text>& texts,
                            const reconstruct::Profile& profile) const;
  void add(Reading reading, const layout::Page& page, bool is_one_of_many);

  const plugin::Host& host_;
  bool mark_lost_, use_given_;
  ProvenanceOptions provenance_;
  bool has_text_ = false, says_foreign_ = false, says_miscoded_ = false;
  std::string language_, likely_;  // the second by little text
  const reconstruct::Profile* profile_ = nullptr;
  Issue issue_;
  ArticleStore articles_;
  End end_;
  std::vector<PlacedPicture> pictures_;
  reconstruct::PageLabels labels_;
  std::map<std::string, std::size_t> articles_on_;
};

/// The document of pages without pictures, all of which have been read. Throws Failure(`no_text`) where none
/// of them has text.
void assemble(const plugin::Host& host, std::vector<layout::Page> pages, const char* no_text, Sink& out);

}  // namespace broadsheet::positioned
