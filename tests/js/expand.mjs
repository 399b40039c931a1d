// Expands iCalendar feeds with ical.js: names of files as arguments, {file: {uid: [[start, end]]}} out.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const uid = (component) => component.getFirstPropertyValue("uid");

function expanded(text) {
  const found = {};
  const components = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  const moved = new Map();
  for (const component of components.filter((one) => one.hasProperty("recurrence-id"))) {
    moved.set(uid(component), [...(moved.get(uid(component)) || []), component]);
  }
  for (const component of components.filter((one) => !one.hasProperty("recurrence-id"))) {
    // Left to itself, ical.js takes the exceptions of every event of the file for those of this one.
    const event = new ICAL.Event(component, { exceptions: moved.get(uid(component)) || [], strictExceptions: true });
    found[event.uid] = [...turns(event)];
  }
  return found;
}

function* turns(event) {
  if (!event.isRecurring()) {
    yield [String(event.startDate), String(event.endDate)];
    return;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(); next; next = iterator.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(next);
    yield [String(startDate), String(endDate)];
  }
}

console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((name) => [name, expanded(readFileSync(name, "utf8"))]))));
