#include "tests/web/layout/sample_page.h"

#include "core/prose/rich_text.h"

namespace tmw::sample {
namespace {

Run code(std::string_view words) { return {RunKind::kCode, false, false, std::string(words), {}}; }
Run strong(std::string_view words) { return {RunKind::kText, true, false, std::string(words), {}}; }
Run soft(std::string_view words) { return {RunKind::kText, false, true, std::string(words), {}}; }
Run link(std::string_view words, std::string_view href) {
  return {RunKind::kLink, false, false, std::string(words), std::string(href)};
}

Node heading(int level, std::string_view words) {
  Node made = node(NodeKind::kHeading, "heading/" + std::string(words), {text(words)});
  made.level = level;
  return made;
}

Node badge(Mark mark, std::string_view words) {
  Node made = node(NodeKind::kBadge, "badge/" + std::string(words), {text(words)});
  made.mark = mark;
  return made;
}

Node button(Tone tone, std::string_view words, std::string_view path) {
  Node made = node(NodeKind::kButton, path, {text(words)});
  made.tone = tone;
  return made;
}

Node formula(std::string_view tex) {
  return node(NodeKind::kFormula, "formula/" + std::string(tex), {math(tex)});
}

Node theory() {
  Node list = node(NodeKind::kList, "list");
  list.children.push_back(
      node(NodeKind::kListItem, "list/1",
           {text("the query and output weights, "), math("d^2"), text(" each;")}));
  list.children.push_back(node(
      NodeKind::kListItem, "list/2",
      {text("the two matrices of the feed-forward block, "), math("8d^2"), text(" together.")}));
  list.ordered = true;

  Node callout = node(NodeKind::kCallout, "callout");
  callout.children.push_back(heading(4, "The rule of twelve"));
  callout.children.push_back(node(NodeKind::kParagraph, "callout/p",
                                  {text("A standard block holds about "), math("12\\,d^2"),
                                   text(" weights, whatever the number of heads.")}));

  Node section = node(NodeKind::kSection, "section");
  section.children = {
      heading(2, "Where the weights are"),
      node(NodeKind::kParagraph, "p/1",
           {text("A transformer with hidden size "), math("d"),
            text(" spends nearly all of its weights in its blocks. Each head works on "),
            math("d_k = \\frac{d}{h}"), text(" numbers, so the number of heads "), soft("does not"),
            text(" change the count: "), strong("every projection stays a square matrix"),
            text(" of side "), code("d_model"), text(". See "), link("the derivation", "#/0/0.1"),
            text(" for the exact terms, biases and norms included.")}),
      formula("P_{block} = 4d^2 + 2\\cdot d\\cdot 4d = 12d^2"), list, callout};
  return section;
}

Node table() {
  Node made = node(NodeKind::kTable, "table");
  made.header = true;
  const std::vector<std::vector<std::string>> rows = {
      {"Model", "Layers", "Hidden size", "Parameters"},
      {"GPT-2 small", "12", "768", "124,439,808"},
      {"Llama 2 70B", "80", "8,192", "68,976,648,192"}};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::string path = "table/" + std::to_string(r);
    Node row = node(NodeKind::kTableRow, path);
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      row.children.push_back(
          node(NodeKind::kTableCell, path + "/" + std::to_string(c), {text(rows[r][c])}));
    }
    made.children.push_back(row);
  }
  return made;
}

Node derive_card() {
  Node field = node(NodeKind::kField, "field");
  field.label = "Number of parameters";
  field.hint = "such as 124.3M";
  field.unit = "parameters";
  Node sign = node(NodeKind::kSign, "field/sign", {text("Right")});
  sign.tone = Tone::kGood;
  field.children = {sign};
  Node status = node(NodeKind::kStatus, "status/near",
                     {text("Close: this is the count without the position embeddings.")});
  status.tone = Tone::kNear;
  Node fold = node(NodeKind::kFold, "fold", {text("Show derivation")},
                   {formula("12\\cdot 12\\cdot 768^2 + 50257\\cdot 768 = 123{,}532{,}032")});
  fold.open = true;
  Node help = node(NodeKind::kHint, "help", {},
                   {node(NodeKind::kParagraph, "help/p", {text("Hint 1. Count a layer first.")})});
  help.open = true;
  Node card = node(NodeKind::kCard, "card/derive");
  card.children = {
      node(NodeKind::kRow, "card/derive/top", {},
           {badge(Mark::kDerive, "Derive"), badge(Mark::kDone, "Done")}),
      heading(3, "Parameters of GPT-2 small"),
      node(NodeKind::kParagraph, "card/derive/p",
           {text("Count every weight of GPT-2 small: "), math("L = 12"), text(" layers, "),
            math("d = 768"), text(", a vocabulary of 50,257 tokens and 1,024 positions.")}),
      node(NodeKind::kRow, "card/derive/answer", {},
           {field, button(Tone::kPrimary, "Check", "check")}),
      status,
      node(NodeKind::kRow, "card/derive/more", {},
           {button(Tone::kQuiet, "Hint", "hint"), button(Tone::kQuiet, "New numbers", "new")}),
      help,
      fold};
  return card;
}

