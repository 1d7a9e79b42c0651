// The lab: a page that a module of its own makes, once it is there.
#include <utility>

#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/page/sheet_nodes.h"
#include "core/session/lab_words.h"
#include "core/session/session.h"
#include "core/session/words.h"

namespace tmw {

std::string lab_title(const Session&, const LabPlace&) { return words::kLab; }

void add_lab(Page& page, const Session& session, const LabPlace&) {
  if (!session.lab_sheet.empty()) {
    append(page.children, nodes_of(sheet::read_sheet(session.lab_sheet)));
  } else if (!session.lab_failure.empty()) {
    Node status =
        words_node(NodeKind::kStatus, "lab/failed", words::lab_failed(session.lab_failure));
    status.tone = Tone::kBad;
    status.children.push_back(button("lab/failed/retry", words::kTryAgain, Retry{}));
    page.children.push_back(std::move(status));
  } else {
    page.children.push_back(words_node(NodeKind::kParagraph, "lab/loading", words::kLoadingLab));
  }
}

}  // namespace tmw
