// Compiles ink stories and takes walks through them: JSON in on standard input, JSON out on standard output.
// In:  [{"ink": source, "walks": [{"set": {variable: value}, "choose": [option, ...]}]}]
// Out: [{"error": text} or {"walks": [[{"lines": [...], "open": [...], "ending": text}, ...]]}], a turn for the
//      opening and one for each choice.
"use strict";
const { Compiler, CompilerOptions } = require("inkjs/full");

function turn(story) {
  const lines = [];
  while (story.canContinue) {
    const line = story.Continue().trim();
    if (line) lines.push(line);
  }
  return {
    lines,
    open: story.currentChoices.map((choice) => choice.text),
    ending: story.variablesState["ending"],
  };
}

function walk(story, { set, choose }) {
  story.ResetState();
  for (const [name, value] of Object.entries(set)) story.variablesState[name] = value;
  const turns = [turn(story)];
  for (const id of choose) {
    const at = story.currentChoices.findIndex((choice) => choice.text === id);
    if (at < 0) break;
    story.ChooseChoiceIndex(at);
    turns.push(turn(story));
  }
  return turns;
}

function played({ ink, walks }) {
  const said = [];
  try {
    const compiler = new Compiler(ink, new CompilerOptions(null, [], false, (message) => said.push(message)));
    const story = compiler.Compile();
    story.onError = (message) => said.push(message);
    const taken = walks.map((one) => walk(story, one));
    return said.length ? { error: said.join("\n") } : { walks: taken };
  } catch (error) {
    return { error: [String(error), ...said].join("\n") };
  }
}

const chunks = [];
process.stdin.on("data", (chunk) => chunks.push(chunk));
process.stdin.on("end", () => {
  const stories = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  process.stdout.write(JSON.stringify(stories.map(played)));
});
