#include "core/page/html.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/page/code_tokens.h"
#include "core/page/symbols_link.h"
#include "core/prose/rich_text.h"
#include "core/prose/units_beside.h"
#include "core/session/words.h"
#include "core/tex/live.h"
#include "core/tex/mathml.h"
#include "core/tex/readable.h"
#include "core/text/characters.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

// The painted size of a formula, on the baseline, whatever size the browser would give it.
std::string box_style(const FormulaBox& box) {
  char style[112];
  std::snprintf(style, sizeof style, " style=\"width:%.5gpx;height:%.5gpx;vertical-align:%.5gpx\"",
                static_cast<double>(box.width), static_cast<double>(box.ascent + box.descent),
                static_cast<double>(-box.descent));
  return style;
}

// What a reader changes by pressing it. A document without scripts can change nothing.
std::string number_attributes(const std::string& given) {
  return " role=\"button\" tabindex=\"0\" data-given=\"" + escape_html(given) + "\"";
}

// A formula within words is pressed as a whole for the number in it.
std::string math_html(const Run& run, const FormulaBox* box, const Dress& dress) {
  const bool display = dress.display;
  const LinkStyle links = dress.links;
  const std::string tex = printable(run.text);
  const std::string given =
      display || links == LinkStyle::kFromChapter ? std::string() : first_given(tex);
  std::string button;
  if (!given.empty()) {
    button = number_attributes(given) + " aria-label=\"" + escape_html(readable_tex(tex)) + "\"";
  }
  const std::string mathml =
      dress.memo == nullptr ? mathml_for_tex(tex, display) : dress.memo->mathml(tex, display);
  // By keys: the link stands behind the formula and is seen while it has the focus.
  std::string symbols;
  if (display && has_letter(tex)) {
    symbols = "<a class=\"symbols\"" + link_attributes("#/symbols", links) +
              " data-symbols aria-label=\"" + words::kFormulaSymbols + "\"></a>";
  }
  return "<span class=\"m\"" + button + (box == nullptr ? "" : box_style(*box)) + " data-tex=\"" +
         escape_html(without_live(tex)) + "\">" + mathml + "</span>" + symbols;
}

std::string number_html(const Run& run, const std::string& html, const Dress::Room* room,
                        LinkStyle links) {
  const bool given = !run.given.empty() && links != LinkStyle::kFromChapter;
  if (!given && room == nullptr) return html;
  std::string tag = std::string("<span") + (given ? " class=\"number\"" : "");
  if (given) tag += number_attributes(run.given);
  if (room != nullptr) {
    char style[64];
    std::snprintf(style, sizeof style, " style=\"display:inline-block;width:%.5gpx\"",
                  static_cast<double>(room->width));
    tag += style;
  }
  return tag + ">" + html + "</span>";
}

// A link that goes over two lines is two elements, and must be one link to whoever hears it: the
// first piece has the name of the whole, and the others are passed over.
std::string name_of_link(const Run& run, std::string_view part) {
  const bool first = part.data() == run.text.data();
  if (!first) return " tabindex=\"-1\" aria-hidden=\"true\"";
  const std::string& name = run.label.empty() ? run.text : run.label;
  return name == part ? "" : " aria-label=\"" + escape_html(name) + "\"";
}

// Where scripts run, the words of a term open its card (web/js/terms.js).
std::string term_of_link(const Run& run) {
  return run.term.empty() ? "" : " data-term=\"" + escape_html(run.term) + "\"";
}

// `text`, a part of the run's, in the run's style; `html` is what it is written as.
std::string styled_html(const Run& run, std::string_view text, std::string html, LinkStyle links) {
  if (run.kind == RunKind::kCode) html = "<code>" + html + "</code>";
  if (run.kind == RunKind::kLink && is_safe_link(run.href))
    html = "<a" + link_attributes(run.href, links) + term_of_link(run) + name_of_link(run, text) +
           ">" + html + "</a>";
  if (run.emphasis) html = "<em>" + html + "</em>";
  if (run.strong) html = "<strong>" + html + "</strong>";
  return html;
}

std::string text_html(const Run& run, std::string_view text, LinkStyle links) {
  return styled_html(run, text, escape_html(text), links);
}

// A place in the runs as one number: runs before it, and bytes within it.
bool before(RunPosition a, RunPosition b) {
  return a.run != b.run ? a.run < b.run : a.offset < b.offset;
}

bool is_earlier(const SpacePlace& a, const SpacePlace& b) {
  return a.span != b.span ? a.span < b.span : a.offset < b.offset;
}

