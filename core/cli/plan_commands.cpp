#include "core/cli/plan_commands.h"

#include <algorithm>
#include <fstream>
#include <ostream>

#include "core/cli/accuracy_table.h"
#include "core/cli/options.h"
#include "core/json/json_text.h"
#include "core/plan/answers.h"
#include "core/plan/json_writer.h"
#include "core/plan/memory_plan.h"
#include "core/plan/model_plan.h"
#include "core/plan/serving_plan.h"
#include "core/plan/table_writer.h"
#include "core/plan/training_plan.h"
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

// As JSON, or as the table that is asked for.
std::string written(const plan::Figures& figures, const std::vector<std::string>& args,
                    plan::Integers integers) {
  if (contains(args, "--csv")) return plan::csv_text(figures);
  if (contains(args, "--markdown")) return plan::markdown_text(figures);
  return plan::json_text(figures, integers);
}

// Lines, or figures for one of the three ways to write them.
plan::Form form_of(const std::vector<plan::Asked>& options) {
  const bool figures =
      plan::gave(options, "json") || plan::gave(options, "csv") || plan::gave(options, "markdown");
  return figures ? plan::Form::kFigures : plan::Form::kLines;
}

int print(const plan::Answer& answer, const std::vector<std::string>& args, plan::Integers integers,
          std::ostream& out, std::ostream& err) {
  if (answer.error.empty()) {
    out << (answer.text.empty() ? written(answer.figures, args, integers) : answer.text);
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
  const plan::Form form = form_of(split.options);
  const plan::Request request = {std::move(split.names), std::move(split.options), form};
  return print(question(request, file_text), args, integers_of(args), out, err);
}

// `tmw model FILE` of a file of weights; nothing when the words are another question. Its header is
// read piece by piece, never more than that of the longest.
std::optional<plan::Answer> about_weights(const std::vector<std::string>& args) {
  const SplitWords split =
      split_words(args, plan::valued_options(plan::fields<plan::ModelSetup>()));
  if (split.names.size() != 1) return std::nullopt;
  const std::string& name = split.names[0];
  const plan::Form form = form_of(split.options);
  std::size_t bytes = transformer::kLongestModelFile;
  for (;; bytes *= 4) {
    const std::optional<Head> head = file_head(name, std::min(bytes, transformer::kLongestHeader));
    if (!head) return std::nullopt;
    const bool all = head->text.size() == head->file_bytes || bytes >= transformer::kLongestHeader;
    // The text of an index may be longer than that of any model file.
    const bool part_of_index = !all && head->text.find("\"weight_map\"") != std::string::npos;
    if (!plan::is_weights(head->text)) {
      if (part_of_index) continue;
      return std::nullopt;
    }
    plan::WeightsAnswer weights = plan::weights_answer(name, head->text, head->file_bytes, form);
    if (!weights.wants_more || all) return weights.answer;
  }
}

// `--accuracy`, or `--accuracy FILE [FILE]` with the golden configs, and with measurements, to list
// too.
int print_accuracy(const std::vector<std::string>& args, std::ostream& out, std::ostream& err) {
  std::vector<std::string> texts(2);
  std::size_t given = 0;
  for (auto file = std::find(args.begin(), args.end(), "--accuracy") + 1;
       file != args.end() && given < texts.size(); ++file, ++given) {
    const std::optional<std::string> text = file_text(*file);
    if (!text || text->empty()) {
      err << "\"" << *file << "\" cannot be read: give tests/golden/models_hugging_face.json and "
          << "tests/golden/measured.json.\n";
      return 2;
    }
    texts[given] = *text;
  }
  return cli::print_accuracy_table(out, texts[0], texts[1]);
}

std::vector<std::string_view> valued_options_of(const std::string& question) {
  if (question == "memory") return plan::valued_options(plan::fields<plan::MemorySetup>());
  if (question == "serve-plan") return plan::valued_options(plan::fields<plan::ServingSetup>());
  if (question == "train-plan") return plan::valued_options(plan::fields<plan::TrainingSetup>());
  return plan::valued_options(plan::fields<plan::ModelSetup>());
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

int run_why_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err) {
  const std::string question = args.empty() ? "" : args[0];
  const auto first = args.empty() ? args.end() : args.begin() + 1;
  const auto between = std::find(first, args.end(), "--");
  const std::vector<std::string_view> valued = valued_options_of(question);
  const plan::Form form = form_of(split_words(args, valued).options);
  const auto request_of = [&](auto begin, auto end) {
    SplitWords split = split_words(std::vector<std::string>(begin, end), valued);
    return plan::Request{std::move(split.names), std::move(split.options), form};
  };
  std::optional<plan::Request> second;
  if (between != args.end()) second = request_of(between + 1, args.end());
  const plan::Answer answer =
      plan::why_answer(question, request_of(first, between), second, file_text);
  return print(answer, args, integers_of(args), out, err);
}

}  // namespace tmw
