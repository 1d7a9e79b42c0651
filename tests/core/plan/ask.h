// The questions as a script asks them, with the words of the command line, for the tests of their
// answers. Figures were worked out by hand from the published sizes named beside them.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/cli/options.h"
#include "core/plan/answers.h"
#include "core/plan/json_writer.h"

namespace tmw::plan::test {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

inline std::optional<std::string> text_itself(const std::string& text) {
  const bool json = text.empty() || text[0] == '{' || text[0] == '[';
  return json ? std::optional<std::string>(text) : std::nullopt;
}

using Question = Answer (*)(const Words&);

template <class Setup, Answer (*kAnswer)(const Request&, ReadText)>
Answer ask(const Words& words) {
  SplitWords split = split_words(words, valued_options(fields<Setup>()));
  const Form form = gave(split.options, "json") ? Form::kFigures : Form::kLines;
  return kAnswer({split.names, split.options, form}, text_itself);
}

inline constexpr Question ask_model = ask<ModelSetup, model_answer>;
inline constexpr Question ask_memory = ask<MemorySetup, memory_answer>;
inline constexpr Question ask_serving = ask<ServingSetup, serving_answer>;
inline constexpr Question ask_training = ask<TrainingSetup, training_answer>;

inline Json json_of(const Answer& answer, Integers integers = Integers::kExact) {
  EXPECT_EQ(answer.error, "");
  EXPECT_EQ(answer.text, "");
  return Json::parse(json_text(answer.figures, integers), nullptr, false);
}

inline Json model(Words words, Integers integers = Integers::kExact) {
  words.push_back("--json");
  return json_of(ask_model(words), integers);
}

inline void expect_error(Question question, const Words& words, const std::string& part) {
  for (const bool json : {false, true}) {
    Words asked = words;
    if (json) asked.push_back("--json");
    const Answer answer = question(asked);
    EXPECT_EQ(answer.text, "") << words[0];
    EXPECT_TRUE(answer.figures.members.empty()) << words[0];
    EXPECT_NE(answer.error.find(part), std::string::npos)
        << words[0].substr(0, 200) << "\n-> " << answer.error;
  }
}

inline const char* const kSmall =
    R"({"d_model":64,"n_layers":2,"n_heads":4,"d_ff":256,"gated":true,"vocab":100,"tied":true,)"
    R"("norm":"rmsnorm"})";

inline std::string llama(const std::string& field, const std::string& value) {
  Json config = {{"model_type", "llama"},  {"hidden_size", 64},        {"intermediate_size", 256},
                 {"num_hidden_layers", 2}, {"num_attention_heads", 4}, {"vocab_size", 100}};
  if (value.empty()) {
    config.erase(field);
  } else {
    config[field] = Json::parse(value);
  }
  return config.dump();
}

}  // namespace tmw::plan::test
