// What a newcomer can do at once: one exercise, answered on the home page.
#include <utility>

#include "core/content/workbook.h"
#include "core/page/home_parts.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/practice_words.h"
#include "core/session/session.h"

namespace tmw {

Node home_first(const Session& session) {
  Node node = make_node(NodeKind::kSection, "home/first");
  const FirstExercise& first = session.workbook.index.first;
  const auto state = session.exercises.find(first.exercise);
  if (!is_first_here(session, first.exercise) || state == session.exercises.end()) return node;
  node.children.push_back(
      words_node(NodeKind::kParagraph, "home/first/how", words::try_wrong(first.wrong)));
  node.children.push_back(exercise_card(session, state->second));
  return node;
}

}  // namespace tmw
