#include "web/layout/atoms.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/prose/units_beside.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

Face face_of(const Run& run, bool strong, bool mono) {
  if (run.kind == RunKind::kCode || mono) return Face::kMono;
  if (run.strong || strong) return Face::kSansStrong;
  return run.emphasis ? Face::kSansItalic : Face::kSans;
}

class AtomReader {
 public:
  AtomReader(const Fonts& fonts, const FlowStyle& style)
      : fonts_(fonts), style_(style), metrics_(metrics_of(style.style)) {}

  [[nodiscard]] std::vector<Atom> read(const std::vector<Run>& runs) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (runs[i].kind == RunKind::kMath) {
        add_math(runs[i], static_cast<int>(i));
      } else {
        add_text(runs[i], static_cast<int>(i));
      }
    }
    return std::move(atoms_);
  }

 private:
  void add_math(const Run& run, int index) {
    const float em = metrics_.size_px * kMathScale;
    std::vector<MathBox> pieces = layout_inline_pieces(run.text);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      Atom atom;
      atom.kind = Atom::Kind::kMath;
      atom.colour = style_.colour;
      atom.size_px = em;
      atom.run = index;
      atom.begin = i == 0 ? 0 : static_cast<int>(run.text.size());
      atom.end = static_cast<int>(run.text.size());
      atom.width = (pieces[i].width + pieces[i].space_after) * em;
      atom.math = std::move(pieces[i]);
      atoms_.push_back(std::move(atom));
    }
  }

  [[nodiscard]] Atom blank(const Run& run, int index) const {
    Atom atom;
    atom.run = index;
    atom.face = face_of(run, metrics_.strong, metrics_.mono);
    atom.code = run.kind == RunKind::kCode;
    atom.dotted = !run.term.empty() || !run.given.empty();
    atom.underlined = run.kind == RunKind::kLink && run.term.empty();
    atom.colour = atom.underlined ? Colour::kAccent : style_.colour;
    atom.size_px = atom.code ? std::min(kInlineCodePx, metrics_.size_px) : metrics_.size_px;
    return atom;
  }

  void add_text(const Run& run, int index) {
    const std::string_view text = run.text;
    for (std::size_t at = 0; at < text.size();) {
      if (is_space(text[at])) {
        at = add_space(run, index, at);
      } else {
        at = add_letters(run, index, at);
      }
    }
    if (!run.room.empty() && !text.empty()) make_room(run, atoms_.back());
  }

  // The last letters of a number take what the widest that may stand here is wider.
  void make_room(const Run& run, Atom& last) const {
    const Face face = face_of(run, metrics_.strong, metrics_.mono);
    const auto width = [&](const std::string& words) {
      return fonts_.width_px(face, words, last.size_px);
    };
    last.roomy = true;
    last.width += std::max(0.0F, width(run.room) - width(run.text));
  }

  std::size_t add_space(const Run& run, int index, std::size_t at) {
    Atom atom = blank(run, index);
    atom.kind = Atom::Kind::kSpace;
    atom.begin = static_cast<int>(at);
    while (at < run.text.size() && is_space(run.text[at])) ++at;
    atom.end = static_cast<int>(at);
    atom.width = fonts_.advance(atom.face, U' ') * atom.size_px;
    const bool doubled = !atoms_.empty() && atoms_.back().kind == Atom::Kind::kSpace;
    if (!doubled) atoms_.push_back(std::move(atom));
    return at;
  }

  // One stretch of letters that the same face draws.
  std::size_t add_letters(const Run& run, int index, std::size_t at) {
    Atom atom = blank(run, index);
    atom.begin = static_cast<int>(at);
    const Face wanted = atom.face;
    bool first = true;
    while (at < run.text.size() && !is_space(run.text[at])) {
      std::size_t next = at;
      const char32_t letter = next_letter(run.text, next);
      const Face face = fonts_.face_for(wanted, letter);
      if (!first && face != atom.face) break;
      atom.face = face;
      atom.width += fonts_.advance(face, letter) * atom.size_px;
      first = false;
      at = next;
    }
    atom.end = static_cast<int>(at);
    atoms_.push_back(std::move(atom));
    return at;
  }

  const Fonts& fonts_;
  FlowStyle style_;
  TextMetrics metrics_;
  std::vector<Atom> atoms_;
};

// The letters of the atoms [begin, end), or the TeX they came from.
std::string letters_of(const std::vector<Run>& runs, const std::vector<Atom>& atoms,
                       std::size_t begin, std::size_t end) {
  std::string letters;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string& text = runs[static_cast<std::size_t>(atoms[i].run)].text;
    letters.append(text, static_cast<std::size_t>(atoms[i].begin),
                   static_cast<std::size_t>(atoms[i].end - atoms[i].begin));
  }
  return letters;
}

// A last word that is not as wide as this would be lost on a line of its own.
constexpr float kShortTailPx = 28.0F;

// Joins words so that no line ends between them: a number and its unit, the last two if the last is
// short; `widest` is the line.
void join_close_words(std::vector<Word>& words, const std::vector<Run>& runs,
                      const std::vector<Atom>& atoms, float widest) {
  std::size_t kept = 0;
  std::string last;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word word = words[i];
    const std::string letters = letters_of(runs, atoms, word.begin, word.end);
    const bool is_tail = i + 1 == words.size() && i > 2 && word.width < kShortTailPx;
    const bool joins = i > 0 && word.space_before > 0.0F &&
                       (is_tail || belong_together(last, letters)) &&
                       words[kept - 1].width + word.space_before + word.width <= widest;
    if (joins) {
      words[kept - 1].end = word.end;
      words[kept - 1].width += word.space_before + word.width;
    } else {
      words[kept++] = word;
    }
    last = letters;
  }
  words.resize(kept);
}

}  // namespace

std::vector<Atom> atoms_of(const std::vector<Run>& runs, const FlowStyle& style,
                           const Fonts& fonts) {
  return AtomReader(fonts, style).read(runs);
}

std::vector<Word> words_in(const std::vector<Run>& runs, const std::vector<Atom>& atoms,
                           float widest) {
  std::vector<Word> words;
  bool open = false;
  float space = 0.0F;
  std::size_t space_atom = 0;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (atoms[i].kind == Atom::Kind::kSpace) {
      open = false;
      space = atoms[i].width;
      space_atom = i;
      continue;
    }
    if (!open) words.push_back({i, i, 0.0F, words.empty() ? 0.0F : space, space_atom});
    open = true;
    space = 0.0F;
    words.back().end = i + 1;
    words.back().width += atoms[i].width;
  }
  join_close_words(words, runs, atoms, widest);
  return words;
}

}  // namespace tmw
