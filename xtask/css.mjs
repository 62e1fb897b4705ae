// One style sheet out of many: node xtask/css.mjs ENTRY RESULT minify|readable
// `@import "@utrecht/textbox-css/dist/index.css" layer(nlds)` finds the package in node_modules; "./x.css" is a file beside it.
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { bundleAsync, transform } from "lightningcss";

// The browsers we compile for: they know nesting, layers, light-dark() and color-mix().
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = { chrome: version(123), edge: version(123), firefox: version(128), safari: version(17, 5), ios_saf: version(17, 5) };

const [entry, result, form] = process.argv.slice(2);
const root = resolve(import.meta.dirname, "..");

/** The file that an import means: a package export, a file in a package, or a file beside the importing one. */
function find(specifier, from) {
  const beside = join(dirname(from), specifier);
  if (specifier.startsWith(".") || existsSync(beside)) return beside;
  const [, name, rest] = specifier.match(/^~?((?:@[^/]+\/)?[^/]+)\/?(.*)$/);
  const folder = join(root, "node_modules", name);
  if (!existsSync(folder)) throw new Error(`${relative(root, from)} imports ${specifier}: there is no such file, and no package ${name} in package.json`);
  if (rest !== "" && existsSync(join(folder, rest))) return join(folder, rest);
  if (rest !== "" && existsSync(join(folder, "dist", rest))) return join(folder, "dist", rest);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, rest === "" ? (manifest.style ?? manifest.main) : rest);
}

/** The classes that the style sheet has and neither the app nor the pictures of core say: their rules are not shipped. */
function unused(style) {
  const said = ["src", "core/src/weigh/picture"]
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(root, folder, file)))
    .filter((file) => file.endsWith(".rs"))
    .concat(join(root, "index.html"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const words = new Set(said.match(/[A-Za-z0-9_-]+/g));
  const beginnings = [...words].filter((word) => /\w[-_]+$/.test(word)); // of names that the app puts together
  const isSaid = (name) => words.has(name) || beginnings.some((beginning) => name.startsWith(beginning));
  return [...new Set(style.match(/(?<=\.)[A-Za-z_][A-Za-z0-9_-]*/g))].filter((name) => !isSaid(name));
}

try {
  const { code, warnings, dependencies } = await bundleAsync({
    filename: entry,
    minify: form === "minify",
    targets,
    analyzeDependencies: true, // tells us of every url(), and puts a placeholder where it was
    resolver: {
      resolve: (specifier, from) => find(specifier, from),
      read: (file) => (statSync(file, { throwIfNoEntry: false }) ? readFileSync(file, "utf8") : fail(`There is no ${relative(root, file)}`)),
    },
  });
  for (const warning of warnings) console.warn(`${relative(root, warning.loc?.filename ?? entry)}:${warning.loc?.line}: ${warning.message}`);
  let style = code.toString();
  for (const { url, placeholder } of dependencies ?? []) {
    if (!url.startsWith("data:")) fail(`The style asks for ${url}: only data: addresses are shipped with it`);
    style = style.replaceAll(placeholder, url);
  }
  // Only now: a placeholder that lost its quotes here would take them from the address that comes in its place.
  if (form === "minify") {
    const shaken = transform({ filename: "style.css", code: Buffer.from(style), minify: true, targets, unusedSymbols: unused(style) });
    style = shaken.code.toString();
  }
  writeFileSync(result, style);
} catch (error) {
  const place = error.fileName ? `${relative(root, error.fileName)}:${error.loc?.line}: ` : "";
  console.error(`${place}${error.message}`);
  process.exitCode = 1;
}

function fail(sentence) {
  throw new Error(sentence);
}
