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
#include "core/transformer/weight_file.h"

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

// The beginning of a file, up to `bytes`, and the length of the whole.
struct Head {
  std::string text;
  std::uint64_t file_bytes = 0;
};

std::optional<Head> file_head(const std::string& path, std::size_t bytes) {
  std::ifstream stream(path, std::ios::binary | std::ios::ate);
  if (!stream) return std::nullopt;
  const std::streamoff length = stream.tellg();
  if (length < 0) return std::nullopt;
  Head head;
  head.file_bytes = static_cast<std::uint64_t>(length);
  head.text.resize(std::min<std::size_t>(bytes, static_cast<std::size_t>(length)));
  stream.seekg(0);
  stream.read(head.text.data(), static_cast<std::streamsize>(head.text.size()));
  if (!stream) return std::nullopt;
  return head;
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

plan::Integers integers_of(const std::vector<std::string>& args) {
  return contains(args, "--safe-integers") ? plan::Integers::kSafe : plan::Integers::kExact;
}

using Question = plan::Answer (*)(const plan::Request&, plan::ReadText);

// `--json` asks for figures with integers printed exactly; `--safe-integers` puts those above
// 2^53 - 1 into quotation marks, because a JavaScript number cannot hold them.
template <class Setup>
int ask(Question question, const std::vector<std::string>& args, std::ostream& out,
        std::ostream& err) {
  SplitWords split = split_words(args, plan::valued_options(plan::fields<Setup>()));
  const bool json = plan::gave(split.options, "json");
  const plan::Request request = {std::move(split.names), std::move(split.options),
                                 json ? plan::Form::kFigures : plan::Form::kLines};
  return print(question(request, file_text), args, integers_of(args), out, err);
}

// `tmw model FILE` of a file of weights; nothing when the words are another question. Its header is
// read piece by piece, never more than that of the longest.
std::optional<plan::Answer> about_weights(const std::vector<std::string>& args) {
  const SplitWords split =
      split_words(args, plan::valued_options(plan::fields<plan::ModelSetup>()));
  if (split.names.size() != 1) return std::nullopt;
  const std::string& name = split.names[0];
  const plan::Form form =
      plan::gave(split.options, "json") ? plan::Form::kFigures : plan::Form::kLines;
  std::size_t bytes = transformer::kLongestModelFile;
  for (;; bytes *= 4) {
    const std::optional<Head> head = file_head(name, std::min(bytes, transformer::kLongestHeader));
    if (!head || !plan::is_weights(head->text)) return std::nullopt;
    plan::WeightsAnswer weights = plan::weights_answer(name, head->text, head->file_bytes, form);
    const bool all = head->text.size() == head->file_bytes || bytes >= transformer::kLongestHeader;
    if (!weights.wants_more || all) return weights.answer;
  }
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
  if (const std::optional<plan::Answer> weights = about_weights(args)) {
    return print(*weights, args, integers_of(args), out, err);
  }
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
