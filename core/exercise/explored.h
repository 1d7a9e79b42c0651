// Numbers of a theory that a reader has changed, and the control of each.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

struct Chapter;
struct ExploreSpec;

// The changed numbers by name, each with the place of its value among those of its ExploreSpec.
using Explored = std::map<std::string, std::size_t>;

// For each text of a theory, in the order in which they are filled, the widest words of each of its
// markers; empty for one that does not change.
using Rooms = std::vector<std::vector<std::string>>;

// The control of one number: a row of values.
struct Knob {
  std::string name;                // of the given
  std::string label;               // what it counts
  std::vector<std::string> words;  // the values as they are told
  std::size_t now = 0;             // the value that the text has now
  std::string says;                // what follows from it now, one sentence
};

// Behind the name of a model of which a number was changed by itself: it is not that model any
// more.
inline constexpr const char* kChangedModel = " (changed)";

// Sets a number; others that it settles (those of a model) become the model's. The text's own value
// is none that was changed. An unknown name or a value out of range changes nothing.
void explore(const Chapter& chapter, Explored& explored, const std::string& name,
             std::size_t value);

// The value that a number has by itself: that of the text, or of the model that was chosen.
[[nodiscard]] std::size_t own_value(const Chapter& chapter, const Explored& explored,
                                    const ExploreSpec& spec);

// "s:8192,g:4", in the order of the givens; empty if nothing was changed.
[[nodiscard]] std::string text_of(const Chapter& chapter, const Explored& explored);

// The reverse; what the chapter does not know is passed over, and `complete` says so.
struct ExploredRead {
  Explored explored;
  bool complete = true;
};
[[nodiscard]] ExploredRead read_explored(const Chapter& chapter, std::string_view text);

}  // namespace tmw
