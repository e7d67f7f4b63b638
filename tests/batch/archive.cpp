#include "batch/archive.hpp"

#include "support/program.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <random>
#include <system_error>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string sentence(std::mt19937& random) {
  static const char* const kWords[] = {"harbour", "council", "rain",   "the",   "bridge", "of",
                                       "school",  "opened",  "after",  "ferry", "a",      "new",
                                       "in",      "to",      "market", "closed"};
  std::string text = "Yesterday";
  for (int i = 0; i < 12; ++i) text += std::string(" ") + kWords[random() % 16];
  return text + ". ";
}

std::string page_of(int issue, int page, std::mt19937& random) {
  const std::string number = std::to_string(page);
  std::string text =
      R"({"broadsheet":1,"issue":{"publication":"The Test Courier","language":"en","pages":[")" + number +
      "\"]}}\n";
  for (int article = 1; article <= 3; ++article) {
    text += R"({"id":"a-)" + number + '-' + std::to_string(article) + R"(","page":")" + number +
            R"(","headline":"Issue )" + std::to_string(issue) + ", story " + std::to_string(article) +
            R"(","blocks":[)";
    for (int block = 0; block < 4; ++block)
      text += (block ? "," : "") + std::string(R"({"type":"paragraph","text":")") + sentence(random) +
              sentence(random) + "\"}";
    text += "]}\n";
  }
  return text + "{\"end\":{\"articles\":3}}\n";
}

}  // namespace

void make_archive(const fs::path& folder, int issues) {
  for (int i = 0; i < issues; ++i) {
    std::mt19937 random(static_cast<unsigned>(i));
    const int year = 1950 + i / 300, month = i % 300 / 25 + 1, day = i % 25 + 1;
    const fs::path of_year = folder / std::to_string(year);
    fs::create_directories(of_year);
    for (int page = 1; page <= 2; ++page)
      write_file(of_year / ("courier-" + std::to_string(year) + '-' + two_digits(month) + '-' +
                            two_digits(day) + '-' + std::to_string(page) + ".jsonl"),
                 page_of(i, page, random));
  }
}

Process batch(std::vector<std::string> arguments, std::string input) {
  arguments.insert(arguments.begin(), "batch");
  return broadsheet(std::move(arguments), std::move(input));
}

RunningBatch::RunningBatch(std::vector<std::string> arguments) {
  const Process process = batch(std::move(arguments));
  std::vector<std::string> words = {"/usr/bin/env"};
  for (const auto& [name, value] : process.environment) words.insert(words.end(), {"-u", name});
  words.push_back("XDG_DATA_HOME=/nonexistent");
  words.insert(words.end(), process.arguments.begin(), process.arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  child_ = fork();
  if (child_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (child_ > 0) return;
  setpgid(0, 0);
  const int nothing = open("/dev/null", O_RDWR);
  for (int fd = 0; fd < 3; ++fd) dup2(nothing, fd);
  execv(pointers[0], pointers.data());
  _exit(127);
}

RunningBatch::~RunningBatch() {
  if (ended_) return;
  kill();
  wait();
}

void RunningBatch::kill() { ::kill(child_, SIGKILL); }
void RunningBatch::stop() { ::kill(child_, SIGTERM); }
void RunningBatch::stop_all() { ::kill(-child_, SIGTERM); }

int RunningBatch::wait() {
  if (ended_) return status_;
  int status = 0;
  rusage usage{};
  while (wait4(child_, &status, 0, &usage) < 0)
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "wait4");
  ended_ = true;
  peak_kilobytes_ = usage.ru_maxrss;
  return status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::map<std::string, std::string> outputs_in(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).string();
    if (entry.is_regular_file() && !name.starts_with("broadsheet-batch"))
      files[name] = read_file(entry.path());
  }
  return files;
}

bool full_suite() { return std::getenv("BROADSHEET_FULL") != nullptr; }

}  // namespace broadsheet::testing
