/* A case: a procedure that is being run. What happened is a list of events that only grows; where the case stands follows from them. */

/**
 * `begun`: it counts from the beginning of the case, `event`: from an event, `after`: from the end of a step; `at`: the minute of its last day.
 * `restart` are events from which it counts anew, with `stops` it stands still (by working days of the series `work`, where that is said), and it
 * ends with `latest` in any case. Where it differs by case, each of `cases` is for a level to which its `criteria` come, or with none for all
 * others. `extend` are, by level too, the times after one extension, two and so on.
 * With `next`, what begins after that minute has until the next day that the table says.
 * @typedef {{ minutes?: number, series?: number, at?: number, next?: number, work?: number }} CaseTime
 * @typedef {CaseTime & { begun?: number, event?: string, after?: number, restart?: string[], stops?: { since: string, until: string }[],
 *   latest?: CaseLimit, criteria?: string, cases?: (CaseTime & { level: string, said: string })[],
 *   extend?: Record<string, CaseTime[]> }} CaseLimit
 * A way with `most` may be taken so often, one with `after` once the way before it was taken so often. The time of a step with `from` counts
 * from that step, with which it began.
 * @typedef {{ answer?: string, answerLanguage?: string, to: number | null, most?: number, after?: number,
 *   levels?: string[] }} CaseWay
 * Pieces of a text, each with what a telephone dials where it is a number.
 * @typedef {[text: string, dial: string][]} CasePieces
 * @typedef {{ key: string, call?: CasePieces, ways: CaseWay[],
 *   critical?: boolean, free?: boolean, judge?: string, within?: string, extension?: string, wait?: string, waits?: CaseTime, limit?: CaseLimit,
 *   by?: string, posts?: string[], from?: number, others?: [procedure: string, title: string][],
 *   do: string, doLanguage?: string, record?: string, recordLanguage?: string, evidence?: string, evidenceLanguage?: string,
 *   control?: string, controlLanguage?: string, decision?: string, decisionLanguage?: string, note?: string, noteLanguage?: string }} CaseStep
 * @typedef {{ handbook: string, procedure: string, title: string, organisation: string, language: string, version: string, code: string,
 *   trigger: string, within: string, extension?: string, limit: CaseLimit | null, steps: CaseStep[],
 *   dates: { from: string, until: string, series: [length: number, count: number][][] }, events?: Record<string, string>,
 *   classes?: CaseClass[], call?: [post: string, pieces: CasePieces][] }} CaseData
 *
 * `step` is the index of the step, `way` that of the answer; `to` is who takes over; `what` happened `at` a time, or is judged to be of a `level`.
 * What is extended, has until `at`, and no longer so without it; without a step, the whole case.
 * @typedef {{ t: string,
 *   kind: "start" | "done" | "na" | "back" | "pause" | "resume" | "handover" | "event" | "class" | "extended", step?: number,
 *   way?: number, by?: string, remark?: string, to?: string, what?: string, at?: string, level?: string }} CaseEvent
 * @typedef {{ id: string, title: string, data: CaseData, events: CaseEvent[] }} CaseRecord
 *
 * `current` is the index of the step at which the case stands, null once it is over; `path` are the steps that were gone, `sinces` from when
 * the time of each counts, and of the current one; `happened` says when each event was, as far as somebody has said so; `classes` what was known
 * of the class of the case at each of them; `extended` are the extensions that hold, of a step where it was met and of the whole.
 * @typedef {{ current: number | null, path: CaseEvent[], sinces: string[], paused: boolean, holder: string, begun: string,
 *   ended: string, happened: Record<string, string>, classes: OpenLevels[], extended: Record<string, CaseEvent[]> }} CaseStanding
 */

