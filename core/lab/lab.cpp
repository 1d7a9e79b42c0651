#include "core/lab/lab.h"

#include <string_view>
#include <utility>

#include "core/lab/address.h"
#include "core/lab/game_deeds.h"
#include "core/lab/page.h"
#include "core/lab/share.h"
#include "core/plan/answers.h"
#include "core/transformer/config_reader.h"

namespace tmw::lab {
namespace {

// What a deed does to the lab; `committed` deeds end the editing of a field.
struct Outcome {
  bool committed = true;
  std::string announce = {};
  std::string copy = {};
  std::string file = {};
  std::string text = {};
  bool choose_file = false;
};

Outcome open(Lab& lab, const std::string& query) {
  const bool back_to_it = lab.begun && query.empty();
  if (!back_to_it && query != write_address(lab.state)) {
    ReadState read = read_address(query);
    if (lab.begun) lab.before = lab.state;
    lab.state = std::move(read.state);
    lab.told = std::move(read.told);
  }
  lab.begun = true;
  return {};
}

void toggle(std::set<std::string>& open, const std::string& id, bool only_open) {
  if (open.insert(id).second || only_open) return;
  open.erase(id);
}

// A field is edited: what was typed stays there, and the state keeps what could be read.
Outcome edit(Lab& lab, const std::string& field, const std::string& value, std::string fault) {
  lab.edited = field;
  lab.typed = value;
  lab.fault = std::move(fault);
  return {.committed = false};
}

Outcome choose_model(Lab& lab, const std::string& id) {
  if (take_model(lab.state, id)) lab.search.clear();
  return {};
}

Outcome start_anew(Lab& lab) {
  lab.state = first_state();
  lab.search.clear();
  return {};
}

Outcome pin(Lab& lab) {
  lab.pin = lab.state;
  lab.against_before = false;
  lab.open.insert("why");
  return {.announce = "Pinned. Later changes are compared with this."};
}

Outcome copy(const Lab& lab, const std::string& form) {
  Outcome outcome;
  outcome.copy = share_text(lab.state, form);
  outcome.announce = outcome.copy.empty() ? "There is no answer to copy." : "Copied.";
  return outcome;
}

// A sentence if this is no model; else it is the model from now on.
std::string take_config(Lab& lab, const std::string& name, const std::string& text) {
  const transformer::ReadModel read = transformer::read_model(text);
  if (!read.model) return read.error;
  const std::string own = name.empty() ? "Own model" : name;
  lab.state.model = {"", {*read.model, read.name.empty() ? own : read.name, read.notes}};
  lab.tensors.clear();
  return {};
}

// What a file begins with: a description of a model becomes the model, a header of weights is told.
Outcome take_file(Lab& lab, const std::string& name, const std::string& bytes) {
  Outcome outcome;
  lab.told.clear();
  if (plan::is_weights(bytes)) {
    const plan::WeightsAnswer weights =
        plan::weights_answer(name, bytes, std::nullopt, plan::Form::kLines);
    lab.tensors = weights.answer.text;
    if (!weights.answer.error.empty()) lab.told = {weights.answer.error};
    outcome.announce = "The file's header is read; its tensors are listed below.";
  } else {
    const std::string fault = take_config(lab, name, bytes);
    if (!fault.empty()) lab.told = {"\"" + name + "\" is no model that can be read. " + fault};
    outcome.announce = fault.empty() ? "The file is read: it is the model from now on." : "";
  }
  return outcome;
}

// What is pasted is taken as soon as it is a whole description.
Outcome paste(Lab& lab, const std::string& field, const std::string& text) {
  std::string fault = text.empty() ? std::string() : take_config(lab, {}, text);
  const bool taken = !text.empty() && fault.empty();
  return edit(lab, field, taken ? std::string() : text, std::move(fault));
}

Outcome carry_out(Lab& lab, const std::string& word, const std::string& about,
                  const std::string& value) {
  State& state = lab.state;
  const std::string field = word + " " + about;
  if (word == "open") return open(lab, value);
  if (word == "question") {
    state.question = about == "train" ? Question::kTrain : Question::kServe;
  } else if (word == "model") {
    return choose_model(lab, about.empty() ? value : about);
  } else if (word == "card") {
    (void)take_card(state, about.empty() ? value : about);
  } else if (word == "option") {
    return edit(lab, field, value, set_option(state, state.question, about, value));
  } else if (word == "choose") {
    (void)set_option(state, state.question, about, value);
  } else if (word == "take") {  // "users 12", of a remedy
    const std::size_t blank = about.find(' ');
    const std::string text = blank == std::string::npos ? "" : about.substr(blank + 1);
    (void)set_option(state, state.question, about.substr(0, blank), text);
  } else if (word == "model-part") {
    return edit(lab, field, value, set_model_part(state, about, value));
  } else if (word == "card-part") {
    return edit(lab, field, value, set_card_part(state, about, value));
  } else if (word == "search") {
    lab.search = value;
    return edit(lab, field, value, {});
  } else if (word == "fold") {
    toggle(lab.open, about, !value.empty());
  } else if (word == "anew") {
    return start_anew(lab);
  } else if (word == "pin") {
    return pin(lab);
  } else if (word == "unpin") {
    lab.pin.reset();
  } else if (word == "against") {
    lab.against_before = about == "step";
  } else if (word == "paste") {
    return paste(lab, field, value);
  } else if (word == "choose-file") {
    return {.choose_file = true};
  } else if (word == "file") {
    return take_file(lab, about, value);
  } else if (word == "copy") {
    return copy(lab, about);
  }
  return {};
}

}  // namespace

Said act(Lab& lab, const std::string& deed, const std::string& value) {
  const std::size_t blank = deed.find(' ');
  const std::string word = deed.substr(0, blank);
  const std::string about = blank == std::string::npos ? "" : deed.substr(blank + 1);
  const std::string was_edited = std::exchange(lab.edited, {});
  const State earlier = lab.state;
  lab.typed.clear();
  lab.fault.clear();
  if (const std::optional<Played> played = play(lab, word, about, value)) {
    Said said;
    said.sheet = sheet::write_sheet(game_page(lab));
    said.query = write_game(*lab.game);
    said.announce = played->announce;
    said.note = played->note;
    return said;
  }
  lab.game.reset();
  Outcome outcome = carry_out(lab, word, about, value);
  const Guided guided = tend_guide(lab, earlier, word, about);
  const bool opened = word == "open";
  const bool changed = !opened && !same_state(earlier, lab.state);
  // What is typed into one field is one step, however many keys it takes.
  const bool same_step = !outcome.committed && lab.edited == was_edited;
  Said said;
  said.push = changed && !same_step;
  if (said.push) lab.before = earlier;
  if (changed && word != "file") lab.told.clear();
  said.sheet = sheet::write_sheet(page_of(lab));
  said.query = write_address(lab.state);
  said.announce = outcome.announce + guided.announce;
  said.note = guided.note;
  said.copy = std::move(outcome.copy);
  said.choose_file = outcome.choose_file;
  said.file = std::move(outcome.file);
  said.text = std::move(outcome.text);
  return said;
}

}  // namespace tmw::lab
