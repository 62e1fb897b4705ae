// What runs inside the page: how long it takes from an input event to the frame that shows its result.
//
// An input event carries the moment at which the browser received it. After it we look at every frame: its
// requestAnimationFrame callback comes before style, layout and paint of that frame, a message posted from there comes
// after them. The first frame after whose paint `done()` holds is the one that shows the result; the next
// requestAnimationFrame callback says when the frame after it began, and so when the page could be on the screen and take
// the next input. The same code measures ours and the floor.

/** Runs in every page before anything else. */
export function install() {
  const probe = {
    memory: null,
    storage: { calls: 0, ms: 0, units: 0 },
    longTasks: [],

    /** Waits for the next event of a type, and for the frame in which `done()` holds after it. */
    measure(type, done, patience = 10_000) {
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`nothing was drawn after ${type}`)), patience);
        const storage = { ...probe.storage };
        const begin = (event) => {
          removeEventListener(type, begin, true);
          const received = event.timeStamp;
          const began = performance.now();
          const look = () =>
            requestAnimationFrame(() => {
              afterPaint((painted) => {
                if (!done()) return look();
                requestAnimationFrame(() => {
                  clearTimeout(late);
                  resolve({
                    painted: painted - received,
                    frame: performance.now() - received,
                    waited: began - received,
                    storageMs: probe.storage.ms - storage.ms,
                    storageCalls: probe.storage.calls - storage.calls,
                  });
                });
              });
            });
          look();
        };
        addEventListener(type, begin, true);
      });
    },

    /** A measurement that was begun; `finish` gives its result. */
    begin(type, done, patience) {
      probe.pending = probe.measure(type, done, patience);
    },

    /** Time of consecutive frames while `move(i)` is called in each of them, in milliseconds. */
    async frames(count, move) {
      const times = [];
      let last = await new Promise(requestAnimationFrame);
      for (let i = 0; i < count; i++) {
        move(i);
        const now = await new Promise(requestAnimationFrame); // the time of the frame, not of the callback
        times.push(now - last);
        last = now;
      }
      return times;
    },

    /** From a call that changes the page at once to the paint of it. */
    async direct(change, done) {
      const received = performance.now();
      change();
      for (;;) {
        await new Promise(requestAnimationFrame);
        const painted = await new Promise(afterPaint);
        if (done()) return { painted: painted - received };
      }
    },

    /** When the page first showed something, counted from the start of its loading. */
    async first(done) {
      for (;;) {
        await new Promise(requestAnimationFrame);
        const painted = await new Promise(afterPaint);
        if (done()) return painted;
      }
    },
  };

  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()(performance.now());
  function afterPaint(then) {
    waiting.push(then);
    channel.port2.postMessage(0);
  }

  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    const before = performance.now();
    try {
      return setItem.call(this, key, value);
    } finally {
      probe.storage.ms += performance.now() - before;
      probe.storage.calls += 1;
      probe.storage.units += key.length + value.length;
    }
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...parts) => {
      const result = await original.apply(WebAssembly, parts);
      probe.memory = (result.instance ?? result).exports.memory ?? probe.memory;
      return result;
    };
  }
  new PerformanceObserver((list) => probe.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
  globalThis.probe = probe;
}
