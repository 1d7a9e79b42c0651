// How many full reports (parameters, FLOPs, memory, KV cache) of one model a core makes a second.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/transformer/presets.h"
#include "core/transformer/report.h"

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

}  // namespace

int main() {
  for (const char* id : {"gpt2", "llama-3-8b", "deepseek-v3"}) {
    const ModelPreset* preset = find_preset(shipped_models().presets, id);
    if (preset == nullptr) return 1;
    std::printf("%-12s %10.0f reports/s\n", id, reports_per_second(preset->model));
  }
}
