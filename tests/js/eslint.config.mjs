import js from "@eslint/js";
import globals from "globals";

// The scripts share their names as plain browser scripts do; `tsc` knows them all and reports a name that nobody declares.
const shared = { "no-undef": "off", "no-unused-vars": ["error", { vars: "local" }] };
const own = {
  "eqeqeq": "error",
  "no-shadow": "error",
  "no-implied-eval": "error",
  "no-eval": "error",
  "no-new-func": "error",
  "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
  "prefer-const": "error",
  "no-else-return": "error",
  "no-unneeded-ternary": "error",
  "object-shorthand": "error",
  "prefer-arrow-callback": ["error", { allowNamedFunctions: true }],
  "prefer-template": "error",
  "strict": ["error", "function"],
  "complexity": ["error", 15],
  "max-len": ["error", { code: 160, ignoreUrls: true }],
  "no-restricted-properties": ["error",
    { property: "innerHTML", message: "A text is a text: build elements." },
    { property: "outerHTML", message: "A text is a text: build elements." },
    { property: "insertAdjacentHTML", message: "A text is a text: build elements." }],
};

export default [
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { ...js.configs.recommended, files: ["**/*.js", "**/*.mjs"] },
  { files: ["**/templates/assets/*.js"], languageOptions: { sourceType: "script", ecmaVersion: 2022, globals: globals.browser }, rules: { ...own, ...shared } },
  { files: ["**/tests/js/*.mjs"], languageOptions: { sourceType: "module", globals: globals.node }, rules: { ...own, strict: "off" } },
];
