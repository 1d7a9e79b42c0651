// `tmw model FILE` of a file of weights: what its header says, counted.
#include "core/plan/answers.h"
#include "core/plan/lines.h"
#include "core/plan/question.h"
#include "core/plan/words.h"
#include "core/transformer/weight_file.h"

namespace tmw::plan {
namespace {

using namespace transformer;

Figures types_of(const WeightFile& file) {
  Figures types;
  for (const TensorType& type : file.types) {
    types.members.push_back({type.name, Figures{{{"tensors", Count(type.tensors)},
                                                 {"numbers", type.numbers},
                                                 {"bytes", type.bytes}}}});
  }
  return types;
}

double bits_of(Count bytes, Count numbers) { return 8 * bytes.as_double() / numbers.as_double(); }

std::optional<double> bits_per_number(const WeightFile& file) {
  if (file.numbers.value() == 0) return std::nullopt;
  return bits_of(file.bytes, file.numbers);
}

Figures figures_of(const std::string& name, const WeightFile& file) {
  Figures figures = {{{"name", name},
                      {"format", std::string(file.format)},
                      {"architecture", file.architecture},
                      {"tensors", Count(file.tensors)}}};
  std::vector<Figure>& members = figures.members;
  if (file.numbers_are_parameters) {
    members.push_back({"parameters", file.numbers});
  } else {
    members.push_back({"parameters", std::optional<double>()});
  }
  members.push_back({"numbers", file.numbers});
  members.push_back({"bytes", file.bytes});
  members.push_back({"bits_per_number", bits_per_number(file)});
  members.push_back({"types", types_of(file)});
  members.push_back({"notes", file.notes});
  return figures;
}

std::string explain(const std::string& name, const WeightFile& file) {
  Lines lines;
  lines.heading("Tensors of the " + std::string(file.format) + " file");
  for (const TensorType& type : file.types) {
    lines.row(std::string(type.name), grouped(type.numbers.value()),
              "numbers in " + grouped(type.tensors) +
                  (type.tensors == 1 ? " tensor, " : " tensors, ") +
                  bytes_in_words(type.bytes.as_double()) +
                  (type.numbers.value() == 0
                       ? ""
                       : ", " + number_text(bits_of(type.bytes, type.numbers), 6) + " bits each"));
  }
  lines.row(file.numbers_are_parameters ? "parameters" : "numbers stored",
            grouped(file.numbers.value()), "in " + grouped(file.tensors) + " tensors");
  const std::optional<double> bits = bits_per_number(file);
  lines.row("bytes", grouped(file.bytes.value()),
            bytes_in_words(file.bytes.as_double()) +
                (bits ? ", " + number_text(*bits, 6) + " bits a number, scales included" : ""));
  const std::string kind = file.architecture.empty() ? "" : ", " + file.architecture;
  return name + kind + "\n\n" + lines.text() + notes_in_lines(file.notes);
}

Answer index_answer(const std::string& name, std::string_view text, Form form) {
  const ReadIndex read = read_weight_index(text);
  if (!read.index) return refused(read.error);
  const WeightIndex& index = *read.index;
  const Sentences notes = {
      "An index names tensors without their shapes: what it says of their bytes is told, and a "
      "weight file or the config.json is needed for more."};
  if (form == Form::kFigures) {
    Figures figures = {{{"name", name},
                        {"format", std::string("safetensors index")},
                        {"files", Count(index.files)},
                        {"tensors", Count(index.tensors)}}};
    if (index.parameters) {
      figures.members.push_back({"parameters", *index.parameters});
    } else {
      figures.members.push_back({"parameters", std::optional<double>()});
    }
    figures.members.push_back({"bytes", index.bytes});
    figures.members.push_back({"notes", notes});
    return {"", figures, ""};
  }
  Lines lines;
  lines.heading("Index of weight files");
  lines.row("tensors", grouped(index.tensors), "in " + grouped(index.files) + " files");
  if (index.parameters) lines.row("parameters", grouped(index.parameters->value()), "as it says");
  lines.row("bytes", grouped(index.bytes.value()), bytes_in_words(index.bytes.as_double()));
  return {name + "\n\n" + lines.text() + notes_in_lines(notes), {}, ""};
}

}  // namespace

bool is_weights(std::string_view head) {
  return is_gguf(head) || is_safetensors(head) || is_weight_index(head);
}

WeightsAnswer weights_answer(const std::string& name, std::string_view head,
                             std::optional<std::uint64_t> file_bytes, Form form) {
  if (!is_gguf(head) && !is_safetensors(head)) return {index_answer(name, head, form), false};
  const ReadWeights read =
      is_gguf(head) ? read_gguf(head, file_bytes) : read_safetensors(head, file_bytes);
  if (!read.file) return {refused(read.error), read.cut_short};
  const std::string own = read.file->name.empty() ? name : read.file->name;
  if (form == Form::kFigures) return {{"", figures_of(own, *read.file), ""}, false};
  return {{explain(own, *read.file), {}, ""}, false};
}

}  // namespace tmw::plan
