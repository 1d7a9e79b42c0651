// The lab for JavaScript: one function, whose answer is a flat object. web/js/lab_page.js has its
// type.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <string>

#include "core/lab/lab.h"

namespace tmw {
namespace {

using emscripten::val;

// The page's one lab. Embind binds functions; an object of its own would be JavaScript's to free.
lab::Lab& the_lab() {
  static const std::unique_ptr<lab::Lab> instance = std::make_unique<lab::Lab>();
  return *instance;
}

val act(const std::string& deed, const std::string& value) {
  const lab::Said said = lab::act(the_lab(), deed, value);
  val object = val::object();
  object.set("sheet", said.sheet);
  object.set("query", said.query);
  object.set("choose_file", said.choose_file);
  object.set("push", said.push);
  object.set("announce", said.announce);
  object.set("copy", said.copy);
  object.set("file", said.file);
  object.set("text", said.text);
  object.set("note", said.note);
  return object;
}

}  // namespace
}  // namespace tmw

EMSCRIPTEN_BINDINGS(lab) { emscripten::function("act", &tmw::act); }