// What lies between two lines: nothing where a word was cut, else a space of words or of source.
enum class Gap { kNone, kSpace, kSourceSpace };

// The runs between two places, cut where the places cut them.
class Cutter {
 public:
  Cutter(const std::vector<Run>& runs, const Dress& dress)
      : runs_(runs), dress_(dress), kept_(kept_spaces(runs)) {}

  [[nodiscard]] std::string html(RunPosition from, RunPosition to) const {
    std::string html;
    std::string_view lead;  // of the run before, what stands with the formula after it
    std::size_t tied = 0;   // bytes of the next run that stand with the formula before it
    for (int i = std::max(from.run, 0); i <= to.run && i < static_cast<int>(runs_.size()); ++i) {
      const Run& run = runs_[static_cast<std::size_t>(i)];
      const std::string_view part = part_of(i, from, to);
      if (run.kind != RunKind::kMath) {
        const std::string_view rest = part.substr(std::min(tied, part.size()));
        const bool leads = !dress_.display && i < to.run && !part_of(i + 1, from, to).empty();
        const std::size_t own = rest.size() - (leads ? opening_marks(i, rest) : 0);
        if (own > 0)
          html += number_html(run, words_html(i, rest.substr(0, own)), room_of(i), dress_.links);
        lead = rest.substr(own);
        tied = 0;
        continue;
      }
      // Math is never cut: it stands on the line on which it begins.
      const bool begins = i != from.run || from.offset <= 0;
      if (!begins || (part.empty() && !run.text.empty())) continue;
      const std::string_view next = i < to.run ? part_of(i + 1, from, to) : std::string_view();
      tied = dress_.display ? 0 : tied_to(i, next);
      html += math_and_marks(i, lead, next.substr(0, tied));
      lead = {};
    }
    return html;
  }

  [[nodiscard]] Gap gap(RunPosition from, RunPosition to) const {
    Gap gap = Gap::kNone;
    for (int i = std::max(from.run, 0); i <= to.run && i < static_cast<int>(runs_.size()); ++i) {
      if (part_of(i, from, to).empty()) continue;
      if (runs_[static_cast<std::size_t>(i)].kind == RunKind::kCode) return Gap::kSourceSpace;
      gap = Gap::kSpace;
    }
    return gap;
  }

  // The first place at or after `at`, up to `end`, that is not a space.
  [[nodiscard]] RunPosition skip_spaces(RunPosition at, RunPosition end) const {
    while (before(at, end)) {
      if (at.run >= static_cast<int>(runs_.size())) return end;
      const Run& run = runs_[static_cast<std::size_t>(at.run)];
      if (at.offset >= static_cast<int>(run.text.size())) {
        at = {at.run + 1, 0};
      } else if (run.kind != RunKind::kMath && is_space(letter(at))) {
        ++at.offset;
      } else {
        break;
      }
    }
    return at;
  }

  // The place after the last letter that is not a space, between `begin` and `at`.
  [[nodiscard]] RunPosition trim_spaces(RunPosition begin, RunPosition at) const {
    while (before(begin, at)) {
      if (at.offset == 0) {
        at = {at.run - 1,
              static_cast<int>(runs_[static_cast<std::size_t>(at.run - 1)].text.size())};
        continue;
      }
      const RunPosition last{at.run, at.offset - 1};
      const bool math = runs_[static_cast<std::size_t>(at.run)].kind == RunKind::kMath;
      if (math || !is_space(letter(last))) break;
      at = last;
    }
    return at;
  }

  // The nearest place that is in the runs and not before `floor`.
  [[nodiscard]] RunPosition clamp(RunPosition at, RunPosition floor) const {
    if (before(at, floor)) return floor;
    if (at.run >= static_cast<int>(runs_.size())) return end();
    const auto size = static_cast<int>(runs_[static_cast<std::size_t>(at.run)].text.size());
    return {at.run, std::clamp(at.offset, 0, size)};
  }

  // Whether a formula that began earlier goes on here.
  [[nodiscard]] bool is_in_math(RunPosition at) const {
    return at.offset > 0 && at.run < static_cast<int>(runs_.size()) &&
           runs_[static_cast<std::size_t>(at.run)].kind == RunKind::kMath;
  }

  [[nodiscard]] RunPosition end() const { return {static_cast<int>(runs_.size()), 0}; }

