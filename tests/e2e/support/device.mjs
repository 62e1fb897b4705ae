// What is on the device, and what can go wrong with it.

/** Everything in the storage of this origin. */
export const stored = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage).sort()));

/** The keys of the storage that match. */
export const keys = async (page, pattern) => Object.keys(await stored(page)).filter((key) => pattern.test(key));

/** Fills the storage to the last unit, less what is asked to stay free. */
export const fill = (page, free = 0) =>
  page.evaluate((free) => {
    const put = (key, units) => {
      try {
        localStorage.setItem(key, "x".repeat(units));
        return true;
      } catch {
        return false;
      }
    };
    let number = 0;
    for (let units = 1 << 20; units >= 1; units >>= 1) while (put(`vulling/${number}`, units)) number += 1;
    if (free > 0) {
      for (let freed = 0; freed < free && number > 0; number -= 1) {
        const key = `vulling/${number - 1}`;
        freed += key.length + localStorage.getItem(key).length;
        localStorage.removeItem(key);
      }
    }
  }, free);

/** Takes away what [`fill`] put there. */
export const empty = (page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("vulling/")).forEach((key) => localStorage.removeItem(key)));

/** A browser that refuses every write. */
export function refuseWrites() {
  Storage.prototype.setItem = () => {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
  };
}

/** A browser that gives this page no storage at all. */
export function refuseStorage() {
  const get = () => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  };
  Object.defineProperty(globalThis, "localStorage", { get });
}

/** Random numbers that are the same in every run: `next()` from 0 to 1, `below(n)` a whole number. */
export function seeded(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (count) => Math.floor(next() * count) };
}
