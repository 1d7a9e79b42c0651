#include "core/content/prose.h"

#include "core/content/read_prose.h"
#include "core/content/references.h"
#include "core/content/stand_ins.h"
#include "core/tex/tex_reader.h"

namespace tmw {
namespace {

std::vector<std::string> stand_ins_of(const std::vector<Marker>& markers) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < markers.size(); ++i) {
    result.push_back(std::string(kStandInOpen) + std::to_string(i) + std::string(kStandInClose));
  }
  return result;
}

// Calls visit(text, place) for every text of a tree in which a stand-in may be.
template <typename Visit>
void visit_texts(Blocks& blocks, Visit visit) {
  for (Block& block : blocks) {
    visit(block.text, block.kind == BlockKind::kFormula ? MarkerPlace::kMath
                      : block.kind == BlockKind::kCode  ? MarkerPlace::kCode
                                                        : MarkerPlace::kWords);
    visit(block.language, MarkerPlace::kWords);
    for (Span& span : block.spans) {
      visit(span.text, span.kind == SpanKind::kMath   ? MarkerPlace::kMath
                       : span.kind == SpanKind::kCode ? MarkerPlace::kCode
                                                      : MarkerPlace::kWords);
      visit(span.href, MarkerPlace::kWords);
    }
    visit_texts(block.children, visit);
  }
}

void find_places(Prose& prose) {
  visit_texts(prose.blocks, [&](std::string& text, MarkerPlace place) {
    std::string copy = text;
    replace_stand_ins(copy, [&](std::size_t index) {
      prose.markers[index].place = place;
      return std::string();
    });
  });
}

// Where in the source a place of the text with stand-ins lies.
std::size_t source_position(std::size_t position, const std::vector<Marker>& markers,
                            const std::vector<std::string>& stand_ins) {
  for (std::size_t i = 0; i < markers.size() && markers[i].begin < position; ++i) {
    position += markers[i].end - markers[i].begin - stand_ins[i].size();
  }
  return position;
}

// What is wrong with a formula, with a number for each marker; empty if it can be typeset.
std::string formula_fault(const std::string& formula, const std::vector<Marker>& markers) {
  std::string numbered = formula;
  replace_stand_ins(numbered, [](std::size_t) { return std::string("1"); });
  const tex::ReadResult result = tex::read(numbered);
  if (result.ok()) return {};
  std::string written = formula;
  replace_stand_ins(written,
                    [&](std::size_t index) { return "{{ " + markers[index].inside + " }}"; });
  return "the formula $" + written + "$ cannot be read: " + result.error.message;
}

// Text that Markdown must not read as markup.
std::string escaped_for_markdown(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("$*_[]<`\\").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

ProseRead read_with(std::string_view source, MarkersRead markers) {
  if (source.find(kStandInOpen) != std::string_view::npos) {
    return {{}, {{source.find(kStandInOpen), "the character U+E000 has no meaning; remove it"}}};
  }
  ProseRead read;
  read.faults = std::move(markers.faults);
  read.prose.source = source;
  read.prose.markers = std::move(markers.markers);
  const std::vector<std::string> stand_ins = stand_ins_of(read.prose.markers);
  std::vector<FormulaPlace> formulas;
  read.prose.blocks = parse_markdown(with_words(source, read.prose.markers, stand_ins), formulas);
  for (const FormulaPlace& formula : formulas) {
    const std::string fault = formula_fault(formula.tex, read.prose.markers);
    if (fault.empty()) continue;
    read.faults.push_back(
        {source_position(formula.position, read.prose.markers, stand_ins), fault});
  }
  link_places(read.prose.blocks);
  find_places(read.prose);
  return read;
}

}  // namespace

// Here, where blocks and markers are known, so that the header need not know them.
Prose::Prose() = default;
Prose::Prose(const Prose& other) = default;
Prose::Prose(Prose&& other) noexcept = default;
Prose& Prose::operator=(const Prose& other) = default;
Prose& Prose::operator=(Prose&& other) noexcept = default;
Prose::~Prose() = default;
bool Prose::empty() const { return source.empty() && blocks.empty(); }

