// How many full reports (parameters, FLOPs, memory, KV cache) of one model a core makes a second,
// and how long it takes to read a config.json of 1 MB and a GGUF header of 1,000 tensors.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

#include "core/transformer/config_reader.h"
#include "core/transformer/presets.h"
#include "core/transformer/report.h"
#include "core/transformer/weight_file.h"

namespace {

using namespace tmw::transformer;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

constexpr int kRounds = 10000;

// The model changes from round to round, so that nothing can be computed once and kept. A function
// of its own: V8 optimises WASM functions from their next call on, never in the midst of one.
[[gnu::noinline]] std::int64_t reports(Model model) {
  const std::int64_t layers = model.n_layers;
  std::int64_t check = 0;
  for (int i = 0; i < kRounds; ++i) {
    model.n_layers = layers + (i & 7);
    const Report report = report_on(model, {2048 + (i & 15), {}});
    check += report.overflowed ? 1 : report.training_per_sequence.total.value() & 1;
  }
  return check;
}

// The fastest of many short windows, so that other work on the machine does not count.
double reports_per_second(const Model& model) {
  constexpr int kWindows = 100;
  std::int64_t check = reports(model);  // warm
  double fastest = 0;
  for (int i = 0; i < kWindows; ++i) {
    const Clock::time_point start = Clock::now();
    check += reports(model);
    fastest = std::max(fastest, kRounds / seconds_since(start));
  }
  if (check < 0) std::puts("");  // keeps the work
  return fastest;
}

// A llama's config.json with so many labels that it is 1,000,000 bytes long.
std::string config_of_a_megabyte() {
  std::string text =
      R"({"model_type":"llama","hidden_size":4096,"intermediate_size":14336,"num_hidden_layers":32,)"
      R"("num_attention_heads":32,"num_key_value_heads":8,"vocab_size":128256,"id2label":{"0":"x")";
  for (int i = 1; text.size() < 999'900; ++i) {
    text += ",\"" + std::to_string(i) + "\":\"LABEL_" + std::to_string(i) + "\"";
  }
  text += "}";
  return text + std::string(1'000'000 - text.size() - 1, ' ') + "}";
}

std::string little_endian(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xff);
  return text;
}

// Version 3, no metadata, matrices of 4,096 x 4,096 in Q4_K.
std::string gguf_of_a_thousand_tensors() {
  constexpr std::uint64_t kTensors = 1000;
  constexpr std::uint64_t kBytes = 4096 * 4096 / 256 * 144;
  std::string head =
      "GGUF" + little_endian(3, 4) + little_endian(kTensors, 8) + little_endian(0, 8);
  for (std::uint64_t i = 0; i < kTensors; ++i) {
    const std::string name = "blk." + std::to_string(i) + ".attn_q.weight";
    head += little_endian(name.size(), 8) + name + little_endian(2, 4) + little_endian(4096, 8) +
            little_endian(4096, 8) + little_endian(12, 4) + little_endian(i * kBytes, 8);
  }
  return head;
}

// The fastest of many tries, in milliseconds; negative when `read` fails.
template <class Read>
double milliseconds(Read read) {
  double fastest = 1e9;
  for (int i = 0; i < 50; ++i) {
    const Clock::time_point start = Clock::now();
    if (!read()) return -1;
    fastest = std::min(fastest, 1e3 * seconds_since(start));
  }
  return fastest;
}

}  // namespace

int main() {
  for (const char* id : {"gpt2", "llama-3-8b", "deepseek-v3"}) {
    const ModelPreset* preset = find_preset(shipped_models().presets, id);
    if (preset == nullptr) return 1;
    std::printf("%-12s %10.0f reports/s\n", id, reports_per_second(preset->model));
  }
  const std::string config = config_of_a_megabyte();
  const std::string gguf = gguf_of_a_thousand_tensors();
  std::printf("config.json of 1 MB           %8.3f ms\n",
              milliseconds([&] { return read_model(config).model.has_value(); }));
  std::printf("GGUF header of 1,000 tensors  %8.3f ms\n",
              milliseconds([&] { return read_gguf(gguf, std::nullopt).file.has_value(); }));
}
