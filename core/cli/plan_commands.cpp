#include "core/cli/plan_commands.h"

#include <algorithm>
#include <fstream>
#include <ostream>

#include "core/cli/accuracy_table.h"
#include "core/cli/options.h"
#include "core/json/json_text.h"
#include "core/plan/answers.h"
#include "core/plan/json_writer.h"
#include "core/transformer/config_reader.h"
#include "core/transformer/presets.h"

namespace tmw {
namespace {

// Reads no further than the longest model file, so that a huge file costs nothing.
std::optional<std::string> file_text(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string text(transformer::kLongestModelFile + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (stream.bad()) return std::nullopt;  // a folder, or an unreadable disk
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text;
}

bool contains(const std::vector<std::string>& args, const char* word) {
  return std::find(args.begin(), args.end(), word) != args.end();
}

int print(const plan::Answer& answer, const std::vector<std::string>& args, plan::Integers integers,
          std::ostream& out, std::ostream& err) {
  if (answer.error.empty()) {
    out << (answer.text.empty() ? plan::json_text(answer.figures, integers) : answer.text);
    return 0;
  }
  if (contains(args, "--json")) {
    out << "{\"error\": " << json_quoted(answer.error) << "}\n";
  }
  err << answer.error << "\n";
  return 2;
}

using Question = plan::Answer (*)(const plan::Request&, plan::ReadText);

// `--json` asks for figures with integers printed exactly; `--safe-integers` puts those above
// 2^53 - 1 into quotation marks, because a JavaScript number cannot hold them.
template <class Setup>
int ask(Question question, const std::vector<std::string>& args, std::ostream& out,
        std::ostream& err) {
  SplitWords split = split_words(args, plan::valued_options(plan::fields<Setup>()));
  const bool json = plan::gave(split.options, "json");
  const bool safe = plan::gave(split.options, "safe-integers");
  const plan::Request request = {std::move(split.names), std::move(split.options),
                                 json ? plan::Form::kFigures : plan::Form::kLines};
  const plan::Integers integers = safe ? plan::Integers::kSafe : plan::Integers::kExact;
  return print(question(request, file_text), args, integers, out, err);
}

// `--accuracy`, or `--accuracy FILE` with the golden configs to list too.
int print_accuracy(const std::vector<std::string>& args, std::ostream& out, std::ostream& err) {
  const auto file = std::find(args.begin(), args.end(), "--accuracy") + 1;
  if (file == args.end()) return cli::print_accuracy_table(out, "");
  const std::optional<std::string> text = file_text(*file);
  if (text && !text->empty()) return cli::print_accuracy_table(out, *text);
  err << "\"" << *file << "\" cannot be read: give tests/golden/models_hugging_face.json.\n";
  return 2;
}

int list_presets(std::ostream& out) {
  for (const auto& preset : transformer::shipped_models().presets) {
    out << preset.id << "  " << preset.name << "\n";
  }
  return 0;
}

}  // namespace

int run_model_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err) {
  if (contains(args, "--list")) return list_presets(out);
  if (contains(args, "--accuracy")) return print_accuracy(args, out, err);
  return ask<plan::ModelSetup>(plan::model_answer, args, out, err);
}

int run_memory_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err) {
  return ask<plan::MemorySetup>(plan::memory_answer, args, out, err);
}

int run_serve_plan_command(const std::vector<std::string>& args, std::ostream& out,
                           std::ostream& err) {
  return ask<plan::ServingSetup>(plan::serving_answer, args, out, err);
}

int run_train_plan_command(const std::vector<std::string>& args, std::ostream& out,
                           std::ostream& err) {
  return ask<plan::TrainingSetup>(plan::training_answer, args, out, err);
}

}  // namespace tmw