 private:
  // What of a run lies between two places.
  [[nodiscard]] std::string_view part_of(int i, RunPosition from, RunPosition to) const {
    if (i < 0 || i >= static_cast<int>(runs_.size())) return {};
    const std::string_view text = runs_[static_cast<std::size_t>(i)].text;
    const int size = static_cast<int>(text.size());
    const int first = i == from.run ? std::clamp(from.offset, 0, size) : 0;
    const int last = i == to.run ? std::clamp(to.offset, 0, size) : size;
    if (last <= first) return {};
    return text.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first));
  }

  // A formula, and what of the runs around it stands with it.
  [[nodiscard]] std::string math_and_marks(int i, std::string_view lead,
                                           std::string_view marks) const {
    const auto formula = std::find_if(dress_.formulas.begin(), dress_.formulas.end(),
                                      [i](const Dress::Formula& one) { return one.run == i; });
    const FormulaBox* box = formula == dress_.formulas.end() ? nullptr : &formula->box;
    const std::string math = math_html(runs_[static_cast<std::size_t>(i)], box, dress_);
    if (lead.empty() && marks.empty()) return math;
    const auto words = [this](int run, std::string_view part) {
      if (part.empty()) return std::string();
      return text_html(runs_[static_cast<std::size_t>(run)], part, dress_.links);
    };
    return "<span class=\"k\">" + words(i - 1, lead) + math + words(i + 1, marks) + "</span>";
  }

  // A part of a run's text; its spaces that end no line are told so, because not every page that
  // has these lines breaks its text at them.
  [[nodiscard]] std::string words_html(int i, std::string_view part) const {
    const Run& run = runs_[static_cast<std::size_t>(i)];
    const SpacePlace begin{static_cast<std::size_t>(i),
                           static_cast<std::size_t>(part.data() - run.text.data())};
    std::string html;
    std::size_t done = 0;
    for (auto place = std::lower_bound(kept_.begin(), kept_.end(), begin, is_earlier);
         place != kept_.end() && place->span == begin.span &&
         place->offset - begin.offset < part.size();
         ++place) {
      const std::size_t at = place->offset - begin.offset;
      html += escape_html(part.substr(done, at - done)) + "<span class=\"k\"> </span>";
      done = at + 1;
    }
    return styled_html(run, part, html + escape_html(part.substr(done)), dress_.links);
  }

  [[nodiscard]] const Dress::Room* room_of(int i) const {
    const auto room = std::find_if(dress_.rooms.begin(), dress_.rooms.end(),
                                   [i](const Dress::Room& one) { return one.run == i; });
    return room == dress_.rooms.end() ? nullptr : &*room;
  }

  // Whether a run's letters may stand in one element with a formula beside them.
  [[nodiscard]] bool is_plain(int i) const {
    const Run& run = runs_[static_cast<std::size_t>(i)];
    return run.kind == RunKind::kText && run.term.empty() && run.given.empty() &&
           room_of(i) == nullptr;
  }

  // How many marks that never end a line stand last in a text before a formula, and how much of a
  // text after it never begins one: marks, and a word whose space is kept. A browser breaks lines
  // on both sides of a formula, whatever stands there.
  [[nodiscard]] std::size_t opening_marks(int i, std::string_view text) const {
    if (!is_plain(i) || runs_[static_cast<std::size_t>(i + 1)].kind != RunKind::kMath) return 0;
    const std::size_t last = text.find_last_not_of("([");
    return last == std::string_view::npos ? text.size() : text.size() - last - 1;
  }

  [[nodiscard]] std::size_t tied_to(int formula, std::string_view text) const {
    constexpr std::size_t kLongFormula = 24;  // it needs a narrow line for itself
    const int i = formula + 1;
    if (text.empty() || !is_plain(i)) return 0;
    const std::size_t marks = std::min(text.find_first_not_of(".,;:!?)]%"), text.size());
    const auto at = static_cast<std::size_t>(text.data() + marks -
                                             runs_[static_cast<std::size_t>(i)].text.data());
    const bool kept = std::binary_search(kept_.begin(), kept_.end(),
                                         SpacePlace{static_cast<std::size_t>(i), at}, is_earlier);
    if (!kept || marks == text.size()) return marks;
    if (runs_[static_cast<std::size_t>(formula)].text.size() > kLongFormula) return marks;
    const std::size_t end = std::min(text.find(' ', marks + 1), text.size());
    return end == marks + 1 ? marks : end;
  }

  [[nodiscard]] char letter(RunPosition at) const {
    return runs_[static_cast<std::size_t>(at.run)].text[static_cast<std::size_t>(at.offset)];
  }

  const std::vector<Run>& runs_;
  const Dress& dress_;
  std::vector<SpacePlace> kept_;
};

