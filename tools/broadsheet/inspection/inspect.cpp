// broadsheet inspect IN…: what an issue is, and what a reader decided about each line, and why.
#include "cli/format_options.hpp"
#include "cli/settings.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "conversion/page_inputs.hpp"
#include "inspection/inspect_html.hpp"
#include "inspection/inspect_summary.hpp"
#include "io/output/output.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <limits>

namespace broadsheet::cli {
namespace {

struct Arguments {
  std::vector<std::string> inputs;
  std::string stage, html;
  std::uint32_t line = 0;
  bool details = false, why = false, json = false;
  Settings settings;
  Job job;
  std::unique_ptr<FormatOptions> format_options;

  bool wants_decisions() const { return details || why || line > 0 || !stage.empty(); }
  bool wants(const Decision& d) const {
    return (stage.empty() || d.stage == stage) &&
           (line == 0 || (d.first_line <= line && line <= d.last_line));
  }
};

void print_json(const Decision& d) {
  nlohmann::ordered_json line = {{"stage", d.stage},       {"lines", {d.first_line, d.last_line}},
                                 {"decision", d.decision}, {"probability", nullptr},
                                 {"text", d.text},         {"why", d.why}};
  if (d.probability >= 0) line["probability"] = d.probability;
  std::cout << printable_json(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) << '\n';
}

void print_text(const Decision& d, bool why) {
  const Style& s = style();
  std::string lines = std::to_string(d.first_line);
  if (d.last_line != d.first_line) lines += '-' + std::to_string(d.last_line);
  char percent[16] = "    ";
  if (d.probability >= 0) std::snprintf(percent, sizeof percent, "%3.0f%%", d.probability * 100);
  const bool doubtful = d.probability >= 0 && d.probability < 0.7;
  std::cout << s.dim << padded(lines, 10) << s.off << (doubtful ? s.warn : s.dim) << percent << s.off << "  "
            << s.accent << padded(d.decision, 22) << s.off << ' ' << printable(d.text) << '\n';
  if (why && !d.why.empty()) std::cout << std::string(16, ' ') << s.dim << printable(d.why) << s.off << '\n';
}

// The issue first; then, where they are wanted, the decisions stage by stage.
void print_text(const Document& document, std::vector<Decision>& decisions, const Arguments& a) {
  print_summary(document, std::cout);
  if (!a.wants_decisions()) {
    std::cout << style().dim << "each decision: --details, with reasons: --why" << style().off << '\n';
    return;
  }
  if (a.line > 0 && decisions.empty())
    std::cout << "\nnothing was decided about line " << a.line
              << ": it is empty, or the input ends before it\n";
  std::vector<std::string> stages;
  for (const Decision& d : decisions)
    if (std::find(stages.begin(), stages.end(), d.stage) == stages.end()) stages.push_back(d.stage);
  for (const std::string& stage : stages) {
    std::cout << '\n' << style().bold << printable(stage) << style().off << '\n';
    for (const Decision& d : decisions)
      if (d.stage == stage) print_text(d, a.why || a.line > 0);
  }
}

// The pages as a drawing, if the reader says where things stand.
int draw(const Arguments& a, Shell& shell) {
  for (const std::string& input : a.inputs) {
    std::error_code ignored;
    // A shell may have led standard input to a file.
    if (std::filesystem::equivalent(input == "-" ? "/proc/self/fd/0" : input, a.html, ignored))
      throw Error(Fault::usage, "BS-C175", "the drawing would replace the input", {a.html, 0, {}},
                  "give --html another name");
  }
  PageDrawing drawing;
  shell.session.inspect(a.job, [&](const Decision& d) { drawing.add(d); });
  if (drawing.empty())
    throw Error(Fault::usage, "BS-C176",
                "there is nothing to draw: the reader of this format knows no positions", {},
                "give a PDF, ALTO, hOCR or PAGE file, or leave out --html");
  Output output(a.html);
  output.write(drawing.html(a.inputs.front()));
  output.commit();
  print_notes(shell.session.notes());
  return 0;
}

int run(Arguments& a, Shell& shell, const CLI::App& verb) {
  refuse_unknown(verb);
  a.job.inputs = page_inputs(a.inputs, a.job.from, shell.session.registry());
  a.job.options = a.format_options->given();
  apply_settings(a.settings, shell.session.registry(), a.job);
  if (!a.html.empty()) return draw(a, shell);
  std::vector<Decision> decisions;
  const bool is_detailed = a.wants_decisions();
  const Document document = shell.session.inspect(a.job, [&](const Decision& d) {
    if (!a.wants(d)) return;
    if (a.json) return print_json(d);
    if (is_detailed) decisions.push_back(d);
  });
  if (!a.json) print_text(document, decisions, a);
  print_notes(shell.session.notes());
  return 0;
}

}  // namespace

Run add_inspect(CLI::App& app, Shell& shell) {
  CLI::App* verb = add_verb(app, shell, "inspect",
                            "Show an issue and its articles; what was decided about each line, and why");
  if (!verb) return {};
  auto a = std::make_shared<Arguments>();
  add_page_inputs(*verb, a->inputs);
  verb->add_flag("--details", a->details, "Show each decision, stage by stage");
  verb->add_option("--stage", a->stage, "Show the decisions of this stage only")
      ->check(
          CLI::IsMember({"extractor", "layout", "lines", "paragraphs", "articles", "headlines", "issue"}));
  verb->add_option("--line", a->line, "Show what was decided about this line of the input, and why")
      ->type_name("N")
      ->check(CLI::Range(std::uint32_t{1}, std::numeric_limits<std::uint32_t>::max()));
  verb->add_flag("--why", a->why, "Show the evidence for each decision, too");
  verb->add_option("--html", a->html, "Draw the pages with what was made of them into this file")
      ->type_name("FILE");
  verb->add_flag("--json", a->json, "The decisions as JSON, one object per line");
  add_input_format(*verb, a->job.from);
  add_settings_options(*verb, a->settings);
  a->format_options = add_job_options(*verb, a->job, shell, Known::of_issue);
  return [a, &shell, verb] { return run(*a, shell, *verb); };
}

}  // namespace broadsheet::cli
