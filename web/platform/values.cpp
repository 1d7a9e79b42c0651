#include "web/platform/values.h"

#include <type_traits>
#include <variant>

#include "core/session/effect_fields.h"
#include "core/session/words.h"

namespace tmw {

using emscripten::val;

val object_of(const Effect& effect) {
  val object = val::object();
  const auto set = [&object](const char* name, const auto& value) {
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::vector<NodeId>>) {
      object.set(name, numbers_of(value));
    } else {
      object.set(name, value);
    }
  };
  std::visit([&set](const auto& one) { tell(one, set); }, effect);
  return object;
}

val object_of(const SearchHit& hit) {
  val object = val::object();
  object.set("hash", hit.hash);
  object.set("node", hit.node);
  object.set("title", hit.title);
  object.set("where", hit.where);
  object.set("excerpt", hit.excerpt);
  object.set("missing", hit.missing);
  return object;
}

val object_of(const ChapterEntry& entry) {
  val object = val::object();
  object.set("chapter", entry.number);
  object.set("file", entry.file);
  return object;
}

val object_of(const PaintedPart& part) {
  val object = val::object();
  object.set("id", part.id);
  object.set("line", part.line);
  object.set("x", part.rect.x);
  object.set("y", part.rect.y);
  object.set("width", part.rect.width);
  object.set("height", part.rect.height);
  object.set("baseline", part.baseline);
  return object;
}

val object_of(const Knob& knob, bool changed, const char* back) {
  val values = val::array();
  for (const std::string& one : knob.words) values.call<void>("push", one);
  val object = val::object();
  object.set("name", knob.name);
  object.set("label", knob.label);
  object.set("words", values);
  object.set("now", static_cast<int>(knob.now));
  object.set("says", knob.says);
  object.set("changed", changed);
  object.set("title", std::string(words::kChangeANumber));
  object.set("back", std::string(back));
  object.set("close", std::string(words::kCloseNumber));
  return object;
}

val numbers_of(const std::vector<NodeId>& ids) {
  val list = val::array();
  for (const NodeId id : ids) list.call<void>("push", id);
  return list;
}

val numbers_of(const std::vector<Shift>& shifts) {
  val list = val::array();
  for (const Shift& shift : shifts) {
    list.call<void>("push", shift.id);
    list.call<void>("push", shift.dy);
  }
  return list;
}

std::vector<std::string> strings_of(const val& list) {
  return emscripten::vecFromJSArray<std::string>(list);
}

std::vector<Rect> rects_of(const val& numbers) {
  const std::vector<float> flat = emscripten::convertJSArrayToNumberVector<float>(numbers);
  std::vector<Rect> rects;
  for (std::size_t i = 0; i + 3 < flat.size(); i += 4)
    rects.push_back({flat[i], flat[i + 1], flat[i + 2], flat[i + 3]});
  return rects;
}

}  // namespace tmw
