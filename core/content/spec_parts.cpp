#include "core/content/spec_parts.h"

#include "core/content/load_parts.h"
#include "core/prose/rich_text.h"

namespace tmw {

std::vector<SlipSpec> read_author_slips(TableReader& owner) {
  std::vector<SlipSpec> slips;
  owner.each("slips", Need::kOptional, "slip", [&](TableReader& reader) {
    SlipSpec slip;
    slip.line = reader.line();
    slip.is = reader.expression("is", Need::kRequired);
    slip.say = reader.prose("say", Need::kRequired);
    slip.lab = reader.code("lab", Need::kOptional);
    slip.from_source = reader.boolean("printed");
    slips.push_back(std::move(slip));
  });
  return slips;
}

std::vector<Spans> first_lines(std::vector<Blocks> texts) {
  std::vector<Spans> lines;
  for (Blocks& text : texts) {
    lines.push_back(text.empty() ? Spans() : std::move(text.front().spans));
  }
  return lines;
}

}  // namespace tmw
