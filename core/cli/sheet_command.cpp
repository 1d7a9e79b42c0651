// `tmw sheet`: exercises on paper, a sheet for each seed, and the key on pages of its own.
#include <ostream>
#include <variant>

#include "core/cli/options.h"
#include "core/cli/workbook_commands.h"
#include "core/cli/workbook_files.h"
#include "core/content/exercise.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/page/dom.h"
#include "core/page/nodes.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

constexpr const char* kUsage =
    "write: tmw sheet ID... [--seeds 1-30] [--title WORDS] > sheet.html, and print it with a "
    "browser";
constexpr std::uint64_t kMostSheets = 1000;

struct Wanted {
  std::vector<std::string> ids;
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  std::string title = "Transformer Math";
  std::string error;
};

// "7" or "1-30".
bool read_seeds(const std::string& text, Wanted& wanted) {
  const std::size_t dash = text.find('-');
  const auto first = read_whole(text.substr(0, dash));
  const auto last = dash == std::string::npos ? first : read_whole(text.substr(dash + 1));
  if (!first || !last || *last < *first || *last - *first >= kMostSheets) return false;
  wanted.first = *first;
  wanted.last = *last;
  return true;
}

Wanted read_wanted(const std::vector<std::string>& arguments) {
  static constexpr std::string_view kValued[] = {"seeds", "title"};
  SplitWords split = split_words(arguments, kValued);
  Wanted wanted;
  wanted.ids = std::move(split.names);
  for (const plan::Asked& asked : split.options) {
    if (asked.option == "title" && asked.text) {
      wanted.title = *asked.text;
    } else if (asked.option != "seeds") {
      wanted.error = "there is no option --" + asked.option;
    } else if (!asked.text || !read_seeds(*asked.text, wanted)) {
      wanted.error = "--seeds needs a whole number or a range of at most 1,000, such as 1-30";
    }
  }
  if (wanted.ids.empty() && wanted.error.empty()) wanted.error = kUsage;
  return wanted;
}

Node paragraph(const std::string& path, std::vector<Run> runs) {
  return words_node(NodeKind::kParagraph, path, std::move(runs));
}

// Room to write a number beside its label.
std::vector<Run> blank(Spans label, const std::string& unit) {
  std::vector<Run> runs = runs_of(std::move(label));
  runs.push_back(text_run(": ____________________ " + unit));
  return runs;
}

// What is to be filled in, of each kind.
void add_task(Node& sheet, const std::string& path, const DeriveProblem& problem) {
  for (std::size_t i = 0; i < problem.parts.size(); ++i) {
    const ProblemPart& part = problem.parts[i];
    sheet.children.push_back(
        paragraph(path + "/part/" + std::to_string(i), blank(part.ask, part.question.unit.symbol)));
  }
}

void add_task(Node& sheet, const std::string& path, const ChoiceProblem& problem) {
  for (std::size_t i = 0; i < problem.options.size(); ++i) {
    std::vector<Run> runs = runs_of(problem.options[i].text);
    runs.insert(runs.begin(), text_run("☐ " + std::to_string(i + 1) + ". "));
    sheet.children.push_back(paragraph(path + "/option/" + std::to_string(i), std::move(runs)));
  }
}

void add_task(Node& sheet, const std::string& path, const OrderProblem& problem) {
  for (std::size_t i = 0; i < problem.steps.size(); ++i) {
    std::vector<Run> runs = runs_of(problem.steps[i].text);
    runs.insert(runs.begin(), text_run(std::to_string(i + 1) + ". "));
    sheet.children.push_back(paragraph(path + "/step/" + std::to_string(i), std::move(runs)));
  }
  sheet.children.push_back(paragraph(path + "/order", {text_run("Order: ____________________")}));
}

Node listing(const std::string& path, std::string code) {
  Node node = make_node(NodeKind::kCode, path);
  node.text = std::move(code);
  node.language = "javascript";
  return node;
}

void add_task(Node& sheet, const std::string& path, const BuildProblem& problem) {
  sheet.children.push_back(listing(path + "/starter", problem.starter));
  sheet.children.push_back(listing(path + "/room", std::string(12, '\n')));
}

void add_task(Node& sheet, const std::string& path, const DebugProblem& problem) {
  std::string code;
  for (std::size_t i = 0; i < problem.lines.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    code +=
        std::string(number.size() < 2 ? 1 : 0, ' ') + number + "  " + problem.lines[i].code + "\n";
  }
  sheet.children.push_back(listing(path + "/listing", std::move(code)));
  sheet.children.push_back(paragraph(
      path + "/line", {text_run("Faulty line: ______  It should say: ____________________")}));
}

