// Checks pages against WCAG 2.2 AA with axe-core, in both color schemes, on a phone and on a desktop: no
// violation, nothing that scrolls sideways, and a visible focus wherever the keyboard goes.
//
//     node check.mjs PAGE-OR-FOLDER…
//
// Many pages consist of the same parts. Only enough of them are checked to cover every part once: see kinds.mjs.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { cover, parts } from "./kinds.mjs";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

function pages(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => {
    const inner = join(path, name);
    return statSync(inner).isDirectory() || name.endsWith(".html") ? pages(inner) : [];
  });
}

/** The elements that reach past the page's width. */
function overflow() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll("main *, header *, nav *, footer *")];
  const past = wide.filter((e) => e.getBoundingClientRect().right > width + 1 && !e.closest(".scroll"));
  return past.slice(0, 3).map((e) => e.outerHTML.slice(0, 120));
}

/** Returns `seen: true` if the focused element has a visible outline. */
function focusSeen() {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const onPage = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth;
  return { what: e.outerHTML.slice(0, 120), seen: drawn && onPage };
}

/** Runs `work` on each item, two at a time. */
async function each(items, work) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
}

const files = process.argv.slice(2).flatMap((path) => pages(resolve(path)));
if (files.length === 0) throw new Error("no pages to check");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function partsOf(file, context) {
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href, { waitUntil: "domcontentloaded" });
  const found = await page.evaluate(parts);
  await page.close();
  return found;
}

let faults = 0;
const fault = (file, mode, what) => {
  faults += 1;
  console.error(`${file} (${mode}): ${what}`);
};

async function check(file) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
      const mode = `${colorScheme}, ${width} px`;
      // The page's own security policy would block axe; tests check the policy itself.
      const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(pathToFileURL(file).href);
      for (const url of asked.slice(1).filter((url) => !url.startsWith("data:"))) fault(file, mode, `requests ${url}`);
      for (const what of await page.evaluate(overflow)) fault(file, mode, `sideways: ${what}`);
      if (colorScheme === "light") {
        for (let step = 0; step < 400; step += 1) {
          await page.keyboard.press("Tab");
          const focus = await page.evaluate(focusSeen);
          if (!focus) break;
          if (!focus.seen) fault(file, mode, `focus not visible: ${focus.what}`);
        }
      }
      await page.evaluate(axe);
      const result = await page.evaluate((values) => axe.run({ runOnly: { type: "tag", values } }), tags);
      if (result.passes.length < 10) fault(file, mode, `only ${result.passes.length} rules applied`);
      for (const violation of result.violations) {
        for (const node of violation.nodes) fault(file, mode, `${violation.id}: ${node.html.slice(0, 160)}\n    ${node.failureSummary}`);
      }
      await context.close();
    }
  }
}

const found = new Map();
const context = await browser.newContext({ bypassCSP: true });
await each(files, async (file) => found.set(file, await partsOf(file, context)));
await context.close();
const { chosen, total } = cover(files.map((file) => ({ file, parts: found.get(file) })));
const top = files.length > 1 ? process.argv[2] : ".";
console.log(`${chosen.length} of ${files.length} pages together have all ${total} kinds of parts:`);
for (const { file, added, example } of chosen) {
  console.log(`  ${relative(top, file)}: ${added} kinds that no earlier page has, such as ${example}`);
}
await each(chosen.map(({ file }) => file), check);
await browser.close();
console.log(`${chosen.length} pages, both color schemes, 320 and 1280 px: ${faults} defects`);
process.exit(faults === 0 ? 0 : 1);
