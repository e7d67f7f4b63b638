// broadsheet/sink.hpp - the stream of a document, in C++.
//
// open(issue), article(a) for each article in reading order, close(end): a
// reader pushes into a Sink, a writer is one, a filter sits between two.
// After a call has thrown, no further one is made.
//
// resource(r) is for readers and filters to call, between open() and the first article whose figure
// names it; the host keeps the picture, and whoever wants it asks Host::resource().
//
// C++17, standard library only.
#pragma once

#include <broadsheet/model.hpp>

namespace broadsheet {

class Sink {
 public:
  virtual ~Sink() = default;
  virtual void open(const Issue&) {}
  virtual void article(const Article&) = 0;
  virtual void close(const End&) {}
  virtual void resource(const Resource&) {}
};

/// Collects a stream into a Document.
class DocumentSink : public Sink {
 public:
  void open(const Issue& issue) override { document.issue = issue; }
  void article(const Article& article) override { document.articles.push_back(article); }
  void close(const End& end) override { document.end = end; }
  void resource(const Resource& resource) override { document.resources.push_back(resource); }

  Document document;
};

/// Pushes a whole document into `out`.
inline void push(const Document& document, Sink& out) {
  out.open(document.issue);
  for (const Resource& resource : document.resources) out.resource(resource);
  for (const Article& article : document.articles) out.article(article);
  out.close(document.end);
}

}  // namespace broadsheet
