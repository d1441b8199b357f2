// The card of a person: a better name, the same as somebody else, and every mention.

import { anchorOf } from "./anchor.js";
import { clip } from "./about.js";
import { button, byId, element } from "./element.js";
import { LABELS, count } from "./labels.js";

const MENTIONS = 40;

/** The card; `jump` is told the mention that the reader wants to see, `fix(words, corrections)` each change. */
export function makePersonCard({ jump, fix }) {
  const host = byId("person-card");
  let opener = null;

  function close(back = false) {
    if (host.hidden) return;
    host.hidden = true;
    if (back && opener?.isConnected) opener.focus({ preventScroll: true });
  }

  function open(person, from, annotated, text) {
    opener = from;
    const done = (words, corrections) => {
      close();
      fix(words, corrections);
    };
    const name = element("input", { type: "text", id: "person-name", value: person.name, autocomplete: "off" });
    const rename = () => {
      const to = name.value.replace(/\s+/g, " ").trim();
      if (to && to !== person.name) done(`${person.name} is called ${to}`, [{ op: "rename", name: person.name, to }]);
    };
    name.addEventListener("keydown", (event) => {
      if (event.key === "Enter") rename();
    });
    const others = annotated.people.filter((one) => one !== person && one.name);
    const same = element("select", { id: "person-same" }, element("option", { value: "" }, "Choose…"), others.map((one) => element("option", { value: one.name }, one.name)));
    same.addEventListener("change", () => same.value && done(`${person.name} is ${same.value}`, [{ op: "merge", name: person.name, into: same.value }]));
    host.replaceChildren(
      element("p", { class: "kind" }, LABELS[person.label]?.one ?? "Person"),
      element("h2", { id: "person-title" }, person.name),
      person.role ? element("p", { class: "role" }, person.role) : "",
      element("div", { class: "mend field" }, element("label", { for: "person-name" }, "Better name"), name, button({}, rename, "Change")),
      element("div", { class: "mend field" }, element("label", { for: "person-same" }, "Is the same as"), same),
      person.mentions.length ? element("h3", { class: "apart" }, count(person.mentions.length, "mention", "mentions")) : "",
      element("ul", { class: "mentions" }, person.mentions.slice(0, MENTIONS).map((mention) => element("li", {},
        button({ class: "use" }, () => jump({ ...mention, id: markId(mention, annotated) }), clip(mention.text, 50)),
        person.mentions.length > 1 ? button({ class: "choice plain" }, () => done(`“${clip(mention.text, 40)}” is not ${person.name}`, [{ op: "who", at: anchorOf(text, mention), name: unlike(mention.text, person, annotated) }]), "Not them") : null))),
      button({ class: "close", "aria-label": "Close" }, () => close(true), "×"),
    );
    host.hidden = false;
    host.scrollTop = 0;
    host.style.removeProperty("left");
    host.style.removeProperty("top");
    if (getComputedStyle(host).position !== "fixed") {
      const { left, bottom } = from.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = host;
      host.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8)) + scrollX}px`;
      host.style.top = `${Math.max(8, Math.min(bottom + 6, innerHeight - height - 8)) + scrollY}px`;
    }
    host.focus({ preventScroll: true });
  }

  host.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close(true);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!host.contains(target)) close();
  });

  return { open, close };
}

function markId({ start, end }, annotated) {
  return annotated.entities.find((one) => one.start === start && one.end === end)?.id ?? null;
}

/** A name for somebody who is not this person: the words themselves, made different where the person has the same. */
function unlike(words, person, annotated) {
  const plain = words.replace(/\s+/g, " ");
  const taken = new Set(annotated.people.map(({ name }) => name));
  if (!taken.has(plain)) return plain;
  for (let number = 2; ; number += 1) if (!taken.has(`${plain} (${number})`)) return `${plain} (${number})`;
}
