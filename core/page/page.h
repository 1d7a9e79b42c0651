// The door of core/page; dom.h is the same tree as elements of the browser.
//
// What a screen says: a retained tree of nodes with stable ids and roles.
//
// `page_for(session)` builds it; `web/layout` places it and `web/paint` paints it;
// `core/page/dom.h` turns it into the real DOM that lies over the canvas. Both read the same tree,
// so they cannot disagree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/exercise/chart.h"
#include "core/prose/blocks.h"
#include "core/session/action.h"
#include "core/session/node_id.h"

namespace tmw {

struct Session;

enum class NodeKind : std::uint8_t {
  // Structure. Children stand one below the other unless said otherwise.
  kPage,       // the root; `text` is the document title
  kSection,    // a region; labelled by its first heading
  kCard,       // an exercise or a chapter entry: a framed section; `tone` kQuiet within a text
  kRow,        // children side by side, wrapping; `label`: badges; kPrimary: fields, on paper too
  kHeading,    // `level` 1 to 4
  kParagraph,  // `tone` kQuiet for remarks
  kList,       // `ordered`; children are kListItem
  kListItem,   // runs, then optional children
  kCallout,    // the rule worth remembering; the first child is its heading
  kFormula,    // displayed math; `runs` holds one math run
  kCode,       // a listing shown for reading; `text` holds it with newlines
  kTable,      // children are kTableRow; the first row is the header when `header` is set, the
               // first cell of any other row heads it; `label` is its name
  kTableRow,
  kTableCell,  // runs, or one control as a child; `level` columns wide, if it is more than 1
  kFigure,     // drawn from `figure`; `label` is its text alternative; runs are the caption
  kRule,       // a thin separator
  // Controls. Each has an action.
  kButton,   // `tone` kPrimary for the one main deed, kQuiet for small ones
  kLink,     // `href` is "#/0/0.3" or an outer address
  kField,    // one line of typed answer: `value`, `label`, `hint` as placeholder, `unit` shown
             // beside; with `options`, one of them is chosen;
             // a child may be its kSign, others are paragraphs about what is typed, below it
  kSlider,   // one of a row of values: `value_now` of 0 to `value_max`; `label` is its name, `unit`
             // the value in words, `given` the number that it changes
  kEditor,   // source text: `value`, `label`
  kChoices,  // a radio group, children are kChoice; `label` is its name
  kChoice,   // one radio; runs are its words; `checked`
  kOrder,    // steps to arrange, children are kOrderStep
  kOrderStep,  // runs, then the buttons "move up" and "move down" as children; its own action takes
               // the place it was dragged to
  kListing,    // a Debug listing, children are kListingLine; `label` is its name
  kListingLine,  // one line of source in `text`, clickable; `level` is its number; `checked` if
                 // picked
  kFold,         // native <details>: runs are its summary; `open`; kPrimary: summary on paper
  kHint,         // help given step by step: until `open` its children are not shown, but the
                 // browser's search finds them, and its action shows it
  // State.
  kStatus,  // a verdict or notice; `tone` says which; announced politely when it appears
  kBadge,   // a small word with a colour and a shape: kind of exercise, "done"
  kSign,   // whether what stands in a field among others is right, in a word with its shape; `tone`
  kMeter,  // `value_now` of `value_max`; `label` and `runs` say it in words
  kReading,  // a line kept free below fields, for how the text in one of them is read; no line if
             // `disabled`
};

// How a node feels; the theme decides colour and weight.
enum class Tone : std::uint8_t { kPlain, kPrimary, kQuiet, kGood, kNear, kBad, kInfo };

// A badge's or card's subject, drawn with its own colour and shape.
// The last four, and kDone, tell how the learner stands with an exercise.
enum class Mark : std::uint8_t {
  kNone,
  kDerive,
  kTrace,
  kDesign,
  kBuild,
  kDebug,
  kDone,
  kComing,
  kUntried,
  kTried,
  kHelped,
  kDue,
};

// A stretch of text in one style, as it is printed: its apostrophes are typographic, and no line is
// broken.
using Run = Span;
using RunKind = SpanKind;

// One that may be chosen in a field.
struct FieldOption {
  std::string value;
  std::string words;
};

struct Node {
  Node();
  Node(const Node& other);
  Node(Node&& other) noexcept;
  Node& operator=(const Node& other);
  Node& operator=(Node&& other) noexcept;
  ~Node();

  NodeId id = 0;
  NodeKind kind = NodeKind::kParagraph;
  Tone tone = Tone::kPlain;
  Mark mark = Mark::kNone;
  int level = 0;
  int line = 0;    // kEditor: where the code failed, from 1; 0 if it did not or nobody knows
  int column = 0;  // likewise
  bool ordered = false;
  bool header = false;
  bool checked = false;
  bool disabled = false;  // kStatus, kSign: about what stood there before, and dimmed
  bool open = false;
  bool unseen = false;    // has no place yet; the browser's search finds it, its action shows it
  bool invalid = false;   // a field whose text is not right, or could not be read
  std::vector<Run> runs;  // words shown
  std::string text;       // kCode, kListingLine: source text; kPage: the title
  std::string label;      // the accessible name where the runs do not give it
  std::string value;      // kField, kEditor
  std::string hint;       // kField: placeholder; kStatus: words that may come instead, for which
                          // room is kept
  std::string unit;       // kField: the unit and digits shown beside it
  std::vector<FieldOption> options;  // kField: if there are any, `value` is one of theirs
  std::string keys;                 // kField: what a row of keys for it offers, with blanks between
  NodeId reading = 0;               // kField: the kReading about it; kFigure: what reads it
  std::string href;                 // kLink
  std::string given;                // kSlider
  std::vector<std::string> values;  // kSlider: the words of each of its values
  std::string language;  // kEditor, kCode, kListingLine: "javascript", "python"; empty for none
  std::string place;     // kHeading, kCard: what an address names it by, in its chapter
  std::vector<NodeId>
      described_by;            // kField, kChoices, kListing, kEditor: nodes that say more about it
  double value_now = 0.0;      // kMeter
  double value_max = 0.0;      // kMeter, kField
  Chart figure;                // kFigure
  Action action = NoAction{};  // what activating or editing it does
  std::vector<Node> children;
};

using Page = Node;

// What the screen of the session's place says now.
[[nodiscard]] Page page_for(const Session& session);

// The node with this id, or null. Linear in the size of the page.
[[nodiscard]] const Node* find_node(const Page& page, NodeId id);

}  // namespace tmw
