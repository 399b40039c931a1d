// Answers questions to the scripts of the pages: one JSON line in, one out. Each is [name, ...arguments]; the scripts are read as they are.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import vm from "node:vm";

const ASSETS = new URL("../../templates/assets/", import.meta.url);
const [, program] = /const PROGRAM = (\[[^\]]*\])/.exec(readFileSync(new URL("search.js", ASSETS), "utf8")); // what the door to the search loads
const SEARCH = JSON.parse(program).filter((part) => part !== "dialog").map((part) => `search-${part}`);
const SCRIPTS = ["handbook", "decide", "decide-payment", "numerals", "decide-time", ...SEARCH, "combine", "combine-amounts", "checklist-dates", "day-state",
  "search-days", "day-shifts", "day-log", "case-classes", "case-state", "case-ends", "vendor/sha256", "record", "record-rows", "record-turns"];
vm.runInThisContext(process.argv[2], { filename: "rule-words.js" }); // made by generator/model/script_words.py
for (const name of SCRIPTS) {
  const file = new URL(`${name}.js`, ASSETS);
  vm.runInThisContext(readFileSync(file, "utf8"), { filename: file.pathname });
}

const { Folding, makeWord, occurrence, marked } = globalThis.HandbookSearchText;
const { walk, gramsOf, shardOf } = globalThis.HandbookSearchGrams;
const { said: paidSaid } = globalThis.HandbookPayment;
const { exact, signed, minutes, unfitness, conflict, decide } = globalThis.HandbookDecide;
const { combine, counts, ended } = globalThis.HandbookCombine;
const { combineAmounts } = globalThis.HandbookCombineAmounts;
const foldings = new Map();

function foldingOf(pairs) {
  if (!foldings.has(pairs)) foldings.set(pairs, new Folding(pairs));
  return foldings.get(pairs);
}

function grams(text) {
  const found = new Set();
  walk(text, 0, text.length, (kind, ...units) => found.add(String.fromCharCode(...units.filter(Boolean))));
  return [...found];
}