Node trace_card() {
  Node choices = node(NodeKind::kChoices, "choices");
  choices.label = "What happens to the count?";
  const std::vector<std::string> options = {"It doubles, because every head has its own matrices.",
                                            "Nothing: the heads share the same square matrices.",
                                            "It halves."};
  for (std::size_t i = 0; i < options.size(); ++i) {
    Node choice = node(NodeKind::kChoice, "choices/" + std::to_string(i), {text(options[i])});
    choice.checked = i == 1;
    choices.children.push_back(choice);
  }
  Node status = node(NodeKind::kStatus, "status/good",
                     {text("Right. The head count only decides how the same numbers are cut.")});
  status.tone = Tone::kGood;
  Node card = node(NodeKind::kCard, "card/trace");
  card.children = {node(NodeKind::kRow, "card/trace/top", {}, {badge(Mark::kTrace, "Trace")}),
                   heading(3, "Twice the heads"), choices, status};
  return card;
}

Node design_card() {
  Node order = node(NodeKind::kOrder, "order");
  order.label = "Put the steps in order";
  for (int i = 0; i < 3; ++i) {
    const std::string path = "order/" + std::to_string(i);
    order.children.push_back(
        node(NodeKind::kOrderStep, path,
             {text("Size the layers from the parameter budget and the hidden size")},
             {button(Tone::kQuiet, "Move up", path + "/up"),
              button(Tone::kQuiet, "Move down", path + "/down")}));
  }
  Node card = node(NodeKind::kCard, "card/design");
  card.children = {node(NodeKind::kRow, "card/design/top", {}, {badge(Mark::kDesign, "Design")}),
                   heading(3, "A model of seven billion"), order};
  return card;
}

Node build_card() {
  Node editor = node(NodeKind::kEditor, "editor");
  editor.label = "Your function";
  editor.value = "function count(config) {\n  return 0;\n}\n";
  Node quoted = node(NodeKind::kCode, "code");
  quoted.text = "count({ layers: 12, hidden: 768 })\n// 124439808";
  Node status = node(NodeKind::kStatus, "status/bad",
                     {text("Two of three tests fail: the embeddings are missing.")});
  status.tone = Tone::kBad;
  Node card = node(NodeKind::kCard, "card/build");
  card.children = {node(NodeKind::kRow, "card/build/top", {}, {badge(Mark::kBuild, "Build")}),
                   heading(3, "A counter"),
                   quoted,
                   editor,
                   button(Tone::kPlain, "Run the tests", "run"),
                   status};
  return card;
}

Node debug_card() {
  Node listing = node(NodeKind::kListing, "listing");
  listing.label = "The program";
  const std::vector<std::string> lines = {"function attentionParams(d, h) {", "  const dk = d / h;",
                                          "  return 4 * d * dk;", "}"};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Node line = node(NodeKind::kListingLine, "listing/" + std::to_string(i));
    line.text = lines[i];
    line.level = static_cast<int>(i) + 1;
    line.checked = i == 2;
    listing.children.push_back(line);
  }
  Node off = button(Tone::kPrimary, "Check", "check/debug");
  off.disabled = true;
  Node status = node(NodeKind::kStatus, "status/info",
                     {text("Not saved: this browser keeps no data for the page.")});
  status.tone = Tone::kInfo;
  Node card = node(NodeKind::kCard, "card/debug");
  card.children = {node(NodeKind::kRow, "card/debug/top", {},
                        {badge(Mark::kDebug, "Debug"), badge(Mark::kComing, "To come")}),
                   heading(3, "Too few weights"), listing, off, status};
  return card;
}

