// What an element says about itself besides its tag and its words.
#pragma once

#include <string>

#include "core/page/dom.h"

namespace tmw {

// The id by which attributes of other elements name this one; unique on the page.
[[nodiscard]] std::string html_id(NodeId id);

// What the flowing page (no canvas, print) must know besides the tag; "" if nothing.
[[nodiscard]] std::string class_of(const Node& node);

// Of a node's own element, in a fixed order, without id and class; none for a kind whose element
// says nothing more.
[[nodiscard]] Attributes attributes_of(const Node& node);

}  // namespace tmw
