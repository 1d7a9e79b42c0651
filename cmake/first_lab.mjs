// What a visit of the Lab calls of its program: node cmake/first_lab.mjs INSTRUMENTED.wasm LAB.js PROFILE
//
// Its page for serving and for training, on one card and on many: options changed, each plot read, a setting pinned and
// compared, taken along as text. What stays out is fetched when it is asked for: files of models, the games, exercises.
import { started } from "./instrumented.mjs";

const { module, finish } = await started();
const settings = ["", "v=1", "v=1&ask=train&cards=64&zero=3", "v=1&model=deepseek-v3&card=h200&cards=8"];
for (const query of settings) {
  module.act("open", query);
  for (const plot of ["memory", "speed", "roof", "zero"]) {
    module.act("plot ", plot);
    module.act("read ", "7");
    module.act("read ", "@0.25");
  }
  module.act("search ", "gpt");
  module.act("model gpt2", "");
  module.act("card a100", "");
  for (const fold of ["model", "card", "setting", "more", "why"]) module.act(`fold ${fold}`, "open");
  module.act("option users", "forty");
  module.act("option tokens", "4000000");
  module.act("option prompt", "512");
  module.act("model-part layers", "24");
  module.act("pin", "");
  module.act("option users", "40");
  module.act("against step", "");
  module.act("say", "");
}
await finish();
