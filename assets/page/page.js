// Zooms and moves the picture by its view box: wheel or + and - zoom about the
// pointer, a drag or the arrows move it, 0 or a double click show all of it.
(() => {
  const figure = document.getElementById("timeline");
  const svg = figure && figure.querySelector("svg");
  if (!svg) return;
  const whole = svg.viewBox.baseVal.width
    ? { x: svg.viewBox.baseVal.x, y: svg.viewBox.baseVal.y, width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height }
    : { x: 0, y: 0, width: svg.width.baseVal.value, height: svg.height.baseVal.value };
  let view = { ...whole };
  const show = () => svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  const zoom = (factor, atX, atY) => {
    const width = Math.min(whole.width, Math.max(whole.width / 40, view.width * factor));
    const share = width / view.width;
    view = { x: atX - (atX - view.x) * share, y: atY - (atY - view.y) * share, width, height: view.height * share };
    hold();
  };
  const hold = () => {
    view.x = Math.min(Math.max(view.x, whole.x), whole.x + whole.width - view.width);
    view.y = Math.min(Math.max(view.y, whole.y), whole.y + whole.height - view.height);
    show();
  };
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    return [view.x + (event.clientX - box.left) / box.width * view.width, view.y + (event.clientY - box.top) / box.height * view.height];
  };
  svg.setAttribute("preserveAspectRatio", "xMidYMid meet");
  show();
  figure.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(event.deltaY / 400), ...at(event));
  }, { passive: false });
  let held = null;
  figure.addEventListener("pointerdown", (event) => { held = at(event); figure.setPointerCapture(event.pointerId); });
  figure.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = at(event);
    view.x += held[0] - x;
    view.y += held[1] - y;
    hold();
  });
  figure.addEventListener("pointerup", () => { held = null; });
  figure.addEventListener("pointercancel", () => { held = null; });
  figure.addEventListener("dblclick", () => { view = { ...whole }; show(); });
  figure.addEventListener("keydown", (event) => {
    const step = view.width / 10;
    const middle = [view.x + view.width / 2, view.y + view.height / 2];
    const moves = {
      ArrowLeft: () => { view.x -= step; hold(); },
      ArrowRight: () => { view.x += step; hold(); },
      ArrowUp: () => { view.y -= step; hold(); },
      ArrowDown: () => { view.y += step; hold(); },
      "+": () => zoom(0.8, ...middle),
      "-": () => zoom(1.25, ...middle),
      0: () => { view = { ...whole }; show(); },
    };
    if (moves[event.key]) { event.preventDefault(); moves[event.key](); }
  });
})();
