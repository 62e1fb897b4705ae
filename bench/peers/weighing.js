// SMAA in plain JavaScript, as somebody would write it without a library. Gives the milliseconds of every repeat.
export function smaaTimes(samples, repeats = 24, warmUp = 4, alternatives = 8, values = 5) {
  const scores = Array.from({ length: alternatives }, () => Float64Array.from({ length: values }, () => Math.random() * 100));
  const times = [];
  for (let repeat = 0; repeat < warmUp + repeats; repeat++) {
    const began = performance.now();
    const ranks = Array.from({ length: alternatives }, () => new Float64Array(alternatives));
    const central = Array.from({ length: alternatives }, () => new Float64Array(values));
    const weights = new Float64Array(values);
    const totals = new Float64Array(alternatives);
    for (let sample = 0; sample < samples; sample++) {
      let sum = 0;
      for (let value = 0; value < values; value++) sum += weights[value] = -Math.log(1 - Math.random());
      for (let value = 0; value < values; value++) weights[value] /= sum;
      for (let alternative = 0; alternative < alternatives; alternative++) {
        let total = 0;
        for (let value = 0; value < values; value++) total += weights[value] * scores[alternative][value];
        totals[alternative] = total;
      }
      for (let alternative = 0; alternative < alternatives; alternative++) {
        let rank = 0;
        for (let other = 0; other < alternatives; other++) if (totals[other] > totals[alternative]) rank++;
        ranks[alternative][rank]++;
        if (rank === 0) for (let value = 0; value < values; value++) central[alternative][value] += weights[value];
      }
    }
    if (repeat >= warmUp) times.push(performance.now() - began);
  }
  return times;
}