std::string open_line(const LineEnd& line) {
  const auto px = [](const char* property, float value) {
    char text[48];
    if (value == 0.0F || !std::isfinite(value)) return std::string();
    std::snprintf(text, sizeof text, "%s:%.3fpx;", property, static_cast<double>(value));
    return std::string(text);
  };
  std::string html = "<span class=\"l\"";
  std::string style = px("word-spacing", line.word_spacing) + px("padding-left", line.indent);
  if (!style.empty()) style.pop_back();
  if (!style.empty()) html += " style=\"" + style + "\"";
  html += ">";
  if (line.rest) html += "<span class=\"m\"" + box_style(*line.rest) + "></span>";
  return html;
}

// A line of source that goes on with a cut one stands in by as much as painted.
std::string open_source_line(float indent) {
  char tag[64] = "<span class=\"l\">";
  if (indent != 0.0F) {
    std::snprintf(tag, sizeof tag, "<span class=\"l\" style=\"padding-left:%.5gpx\">",
                  static_cast<double>(indent));
  }
  return tag;
}

// What joins two lines. A line that was broken inside a word goes on without a space; a space of
// source text is as wide as its letters, or the browser would find room where the painter did not.
const char* joint(Gap gap) {
  switch (gap) {
    case Gap::kNone:
      return "<wbr>";
    case Gap::kSpace:
      return " ";
    case Gap::kSourceSpace:
      return "<code> </code>";
  }
  return "";
}

// A part of the source with what stands out in it.
std::string coloured(std::string_view source, std::size_t begin, std::size_t end,
                     const std::vector<CodeToken>& tokens) {
  std::string html;
  for (const CodeToken& token : tokens) {
    const std::size_t from = std::max(token.begin, begin);
    const std::size_t to = std::min(token.end, end);
    if (from >= to) continue;
    html += escape_html(source.substr(begin, from - begin));
    html += "<span class=\"" + std::string(css_class(token.kind)) + "\">" +
            escape_html(source.substr(from, to - from)) + "</span>";
    begin = to;
  }
  return html + escape_html(source.substr(begin, end - begin));
}

std::string source_lines(std::string_view source, const std::vector<LineEnd>& lines,
                         const std::vector<CodeToken>& tokens) {
  std::string html;
  std::size_t begin = 0;
  for (const LineEnd& line : lines) {
    const auto end = std::min(static_cast<std::size_t>(line.end.offset), source.size());
    if (end < begin) continue;
    html += open_source_line(line.indent);
    html += coloured(source, begin, end, tokens) + "</span>";
    begin = end;
    if (begin < source.size() && source[begin] == '\n') {
      html += '\n';
      ++begin;
    } else if (begin < source.size()) {
      html += "<wbr>";
    }
  }
  return html;
}

}  // namespace

const std::string& MathMemo::mathml(const std::string& tex, bool display) {
  constexpr std::size_t kMost = 4000;
  auto& known = known_[display ? 1 : 0];
  const auto found = known.find(tex);
  if (found != known.end()) return found->second;
  if (known.size() >= kMost) known.clear();
  return known.emplace(tex, mathml_for_tex(tex, display)).first->second;
}

std::string write_html(const std::vector<Run>& runs, const Dress& dress) {
  const Cutter cutter(runs, dress);
  if (dress.lines.empty()) return cutter.html({0, 0}, cutter.end());
  std::string html;
  RunPosition from = {0, 0};
  RunPosition written = {0, 0};  // where the line before ended, its spaces left out
  for (const LineEnd& line : dress.lines) {
    const bool is_last = &line == &dress.lines.back();
    const RunPosition to = is_last ? cutter.end() : cutter.clamp(line.end, from);
    from = cutter.skip_spaces(from, to);
    const RunPosition last = cutter.trim_spaces(from, to);
    const std::string words = cutter.html(from, last);
    // A line that holds nothing but the rest of a formula keeps its place, also at the very end.
    if (words.empty() && !line.rest && !cutter.is_in_math(from)) continue;
    if (!html.empty()) html += joint(cutter.gap(written, from));
    html += open_line(line) + words + "</span>";
    written = last;
    from = to;
  }
  return html;
}

std::string source_html(std::string_view source, const std::vector<LineEnd>& lines,
                        std::string_view language) {
  const std::vector<CodeToken> tokens = code_tokens(source, language);
  return "<code>" +
         (lines.empty() ? coloured(source, 0, source.size(), tokens)
                        : source_lines(source, lines, tokens)) +
         "</code>";
}

}  // namespace tmw
