// The running lab: what the reader does becomes a new state and a page.
//
// A deed is a word and, after a blank, what it is about: "option users", "fold weights". Those of
// the page's controls are written by page.h; "open" comes with the query of an address.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/lab/address.h"
#include "core/lab/game.h"
#include "core/lab/guide.h"
#include "core/lab/state.h"

namespace tmw::lab {

struct Lab {
  State state = first_state();
  std::optional<State> pin;         // what later states are compared with
  std::optional<State> before;      // the state before the last step
  bool against_before = false;      // compared with that, and not with the pin
  std::set<std::string> open;       // folds, by their ids
  std::string search;               // what was typed to find a model
  std::vector<std::string> told;    // about the address or a file
  View view;                        // the plot that is shown; of the question that is asked
  std::optional<std::size_t> read;  // where it is read; nothing: at the present setting
  std::string tensors;              // what the header of a file of weights says; may be empty
  // What stands in the field that was edited last, and what is wrong with it.
  std::string edited;
  std::string typed;
  std::string fault;
  bool begun = false;
  std::optional<Game> game;  // shown in place of the state
  Guide guide;               // of a first visit
};

// What the page has to do then.
struct Said {
  std::string sheet;  // the page
  std::string query;  // of its address
  bool choose_file =
      false;             // the reader is asked for a file: answer with "file NAME" and its bytes
  bool push = false;     // a new entry in the history; else the present one is replaced
  std::string announce;  // to be said in the live region; may be empty
  std::string copy;      // for the clipboard, "link" for the page's address; may be empty
  std::string file;      // the name of a file to hand out, with `text`; may be empty
  std::string text;
  // For the log: "guide 2" when that step is reached, "guide" when it was left or done; "game
  // fit-or-crash 8 17 fcff..." when one ended: its name, score, seed and what was said.
  std::string note;
};

// Does it. A deed that means nothing changes nothing.
[[nodiscard]] Said act(Lab& lab, const std::string& deed, const std::string& value);

}  // namespace tmw::lab
