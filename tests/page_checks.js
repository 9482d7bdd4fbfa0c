/* What a person with a screen reader, a keyboard or weak sight would stumble over, as sentences. */
() => {
  const found = [];
  const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const inertly = (node) => {
    const dialog = document.querySelector("dialog[open]");
    return dialog && !dialog.contains(node);
  };
  const told = (node) => `<${node.localName} class="${node.className?.baseVal ?? node.className}"> ${(node.textContent || node.value || "").trim().slice(0, 40)}`;

  // Contrast: WCAG 2.2, 1.4.3. Colours of text against the first opaque ground behind it.
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const painted = new Map(); // a page has few colours, and to read one back is slow
  const rgba = (colour) => {
    if (!painted.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      painted.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return painted.get(colour);
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgba("Canvas");
  };
  const ratio = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || !shown(node) || inertly(node) || node.closest(".visually-hidden, noscript, .skip, svg")) continue;
    const style = getComputedStyle(node);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const measured = ratio(rgba(style.color), ground(node));
    if (measured < (large ? 3 : 4.5)) found.push(`contrast ${measured.toFixed(2)}: ${told(node)}`);
  }

  // Edges of what can be worked: 1.4.11, 3 to 1 against what is behind.
  for (const node of document.querySelectorAll(".field, .combobox, .composer, .button:not(.primary)")) {
    if (!shown(node) || inertly(node)) continue;
    const measured = ratio(rgba(getComputedStyle(node).borderTopColor), ground(node.parentElement));
    if (measured < 3) found.push(`edge ${measured.toFixed(2)}: ${told(node)}`);
  }

  // Target size: 2.5.8; links inside a sentence are excepted.
  for (const node of document.querySelectorAll("button, a[href], [role=option], [role^=menuitem], input, textarea, select")) {
    if (!shown(node) || inertly(node) || node.closest(".visually-hidden, .skip, .prose") || node.matches(".visually-hidden, .skip")) continue;
    const target = node.closest("label.box, .combobox") ?? node;
    const { width, height } = target.getBoundingClientRect();
    if (width < 24 || height < 24) found.push(`target ${width.toFixed(0)}x${height.toFixed(0)}: ${told(node)}`);
  }

  // References, ids and structure.
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) found.push(`id used twice: ${id}`);
  for (const name of ["aria-labelledby", "aria-describedby", "aria-activedescendant"]) {
    for (const node of document.querySelectorAll(`[${name}]`)) {
      for (const id of node.getAttribute(name).split(/\s+/)) if (id && !document.getElementById(id)) found.push(`${name} names nothing: ${told(node)}`);
    }
  }
  for (const node of document.querySelectorAll("[tabindex]")) if (node.tabIndex > 0) found.push(`tabindex above 0: ${told(node)}`);
  for (const [selector, count] of [["main", 1], ["h1", 1], ["html[lang='en-GB']", 1], ["nav[aria-label='Places']", 1]]) {
    if (document.querySelectorAll(selector).length !== count) found.push(`${selector} is not there ${count} time(s)`);
  }
  const levels = [...document.querySelectorAll("main :is(h1, h2, h3, h4, [role=heading])")].map((node) => Number(node.getAttribute("aria-level") ?? node.localName[1]));
  if (levels[0] !== 1) found.push("the first heading of main is not its h1");
  if (document.documentElement.scrollWidth > innerWidth) found.push(`wider than the window: ${document.documentElement.scrollWidth} > ${innerWidth}`);
  return found;
}
