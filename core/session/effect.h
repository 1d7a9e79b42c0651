// What an update asks of the world outside, and what the world hands in. The platform carries the
// effects out and answers with actions; `update` itself touches nothing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <variant>
#include <vector>

#include "core/learner/rows.h"
#include "core/session/node_id.h"

namespace tmw {

// The world at the moment of an action.
struct Env {
  std::int64_t now_utc_ms = 0;  // milliseconds since 1970-01-01T00:00Z
  std::int32_t local_day =
      0;                 // the learner's calendar date, as days since 1970-01-01 of that calendar
  std::string fresh_id;  // never used before, such as a random UUID: names the event of this action
  std::uint64_t chance = 0;  // random bits: new numbers are drawn from them
  NodeId focused = 0;        // the node that has the focus; 0 if none of the page has it
};

// Store this log line (one JSON object, no newline) under its id, in one transaction. Answer with
// EventSaved once it is durable, or StorageFailed. Other tabs get the line as LogMerged.
struct SaveEvent {
  std::string id;
  std::string json;
};

// Store these rows in one transaction. Answer with EventSaved of each, or StorageFailed.
struct SaveRows {
  std::vector<Row> rows;
};

// Delete the rows with these ids, in one transaction; other tabs show the same.
struct EraseRows {
  std::vector<std::string> ids;
};

// Delete all events and drafts and store these rows, in one transaction; other tabs show the same.
// Answer with EventSaved of `id` and of each row once that is durable, or StorageFailed. It takes
// the place of all that waits, and what is to be stored after it waits for it.
struct ClearStore {
  std::vector<Row> rows;
  std::string id;
};

// Hand the learner a file with this name and text.
struct Download {
  std::string name;
  std::string text;
};

// Keep this draft under its key until another takes its place. Nobody waits for an answer.
struct KeepDraft {
  std::string key;
  std::string json;
};

// Open the store again, if it is not open, and write what still waits.
struct OpenStore {};

// Ask the browser to keep what this page has stored even where space is short.
struct Persist {};

// Run the learner's code in the sandbox. Answer with CodeFinished of the same `run`. calls_json in
// core/exercise/build.h documents `calls`, mark_outputs the reply.
struct RunCode {
  std::int64_t run = 0;
  std::string source;
  std::string calls;
};

// Say this in the polite live region.
struct Announce {
  std::string text;
};

// Say this beside the page, over it, so that nothing moves; empty: there is nothing to say any
// longer.
struct Notify {
  std::string text;
};

// Make this the address (pushState); no Navigate is wanted in answer, the session is there already.
struct GoTo {
  std::string hash;
};

// The numbers that were changed in the theory, for the address of now (replaceState); no Navigate
// is wanted in answer. They change faster than an address may.
struct NameNumbers {
  std::string with;  // as in ChapterPlace
};

// Bring these nodes into view together, the first before all others: as many of them as fit. What
// has the focus keeps it, and does not move but with the whole page.
struct ShowNodes {
  std::vector<NodeId> ids;
};

// Bring this node into view and focus it (or its first control), once the page holds it.
struct FocusNode {
  NodeId id = 0;
};

// Fetch this compiled content file (core/compiled). Answer with ChapterLoaded or ChapterFailed.
struct LoadChapter {
  int chapter = 0;
  std::string file;  // "00-parameter-counting.txt"
};

// Fetch this appendix, Markdown that the build wrote. Answer with AppendixLoaded or AppendixFailed.
struct LoadAppendix {
  std::string name;  // "symbols"
};

// Open the list of what an answer field understands.
struct OpenSpellings {};

// Ask the lab, a module that is loaded on demand: the deed "open" with an address's query, or what
// a control of its page does. Answer with LabSaid, or LabFailed.
struct AskLab {
  std::string deed;
  std::string value;
};

using Effect = std::variant<SaveEvent, SaveRows, EraseRows, ClearStore, Download, KeepDraft,
                            OpenStore, Persist, RunCode, Announce, Notify, GoTo, NameNumbers,
                            ShowNodes, FocusNode, LoadChapter, LoadAppendix, OpenSpellings, AskLab>;
using Effects = std::vector<Effect>;

// One after the other, in their order.
inline void append(Effects& effects, Effects more) {
  std::move(more.begin(), more.end(), std::back_inserter(effects));
}

}  // namespace tmw
