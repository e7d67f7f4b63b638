#include "epub/reader.hpp"

#include "common/xml/xml_input.hpp"
#include "epub/container/archive_reader.hpp"
#include "epub/reading/book.hpp"
#include "epub/reading/flow.hpp"
#include "epub/reading/foreign_markup.hpp"
#include "epub/reading/xml_reader.hpp"
#include "pictures/collect.hpp"
#include "xhtml/read_article.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace broadsheet::epub {
namespace {

void clean_all(std::vector<Attr>& attrs) {
  for (Attr& a : attrs) a = {clean(a.key), clean(a.value)};
}

/// What comes from markup may be anything; what goes to the host may not.
/// REQUIRES: marks are on text that clean() does not change, or are dropped.
void clean_article(Article& a) {
  for (std::string* field :
       {&a.id, &a.page, &a.section, &a.headline, &a.lead, &a.continued_to, &a.continued_from})
    *field = clean(*field);
  for (auto* lines : {&a.kickers, &a.subheadlines})
    for (std::string& line : *lines) line = clean(line);
  for (Byline& b : a.bylines) b = {clean(b.role), clean(b.name)};
  if (a.dateline)
    a.dateline = Dateline{clean(a.dateline->agency), clean(a.dateline->place), clean(a.dateline->date),
                          clean(a.dateline->text)};
  clean_all(a.attrs);
  for (Block& b : a.blocks) {
    std::string text = clean(b.text);
    if (text.size() != b.text.size()) b.runs.clear();
    b.text = std::move(text);
    b.credit = clean(b.credit);
    clean_all(b.attrs);
    for (Run& run : b.runs) run.value = clean(run.value);
  }
}

/// The articles and the colophon of a book that our writer made.
class OwnBook {
 public:
  OwnBook(Sink& out, pictures::Collector& pictures) : out_(out), pictures_(pictures) {}

  void file(const std::string& path, pugi::xml_node body) {
    for (const pugi::xml_node main : body.children("main")) {
      if (xhtml::has_class(main, "colophon")) colophon(main);
      for (const pugi::xml_node element : main.children("article")) {
        if (!xhtml::is_article(element)) continue;
        if (!xhtml::is_further_part(element)) end_article();
        if (!article_) article_.emplace();
        const std::size_t before = article_->blocks.size();
        xhtml::read_article(element, *article_);
        for (std::size_t i = before; i < article_->blocks.size(); ++i)
          if (Block& block = article_->blocks[i]; block.kind == BlockKind::figure)
            block.resource = resolve(path, block.resource);
      }
    }
  }

  End finish() {
    end_article();
    return std::move(end_);
  }

 private:
  void end_article() {
    if (!article_) return;
    clean_article(*article_);
    pictures_.resolve(*article_);
    out_.article(*article_);
    article_.reset();
  }

  void colophon(pugi::xml_node main) {
    for (const pugi::xml_node list : main.children("ul"))
      for (const pugi::xml_node item : list.children("li"))
        end_.furniture.push_back({clean(xhtml::text_of(item)), clean(item.attribute("data-kind").value()),
                                  clean(item.attribute("data-page").value()), 0});
  }

  Sink& out_;
  pictures::Collector& pictures_;
  std::optional<Article> article_;
  End end_;
};

pugi::xml_node body_of(const pugi::xml_document& document) {
  for (const pugi::xml_node part : document.document_element().children())
    if (common::name_of(part) == "body") return part;
  return {};
}

HeadingCounts headings_of(const Book& book, ArchiveReader& archive) {
  HeadingCounts counts{};
  for (const std::string& path : book.spine) {
    pugi::xml_document document;
    read_text(archive, path, document);
    count_headings(body_of(document), counts);
  }
  return counts;
}

std::optional<std::string> picture_in(ArchiveReader& archive, const std::string& path) {
  const std::string entry = archive.find(path);
  if (!archive.has(entry)) return std::nullopt;
  return archive.read(entry);
}

void warn_of(const std::vector<Flaw>& flaws, const plugin::Host& host) {
  std::set<std::string> reported;  // the navigation may be a text, too
  for (const Flaw& flaw : flaws)
    if (reported.insert(flaw.path).second)
      host.warn("BS-E102", flaw.path + " in the book is not well-formed XML (" + flaw.why + " in its line " +
                               std::to_string(flaw.line) + "); it was read as a browser would read it");
}

}  // namespace

Limits limits_of(const plugin::Host& host) {
  Limits limits;
  if (const long most = host.number("max-unpacked"); most > 0)
    limits.total_bytes = static_cast<std::uint64_t>(most) << 20;
  if (const long most = host.number("max-ratio"); most > 0) limits.ratio = static_cast<std::uint64_t>(most);
  if (const long most = host.number("max-nesting"); most > 0) limits.nesting = most;
  if (const long most = host.number("max-file"); most > 0)
    limits.entry_bytes = static_cast<std::uint64_t>(most) << 20;
  if (const long most = host.number("max-elements"); most > 0)
    limits.elements = static_cast<std::size_t>(most);
  if (const long most = host.number("max-files"); most > 0) limits.entries = static_cast<std::size_t>(most);
  return limits;
}

void Reader::read(Sink& out) {
  const Limits limits = limits_of(host());
  common::InputBytes input(host(), limits.archive_bytes);
  ArchiveReader archive(input, limits);
  Book book = read_book(archive);
  if (book.issue.language.empty()) book.issue.language = host().option("language");
  out.open(book.issue);
  constexpr std::uint32_t kOrnament = 32;
  pictures::Collector pictures(
      out, [&archive](const std::string& path) { return picture_in(archive, path); },
      book.is_ours ? 0 : kOrnament);
  OwnBook own(out, pictures);
  Flow flow(book, [&](Article article) {
    pictures.resolve(article);
    out.article(article);
  });
  if (!book.is_ours && book.toc.empty()) flow.expect(headings_of(book, archive));
  std::vector<Flaw> flaws = std::move(book.flaws);
  for (const std::string& path : book.spine) {
    host().stop_if_cancelled();
    pugi::xml_document document;
    if (auto flaw = read_text(archive, path, document)) flaws.push_back(std::move(*flaw));
    const pugi::xml_node body = body_of(document);
    if (book.contents.count(path) > 0 && is_contents_page(body)) continue;
    if (!book.is_ours && (is_title_page(body) || is_index_page(body))) continue;
    book.is_ours ? own.file(path, body) : flow.file(path, body);
  }
  if (!book.is_ours) flow.finish();
  warn_of(flaws, host());
  const End end = own.finish();
  if (const std::size_t count = flow.pictures() + pictures.lost(); count > 0)
    host().warn("BS-E101",
                std::to_string(count) + (count == 1 ? " picture was" : " pictures were") +
                    " left out: they stand within a line or without any text, or are not in the book");
  out.close(end);
}

}  // namespace broadsheet::epub
