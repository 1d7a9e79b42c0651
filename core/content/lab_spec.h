// How the Lab holds the numbers of an exercise: the address of the state with the same numbers.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/content/prose.h"
#include "core/formula/expression.h"

namespace tmw {

class TableReader;

// Words of an exercise ("LLaMA-2-70B") and what the Lab calls the same ("llama-2-70b").
using LabNames = std::vector<std::pair<std::string, std::string>>;

struct LabSpec {
  std::string model_words = "name";  // the given that names the model
  std::string card_words = "card";   // and the card
  LabNames models;      // variants about other models have no state in the Lab; empty: `at` says it
  LabNames cards;       // the same of cards
  CodeTemplate at;      // the rest of the address: "tokens={{ s }}&users={{ U }}"
  std::string line;     // of the Lab's answers, by its id, that shows what is asked
  Expression is;        // its value, in base units
  double within = 0.0;  // relative; the exercise may count with rounded numbers
  int at_line = 0;      // in the file; 0: the Lab cannot hold this exercise

  [[nodiscard]] bool empty() const { return at_line == 0; }
};

// Reads the table `lab` of an exercise; faults go to the reader.
[[nodiscard]] LabSpec read_lab(TableReader& exercise);

}  // namespace tmw
