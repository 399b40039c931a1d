// Decides a case in the browser by the rule that generator/analysis/decide.py states; the same cases are tested against both.
"use strict";
(() => {
  const DIGITS = 30;

  // A decimal number as a whole number of 10^-30, so that comparing and adding are exact: 0.1 + 0.2 is 0.3.
  const exact = (text) => {
    const match = /^\s*([-+]?)(\d*)(?:\.(\d*))?\s*$/.exec(text);
    if (!match || !(match[2] || match[3]) || (match[3] || "").length > DIGITS) return null;
    const number = BigInt((match[2] || "0") + (match[3] || "").padEnd(DIGITS, "0"));
    return match[1] === "-" ? -number : number;
  };
  const shown = (number) => {
    const digits = String(number < 0n ? -number : number).padStart(DIGITS + 1, "0");
    const fraction = digits.slice(-DIGITS).replace(/0+$/, "");
    return (number < 0n ? "−" : number > 0n ? "+" : "") + digits.slice(0, -DIGITS) + (fraction ? "." + fraction : "");
  };

  const within = (value, [lower, lowerIncluded, upper, upperIncluded]) => {
    const low = lower === null ? null : exact(lower);
    const high = upper === null ? null : exact(upper);
    return (low === null || value > low || (lowerIncluded && value === low)) &&
      (high === null || value < high || (upperIncluded && value === high));
  };

  const findTier = (tiers, given) => tiers.find(({ when }) => {
    const names = Object.keys(when);
    return names.length > 0 && names.every((name) => name in given && within(given[name], when[name]));
  });

  const shifted = (data, level, shift) => {
    if (!level || !shift) return level;
    const scale = data.scales[level];
    const place = scale.indexOf(level) + shift;
    return place < 0 ? null : scale[Math.min(place, scale.length - 1)];
  };

  const decide = (data, given, modifiers) => {
    const tier = findTier(data.tiers, given);
    const applied = modifiers.map((id) => data.modifiers[id]);
    if (!tier) return { tier: null, applied };
    const level = shifted(data, tier.level, applied.reduce((sum, m) => sum + m.shift, 0));
    const parts = [tier.points, ...applied.map((m) => m.points)].filter((p) => p !== null).map(exact);
    const points = parts.length ? parts.reduce((a, b) => a + b, 0n) : null;
    const duration = level === tier.level ? tier.duration : level ? data.levels[level].duration : null;
    return { tier, applied, level, points, duration };
  };

  const outcome = (data, { level, points, duration }) => {
    const parts = [level ? data.levels[level].title : null, points === null ? null : `${shown(points)} ${data.words.points}`, duration];
    return parts.filter((part) => part !== null && part !== undefined).join(data.words[", "]) || data.words["no consequence"];
  };

  const line = (label, text, strong) => {
    const paragraph = document.createElement("p");
    paragraph.append(label);
    const value = document.createElement(strong ? "strong" : "span");
    value.textContent = text;
    paragraph.append(value);
    return paragraph;
  };

  const show = (place, data, decision) => {
    const { words } = data;
    place.dataset.level = decision.level || "";
    place.dataset.points = decision.points === null || decision.points === undefined ? "" : shown(decision.points);
    place.dataset.tier = decision.tier ? decision.tier.id || "" : "";
    place.replaceChildren();
    if (!decision.tier) return place.append(line("", words["No tier says anything about this case."], true));
    place.append(line(words.Tier + words[": "], decision.tier.title));
    for (const m of decision.applied) place.append(line(words.Circumstance + words[": "], m.effect ? `${m.title} (${m.effect})` : m.title));
    return place.append(line(words.Outcome + words[": "], outcome(data, decision), true));
  };

  for (const section of document.querySelectorAll("[data-decide]")) {
    const data = JSON.parse(section.querySelector("[data-decide-data]").textContent);
    const form = section.querySelector("form");
    const place = section.querySelector("[data-decide-outcome]");
    const update = () => {
      const given = {};
      for (const input of form.querySelectorAll("input[type=number]")) {
        const value = exact(input.value);
        if (value === null || !input.validity.valid) {
          place.replaceChildren(line("", data.words["Fill in a number for every measure."]));
          delete place.dataset.level;
          return;
        }
        given[input.name] = value;
      }
      show(place, data, decide(data, given, [...form.querySelectorAll("[name=modifier]:checked")].map((box) => box.value)));
    };
    form.addEventListener("input", update);
    form.addEventListener("submit", (event) => event.preventDefault());
    section.hidden = false;
    update();
  }
})();
