#include "alto/mets/issue_reader.hpp"

#include "alto/mets/apply.hpp"
#include "alto/mets/mets.hpp"
#include "alto/mets/mets_files.hpp"
#include "alto/pages/page_images.hpp"
#include "positioned/assembly.hpp"

#include <algorithm>
#include <optional>

namespace broadsheet::alto {
namespace {

using Sibling = plugin::Host::Sibling;

std::string quoted(const std::string& name) { return '"' + name + '"'; }

class IssueReader {
 public:
  IssueReader(const plugin::Host& host, const common::XmlInput& xml)
      : host_(host),
        mets_(read_mets(xml)),
        assembly_(host),
        images_(host),
        structure_(host.option("structure")) {}

  void read(Sink& out) {
    find_structure();
    check_pages();
    if (structure_ == "layout") mets_.articles.clear(), mets_.blocks.clear();
    assembly_.describe(mets_.issue);
    for (std::size_t i = 0; i < mets_.pages.size(); ++i) {
      host_.stop_if_cancelled();
      read_page(mets_.pages[i], static_cast<std::uint32_t>(i + 1));
    }
    if (read_ == 0) none_read();
    if (!assembly_.has_text())
      throw plugin::Failure(
          "the pages that the METS names have no text: their text recognition (OCR) failed");
    assembly_.finish(out, [this](const auto& wanted, Sink& to) { return images_.give(wanted, to); });
  }

 private:
  struct Opened {
    std::string name;  ///< that it was found under
    std::string bytes;
  };

  /// The file under the first of its likely names; nothing where there is none of them.
  std::optional<Opened> open(const std::string& href) {
    for (const std::string& name : names_of(href)) {
      switch (host_.open_sibling(name)) {
        case Sibling::opened: return Opened{name, host_.read_all()};
        case Sibling::refused: refused_ = true; break;
        case Sibling::absent: break;
      }
    }
    return std::nullopt;
  }

  // The BnF keeps the articles in a METS of their own.
  void find_structure() {
    for (const std::string& href : mets_.structures) {
      std::optional<Opened> file = open(href);
      if (!file) {
        host_.warn("BS-P020", "the METS names " + quoted(href) +
                                  " with the articles, which is not there: put it where "
                                  "the METS says");
        continue;
      }
      const common::XmlInput xml(host_, std::move(file->bytes), common::WhiteSpace::drop);
      if (common::is(xml.root(), "mets")) add_structure(mets_, read_mets(xml));
    }
    if (structure_ == "mets" && mets_.articles.empty())
      throw plugin::Failure(
          "the METS names no articles: with structure=auto the layout of the pages tells them",
          BS_UNSUPPORTED);
  }

  void check_pages() const {
    if (mets_.pages.empty())
      throw plugin::Failure("the METS names no files with text: give the ALTO pages themselves");
    const auto most = static_cast<std::size_t>(host_.number("max-pages"));
    if (mets_.pages.size() > most)
      throw plugin::Failure("the METS has " + std::to_string(mets_.pages.size()) + " pages, more than the " +
                            std::to_string(most) + " that the option max-pages allows");
  }

  void read_page(const MetsPage& page, std::uint32_t number) {
    const auto file = std::find_if(mets_.files.begin(), mets_.files.end(),
                                   [&](const TextFile& f) { return f.id == page.file; });
    if (file == mets_.files.end()) return;
    std::optional<Opened> opened = open(file->href);
    if (!opened) {
      missing(file->href);
      return;
    }
    const std::string name = opened->name;
    try {
      take_page(page, number, std::move(*opened));
    } catch (const plugin::Failure& e) {
      if (e.code() != BS_BAD_INPUT) throw;
      host_.warn("BS-P021", "page " + quoted(name) + " cannot be read and is missing" +
                                (e.line() > 0 ? ", line " + std::to_string(e.line()) : "") + ": " + e.what());
    }
  }

  void take_page(const MetsPage& page, std::uint32_t number, Opened opened) {
    const common::XmlInput xml(host_, std::move(opened.bytes), common::WhiteSpace::drop);
    const auto targets = targets_in(mets_, page.file);
    std::vector<AltoPage> pages = read_pages(xml, {opened.name, &targets});
    for (AltoPage& its : pages) {
      const std::size_t unknown = apply(mets_, page.file, its);
      if (unknown > 0)
        host_.warn("BS-P022", std::to_string(unknown) +
                                  " of the blocks that the METS gives to articles are not on page " +
                                  quoted(opened.name) + ": METS and page are not of one version");
      its.page.label = page.label;
      its.page.number = number;
      images_.look_at(its.page, image_names(page, its, opened.name));
      assembly_.page(std::move(its.page), mets_.pages.size() > 1);
    }
    ++read_;
  }

  // What the METS names, what the page names, and the name of the page's own file.
  static std::vector<std::string> image_names(const MetsPage& page, const AltoPage& alto,
                                              const std::string& file) {
    std::vector<std::string> names;
    for (const std::string& href : page.images)
      for (std::string& name : names_of(href)) names.push_back(std::move(name));
    if (!alto.image.empty())
      for (std::string& name : names_of(alto.image)) names.push_back(std::move(name));
    names.push_back(file.substr(0, file.rfind('.')) + ".jpg");
    return names;
  }

  void missing(const std::string& href) {
    constexpr std::size_t kMostWarnings = 20;
    if (first_missing_.empty()) first_missing_ = href;
    if (++missing_ <= kMostWarnings)
      host_.warn("BS-P020",
                 "the METS names the page " + quoted(href) +
                     (refused_ ? ", which does not lie below its folder" : ", which is not there") +
                     ": what stands on it is missing; put it where the METS says");
  }

  [[noreturn]] void none_read() const {
    const std::string count = std::to_string(mets_.pages.size());
    if (missing_ < mets_.pages.size())
      throw plugin::Failure("none of the " + count + " pages that the METS names can be read");
    throw plugin::Failure("none of the " + count +
                          " pages that the METS names is there (first: " + quoted(first_missing_) +
                          "): put them below its folder, as it says, or give the pages instead of the METS");
  }

  const plugin::Host& host_;
  Mets mets_;
  positioned::Assembly assembly_;
  PageImages images_;
  std::string structure_;
  std::size_t read_ = 0, missing_ = 0;
  bool refused_ = false;
  std::string first_missing_;
};

}  // namespace

void read_issue(const plugin::Host& host, const common::XmlInput& mets, Sink& out) {
  IssueReader(host, mets).read(out);
}

}  // namespace broadsheet::alto
