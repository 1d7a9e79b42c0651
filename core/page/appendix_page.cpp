// What stands behind the chapters: notation, units and rules; models and cards. The build writes
// their text (core/cli/appendices.h); it is fetched when it is wanted.
#include <utility>

#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/prose/rich_text.h"
#include "core/session/session.h"
#include "core/session/words.h"

namespace tmw {

std::string appendix_title(const Session&, const AppendixPlace& place) {
  return place.kind == AppendixKind::kSymbols ? words::kSymbols : words::kModels;
}

void add_appendix(Page& page, const Session& session, const AppendixPlace& place) {
  const std::string path = "appendix/" + std::string(appendix_name(place.kind));
  const auto appendix = session.appendices.find(place.kind);
  const LoadState state =
      appendix == session.appendices.end() ? LoadState::kWaiting : appendix->second.content.state;
  if (state == LoadState::kReady) {
    append(page.children, nodes_of(parse_markdown(appendix->second.markdown), path, 2));
  } else if (state == LoadState::kFailed) {
    Node status = words_node(NodeKind::kStatus, path + "/failed",
                             words::appendix_failed(appendix->second.content.reason));
    status.tone = Tone::kBad;
    status.children.push_back(button(path + "/failed/retry", words::kTryAgain, Retry{}));
    page.children.push_back(std::move(status));
  } else {
    page.children.push_back(
        words_node(NodeKind::kParagraph, path + "/loading", words::kLoadingAppendix));
  }
  Node row = make_node(NodeKind::kRow, path + "/ways");
  row.children.push_back(link(path + "/home", words::kHome, hash_of(Home{})));
  page.children.push_back(std::move(row));
}

}  // namespace tmw