CodeTemplate::CodeTemplate() = default;
CodeTemplate::CodeTemplate(const CodeTemplate& other) = default;
CodeTemplate::CodeTemplate(CodeTemplate&& other) noexcept = default;
CodeTemplate& CodeTemplate::operator=(const CodeTemplate& other) = default;
CodeTemplate& CodeTemplate::operator=(CodeTemplate&& other) noexcept = default;
CodeTemplate::~CodeTemplate() = default;

ProseRead read_prose(std::string_view source) { return read_with(source, read_markers(source)); }

MarkdownRead read_markdown(std::string_view source) {
  ProseRead read = read_with(source, {});
  return {std::move(read.prose.blocks), std::move(read.faults)};
}

std::vector<TextFault> formula_faults(const std::string& tex) {
  const std::string fault = formula_fault(tex, {});
  return fault.empty() ? std::vector<TextFault>() : std::vector<TextFault>{{0, fault}};
}

CodeRead read_code(std::string_view source) {
  MarkersRead read = read_markers(source);
  for (Marker& marker : read.markers) marker.place = MarkerPlace::kCode;
  CodeRead code;
  code.code.source = source;
  code.code.markers = std::move(read.markers);
  code.faults = std::move(read.faults);
  return code;
}

namespace {

// Where the unit begins that a formula in the text ends in, as number_format.cpp writes it; npos if
// it ends otherwise.
std::size_t unit_at_end(std::string_view formula) {
  constexpr std::string_view kUnit = "\\,\\text{";
  const std::size_t at = formula.rfind(kUnit);
  if (at == std::string_view::npos || at == 0 || !formula.ends_with('}'))
    return std::string_view::npos;
  return formula.find('}', at) == formula.size() - 1 ? at : std::string_view::npos;
}

// A unit that ends a formula of the text is set in the text's own letters, as it is behind a number
// that stands alone: "$N = 13$ billion parameters".
void set_units_as_words(Spans& spans) {
  constexpr std::size_t kOpening = std::string_view("\\,\\text{").size();
  Spans result;
  for (Span& span : spans) {
    const std::size_t at =
        span.kind == SpanKind::kMath ? unit_at_end(span.text) : std::string::npos;
    if (at == std::string::npos) {
      result.push_back(std::move(span));
      continue;
    }
    Span unit = span;
    unit.kind = SpanKind::kText;
    unit.text = "\u00a0" + span.text.substr(at + kOpening, span.text.size() - 1 - at - kOpening);
    span.text.erase(at);
    result.push_back(std::move(span));
    result.push_back(std::move(unit));
  }
  spans = std::move(result);
}

void set_units_as_words(Blocks& blocks) {
  for (Block& block : blocks) {
    set_units_as_words(block.spans);
    set_units_as_words(block.children);
  }
}

}  // namespace

Filled<Blocks> fill(const Prose& prose, const FillScope& scope, const LiveNumbers& live) {
  MarkerWords filled = marker_words(prose.markers, scope);
  Blocks blocks = prose.blocks;
  if (!prose.markers.empty()) {
    if (!live.names.empty() || !live.rooms.empty())
      part_live_numbers(blocks, prose.markers, filled.words, live);
    visit_texts(blocks, [&](std::string& text, MarkerPlace) {
      replace_stand_ins(text, [&](std::size_t index) { return filled.words[index]; });
    });
    set_units_as_words(blocks);
  }
  return {std::move(blocks), std::move(filled.faults)};
}

Filled<std::string> fill(const CodeTemplate& code, const FillScope& scope) {
  MarkerWords filled = marker_words(code.markers, scope);
  return {with_words(code.source, code.markers, filled.words), std::move(filled.faults)};
}

Filled<std::string> fill_markdown(const Prose& prose, const FillScope& scope) {
  MarkerWords filled = marker_words(prose.markers, scope);
  for (std::size_t i = 0; i < filled.words.size(); ++i) {
    if (prose.markers[i].place != MarkerPlace::kWords) continue;
    filled.words[i] = escaped_for_markdown(filled.words[i]);
  }
  return {with_words(prose.source, prose.markers, filled.words), std::move(filled.faults)};
}

}  // namespace tmw