// The right answers, of each kind, in a line.
std::string key_of(const DeriveProblem& problem) {
  std::string words;
  for (const ProblemPart& part : problem.parts)
    words += (words.empty() ? "" : "; ") + right_answer_text(part.question);
  return words;
}

std::string key_of(const ChoiceProblem& problem) {
  std::string words;
  for (std::size_t i = 0; i < problem.options.size(); ++i) {
    if (problem.options[i].right) words += (words.empty() ? "" : ", ") + std::to_string(i + 1);
  }
  return words;
}

std::string key_of(const OrderProblem& problem) {
  std::string words;
  for (const int step : problem.solution)
    words += (words.empty() ? "" : ", ") + std::to_string(step + 1);
  return words;
}

std::string key_of(const BuildProblem& problem) { return problem.solution; }

std::string key_of(const DebugProblem& problem) {
  return "line " + std::to_string(problem.faulty) + ": " + problem.repaired;
}

constexpr const char* kStyle =
    "body { font: 11pt/1.45 'IBM Plex Sans', system-ui, sans-serif; max-width: 42rem; margin: 2rem "
    "auto; padding: 0 1rem; }\n"
    "section.sheet + section.sheet { break-before: page; }\n"
    "header { display: flex; justify-content: space-between; border-bottom: 1px solid; }\n"
    "section.sheet > div { break-inside: avoid-page; }\n"
    "pre { border: 1px solid #999; padding: 8px; white-space: pre-wrap; }\n"
    "table { border-collapse: collapse; } td, th { border: 1px solid #999; padding: 3px 8px; "
    "text-align: left; vertical-align: top; }\n"
    "td { white-space: pre-wrap; }\n";

std::string exercise_html(const Problem& problem, const std::string& path) {
  Page page = make_node(NodeKind::kPage, path);
  page.children.push_back(heading(path + "/title", 2, problem.id + " " + problem.title));
  append(page.children, nodes_of(problem.prompt, path + "/prompt", 3, problem.charts));
  std::visit([&](const auto& task) { add_task(page, path, task); }, problem.task);
  return "<div>" + render_html(page) + "</div>\n";
}

std::string sheet_html(const std::vector<Problem>& problems, const std::string& name,
                       const std::string& title) {
  std::string html = "<section class=\"sheet\"><header><strong>" +
                     escape_html(title + ", " + name) +
                     "</strong><span>Name: ____________________</span></header>\n";
  for (const Problem& problem : problems)
    html += exercise_html(problem, "sheet/" + name + "/" + problem.id);
  return html + "</section>\n";
}

std::string key_row(const std::vector<Problem>& problems, const std::string& name) {
  std::string html = "<tr><th>" + escape_html(name) + "</th>";
  for (const Problem& problem : problems) {
    const auto key = [](const auto& task) { return key_of(task); };
    html += "<td>" + escape_html(std::visit(key, problem.task)) + "</td>";
  }
  return html + "</tr>\n";
}

}  // namespace

int run_sheet_command(const CommandLine& line, std::ostream& out, std::ostream& err) {
  const Wanted wanted = read_wanted(line.arguments);
  if (!wanted.error.empty()) {
    err << "tmw sheet: " << wanted.error << "\n";
    return 2;
  }
  const LoadedWorkbook loaded = load_workbook(line.assets);
  std::vector<const Exercise*> exercises;
  for (const std::string& id : wanted.ids) {
    exercises.push_back(find_exercise(loaded.workbook, id));
    if (exercises.back() != nullptr) continue;
    err << "tmw sheet: there is no exercise " << id << "; tmw list names them all\n";
    return 2;
  }
  const std::string title = escape_html(wanted.title);
  out << "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>" << title
      << "</title>\n<style>\n"
      << kStyle << "</style>\n<body>\n";
  std::string key;
  for (std::uint64_t seed = wanted.first; seed <= wanted.last; ++seed) {
    std::vector<Problem> problems;
    for (const Exercise* exercise : exercises)
      problems.push_back(instantiate(*exercise, seed).problem);
    const std::string name = "sheet " + std::to_string(seed);
    out << sheet_html(problems, name, wanted.title);
    key += key_row(problems, name);
  }
  out << "<section class=\"sheet\"><header><strong>" << title
      << ", key</strong></header>\n<table><tr><th></th>";
  for (const std::string& id : wanted.ids) out << "<th>" << escape_html(id) << "</th>";
  out << "</tr>\n" << key << "</table></section>\n</body>\n</html>\n";
  return 0;
}

}  // namespace tmw
