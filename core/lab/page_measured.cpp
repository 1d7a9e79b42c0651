// Measured runs beside the figures that are expected.
#include "core/lab/measured.h"
#include "core/lab/page_parts.h"
#include "core/transformer/measured.h"

namespace tmw::lab {

using sheet::Kind;
using sheet::Node;

Node measured_fold(const Lab& lab) {
  Node node = fold(lab, "measured", "Measured runs nearest to this");
  if (!node.open) {
    say_inside(node, {lab.state.question == Question::kServe
                          ? "Runs that were measured, and what is expected of them"
                          : "Runs that were measured: MFU and memory"});
    return node;
  }
  const std::vector<NearRun> runs = near_runs(lab.state);
  if (runs.empty()) {
    node.children.push_back(
        make(Kind::kParagraph, "lab/measured/none",
             "No run that is known here is of a model of half to twice this size."));
    return node;
  }
  const bool serve = lab.state.question == Question::kServe;
  Node table = make(Kind::kTable, "lab/measured/table");
  table.header = true;
  table.label = "Measured runs";
  std::vector<std::string> head = {"Run", "Measured"};
  if (serve) head.emplace_back("Expected of it");
  table.children.push_back(row_of_cells("lab/measured/head", head));
  table.children.back().header = true;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::vector<std::string> cells = {plain(runs[i].what), plain(runs[i].measured)};
    if (serve) cells.push_back(plain(runs[i].expected));
    table.children.push_back(row_of_cells("lab/measured/" + std::to_string(i), cells));
  }
  node.children.push_back(std::move(table));
  Node source = make(Kind::kParagraph, "lab/measured/source",
                     plain("Source: " +
                           (serve ? transformer::shipped_measured().serving_source
                                  : transformer::shipped_measured().training_source) +
                           "."));
  source.tone = sheet::Tone::kQuiet;
  node.children.push_back(std::move(source));
  return node;
}

}  // namespace tmw::lab