const ANSWERS = {
  fold: (pairs, text) => {
    const places = [], folded = foldingOf(pairs).fold(text, places);
    return { folded, places };
  },
  marked: (pairs, text, words) => marked(foldingOf(pairs), text, words.map((word) => makeWord(foldingOf(pairs).fold(word))), Infinity),
  grams: (text) => Object.fromEntries(grams(text).map((gram) => [gram, shardOf(gram)])),
  /* Which shifts are held at a minute counted from 1970, and which begins next, each with its day. */
  shifts: (shifts, dates, now) => {
    const { held, next } = globalThis.HandbookShifts.shiftsAt(shifts, new globalThis.HandbookDates.Dates(dates), now);
    const said = ({ shift, day }) => [shift.title, globalThis.HandbookDates.written(day)];
    return [held.map(said), next && said(next)];
  },
  /* Whether a text holds a word, and the grams by which a divided index would look for it. */
  sought: (text, word) => ({ held: occurrence(text, makeWord(word), 0) !== null, grams: gramsOf(makeWord(word)) }),
  number: (text) => {
    const { WORDS, scaled } = globalThis.HandbookNumerals, found = new RegExp(`^(?:${WORDS.scaled})$`).exec(text);
    return found ? scaled(found.groups) : "";
  },
  time: (text) => globalThis.HandbookTime.readTime(text),
  timeParts: (text, table) => globalThis.HandbookTime.timeParts(text, table),
  minutes: (parts) => {
    const { units, places } = minutes(parts);
    return [String(units), places];
  },
  decide: (data, given, modifiers, place = null) => {
    const values = new Map(Object.entries(given).map(([name, text]) => [name, exact(text)]));
    const found = decide(data, values, modifiers, place === null ? undefined : data.tiers[place]);
    const { tier, applied, results, points, leans, capped, topped, beside, unpriced } = found;
    return { tier: tier ? data.tiers.indexOf(tier) : null, results: results.map(({ degree, duration }) => [degree, duration]),
      paid: results.map(({ payment }) => payment && paidSaid(payment, values, applied)),
      points: points && signed(points), leans: [...leans].sort(), capped, topped, conflict: conflict(data, modifiers), unpriced,
      unlimited: results.some(({ payment }) => payment && globalThis.HandbookPayment.beyondLimits(payment, values, applied)),
      beside: beside.map((each) => [each.key, each.where, each.results.map(({ degree, duration, payment }) => (
        [degree, duration, payment && paidSaid(payment, values)]))]) };
  },
  /* What is due on the days that a question may ask for, as [day, what is done]; null where that is not known. */
  due: (data, name, now) => {
    const found = globalThis.HandbookSearchDays.due(data, name, new Date(now));
    return found && found.map((item) => [globalThis.HandbookDates.written(item.day), item.do]);
  },
  sealed: (head, events) => globalThis.HandbookRecord.written(globalThis.HandbookRecord.make(head, events)),
  checked: (text) => globalThis.HandbookRecord.check(text).fault,
  counted: (records) => globalThis.HandbookRecordTurns.countedOf(records.map(([head, events]) => globalThis.HandbookRecord.make(head, events))).length,
  turns: (records) => globalThis.HandbookRecordTurns.turnsOf(records.map(([head, events]) => globalThis.HandbookRecord.make(head, events)))
    .map(({ row, day, monday }) => [row.number, row.state, row.at, day, monday]),
  withUnits: (text) => globalThis.HandbookPage.withUnits(text),
  /* Of a case: until when all of it is to be done, and each step as [number, state, until when, class]. */
  run: (data, events, made) => {
    const { rowsOf } = globalThis.HandbookRecordRows, record = { head: { kind: "case", id: "x", subject: "", data, language: "", made }, events };
    const { end } = globalThis.HandbookCaseEnds.promiseOf(data, globalThis.HandbookCases.standing({ data, events }));
    return [end && end.wall, rowsOf(record).map(({ number, state, until, className }) => [number, state, until, className])];
  },
  /* Until when the step at which a case stands, and the whole of it, may be extended next. */
  furthest: (data, events) => {
    const { limitOfStep, limitOfWhole, furthest } = globalThis.HandbookCaseEnds, now = globalThis.HandbookCases.standing({ data, events });
    return [limitOfStep(data, now, now.path.length), limitOfWhole(data, now)].map((met) => met && furthest(data, now, met)?.wall);
  },
  /* What a record says of each row besides, and of the whole. */
  remarks: (data, events, made, texts) => {
    const { rowsOf, wholeOf, remarksOf } = globalThis.HandbookRecordRows;
    const record = { head: { kind: "case", id: "x", subject: "", data, language: "", made }, events };
    return [...rowsOf(record), wholeOf(record)].map((row) => row && remarksOf(row, texts, (stamp) => stamp));
  },
  /* What a search finds whose index is made by these scripts: for each query its answers and its results, in order. */
  searched: (scripts, queries, shown = ({ kind, id }) => `${kind}/${id}`) => {
    let engine;
    const index = {
      load: (text) => { engine = new globalThis.HandbookSearchEngine(JSON.parse(text)); },
      add: (language, text) => engine.add(JSON.parse(text)),
      addPassages: (language, chunk, rows, lines) => engine.addPassages(chunk, JSON.parse(rows), lines),
    };
    for (const script of scripts) vm.runInNewContext(script, { handbookSearch: index });
    return queries.map((query) => {
      const answers = engine.answers(query);
      const said = typeof answers === "string" ? answers : answers.map(({ entry, text, note, address }) => (
        [`${engine.head.kinds[engine.entries[entry].kind].id}/${engine.entries[entry].id}`, text, note, address]));
      const found = engine.search(query, { limit: 5 }).groups.map((group) => group.results.map(shown));
      return [said, found];
    });
  },
  /* Where the results of each query lead. */
  led: (scripts, queries) => ANSWERS.searched(scripts, queries, (result) => result.address).map(([, found]) => found.flat()),
  combine: (scales, acts, earlier, decided) => combine(scales, acts.filter((act) => !decided || counts(scales[0], act, decided)), earlier, decided),
  ended: (scales, earlier, decided) => ended(scales, earlier, decided),
  /* Acts as [level, times, lower end, whether it belongs to it, upper end, whether it does, whether it is free]; each end in digits or null. */
  owed: (scales, acts) => {
    const given = acts.map(([level, times, low, lowIncluded, high, highIncluded, free]) => ({ level, times, free, amount: low === null && high === null
      ? null : { low: low === null ? null : exact(low), lowIncluded, high: high === null ? null : exact(high), highIncluded } }));
    const found = combineAmounts(scales, given), { low, lowIncluded, high, highIncluded } = found?.amount || {};
    return found && [low ? signed(low) : null, lowIncluded, high ? signed(high) : null, highIncluded, found.capped];
  },
  unfit: (text, measure) => unfitness(text, measure),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(ANSWERS[name](...given))}\n`);
}
