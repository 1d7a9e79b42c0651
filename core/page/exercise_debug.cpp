// Debug: a listing of which one line is picked.
#include <utility>
#include <vector>

#include "core/page/exercise_kinds.h"
#include "core/page/nodes.h"
#include "core/session/words.h"

namespace tmw {

void add_input(const CardPlace& place, const DebugProblem& problem, const DebugEntry& entry) {
  Node listing = make_node(NodeKind::kListing, place.path + "/listing");
  listing.label = words::kPickLine;
  listing.described_by = {node_id(place.path + "/verdict")};
  for (int number = 1; number <= static_cast<int>(problem.lines.size()); ++number) {
    Node line = make_node(NodeKind::kListingLine, place.path + "/line/" + std::to_string(number));
    line.text = problem.lines[static_cast<std::size_t>(number - 1)].code;
    line.label = words::kLine + (" " + std::to_string(number)) + ": " + line.text;
    line.level = number;
    line.language = language_word(CodeLanguage::kJavaScript);
    line.checked = entry.line == number;
    line.action = PickLine{place.exercise, number};
    listing.children.push_back(std::move(line));
  }
  place.card.children.push_back(std::move(listing));
}

StatusNote status_note(const DebugProblem& problem, const DebugEntry& checked) {
  if (checked.line < 1) return {.earlier = words::kAboutEarlierCheck};
  return {.author = &problem.lines[static_cast<std::size_t>(checked.line - 1)].reply,
          .earlier = words::about_earlier_line(checked.line)};
}

const char* check_words(const DebugProblem&) { return words::kCheck; }

void add_solution(Node& fold, const std::string& path, const DebugProblem& problem) {
  add_code(fold, path, words::repaired_line(problem.faulty), problem.repaired,
           CodeLanguage::kJavaScript);
  std::vector<Run> runs = {code_run(problem.call)};
  runs.push_back(text_run(words::shows_and_should(problem.shows, problem.should_show)));
  fold.children.push_back(words_node(NodeKind::kParagraph, path + "/call", std::move(runs)));
}

}  // namespace tmw
