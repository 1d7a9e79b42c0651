#include "web/layout/flow.h"

#include <algorithm>
#include <cmath>

#include "core/page/code_tokens.h"
#include "core/prose/rich_text.h"
#include "core/text/characters.h"
#include "web/layout/atoms.h"

namespace tmw {
namespace {

// Puts atoms on lines, from the left edge x0 downwards.
class LineBuilder {
 public:
  LineBuilder(Layout& layout, LaidNode& node, const std::vector<Run>& runs, TextStyle style,
              const Fonts& fonts, Rect space)
      : out_(layout),
        node_(node),
        runs_(runs),
        fonts_(fonts),
        metrics_(metrics_of(style)),
        space_(space),
        top_(space.y) {
    ascent_ = Fonts::baseline_px(metrics_.size_px, metrics_.line_height_px);
    descent_ = metrics_.line_height_px - ascent_;
    begin_line();
  }

  void add(const std::vector<Atom>& atoms, const Word& word) {
    const bool fits = x_ + word.space_before + word.width <= space_.width + 0.01F;
    if (!empty_ && !fits) {
      end_line();
    } else if (!empty_ && word.space_before > 0.0F) {
      put(atoms[word.space_atom]);
    }
    const bool too_wide = word.width > space_.width - indent_ + 0.01F;
    float written = 0.0F;
    for (std::size_t i = word.begin; i < word.end; ++i) {
      if (too_wide && x_ + atoms[i].width > space_.width + 0.01F) {
        put_in_parts(atoms[i]);
      } else {
        put(atoms[i]);
        written += atoms[i].width;
        hanging_ = std::max(0.0F, written - word.width);
      }
    }
  }

  // How far the lines that go on with a cut line of source stand in.
  void indent_rest(float px) { indent_ = std::min(px, space_.width * 0.35F); }

  // Ends the line at a newline of the source, which lies at byte `at`.
  void line_break(int at) {
    end_ = {0, at};
    indent_ = 0.0F;
    end_line();
  }

  Rect finish() {
    if (!empty_ || out_.lines.size() == node_.lines.begin) end_line();
    return {space_.x, space_.y, widest_, top_ - space_.y};
  }

 private:
  void begin_line() {
    x_ = indent_;
    hanging_ = 0.0F;
    empty_ = true;
    line_ascent_ = ascent_;
    line_descent_ = descent_;
    line_text_ = out_.texts.size();
    line_math_ = out_.maths.size();
    line_chip_ = out_.chips.size();
  }

  void put(const Atom& atom) {
    if (atom.kind == Atom::Kind::kMath) {
      put_math(atom);
    } else {
      const std::string_view text =
          atom.kind == Atom::Kind::kSpace
              ? std::string_view(" ")
              : std::string_view(runs_[static_cast<std::size_t>(atom.run)].text)
                    .substr(static_cast<std::size_t>(atom.begin),
                            static_cast<std::size_t>(atom.end - atom.begin));
      put_letters(atom, text, atom.width);
    }
    end_ = {atom.run, atom.end};
    empty_ = false;
  }

  void put_letters(const Atom& atom, std::string_view text, float width) {
    if (atom.code) extend_chip(atom, width);
    const bool joins = out_.texts.size() > line_text_ && same_hand(out_.texts.back(), atom);
    if (!joins) {
      TextPiece piece;
      piece.face = atom.face;
      piece.colour = atom.colour;
      piece.underlined = atom.underlined;
      piece.dotted = atom.dotted;
      piece.room = atom.roomy ? atom.run : -1;
      piece.size_px = atom.size_px;
      piece.x = space_.x + x_;
      piece.first = static_cast<std::uint32_t>(out_.letters.size());
      out_.texts.push_back(piece);
    }
    out_.texts.back().length += static_cast<std::uint32_t>(text.size());
    out_.texts.back().width += width;
    out_.letters.append(text);
    x_ += width;
  }

  [[nodiscard]] bool same_hand(const TextPiece& piece, const Atom& atom) const {
    return piece.face == atom.face && piece.colour == atom.colour &&
           piece.size_px == atom.size_px && piece.underlined == atom.underlined &&
           piece.dotted == atom.dotted && piece.room < 0 && !atom.roomy &&
           std::abs(piece.x + piece.width - space_.x - x_) < 0.01F;
  }

