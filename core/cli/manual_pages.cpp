// The table of manual.h. The options of the calculator are the rows of core/plan/fields.h.
#include "core/cli/manual.h"
#include "core/plan/asking.h"
#include "core/plan/memory_plan.h"
#include "core/plan/model_plan.h"
#include "core/plan/serving_plan.h"
#include "core/plan/training_plan.h"

namespace tmw::cli {
namespace {

using Options = std::vector<ManualOption>;

Options of_form(Options options = {}) {
  options.push_back({"json", "", "the figures as one JSON object", {}});
  options.push_back({"csv", "", "the figures as a table of comma-separated values", {}});
  options.push_back({"markdown", "", "the figures as a table in Markdown", {}});
  options.push_back(
      {"safe-integers", "", "in JSON, whole numbers above 2^53 - 1 in quotation marks", {}});
  return options;
}

ManualOption json_option() { return {"json", "", "the answer as JSON", {}}; }
ManualOption seed_option() {
  return {"seed", "N", "the numbers drawn with this seed; 0: the original ones", {}};
}

// "length of a sequence (a whole number from 1 up; tokens; default 2,048)".
std::string in_words(const plan::Field& field, const plan::FieldValue& usual) {
  std::string words(field.what);
  std::string more = plan::words_of(field).empty() ? plan::range_in_words(field) : "";
  const auto add = [&more](std::string_view part) {
    if (!part.empty()) more += (more.empty() ? "" : "; ") + std::string(part);
  };
  if (plan::takes_value(field)) {
    add(field.unit);
    const std::string text = plan::text_of(usual);
    add(text.empty() ? "" : "default " + text);
    if (text.empty()) add(field.open.empty() ? "" : "default " + std::string(field.open));
  }
  return more.empty() ? words : words + " (" + more + ")";
}

// The rows of a question.
template <class Setup>
Options of_fields() {
  Options options;
  const Setup usual;
  for (const plan::Row<Setup>& row : plan::rows<Setup>()) {
    const plan::Field& field = row.field;
    if (field.option.empty()) continue;
    const std::string use = plan::usage_of(field);
    const std::size_t blank = use.find(' ');
    ManualOption option = {std::string(field.option),
                           blank == std::string::npos ? "" : use.substr(blank + 1),
                           in_words(field, row.get(usual)),
                           {}};
    for (const std::string_view word : plan::words_of(field)) option.values.emplace_back(word);
    options.push_back(std::move(option));
  }
  return options;
}

template <class Setup>
Options of_question(Options first = {}) {
  Options options = std::move(first);
  for (ManualOption& option : of_fields<Setup>()) options.push_back(std::move(option));
  return of_form(std::move(options));
}

std::vector<Manual> workbook_pages() {
  return {
      {"list",
       "[--json]",
       "id, chapter, title and kind of every exercise",
       "One line an exercise, in the order of the workbook.",
       {},
       {json_option()},
       {{{"list"}, "all exercises"}}},
      {"show",
       "ID [OPTIONS]",
       "an exercise as the learner sees it",
       "Prints the text of an exercise with its numbers, and on request its solution.",
       {Operand::kExercise},
       {seed_option(), {"solution", "", "with every step of the solution", {}}, json_option()},
       {{{"show", "0.1", "--seed", "7"}, "exercise 0.1 with other numbers"},
        {{"show", "0.1", "--solution"}, "the original, solved"}}},
      {"check",
       "ID ANSWER... [OPTIONS]",
       "marks an answer; one ANSWER for each part",
       "Marks what was typed as the page does, names the slip behind a wrong answer, and ends with "
       "code 1 where it is not right.",
       {Operand::kExercise, Operand::kText},
       {seed_option(), json_option()},
       {{{"check", "0.1", "12*12*768^2 + 50257*768 + 1024*768 + 2*768"},
         "a calculation as an answer"}}},
      {"sheet",
       "ID... [OPTIONS]",
       "exercises to print: a sheet for each seed, and the key",
       "Writes one HTML page to print with a browser. The key stands on pages of its own at the "
       "end.",
       {Operand::kExercise},
       {{"seeds", "A-B", "one sheet for each of these seeds, at most 1,000", {}},
        {"title", "WORDS", "what stands above each sheet", {}}},
       {{{"sheet", "4.1", "4.3", "--seeds", "1-3"}, "three sheets of two exercises"}}},
      {"lint",
       "[FILES]",
       "proves the content",
       "Every exercise accepts its own answer, names its slips and rejects a neighbour, over 200 "
       "seeds. Without files, the whole workbook.",
       {Operand::kFile},
       {json_option()},
       {{{"lint", "assets/workbook/00-parameter-counting.toml"}, "one chapter"}}},
      {"errata",
       "[FILE]",
       "docs/errata.md, from docs/errata.toml",
       "Prints the list of what was found wrong in sources, with the right values worked out.",
       {Operand::kFile},
       {},
       {{{"errata", "docs/errata.toml"}, "the list as Markdown"}}},
      {"render",
       "[--out DIR]",
       "the HTML of every page, as on a first visit",
       "Writes each page into the folder, or all of them to the output. The build uses it.",
       {},
       {{"out", "DIR", "where the pages are written", {}}, json_option()},
       {{{"render", "--json"}, "all pages as one JSON object"}}},
      {"slips",
       "ID [--json]",
       "the mistakes that an exercise recognises",
       "Each with the number it gives and the words that name it.",
       {Operand::kExercise},
       {json_option()},
       {{{"slips", "0.1"}, "every slip of exercise 0.1"}}},
  };
}

std::vector<Manual> plan_pages() {
  return {
      {"model",
       "PRESET|FILE [OPTIONS]",
       "parameters, FLOPs, memory and KV cache of a model",
       "FILE is a Hugging Face config.json or a description of ours (docs/model-files.md), or a "
       "file "
       "of weights (GGUF, safetensors, model.safetensors.index.json), of which the header alone is "
       "read. Every term is told with its product. What was taken from a default and what is not "
       "counted stands under Notes.",
       {Operand::kModel},
       of_question<plan::ModelSetup>(
           {{"list", "", "the presets", {}},
            {"accuracy", "", "docs/accuracy.md, made from tests/golden", {}}}),
       {{{"model", "llama-3-8b"}, "term by term"},
        {{"model", "deepseek-v3", "--tokens", "128k", "--cache", "fp8", "--json"},
         "as JSON, with another length and format"},
        {{"model", "--list"}, "the presets"}}},
      {"memory",
       "PRESET|FILE [OPTIONS]",
       "what training and serving keep in memory on a card",
       "Weights, gradients, optimizer, activations, logits and caches, as they are split over "
       "cards, "
       "and the bytes each card sends. A split that engines refuse is refused with those that "
       "would do.",
       {Operand::kModel},
       of_question<plan::MemorySetup>(),
       {{{"memory", "llama-3-8b", "--cards", "8", "--zero", "3"}, "eight cards with ZeRO 3"},
        {{"memory", "llama-3-70b", "--qlora", "--batch", "4"}, "adapters on a base in 4 bits"},
        {{"memory", "mixtral-8x7b", "--cards", "8", "--ep", "8", "--csv"},
         "experts split over eight cards, as a table"}}},
      {"serve-plan",
       "PRESET|FILE CARD [OPTIONS]",
       "speed, users and cost of serving a model",
       "The bound of a decode step, what is expected to be measured beside it with its error, how "
       "many "
       "users fit, and what they cost.",
       {Operand::kModel, Operand::kCard},
       of_question<plan::ServingSetup>(),
       {{{"serve-plan", "llama-3-70b", "h100", "--cards", "4", "--users", "32", "--price", "2"},
         "four cards, 32 users, and the price of a million tokens"},
        {{"serve-plan", "mixtral-8x7b", "h100", "--cards", "2", "--weights", "fp8", "--draft", "3",
          "--accept", "0.7"},
         "speculation with three drafted tokens"}}},
      {"train-plan",
       "PRESET|FILE CARD [OPTIONS]",
       "time, cost and fit of a training run",
       "FLOPs of the run, its time at the asked share of peak, the least memory of a card, and "
       "what is "
       "expected to be measured with its error.",
       {Operand::kModel, Operand::kCard},
       of_question<plan::TrainingSetup>(),
       {{{"train-plan", "llama-3-8b", "h100", "--data", "1e12", "--cards", "64", "--tp", "2"},
         "10^12 tokens on 64 cards"},
        {{"train-plan", "gpt2", "a100", "--cards", "8", "--measured", "1.2M"},
         "the MFU of a measured speed"}}},
      {"why",
       "QUESTION MODEL [CARD] [OPTIONS] [-- MODEL [CARD] [OPTIONS]]",
       "a plan's terms by share, or two plans' differences",
       "With two dashes between two plans, the change of each term and the sizes it comes from. "
       "Options are those of the question.",
       {Operand::kQuestion, Operand::kModel, Operand::kCard},
       of_form(),
       {{{"why", "model", "llama-3-8b"}, "where the parameters are"},
        {{"why", "memory", "llama-2-7b", "--", "llama-3-8b"},
         "term by term, from one model to another"},
        {{"why", "serve-plan", "llama-3-8b", "h100", "--", "llama-3-8b", "h200", "--json"},
         "one model on two cards, as JSON"}}},
      {"lab",
       "ADDRESS [OPTIONS]",
       "what the Lab says at an address",
       "ADDRESS is that of the page #/lab, or what stands behind its question mark.",
       {Operand::kText},
       {{"json", "", "the figures as one JSON object", {}},
        {"csv", "", "the figures as a table of comma-separated values", {}},
        {"markdown", "", "the figures as a table in Markdown", {}}},
       {{{"lab", "v=1&model=gpt2&card=a100&users=4"}, "GPT-2 served to four users"}}},
  };
}

std::vector<Manual> other_pages() {
  return {
      {"eval",
       "EXPRESSION",
       "computes with units, as an answer field does",
       "Prints JSON: the value, its unit, and both readings of bytes (GB is 10^9, GiB 2^30).",
       {Operand::kText},
       {json_option()},
       {{{"eval", "2*32*8*128*4096*2 bytes"}, "a KV cache"}, {{"eval", "8 GiB"}, "in GB and GiB"}}},
      {"completion",
       "bash|zsh|fish",
       "a script that completes these commands in a shell",
       "For bash: eval \"$(tmw completion bash)\" in .bashrc. For zsh: a file _tmw in a folder of "
       "$fpath. For fish: a file tmw.fish in its folder of completions.",
       {Operand::kShell},
       {},
       {{{"completion", "bash"}, "the script for bash"}}},
      {"help",
       "[COMMAND]",
       "this list, or the page of a command",
       "The same as COMMAND --help.",
       {Operand::kCommand},
       {},
       {{{"help", "memory"}, "the page of tmw memory"}}},
  };
}

}  // namespace

const std::vector<Manual>& manuals() {
  static const std::vector<Manual> kManuals = [] {
    std::vector<Manual> all;
    for (auto* pages : {workbook_pages, plan_pages, other_pages}) {
      for (Manual& page : pages()) all.push_back(std::move(page));
    }
    return all;
  }();
  return kManuals;
}

}  // namespace tmw::cli
