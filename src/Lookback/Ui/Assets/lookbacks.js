// A lookback under way: its events move the bar and the words beside it. Whoever listens to the page is told at each quarter and not at every step.
const live = document.querySelector("[data-run-events]");
if (live) {
  const [bar, words, lost, status] = ["progress", "[data-words]", "[data-lost]", "[role=status]"].map(which => live.querySelector(which));
  const { sayDone, sayLeft, sayMinutes, sayStarted, sayEnded, sayCut, sayFailed } = live.dataset;
  const put = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
  let quarter = 0;
  let first = null;

  const left = one => {
    const now = Date.parse(one.at);
    first ??= { now, share: one.share };
    if (one.share - first.share < 0.02) return "";
    const seconds = Math.round((now - first.now) / 1000 * (1 - one.share) / (one.share - first.share));
    return seconds < 100 ? put(sayLeft, Math.max(1, seconds)) : put(sayMinutes, Math.round(seconds / 60));
  };
  const step = one => {
    const percent = Math.floor(one.share * 100);
    bar.value = one.share;
    words.textContent = put(sayDone, percent) + left(one);
    if (Math.floor(percent / 25) > quarter) {
      quarter = Math.floor(percent / 25);
      status.textContent = put(sayDone, percent);
    }
  };
  const over = text => {
    status.textContent = text;
    // What it found is another page: this one, read again.
    setTimeout(() => location.reload(), 700);
  };
  const follow = () => {
    const events = new EventSource(live.dataset.runEvents);
    const heard = (what, act) => events.addEventListener(what, event => {
      lost.hidden = true;
      act(JSON.parse(event.data));
    });
    heard("started", () => { if (!status.textContent) status.textContent = sayStarted; });
    heard("progress", step);
    for (const [what, text] of [["ended", sayEnded], ["cut", sayCut], ["failed", sayFailed]])
      heard(what, () => { events.close(); over(text); });
    events.onerror = () => {
      // The browser asks again by itself, from the last event that it had; unless it was refused.
      lost.hidden = false;
      if (events.readyState === EventSource.CLOSED) setTimeout(follow, 4000);
    };
  };
  follow();
}
