// Chooses the pages to check: as few as together contain every kind of part. The kinds come from the pages
// themselves, so new content is checked automatically.

/**
 * The kinds of parts of the page that is open: each element within its parent, with classes, roles and other
 * attributes that styles and assistive technology look at, under the page's own style sheet.
 */
export function parts() {
  const sign = (e) => {
    const classes = [...e.classList].sort().map((name) => `.${name}`).join("");
    const attributes = [...e.attributes].map(({ name, value }) => {
      if (name === "role" || name === "type" || name === "scope") return `[${name}=${value}]`;
      return name.startsWith("aria-") || ["tabindex", "hidden", "open", "colspan", "rowspan", "lang", "dir"].includes(name)
        ? `[${name}]` : "";
    });
    return e.localName + classes + attributes.sort().join("");
  };
  // Texts within the style sheet, such as a page's running head, differ from page to page and style nothing.
  const style = [...document.querySelectorAll("style")].map((e) => e.textContent).join("\n").replace(/"(?:[^"\\]|\\.)*"/g, '""');
  // FNV-1a: of pages with the same style sheet, each part is checked once.
  let hash = 0x811c9dc5;
  for (let at = 0; at < style.length; at += 1) hash = Math.imul(hash ^ style.charCodeAt(at), 0x01000193) >>> 0;
  const found = new Set();
  for (const e of document.querySelectorAll("body, body *")) {
    found.add(`${e.parentElement ? sign(e.parentElement) : ""} > ${sign(e)} (style ${hash.toString(16)})`);
  }
  return [...found];
}

/** Greedy set cover: chooses the page that adds the most kinds next; ties go to the first name. */
export function cover(pages) {
  const missing = new Set(pages.flatMap((page) => page.parts));
  const total = missing.size;
  const chosen = [];
  while (missing.size > 0) {
    let best = null;
    for (const page of pages) {
      const added = page.parts.filter((part) => missing.has(part));
      if (!best || added.length > best.added.length) best = { file: page.file, added };
    }
    best.added.forEach((part) => missing.delete(part));
    chosen.push({ file: best.file, added: best.added.length, example: best.added.at(-1).replace(/ \(style .*/, "") });
  }
  return { chosen, total };
}
