#include "epub/writer.hpp"

#include "common/hash.hpp"
#include "common/text.hpp"
#include "epub/container/archive_writer.hpp"
#include "epub/documents/article_page.hpp"
#include "epub/documents/colophon.hpp"
#include "epub/documents/cover.hpp"
#include "epub/documents/navigation.hpp"
#include "epub/documents/package.hpp"
#include "epub/documents/page.hpp"
#include "epub/raster/cover_raster.hpp"
#include "epub/styles/typography.hpp"
#include "pictures/identify.hpp"
#include "xhtml/language.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace broadsheet::epub {
namespace {

constexpr std::string_view kXhtml = "application/xhtml+xml";

/// "007" for 7: names sort as the articles stand.
std::string padded(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

Resource text_resource(const std::string& id, const std::string& path) {
  Resource resource{id, path, std::string(kXhtml), "", true, true};
  return resource;
}

}  // namespace

void Writer::open(const Issue& issue) {
  plan_.issue = issue;
  plan_.moment = common::moment_of(host().option("timestamp"), issue.date);
  plan_.claims_conformance = host().flag("conformance");
  const auto fact = [&](const char* name) {
    const std::string_view given = host().option(name);
    return std::string(given.empty() ? attr(issue.attrs, name) : given);
  };
  plan_.issn = fact("issn");
  plan_.number = fact("number");
  cover_ = host().option("cover");
  const auto cover = pictures::identify(cover_);
  if (!cover_.empty() && (!cover || (cover->media_type != "image/jpeg" && cover->media_type != "image/png")))
    throw plugin::Failure(std::string(host().option("cover.file")) +
                          ": the cover is neither a JPEG nor a PNG picture; give a file of one of them");
  takes_cover_ = cover_.empty() && host().flag("cover-picture");
  pool_ = std::make_unique<DeflatePool>(static_cast<unsigned>(host().number("threads")));
}

/// What depends on the language, which an article may have to tell.
void Writer::begin(const Article* first) {
  if (plan_.labels) return;
  choose_language(first);
  const std::string& language = plan_.issue.language.empty() ? plan_.language : plan_.issue.language;
  plan_.labels = &common::labels_for(language);
  plan_.right_to_left = xhtml::is_right_to_left(language);
  plan_.vertical = host().flag("vertical");
  if (plan_.vertical && !xhtml::can_be_vertical(language)) {
    host().warn("BS-E003", "text in the language '" + plan_.language +
                               "' is not set in vertical lines; --epub.vertical has no effect");
    plan_.vertical = false;
  }
  plan_.title = book_title(plan_.issue, *plan_.labels);
  style_.labels = plan_.labels;
  style_.phrases = &phrases_.emplace(plan_.language);
  pictures_ = std::make_unique<BookPictures>(host());
  style_.show_picture = [this](const Block& figure) { return pictures_->show(figure); };
  style_.upright_digits = plan_.vertical;
  style_.max_bytes = static_cast<std::size_t>(host().number("split")) * 1000;
}

void Writer::choose_language(const Article* first) {
  const std::string_view wished = host().option("tag");
  plan_.language = xhtml::web_language(wished.empty() ? plan_.issue.language : wished);
  if (plan_.language != "und") return;
  plan_.language = xhtml::web_language(first ? guess_language(*first) : std::string());
  host().warn("BS-E001", "the language of the issue is not known; the book says '" + plan_.language +
                             "': name it with --language");
}

// Of the issue's first page, if that is said; a book's cover stands upright or nearly so, and is large.
void Writer::look_for_cover(const Article& article) {
  constexpr std::uint32_t kLeast = 600;
  if (!takes_cover_) return;
  const std::string first_page = plan_.issue.pages.empty() ? "" : plan_.issue.pages.front();
  takes_cover_ = article.page.empty() || first_page.empty() || article.page == first_page;
  for (const Block& block : article.blocks) {
    if (!takes_cover_ || block.kind != BlockKind::figure) continue;
    const auto picture = host().resource(block.resource);
    const auto image = picture ? pictures::identify(picture->data) : std::nullopt;
    const bool fits = image && (image->media_type == "image/jpeg" || image->media_type == "image/png") &&
                      std::min(image->width, image->height) >= kLeast;
    if (!fits) continue;
    cover_ = cover_picture_ = picture->data;
    takes_cover_ = false;
  }
}

void Writer::article(const Article& article) {
  restrictions_.tell(host(), article);
  begin(&article);
  look_for_cover(article);
  host().stop_if_cancelled();
  plan_entry(article);
  slots_.emplace_back();
  slots_.back().waiting = std::make_unique<const Article>(article);
  // The last article is kept back until it is known whether another follows.
  if (slots_.size() < 2) return;
  const std::size_t before = slots_.size() - 2;
  const Article& ready = *slots_[before].waiting;
  if (ready.continued_to.empty() && ready.continued_from.empty()) render(before, false);
}

void Writer::plan_entry(const Article& article) {
  const common::Label label = common::label_of(article);
  Entry entry;
  entry.label = label.text;
  entry.derived = label.derived;
  entry.page = article.page;
  entry.section = article.section;
  entry.path = "articles/article-" + padded(plan_.entries.size() + 1) + ".xhtml";
  if (!article.page.empty() && pages_.insert(article.page).second)
    entry.page_id = "page-" + std::to_string(pages_.size());
  jumps_.add(article, entry.path);
  if (entry.derived) warn_of_missing_headline(article, entry);
  plan_.entries.push_back(std::move(entry));
}

void Writer::warn_of_missing_headline(const Article& article, const Entry& entry) {
  const std::uint32_t line = article.blocks.empty() ? 0 : article.blocks.front().first_line;
  host().warn("BS-E002", "has no headline; the contents list it as " + visible_label(entry), line);
}

void Writer::render(std::size_t index, bool is_last) {
  Slot& slot = slots_[index];
  const Article& article = *slot.waiting;
  Surroundings around;
  if (index > 0) around.previous = &plan_.entries[index - 1];
  if (!is_last) around.next = &plan_.entries[index + 1];
  around.continued_to = jumps_.continued_to(article);
  around.continued_from = jumps_.continued_from(article);
  around.links = host().option("links");
  ArticleFiles rendered = article_files(article, plan_.entries[index], plan_, style_, around);
  dropped_ += rendered.dropped;
  const bool named = !plan_.issue.publication.empty() && !plan_.issue.date.empty();
  for (std::size_t part = 0; part < rendered.files.size(); ++part) {
    std::string& content = rendered.files[part];
    if (!named) plan_.content_digest = common::name_based_uuid(plan_.content_digest + content);
    const std::string suffix = part == 0 ? "" : "-" + std::to_string(part + 1);
    slot.files.push_back(file(
        text_resource("article-" + padded(index + 1) + suffix, part_path(plan_.entries[index].path, part)),
        std::move(content)));
  }
  slot.waiting.reset();
}

void Writer::close(const End& end) {
  begin(nullptr);
  if (slots_.empty()) host().warn("BS-E004", "the issue has no articles; the book says so on its only page");
  for (std::size_t i = 0; i < slots_.size(); ++i)
    if (slots_[i].waiting) render(i, i + 1 == slots_.size());
  std::vector<File> texts = text_files(end);
  std::vector<File> files = front_files();
  std::move(texts.begin(), texts.end(), std::back_inserter(files));
  texts = {};
  if (dropped_ > 0)
    host().warn("BS-E005",
                std::to_string(dropped_) + " control characters were left out: XML cannot hold them");
  write_archive(std::move(files));
}

Writer::File Writer::file(Resource resource, std::string content) {
  return {std::move(resource), pool_->add(std::move(content))};
}

/// The articles and what follows them.
std::vector<Writer::File> Writer::text_files(const End& end) {
  std::vector<File> files;
  for (Slot& slot : std::exchange(slots_, {}))
    std::move(slot.files.begin(), slot.files.end(), std::back_inserter(files));
  plan_.first_text = plan_.entries.empty() ? "articles/none.xhtml" : plan_.entries.front().path;
  if (plan_.entries.empty())
    files.push_back(file(text_resource("none", plan_.first_text), empty_page(plan_, plan_.first_text)));
  if (!host().flag("colophon")) return files;
  std::size_t part = 0;
  for (std::string& content : colophon_pages(plan_, end.furniture, style_.max_bytes)) {
    const std::string suffix = part == 0 ? "" : "-" + std::to_string(part + 1);
    files.push_back(
        file(text_resource("colophon" + suffix, part_path("colophon.xhtml", part)), std::move(content)));
    plan_.colophon = "colophon.xhtml";
    ++part;
  }
  return files;
}

/// Cover, contents and style, in the order of the spine.
std::vector<Writer::File> Writer::front_files() {
  std::vector<File> files;
  if (const std::string_view type = host().option("cover-type"); cover_.empty() && type != "svg") {
    RasterCover drawn = cover_raster(plan_, type == "jpeg" ? type : "png");
    if (drawn.file.empty() && type != "auto") host().warn("BS-E009", "the cover is an SVG: " + drawn.why_not);
    cover_ = cover_picture_ = std::move(drawn.file);
  }
  if (cover_.empty()) {
    plan_.cover_image = "cover.svg";
    files.push_back(file({"cover-image", "cover.svg", "image/svg+xml", "cover-image"}, cover_svg(plan_)));
  } else {
    const pictures::Image image = *pictures::identify(cover_);
    plan_.cover_image = "cover" + std::string(image.extension);
    if (image.width < 600 || image.height < 800)
      host().warn("BS-E006", "the cover has " + std::to_string(image.width) + " x " +
                                 std::to_string(image.height) +
                                 " pixels; shelves of e-readers show it better from 600 x 800 on");
  }
  File cover = file(text_resource("cover", "cover.xhtml"), cover_page(plan_));
  cover.resource.linear = false;
  files.push_back(std::move(cover));
  files.push_back(file(text_resource("contents", "contents.xhtml"), contents_page(plan_)));
  File navigation = file(text_resource("nav", "nav.xhtml"), navigation_document(plan_));
  navigation.resource.properties = "nav";
  navigation.resource.in_spine = false;
  files.push_back(std::move(navigation));
  files.push_back(
      file({"ncx", "toc.ncx", "application/x-dtbncx+xml", ""}, ncx_document(plan_, identifier_of(plan_))));
  files.push_back(
      file({"css", "css/issue.css", "text/css", ""}, style_sheet(plan_.language, plan_.vertical)));
  return files;
}

void Writer::write_archive(std::vector<File> files) {
  if (!cover_.empty()) {
    const pictures::Image image = *pictures::identify(cover_);
    plan_.resources.push_back(
        {"cover-image", plan_.cover_image, std::string(image.media_type), "cover-image"});
  }
  const std::size_t first = plan_.resources.size();
  for (File& f : files) plan_.resources.push_back(std::move(f.resource));
  pictures_->list_in(plan_);
  const std::size_t container = pool_->add(container_document());
  const std::size_t package = pool_->add(package_document(plan_, identifier_of(plan_)));
  std::vector<Deflated> contents = pool_->finish();

  ArchiveWriter archive(plan_.moment ? plan_.moment->seconds : 0);
  archive.add("META-INF/container.xml", std::move(contents[container]));
  archive.add("EPUB/package.opf", std::move(contents[package]));
  if (!cover_.empty()) archive.add_stored("EPUB/" + plan_.cover_image, cover_);
  for (std::size_t i = 0; i < files.size(); ++i)
    archive.add("EPUB/" + plan_.resources[first + i].path, std::move(contents[files[i].in_pool]));
  pictures_->add_to(archive);
  archive.finish([this](std::string_view bytes) { host().write(bytes); });
}

}  // namespace broadsheet::epub