  // The ground of inline code reaches 2 px into the spaces beside it; it takes no room of its own.
  void extend_chip(const Atom& atom, float width) {
    const float left = space_.x + x_;
    const bool joins = out_.chips.size() > line_chip_ && chip_run_ == atom.run;
    if (joins) {
      out_.chips.back().width = left + width + 2.0F - out_.chips.back().x;
    } else {
      out_.chips.push_back({left - 2.0F, 0.0F, width + 4.0F, atom.size_px * 1.4F});
    }
    chip_run_ = atom.run;
  }

  void put_math(const Atom& atom) {
    MathPiece piece;
    piece.box = static_cast<std::uint32_t>(out_.boxes.size());
    piece.colour = atom.colour;
    piece.em_px = atom.size_px;
    piece.x = space_.x + x_;
    piece.width = atom.width;
    piece.ascent = std::ceil(atom.math.height * atom.size_px) + 1.0F;
    piece.descent = std::ceil(atom.math.depth * atom.size_px) + 1.0F;
    piece.run = atom.run;
    line_ascent_ = std::max(line_ascent_, piece.ascent);
    line_descent_ = std::max(line_descent_, piece.descent);
    out_.boxes.push_back(atom.math);
    out_.maths.push_back(piece);
    x_ += atom.width;
  }

  // Letters wider than a whole line are cut where they must be; math goes on the next line whole.
  void put_in_parts(const Atom& atom) {
    if (atom.kind == Atom::Kind::kMath) {
      if (!empty_) end_line();
      put(atom);
      return;
    }
    const std::string_view text = runs_[static_cast<std::size_t>(atom.run)].text;
    auto at = static_cast<std::size_t>(atom.begin);
    while (at < static_cast<std::size_t>(atom.end)) {
      const std::size_t start = at;
      const char32_t letter = next_letter(text, at);
      const float width = fonts_.advance(atom.face, letter) * atom.size_px;
      if (!empty_ && x_ + width > space_.width + 0.01F) end_line();
      put_letters(atom, text.substr(start, at - start), width);
      end_ = {atom.run, static_cast<int>(at)};
      empty_ = false;
    }
  }

  void end_line() {
    const float baseline = top_ + line_ascent_;
    for (std::size_t i = line_text_; i < out_.texts.size(); ++i) out_.texts[i].baseline = baseline;
    for (std::size_t i = line_math_; i < out_.maths.size(); ++i) out_.maths[i].baseline = baseline;
    for (std::size_t i = line_chip_; i < out_.chips.size(); ++i) {
      out_.chips[i].y = baseline - out_.chips[i].height * 0.74F;
    }
    const float height = line_ascent_ + line_descent_;
    const float width = metrics_.mono ? x_ - hanging_ : x_;
    out_.lines.push_back({end_, top_, baseline, height, width});
    widest_ = std::max(widest_, width);
    top_ += height;
    chip_run_ = -1;
    begin_line();
  }

