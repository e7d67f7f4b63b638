#include "html/html.hpp"

#include "html/writing/publisher.hpp"

namespace broadsheet::html {

void Writer::open(const Issue& issue) { document_.issue = issue; }

void Writer::article(const Article& article) {
  restrictions_.tell(host(), article);
  document_.articles.push_back(article);
}

void Writer::close(const End& end) {
  document_.end = end;
  Publisher publisher(host(), document_);
  if (host().option("layout") == "folder")
    publisher.folder();
  else
    publisher.single();
}

}  // namespace broadsheet::html
