"use strict";
(() => {
  const place = document.getElementById("search");
  const gap = " \u00B7 ";  // between headline, bylines and paragraphs
  const shown = 50, before = 20, after = 60;
  // Case and width of letters make no difference. Lengths stay: places in folded text are places in text.
  const fold = (text) => text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xFEE0))
    .replace(/\u3000/g, " ").replace(/\u0130/g, "i").toLowerCase();

  // [address, title, text] of each article; made when first asked for.
  let entries;
  const load = () => {
    const data = document.getElementById("search-data");
    const all = data ? JSON.parse(data.textContent)
      : [...document.querySelectorAll(".contents a[href^='#']")].flatMap((link) => {
        const article = document.getElementById(link.hash.slice(1));
        if (!article || !article.matches("article")) return [];
        const blocks = article.querySelectorAll("h1, h2, h3, h4, h5, h6, p, li, td, figcaption");
        return [[link.hash, link.textContent, [...blocks].map((block) => block.textContent.trim()).join(gap).replace(/\u00AD/g, "")]];
      });
    return all.map(([href, title, text]) => ({ href, title, text, folded: fold(text) }));
  };

  const element = (name, parent, text) => {
    const made = parent.appendChild(document.createElement(name));
    if (text) made.textContent = text;
    return made;
  };

  const show = (list, entry, words) => {
    const item = element("li", list);
    const link = element("a", item, entry.title);
    link.href = entry.href;
    const at = entry.folded.indexOf(words[0]);
    const end = at + words[0].length;
    const snippet = element("span", item, "…" + entry.text.slice(Math.max(0, at - before), at));
    element("mark", snippet, entry.text.slice(at, end));
    snippet.append(entry.text.slice(end, end + after) + "…");
  };

  const label = element("label", place, place.dataset.label + " ");
  const input = element("input", label);
  input.type = "search";
  const status = element("p", place);
  status.setAttribute("role", "status");
  const list = element("ol", place);
  const search = () => {
    const words = fold(input.value).split(/\s+/u).filter(Boolean);
    list.replaceChildren();
    status.textContent = "";
    if (!words.length) return;
    entries ??= load();
    const found = entries.filter((entry) => words.every((word) => entry.folded.includes(word)));
    status.textContent = found.length ? place.dataset.found.replace("{}", found.length) : place.dataset.none;
    for (const entry of found.slice(0, shown)) show(list, entry, words);
  };
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 50);
  });
  place.hidden = false;
})();