  Layout& out_;
  LaidNode& node_;
  const std::vector<Run>& runs_;
  const Fonts& fonts_;
  TextMetrics metrics_;
  Rect space_;
  float ascent_ = 0.0F;
  float descent_ = 0.0F;
  float top_ = 0.0F;
  float x_ = 0.0F;
  float widest_ = 0.0F;
  float indent_ = 0.0F;
  float hanging_ = 0.0F;  // spaces of source at the line's end
  bool empty_ = true;
  float line_ascent_ = 0.0F;
  float line_descent_ = 0.0F;
  std::size_t line_text_ = 0;
  std::size_t line_math_ = 0;
  std::size_t line_chip_ = 0;
  int chip_run_ = -1;
  RunPosition end_;
};

void open_slices(const Layout& layout, LaidNode& node) {
  node.lines.begin = static_cast<std::uint32_t>(layout.lines.size());
  node.texts.begin = static_cast<std::uint32_t>(layout.texts.size());
  node.maths.begin = static_cast<std::uint32_t>(layout.maths.size());
  node.chips.begin = static_cast<std::uint32_t>(layout.chips.size());
}

void close_slices(const Layout& layout, LaidNode& node) {
  node.lines.end = static_cast<std::uint32_t>(layout.lines.size());
  node.texts.end = static_cast<std::uint32_t>(layout.texts.size());
  node.maths.end = static_cast<std::uint32_t>(layout.maths.size());
  node.chips.end = static_cast<std::uint32_t>(layout.chips.size());
}

// A word of source in parts of one colour each.
std::vector<Atom> coloured_atoms(int begin, int end, Colour plain,
                                 const std::vector<CodeToken>& tokens) {
  std::vector<Atom> atoms;
  const auto put = [&](int to, Colour colour) {
    if (to <= begin) return;
    Atom atom;
    atom.colour = colour;
    atom.begin = begin;
    atom.end = to;
    atoms.push_back(std::move(atom));
    begin = to;
  };
  for (const CodeToken& token : tokens) {
    const int from = std::max(static_cast<int>(token.begin), begin);
    const int to = std::min(static_cast<int>(token.end), end);
    if (from >= to) continue;
    put(from, plain);
    put(to, colour_of(token.kind));
  }
  put(end, plain);
  return atoms;
}

// One source line as words: code keeps its spaces, so they are letters here, and a line is cut
// after a space where it can be.
void add_code_line(LineBuilder& builder, const Run& run, int begin, int end, const FlowStyle& style,
                   const std::vector<CodeToken>& tokens, const Fonts& fonts) {
  const TextMetrics metrics = metrics_of(style.style);
  const std::string_view text = run.text;
  const auto skip = [&](int& at, bool spaces) {
    while (at < end && (text[static_cast<std::size_t>(at)] == ' ') == spaces) ++at;
  };
  const auto width_of = [&](int from, int to) {
    const auto part =
        text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
    return fonts.width_px(Face::kMono, part, metrics.size_px);
  };
  int indentation = begin;
  skip(indentation, true);
  builder.indent_rest(width_of(begin, indentation) +
                      2.0F * fonts.width_px(Face::kMono, " ", metrics.size_px));
  for (int at = begin; at < end;) {
    const int first = at;
    if (at == begin) skip(at, true);  // the indentation stays with the first word
    skip(at, false);
    const int letters_end = at;
    skip(at, true);
    std::vector<Atom> atoms = coloured_atoms(first, at, style.colour, tokens);
    for (Atom& atom : atoms) {
      atom.face = Face::kMono;
      atom.size_px = metrics.size_px;
      atom.width = width_of(atom.begin, atom.end);
    }
    builder.add(atoms, {0, atoms.size(), width_of(first, letters_end), 0.0F, 0});
  }
}

}  // namespace

Rect flow_runs(Layout& layout, LaidNode& node, const std::vector<Run>& runs, const FlowStyle& style,
               const Fonts& fonts, float x, float y, float width_px) {
  open_slices(layout, node);
  node.style = style.style;
  const std::vector<Atom> atoms = atoms_of(runs, style, fonts);
  LineBuilder builder(layout, node, runs, style.style, fonts, {x, y, width_px, 0.0F});
  for (const Word& word : words_in(runs, atoms, width_px)) builder.add(atoms, word);
  const Rect box = builder.finish();
  close_slices(layout, node);
  return box;
}

Rect flow_code(Layout& layout, LaidNode& node, std::string_view source, std::string_view language,
               const FlowStyle& style, const Fonts& fonts, float x, float y, float width_px) {
  const std::vector<CodeToken> tokens = code_tokens(source, language);
  open_slices(layout, node);
  node.style = style.style;
  const std::vector<Run> runs{Run{RunKind::kCode, false, false, std::string(source), {}}};
  LineBuilder builder(layout, node, runs, style.style, fonts, {x, y, width_px, 0.0F});
  for (std::size_t begin = 0; begin <= source.size();) {
    const std::size_t newline = std::min(source.find('\n', begin), source.size());
    add_code_line(builder, runs.front(), static_cast<int>(begin), static_cast<int>(newline), style,
                  tokens, fonts);
    if (newline < source.size()) builder.line_break(static_cast<int>(newline));
    begin = newline + 1;
  }
  const Rect box = builder.finish();
  close_slices(layout, node);
  return box;
}

FlowWidths flow_widths(const std::vector<Run>& runs, TextStyle style, const Fonts& fonts) {
  const std::vector<Atom> atoms = atoms_of(runs, {style, Colour::kText}, fonts);
  FlowWidths widths;
  for (const Word& word : words_in(runs, atoms)) {
    widths.natural += word.space_before + word.width;
    widths.least = std::max(widths.least, word.width);
  }
  return widths;
}

}  // namespace tmw
