// The two clocks: moving one shows the page as of then, at an address that can be sent on. The slider keeps the focus over the change of page.
const kept = "lookback-clock";
const keep = name => { try { sessionStorage.setItem(kept, name); } catch { /* The focus is lost, and nothing else. */ } };
let waiting;

for (const slider of document.querySelectorAll("[data-clock]")) {
  const moments = JSON.parse(slider.dataset.moments);
  const says = document.getElementById(slider.id + "-says");
  const at = () => moments[Number(slider.value)];
  slider.addEventListener("input", () => {
    says.textContent = at()?.[1] ?? slider.dataset.now;
    slider.setAttribute("aria-valuetext", says.textContent);
  });
  // Whoever goes along by the arrow keys is not stopped at each step.
  slider.addEventListener("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const to = new URL(location.href);
      if (at()) to.searchParams.set(slider.dataset.clock, at()[0]);
      else to.searchParams.delete(slider.dataset.clock);
      to.hash = "";
      keep(slider.id);
      location.assign(to);
    }, 350);
  });
}

try {
  const id = sessionStorage.getItem(kept);
  sessionStorage.removeItem(kept);
  if (id) document.getElementById(id)?.focus();
} catch { /* Nothing was kept. */ }
