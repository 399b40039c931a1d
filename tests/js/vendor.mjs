// Makes templates/assets/vendor/*.js, or *.js in a folder that is named, of kept libraries. `npm run vendor`.
// They are plain scripts, for a page that is opened from a folder may load no modules.
import { build } from "esbuild";
import { readFileSync } from "node:fs";

const HERE = new URL(".", import.meta.url).pathname;
const ZIP = `${HERE}node_modules/write-excel-file/modules/zip/`;
const TARGET = process.argv[2] ?? `${HERE}../../templates/assets/vendor`;

const LIBRARIES = [
  { file: "sha256", name: "HandbookSha256", from: "@noble/hashes", licence: "LICENSE", code: `
    import { sha256 } from "@noble/hashes/sha2.js";
    import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
    export const sha256Hex = (text) => bytesToHex(sha256(utf8ToBytes(text)));` },
  { file: "qr", name: "HandbookQr", from: "qr", licence: "LICENSE-MIT", code: `
    import encodeQR from "qr";
    export const svg = (text) => encodeQR(text, "svg", { ecc: "medium", border: 2 });` },
  { file: "xlsx", name: "HandbookXlsx", from: "write-excel-file", licence: "LICENSE", code: `
    export { default } from "write-excel-file/universal";` },
];

// A page may start no worker of its own making, so files are packed at once.
const packAtOnce = {
  name: "pack-at-once",
  setup: (made) => made.onLoad({ filter: /zip[/]zipToArrayBuffer[.]js$/ }, () => ({ resolveDir: ZIP, contents: `
    import pack from "./zipToArrayBufferSync.js";
    export default (files) => Promise.resolve(pack(files));` })),
};

for (const { file, name, from, licence, code } of LIBRARIES) {
  const known = JSON.parse(readFileSync(`${HERE}node_modules/${from}/package.json`, "utf8"));
  const terms = readFileSync(`${HERE}node_modules/${from}/${licence}`, "utf8").trim();
  await build({
    stdin: { contents: code, resolveDir: HERE }, outfile: `${TARGET}/${file}.js`, plugins: [packAtOnce],
    bundle: true, minify: true, format: "iife", globalName: name, target: "es2022", legalComments: "none",
    banner: { js: `/*! ${from} ${known.version} (${known.license})\n\n${terms}\n*/` }, footer: { js: `globalThis.${name} = ${name};` },
  });
}
