// An effect as it is told outside of C++: the fields of one flat object each.
// tests/golden/effects.json lists the same and holds web/js/module.js to it.
#pragma once

#include "core/session/effect.h"

namespace tmw {

// `field(name, value)` is called for each field; "kind" is the first. An effect without a row here
// does not compile.
template <typename Field>
void tell(const SaveEvent& effect, Field&& field) {
  field("kind", "save");
  field("id", effect.id);
  field("json", effect.json);
}

template <typename Field>
void tell(const SaveRows& effect, Field&& field) {
  field("kind", "save_rows");
  field("rows", rows_json(effect.rows));
}

template <typename Field>
void tell(const EraseRows& effect, Field&& field) {
  field("kind", "erase_rows");
  field("ids", ids_json(effect.ids));
}

template <typename Field>
void tell(const ClearStore& effect, Field&& field) {
  field("kind", "clear_store");
  field("id", effect.id);
  field("rows", rows_json(effect.rows));
}

template <typename Field>
void tell(const Download& effect, Field&& field) {
  field("kind", "download");
  field("name", effect.name);
  field("text", effect.text);
}

template <typename Field>
void tell(const KeepDraft& effect, Field&& field) {
  field("kind", "draft");
  field("key", effect.key);
  field("json", effect.json);
}

template <typename Field>
void tell(const OpenStore&, Field&& field) {
  field("kind", "open_store");
}

template <typename Field>
void tell(const Persist&, Field&& field) {
  field("kind", "persist");
}

template <typename Field>
void tell(const RunCode& effect, Field&& field) {
  field("kind", "run");
  field("run", static_cast<double>(effect.run));
  field("source", effect.source);
  field("calls", effect.calls);
}

template <typename Field>
void tell(const Announce& effect, Field&& field) {
  field("kind", "announce");
  field("text", effect.text);
}

template <typename Field>
void tell(const Notify& effect, Field&& field) {
  field("kind", "notify");
  field("text", effect.text);
}

template <typename Field>
void tell(const GoTo& effect, Field&& field) {
  field("kind", "go");
  field("hash", effect.hash);
}

template <typename Field>
void tell(const NameNumbers& effect, Field&& field) {
  field("kind", "numbers");
  field("with", effect.with);
}

template <typename Field>
void tell(const ShowNodes& effect, Field&& field) {
  field("kind", "show");
  field("ids", effect.ids);
}

template <typename Field>
void tell(const FocusNode& effect, Field&& field) {
  field("kind", "focus");
  field("id", effect.id);
}

template <typename Field>
void tell(const LoadChapter& effect, Field&& field) {
  field("kind", "load");
  field("chapter", effect.chapter);
  field("file", effect.file);
}

template <typename Field>
void tell(const LoadAppendix& effect, Field&& field) {
  field("kind", "load_appendix");
  field("name", effect.name);
}

template <typename Field>
void tell(const OpenSpellings&, Field&& field) {
  field("kind", "spellings");
}

template <typename Field>
void tell(const AskLab& effect, Field&& field) {
  field("kind", "lab");
  field("deed", effect.deed);
  field("value", effect.value);
}

}  // namespace tmw
