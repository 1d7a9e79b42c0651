// The door of core/sheet.
//
// A page that is made outside of the page's program, as one text: a module that is loaded on demand
// writes it, and core/page makes nodes of it. So layout, paint, DOM, keyboard and print are those
// of every page, and neither program links what the other is made of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tmw::sheet {

// As the kinds of core/page/page.h, where they have the same name.
enum class Kind : std::uint8_t {
  kSection,
  kRow,
  kHeading,
  kParagraph,
  kList,
  kListItem,
  kCallout,
  kCode,
  kTable,
  kTableRow,
  kTableCell,
  kBars,    // a figure: `points` are bars, with their words
  kCurves,  // a figure: children are kCurve, `points` are marks across
  kCurve,   // named by `text`
  kButton,
  kLink,
  kField,  // with `options`, one of them is chosen; with `most`, a place from 0 to that, which
           // `hint` says in words; a child is a paragraph about what is typed
  kEditor,
  kChoices,
  kChoice,
  kFold,
  kStatus,
  kMeter,
};

enum class Tone : std::uint8_t { kPlain, kPrimary, kQuiet, kGood, kNear, kBad };

// One that may be chosen.
struct Option {
  std::string value;
  std::string words;

  bool operator==(const Option&) const = default;
};

// Of a figure: a bar has its name, its value in words (`label`) and `y`; a point of a curve `x` and
// `y`; a mark across its name and `x`; a point that is marked by itself the label "point", too, its
// name, `x` and `y`.
struct Point {
  std::string name;
  std::string label;
  double x = 0.0;
  double y = 0.0;

  bool operator==(const Point&) const = default;
};

struct Node {
  Kind kind = Kind::kParagraph;
  std::string path;  // names the node for ever: "lab/serve/users"
  Tone tone = Tone::kPlain;
  int level = 0;             // kHeading
  bool open = false;         // kFold
  bool checked = false;      // kChoice
  bool header = false;       // kTable, kTableRow
  bool ordered = false;      // kList
  bool invalid = false;      // kField: what stands there could not be read
  bool parts = false;        // kBars: parts of one whole
  bool x_log = false;        // kCurves
  bool y_log = false;        // kCurves
  std::string text;          // words: one line of Markdown, with formulas; kCode: as it is
  std::string label;         // the accessible name; of a figure, its text alternative
  std::string value;         // kField, kEditor
  std::string unit;          // kField
  std::string hint;          // kField
  std::string href;          // kLink
  std::string deed;          // what a control does, as its maker understands it
  std::string described_by;  // the path of a node that says more about a field; of a figure, of the
                             // field that reads it
  std::string x_title;       // kCurves
  std::string y_title;       // kCurves
  double now = 0.0;          // kMeter
  double most = 0.0;         // kMeter, kField
  std::vector<Option> options = {};
  std::vector<Point> points = {};
  std::vector<Node> children = {};

  bool operator==(const Node&) const = default;
};

// The nodes below the page's title, in order.
using Sheet = std::vector<Node>;

// As text; read_sheet gives the same back. A line for each node, children behind their parent.
[[nodiscard]] std::string write_sheet(const Sheet& sheet);

// Any text gives a sheet: what is not understood, as a newer program may write it, is left out.
[[nodiscard]] Sheet read_sheet(std::string_view text);

}  // namespace tmw::sheet
