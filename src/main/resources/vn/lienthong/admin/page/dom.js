/** Elements made of values: a value is always text or an attribute, never markup. */

const SVG = "http://www.w3.org/2000/svg";

export function el(name, attributes, ...children) {
  return made(document.createElement(name), attributes, children);
}

export function svg(name, attributes, ...children) {
  return made(document.createElementNS(SVG, name), attributes, children);
}

function made(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith("on")) {
      node.addEventListener(key.slice(2), value);
    } else {
      node.setAttribute(key, value === true ? "" : String(value));
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const hidden = (text) => el("span", {class: "unseen"}, text);

/**
 * Brings a list of nodes in line with its items. A node stays as long as its item looks the same, so
 * whoever reads or points at it is not disturbed; where the focus was in one that is made anew, it
 * is put on the same control again.
 *
 * @param parent whose children they are
 * @param items in order
 * @param nameOf an item's own name
 * @param make a node of an item
 * @param lost gets the focus if the node that had it is gone
 */
export function keep(parent, items, nameOf, make, lost) {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  const held = focused && {
    name: focused.closest("[data-name]")?.dataset.name,
    act: focused.dataset.act,
  };
  const before = new Map([...parent.children].map((node) => [node.dataset.name, node]));
  const after = items.map((item) => {
    const name = nameOf(item);
    const looks = JSON.stringify([document.documentElement.lang, item]);
    const old = before.get(name);
    if (old && old.looks === looks) {
      return old;
    }
    const node = make(item);
    node.dataset.name = name;
    node.looks = looks;
    return node;
  });
  place(parent, after);
  if (held && !parent.contains(document.activeElement)) {
    const same = after.find((node) => node.dataset.name === held.name);
    const control = same && [...same.querySelectorAll("[data-act]")].find((one) => one.dataset.act === held.act);
    (control ?? lost ?? document.getElementById("main")).focus({preventScroll: true});
  }
}

/** Moves only what is not in its place: moving a node would take the focus from it. */
function place(parent, nodes) {
  for (const old of [...parent.children]) {
    if (!nodes.includes(old)) {
      old.remove();
    }
  }
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) {
      parent.insertBefore(node, parent.children[index] ?? null);
    }
  });
}

const SAID_FOR = 12_000;
let silence = null;

/** Says something to whoever cannot see it change; in the window that is open, if one is. */
export function say(text) {
  const place = document.querySelector("dialog[open] .said") ?? document.getElementById("said");
  place.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => (place.textContent = ""), SAID_FOR);
}
