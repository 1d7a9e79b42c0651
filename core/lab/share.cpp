#include "core/lab/share.h"

#include "core/lab/address.h"
#include "core/lab/answers.h"
#include "core/plan/json_writer.h"
#include "core/plan/table_writer.h"

namespace tmw::lab {

std::string command_for(const State& state) {
  if (is_edited(state.model) || is_edited(state.card))
    return "tmw lab '" + write_address(state) + "'";
  std::string command = state.question == Question::kServe ? "tmw serve-plan " : "tmw train-plan ";
  command += state.model.preset + " " + state.card.preset;
  for (const plan::Asked& one : suited_options(state).options) {
    command += " --" + one.option;
    if (one.text) command += " " + *one.text;
  }
  return command;
}

std::string share_text(const State& state, std::string_view form) {
  if (form == "command") return command_for(state);
  if (form == "link") return "link";  // the page knows its address
  if (form == "markdown") return markdown_of(state);
  const plan::Answer answer = plan_answer(state, plan::Form::kFigures);
  if (!answer.error.empty()) return {};
  if (form == "csv") return plan::csv_text(answer.figures);
  if (form == "json") return plan::json_text(answer.figures, plan::Integers::kExact);
  return {};
}

}  // namespace tmw::lab
