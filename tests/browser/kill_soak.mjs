// The long run of killing.mjs: node tests/browser/kill_soak.mjs [KILLS]
import { kill_and_look } from "./killing.mjs";

const kills = Number(process.argv[2] ?? 300);
const { killed, acknowledged, lost, doubled } = await kill_and_look(kills, (done, events) => {
  if (done % 10 === 0) console.error(`${done} of ${kills} kills; the log holds ${events} events.`);
});
console.log(`${killed} killed, ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled`);
process.exitCode = lost + doubled > 0 ? 1 : 0;