var HandbookCases = (function () {
  "use strict";

  const KINDS = ["start", "done", "na", "back", "pause", "resume", "handover", "event", "class", "extended"];
  /** @type {Map<string, CaseData>} */
  const taken = new Map();

  /** The file of a procedure calls this.
   * @param {CaseData} data */
  const take = (data) => { taken.set(data.procedure, data); };

  /** @param {string} procedure */
  const of = (procedure) => taken.get(procedure) || null;

  /** Where the events lead. What does not fit the procedure is passed over.
   * @param {CaseRecord} record @returns {CaseStanding} */
  function standing({ data, events }) {
    let found = walked(data, [], events);
    /** @type {CaseEvent[]} */
    let kept = []; // steps that were gone and not gone back, and classes that were chosen, in order
    /** @type {Record<string, CaseEvent[]>} */
    const extended = {};
    for (const event of events) {
      if (event.kind === "extended") extend(extended, event, found);
      if (event.kind === "back") kept = withoutLast(kept);
      else if (event.kind === "class" || (isStep(event) && event.step === found.current && found.current !== null)) kept = [...kept, event];
      else continue;
      found = walked(data, kept.filter(isStep), events);
    }
    Object.assign(found, { classes: HandbookCaseClasses.known(data, kept), extended });
    for (const event of events) note(found, event);
    return found;
  }

  /** What happens beside the steps: the case rests or goes on, has another holder, or something is known from which a limit counts.
   * @param {CaseStanding} now @param {CaseEvent} event */
  function note(now, event) {
    if (event.kind === "pause" || event.kind === "resume") now.paused = event.kind === "pause";
    else if (event.kind === "handover") now.holder = event.to || "";
    else if (event.kind === "event" && event.what) now.happened[event.what] = event.at || "";
  }

  /** An extension is of the step at which the case stands, or of the whole. Going back and on again to that step keeps it.
   * @param {Record<string, CaseEvent[]>} extended @param {CaseEvent} event @param {CaseStanding} now */
  function extend(extended, event, now) {
    if (event.step !== undefined && event.step !== now.current) return;
    const key = extensionKey(event.step, now.path.length);
    extended[key] = event.at ? [...(extended[key] || []), event] : [];
  }

  /** @param {number | undefined} step @param {number} place of the path, at which it is met */
  const extensionKey = (step, place) => (step === undefined ? "" : `${place} ${step}`);

  /** @param {CaseEvent} event */
  const isStep = ({ kind }) => kind === "done" || kind === "na";

  /** Going back takes off the last step; what was said of the class stays.
   * @param {CaseEvent[]} kept */
  function withoutLast(kept) {
    const last = kept.map(isStep).lastIndexOf(true);
    return kept.filter((_, place) => place !== last);
  }

  /** The way that was gone, step by step.
   * @param {CaseData} data @param {CaseEvent[]} path @param {CaseEvent[]} events @returns {CaseStanding} */
  function walked(data, path, events) {
    const begun = events[0]?.t || "";
    const sinces = [begun];
    /** @type {number | null} */
    let current = 0;
    for (const [place, event] of path.entries()) {
      current = following(data, event);
      const from = current === null ? undefined : data.steps[current].from;
      const start = from === undefined ? undefined : path.slice(0, place + 1).filter(({ step }) => step === from).at(-1);
      sinces.push((start || event).t);
    }
    return { current, path, sinces, paused: false, holder: "", begun, ended: current === null ? path.at(-1)?.t || "" : "", happened: {}, classes: [],
      extended: {} };
  }

  /** Where a step leads: by its answer; a question that does not apply is passed over.
   * @param {CaseData} data @param {CaseEvent} event */
  function following(data, event) {
    const step = event.step || 0, { ways } = data.steps[step];
    if (event.kind === "na" && ways.length > 1) return step + 1 < data.steps.length ? step + 1 : null;
    return ways[event.way || 0]?.to ?? null;
  }

  /** The ways that are open at a step: some only so often, others only after that.
   * @param {CaseData} data @param {number} step @param {CaseEvent[]} path @returns {number[]} */
  function openWays(data, step, path) {
    const { ways } = data.steps[step];
    const times = (/** @type {number} */ way) => path.filter((event) => event.step === step && (event.way || 0) === way).length;
    return [...ways.keys()].filter((place) => {
      const { most, after } = ways[place];
      return (!most || times(place) < most) && (!after || times(place - 1) >= after);
    });
  }

  /** @param {unknown} value @returns {value is CaseRecord} */
  function isRecord(value) {
    const record = /** @type {CaseRecord} */ (value);
    return Boolean(record) && typeof record === "object" && typeof record.id === "string" && typeof record.title === "string"
      && Boolean(record.data) && Array.isArray(record.data.steps) && record.data.steps.every((step) => Array.isArray(step.ways))
      && Array.isArray(record.events) && record.events.every((event) => event && typeof event.t === "string" && KINDS.includes(event.kind));
  }

  /* --- Kept in this browser, each case under a key of its own, so that two windows do not write over each other ------------- */

  class Cases {
    /** @param {string} handbook */
    constructor(handbook) {
      this.prefix = `handbook-case:${handbook}:`;
      this.lasting = true;
      /** @type {Map<string, CaseRecord>} */
      this.records = new Map();
      /** Those of which this window knows more than could be kept.
       * @type {Map<string, CaseRecord>} */
      this.unsaved = new Map();
      this.read();
    }

    read() {
      try {
        const keys = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) || "").filter((key) => key.startsWith(this.prefix));
        const found = keys.map((key) => parsed(localStorage.getItem(key))).filter(isRecord);
        this.records = new Map([...found.map((record) => /** @type {const} */ ([record.id, record])), ...this.unsaved]);
      } catch {
        this.lasting = false;
      }
    }

    /** @param {CaseData} data @param {string} title @param {string} by @returns {CaseRecord} */
    begin(data, title, by) {
      const id = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join("");
      /** @type {CaseRecord} */
      const record = { id, title, data, events: [] };
      this.add(record, { kind: "start", by });
      return record;
    }

    /** @param {CaseRecord} record @param {Omit<CaseEvent, "t">} event */
    add(record, event) {
      const said = Object.fromEntries(Object.entries(event).filter(([, value]) => value !== "" && value !== undefined));
      record.events.push(/** @type {CaseEvent} */ ({ t: HandbookLog.stamp(new Date()), ...said }));
      this.put(record);
    }

    /** @param {CaseRecord} record */
    put(record) {
      this.records.set(record.id, record);
      try {
        localStorage.setItem(this.prefix + record.id, JSON.stringify(record));
        this.unsaved.delete(record.id);
      } catch {
        this.unsaved.set(record.id, record);
      }
      this.lasting = !this.unsaved.size;
    }

    /** @param {CaseRecord} record */
    remove(record) {
      this.records.delete(record.id);
      this.unsaved.delete(record.id);
      try {
        localStorage.removeItem(this.prefix + record.id);
      } catch {
        this.lasting = false;
      }
    }
  }

  /** @param {string | null} text @returns {unknown} */
  function parsed(text) {
    try {
      return JSON.parse(text || "");
    } catch {
      return null;
    }
  }

  return { take, of, standing, extensionKey, openWays, isRecord, Cases };
})();
