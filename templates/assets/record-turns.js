/* Many records beside each other: each turn of a duty and each case counts once, however many records tell of it. */

/** @typedef {{ record: HandbookRecordFile, row: RecordRow, day: string, monday: string }} RecordTurn */

var HandbookRecordTurns = (function () {
  "use strict";

  const { rowsOf, wholeOf, weekOf } = HandbookRecordRows;

  /** A record of the same day or case that was made later and holds everything that this one does; null where there is none.
   * @param {HandbookRecordFile} record @param {HandbookRecordFile[]} records @returns {HandbookRecordFile | null} */
  function laterOf(record, records) {
    const place = records.indexOf(record);
    return records.find((other, number) => thingOf(other) === thingOf(record) && holds(other, record)
      && (other.head.made > record.head.made || (other.head.made === record.head.made && number > place))) || null;
  }

  /** @param {HandbookRecordFile} record */
  const thingOf = ({ head }) => [head.handbook, head.kind, ...(head.kind === "day" ? [head.post, head.day] : [head.id])].join("\n");

  /** @param {HandbookRecordFile} record @param {HandbookRecordFile} other */
  function holds(record, other) {
    const own = new Set(record.events.map(HandbookRecord.canonical));
    return other.events.every((event) => own.has(HandbookRecord.canonical(event)));
  }

  /** The records that count: those of which no other holds everything.
   * @param {HandbookRecordFile[]} records */
  const countedOf = (records) => records.filter((record) => !laterOf(record, records));

  /** Every turn and every step of the records, once. It belongs to the first day on which it was done or was over.
   * @param {HandbookRecordFile[]} records @returns {RecordTurn[]} */
  function turnsOf(records) {
    /** @type {Map<string, RecordTurn>} */
    const turns = new Map();
    const kept = countedOf(records).map((record) => ({ record, ...weekOf(record) }));
    for (const { record, day, monday } of kept.sort((one, other) => (one.day < other.day ? -1 : 1)))
      for (const [place, row] of rowsOf(record).entries()) {
        const { head } = record, key = row.turn && head.kind === "day" ? [head.handbook, head.post, row.turn].join("\n") : `${record.seals.at(-1)} ${place}`;
        turns.set(key, joined(turns.get(key), { record, row, day, monday }));
      }
    return [...turns.values()];
  }

  /** Every case as a whole, whose time is one.
   * @param {HandbookRecordFile[]} records @returns {RecordTurn[]} */
  const wholesOf = (records) => countedOf(records).flatMap((record) => {
    const row = wholeOf(record);
    return row ? [{ record, row, ...weekOf(record) }] : [];
  });

  const UNSETTLED = ["waiting", "unknown"]; // another record may know more

  /** What two records tell of one turn: that it was done, by whoever did it first, else that it was left out.
   * @param {RecordTurn | undefined} before @param {RecordTurn} found @returns {RecordTurn} */
  function joined(before, found) {
    if (!before || UNSETTLED.includes(before.row.state)) return found;
    const { day, monday } = before, better = found.row.at && (!before.row.at || found.row.at < before.row.at);
    return better ? { ...found, day, monday } : before;
  }

  return { laterOf, countedOf, turnsOf, wholesOf };
})();