Node figures() {
  Node section = node(NodeKind::kSection, "figures", {}, {heading(2, "Figures")});
  Node bars = node(NodeKind::kFigure, "bars", {text("Where the weights of GPT-2 small are.")});
  bars.figure.kind = ChartKind::kBars;
  bars.figure.series = {{"blocks", {}, {85.0}}, {"embeddings", {}, {39.4}}};
  bars.figure.labels = {"Blocks: 85.05M", "Embeddings: 39.38M"};
  bars.label = "Blocks 85.05 million, embeddings 39.38 million";
  Node curves =
      node(NodeKind::kFigure, "curves", {text("Attainable speed against arithmetic intensity.")});
  curves.figure.kind = ChartKind::kCurves;
  curves.figure.x_title = "FLOP per byte";
  curves.figure.y_title = "TFLOP/s";
  curves.figure.x_logarithmic = curves.figure.y_logarithmic = true;
  curves.figure.series = {{"H100", {1, 295, 10000}, {3.35, 989, 989}},
                          {"A100", {1, 156, 10000}, {2, 312, 312}}};
  curves.figure.marks = {{"a mark", 295}};
  Node grid = node(NodeKind::kFigure, "grid");
  grid.figure.kind = ChartKind::kGrid;
  grid.figure.columns = 4;
  grid.figure.series = {
      {"weights", {}, {1, 0, 0, 0, .5, .5, 0, 0, .3, .3, .4, 0, .25, .25, .25, .25}}};
  Node meter = node(NodeKind::kMeter, "meter");
  meter.label = "7 of 52 exercises";
  meter.runs = {text(meter.label)};
  meter.value_now = 7;
  meter.value_max = 52;
  Node next = node(NodeKind::kLink, "next", {text("Next chapter: FLOPs")});
  next.href = "#/1";
  curves.figure.handles = {{"U", "users", {"1", "8", "64"}, 1, {1, 8, 64}, 26.8}};
  Node heads = node(NodeKind::kFigure, "heads");
  heads.figure.kind = ChartKind::kHeads;
  heads.figure.sizes = {{"heads", 12}, {"kv_heads", 3}};
  Node slider = node(NodeKind::kSlider, "slider");
  slider.label = "Users in a decode step";
  slider.unit = "8";
  slider.given = "U";
  slider.values = {"2", "8", "4,096"};
  slider.value_now = 1;
  slider.value_max = 2;
  section.children.insert(section.children.end(), {heads, slider, bars, curves, grid, meter,
                                                   node(NodeKind::kReading, "reading"),
                                                   node(NodeKind::kRule, "rule"), next});
  return section;
}

}  // namespace

Run text(std::string_view words) { return {RunKind::kText, false, false, std::string(words), {}}; }

Run math(std::string_view tex) { return {RunKind::kMath, false, false, std::string(tex), {}}; }

Node node(NodeKind kind, std::string_view path, std::vector<Run> runs, std::vector<Node> children) {
  Node made;
  made.id = node_id(path);
  made.kind = kind;
  made.runs = std::move(runs);
  made.children = std::move(children);
  return made;
}

Page page_of(std::vector<Node> children) {
  Page page = node(NodeKind::kPage, "page", {}, std::move(children));
  page.text = "Sample";
  return page;
}

Page every_kind() {
  Node quiet = node(NodeKind::kParagraph, "lead",
                    {text("Chapter 0. Seven exercises, about forty minutes.")});
  quiet.tone = Tone::kQuiet;
  return page_of({heading(1, "Parameter counting"), quiet, theory(), table(), derive_card(),
                  trace_card(), design_card(), build_card(), debug_card(), figures()});
}

namespace {

Node words(const char* name) { return node(NodeKind::kParagraph, name, {text("some words")}); }

}  // namespace

Page answered_card(bool answered, bool hinted, bool open) {
  Node card = node(NodeKind::kCard, "card");
  card.children.push_back(words("prompt"));
  Node status = node(NodeKind::kStatus, "status");
  if (answered) {
    status.runs = {text("Right.")};
    status.tone = Tone::kGood;
  }
  card.children.push_back(status);
  if (hinted) card.children.push_back(words("hint"));
  Node fold = node(NodeKind::kFold, "fold", {text("Show derivation")});
  fold.open = open;
  fold.children = {words("step 1"), words("step 2")};
  card.children.push_back(fold);
  return page_of({card, words("below")});
}

std::string placed_words(const Layout& layout, const LaidNode& node) {
  std::string words;
  float baseline = -1.0F;
  for (auto i = node.texts.begin; i < node.texts.end; ++i) {
    const TextPiece& piece = layout.texts[i];
    if (baseline >= 0.0F && piece.baseline > baseline) words += "|";
    words += layout.letters_of(piece);
    baseline = piece.baseline;
  }
  return words;
}

}  // namespace tmw::sample
