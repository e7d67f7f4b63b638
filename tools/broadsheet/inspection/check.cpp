// broadsheet check FILE…: checks files against the rules of their formats and against their source.
#include "cli/format_options.hpp"
#include "cli/named_files.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "conversion/page_inputs.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <sstream>

namespace broadsheet::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::vector<std::string> files, against;
  bool json = false, quiet = false;
  CheckJob job;
  std::unique_ptr<FormatOptions> format_options;
};

Json json_of(const Finding& f) {
  Json out = {{"code", f.code}, {"file", f.place.file}};
  if (!f.part.empty()) out["part"] = f.part;
  if (f.place.line > 0) out["line"] = f.place.line;
  if (f.column > 0) out["column"] = f.column;
  if (!f.place.article.empty()) out["article"] = f.place.article;
  out.update({{"what", f.what}, {"rule", f.rule}, {"advice", f.advice}});
  return out;
}

std::string text_of(const Note& note) {
  std::ostringstream text;
  text << note;
  return text.str();
}

void print_json(const CheckResult& result) {
  Json line = {{"file", result.file.string()}, {"format", result.format},
               {"checked", result.checked},    {"ok", result.checked && result.findings.empty()},
               {"findings", Json::array()},    {"notes", Json::array()}};
  for (const Finding& finding : result.findings) line["findings"].push_back(json_of(finding));
  for (const Note& note : result.notes)
    line["notes"].push_back({{"code", note.code}, {"line", note.place.line}, {"what", note.what}});
  std::cout << printable_json(line.dump(-1, ' ', false, Json::error_handler_t::replace)) << std::endl;
}

/// Of a folder some files may have no rules that are known.
std::string verdict(const CheckResult& result) {
  const std::size_t n = result.findings.size();
  if (n > 0) return std::to_string(n) + (n == 1 ? " finding" : " findings");
  if (!result.checked) return "not checked";
  const bool is_whole = std::none_of(result.notes.begin(), result.notes.end(),
                                     [](const Note& note) { return note.code == "BS-K002"; });
  return is_whole ? "ok" : "ok, but in part not checked";
}

void print_text(const CheckResult& result, bool quiet) {
  const Style& s = style();
  const std::size_t n = result.findings.size();
  if (!quiet || n > 0)
    std::cout << s.bold << printable(result.file.string()) << s.off
              << (result.format.empty() ? "" : " (" + result.format + ')') << ": " << verdict(result) << '\n';
  for (const Finding& f : result.findings) {
    std::cout << "  " << s.warn << f.code << s.off << ' ' << printable(f.where()) << ": " << printable(f.what)
              << '\n';
    if (!f.rule.empty()) std::cout << s.dim << "      rule: " << printable(f.rule) << s.off << '\n';
    if (!f.advice.empty()) std::cout << s.dim << "      do:   " << printable(f.advice) << s.off << '\n';
  }
  if (!quiet)
    for (const Note& note : result.notes)
      std::cout << s.dim << "  note " << printable(text_of(note)) << s.off << '\n';
  std::cout << std::flush;
}

int run(Arguments& a, Shell& shell, const CLI::App& verb) {
  refuse_unknown(verb);
  if (a.files.empty() && a.against.size() > 1)
    throw Error(
        Fault::usage, "BS-C170", "there is nothing to check: all names are sources after --against", {},
        "put the files to check in front: broadsheet check issue.xml --against page-1.txt page-2.txt");
  for (const std::string& name : a.files) refuse_missing(name);
  // Without pages there is only one thing whose format can be meant.
  if (a.against.empty() && a.job.format.empty()) a.job.format = a.job.from;
  a.job.files.assign(a.files.begin(), a.files.end());
  if (!a.against.empty())
    a.job.against = page_inputs(a.against, a.job.from, shell.session.registry(),
                                a.files.empty() ? std::string() : a.files.front());
  a.job.options = a.format_options->given();
  bool clean = true;
  shell.session.check(a.job, [&](const CheckResult& result) {
    clean = clean && result.findings.empty();
    if (a.json)
      print_json(result);
    else
      print_text(result, a.quiet);
  });
  return clean ? 0 : static_cast<int>(Fault::input);
}

}  // namespace

Run add_check(CLI::App& app, Shell& shell) {
  CLI::App* verb =
      add_verb(app, shell, "check",
               "Whether files keep the rules of their formats and hold all of a source: exit code 1 if not");
  if (!verb) return {};
  auto a = std::make_shared<Arguments>();
  verb->add_option("file", a->files, "What to check; a folder stands for all in it that some format knows")
      ->type_name("FILE…");
  verb->add_option("--against", a->against,
                   "Pages of the issue, in order, or the folder of them, whose every character the files "
                   "must hold: all "
                   "names up to the next option")
      ->type_name("IN");
  verb->add_option("--format", a->job.format, "Format of the files; found out if not given")
      ->type_name("FORMAT");
  verb->add_option("-f,--from", a->job.from,
                   "Format of the pages, without pages of the files; found out if not given")
      ->type_name("FORMAT");
  verb->add_flag("--json", a->json, "One JSON object per file");
  verb->add_flag("-q,--quiet", a->quiet, "Only what is wrong");
  a->format_options = add_job_options(*verb, a->job, shell, Known::of_issue);
  return [a, &shell, verb] { return run(*a, shell, *verb); };
}

}  // namespace broadsheet::cli
