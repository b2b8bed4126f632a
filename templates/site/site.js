"use strict";
/* Filtering, searching and sorting. Every page can be read without; data only ever becomes text. */

const SHOWN = 200; // rows that are drawn at once
const CHINESE = new Intl.Collator("zh-CN", { numeric: true });

/** Text as it is compared: full-width and half-width, capital and small letters alike. */
function plain(text) {
  return text.normalize("NFKC").toLowerCase();
}

function sought(text) {
  return plain(text).split(/\s+/).filter(Boolean);
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Put what is asked into the address; typing goes on in one entry of the history. */
function remember(asked, typing) {
  const address = new URL(location.href);
  address.search = new URLSearchParams(asked).toString();
  address.hash = "";
  if (address.search === location.search) return;
  const state = { typing };
  const method = typing && history.state?.typing ? "replaceState" : "pushState";
  try {
    history[method](state, "", address);
  } catch {
    // Some browsers keep no history for files; the list is right all the same.
  }
}

/** Ask again whenever the form changes, and when the reader goes back. */
function listen(form, show) {
  const fields = [...form.elements].filter((field) => field.name);
  const read = () => {
    const filled = fields.filter((field) => !field.disabled && field.value.trim());
    return Object.fromEntries(filled.map((field) => [field.name, field.value.trim()]));
  };
  const fill = () => {
    const address = new URLSearchParams(location.search);
    for (const field of fields) field.value = address.get(field.name) ?? "";
    // What the form has no choice for is not asked.
    for (const field of fields) if (field.selectedIndex === -1) field.value = "";
    show(read());
  };
  const changed = (typing) => {
    show(read());
    remember(read(), typing);
  };
  form.addEventListener("input", (event) => {
    if (!event.isComposing) changed(event.target.type === "search");
  });
  form.addEventListener("compositionend", () => changed(true));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector(".clear").addEventListener("click", () => {
    for (const field of fields) field.value = "";
    changed(false);
    fields[0].focus();
  });
  addEventListener("popstate", fill);
  form.hidden = false;
  fill();
  return changed;
}

/* A page that is one list: only the rows that have all the words stay. */

function narrow(form) {
  const rows = [...document.querySelectorAll(form.dataset.rows)].map((row) => ({
    row,
    group: row.closest("tbody, section"),
    text: plain(`${row.textContent} ${row.dataset.words ?? ""}`),
  }));
  const status = form.querySelector("[role=status]");
  listen(form, ({ q = "" }) => {
    const words = sought(q);
    const groups = new Map();
    let found = 0;
    for (const { row, group, text } of rows) {
      const fits = words.every((word) => text.includes(word));
      row.hidden = !fits;
      found += fits;
      groups.set(group, groups.get(group) || fits);
    }
    for (const [group, fits] of groups) group.hidden = !fits;
    status.textContent = words.length ? found ? `找到 ${found} 个` : "一个也没有，换个说法试试" : "";
  });
}

/* The list of tasks: what is asked is answered from all of them, whatever page one is on. */

class TaskList {
  constructor(form, table, data) {
    this.data = data;
    this.table = table;
    this.written = [...table.tBodies];
    this.pages = document.querySelector(".pages");
    this.status = form.querySelector("[role=status]");
    this.role = form.elements.role;
    this.sort = form.elements.sort;
    this.tasks = data.tasks.map((task) => ({ ...task, sought: this.textOf(task) }));
    this.orders = new Map([["", this.tasks]]);
    this.heads = [...table.tHead.rows[0].cells];
    this.fillChoices(form.elements);
    this.more = element("button", { type: "button", class: "more screen" }, "显示更多");
    this.more.addEventListener("click", () => this.drawMore(true));
    table.after(this.more);
    this.changed = listen(form, (asked) => this.show(asked));
    for (const head of this.heads) this.makeSortable(head);
    addEventListener("beforeprint", () => {
      while (!this.more.hidden) this.drawMore(false);
    });
  }

  textOf(task) {
    const names = [...task.lead, ...task.named, ...task.responsible].map((n) => this.nameOf(n));
    return plain([`${task.number}.`, task.title, task.text, ...names].join("\n"));
  }

  nameOf(number) {
    return this.data.names[number][0];
  }

  fillChoices({ unit, section, state, sort }) {
    this.units = new Map();
    for (const [kind, units] of this.data.kinds) {
      const group = element("optgroup", { label: kind });
      for (const [name, written] of units) {
        this.units.set(name, new Set(written));
        group.append(new Option(name));
      }
      unit.append(group);
    }
    for (const [key, title, within] of this.data.sections) {
      section.append(new Option(within ? `　${title}` : title, key));
    }
    const seen = new Set(this.tasks.map((task) => task.state));
    this.data.states.forEach(([label], number) => {
      if (state && seen.has(number)) state.append(new Option(label));
    });
    for (const { dataset, textContent } of this.heads) {
      sort.append(new Option(textContent, dataset.sort));
      sort.append(new Option(`${textContent}，倒着排`, `-${dataset.sort}`));
    }
  }

  makeSortable(head) {
    const key = head.dataset.sort;
    const button = element("button", { type: "button" }, ...head.childNodes);
    button.addEventListener("click", () => {
      this.sort.value = { [key]: `-${key}`, [`-${key}`]: "" }[this.sort.value] ?? key;
      this.changed(false);
    });
    head.append(button);
  }

  /** Everything in an order; what has nothing to be ordered by comes last. */
  ordered(sort) {
    if (!this.orders.has(sort)) {
      const key = sort.replace("-", "");
      const keyed = this.tasks.map((task) => [this.keyOf(task, key), task]);
      const some = keyed.filter(([value]) => value !== "");
      const text = typeof some[0]?.[0] === "string";
      some.sort(([one], [other]) => (text ? CHINESE.compare(one, other) : one - other));
      if (sort.startsWith("-")) some.reverse();
      const none = keyed.filter(([value]) => value === "");
      this.orders.set(sort, [...some, ...none].map(([, task]) => task));
    }
    return this.orders.get(sort);
  }

  keyOf(task, key) {
    if (key === "done") return task.owed ? task.done / task.owed : "";
    if (Array.isArray(task[key])) return task[key].map((n) => this.nameOf(n)).join("、");
    return task[key] ?? "";
  }

  fitting({ q = "", unit, role, section, state }) {
    const words = sought(q);
    const names = this.units.get(unit);
    const part = { lead: 0, named: 1, responsible: 2 }[role];
    return (task) =>
      words.every((word) => task.sought.includes(word)) &&
      (!section || task.section === section || task.part === section) &&
      (!state || this.data.states[task.state]?.[0] === state) &&
      (!names || this.fitsUnit(task, names, part));
  }

  /** Whether a unit has the task, and in which part: it counts in the strongest of its roles. */
  fitsUnit(task, names, part) {
    const roles = [task.lead, task.named, task.responsible];
    const strongest = roles.findIndex((role) => role.some((name) => names.has(name)));
    return part === undefined ? strongest !== -1 : strongest === part;
  }

  show(asked) {
    this.role.disabled = !asked.unit;
    if (!asked.unit) delete asked.role;
    const sort = asked.sort ?? "";
    for (const head of this.heads) {
      const way = { [head.dataset.sort]: "ascending", [`-${head.dataset.sort}`]: "descending" };
      if (way[sort]) head.setAttribute("aria-sort", way[sort]);
      else head.removeAttribute("aria-sort");
    }
    const whole = !Object.keys(asked).length;
    if (this.pages) this.pages.hidden = !whole;
    this.hits = this.ordered(sort).filter(this.fitting(asked));
    this.drawn = 0;
    const body = element("tbody");
    for (const old of [...this.table.tBodies]) old.remove();
    this.table.append(...(whole ? this.written : [body]));
    if (whole) this.drawn = this.hits.length;
    this.more.hidden = true;
    if (!whole) this.drawMore(false);
    if (whole) this.status.textContent = "";
    else if (this.hits.length) this.status.textContent = `找到 ${this.hits.length} 项`;
    else this.status.textContent = "没有符合的任务，去掉一个条件试试";
  }

  drawMore(going) {
    const rows = this.hits.slice(this.drawn, this.drawn + SHOWN).map((task) => this.row(task));
    this.table.tBodies[0].append(...rows);
    this.drawn += rows.length;
    this.more.hidden = this.drawn >= this.hits.length;
    this.more.textContent = `显示更多（还有 ${this.hits.length - this.drawn} 项）`;
    if (going) rows[0].querySelector("a").focus();
  }

  row(task) {
    return element("tr", { id: `t${task.number}` }, ...this.heads.map((head) => this.cell(task, head.dataset.sort)));
  }

  cell(task, column) {
    switch (column) {
      case "number":
        return element("td", { class: "number" }, task.number);
      case "title":
        return element("th", { scope: "row" }, element("a", { href: task.page }, task.title));
      case "lead":
        return element("td", { "data-label": "牵头" }, ...this.links(task.lead));
      case "responsible":
        return element("td", { "data-label": "责任" }, ...this.links(task.responsible));
      case "due":
        return element("td", { "data-label": "期限" }, ...this.day(task.due));
      case "state":
        return element("td", {}, ...this.state(task.state));
      default:
        return element("td", { "data-label": "完成" }, task.owed ? `${task.done}/${task.owed}` : "");
    }
  }

  links(numbers) {
    return numbers.flatMap((number, place) => {
      const [name, page] = this.data.names[number];
      const shown = page ? element("a", { href: page }, name) : name;
      return place ? ["、", shown] : [shown];
    });
  }

  day(due) {
    if (!due) return [];
    const [year, month, day] = due.split("-").map(Number);
    const words = `${month}月${day}日`;
    const shown = year === this.data.year ? words : `${year}年${words}`;
    return [element("time", { datetime: due }, shown)];
  }

  state(number) {
    const [label, name] = this.data.states[number] ?? [];
    return label ? [element("span", { class: `state state-${name}` }, label)] : [];
  }
}

for (const form of document.querySelectorAll("form.narrow")) narrow(form);
const choosing = document.getElementById("filter");
if (choosing && typeof TASKS === "object") {
  new TaskList(choosing, document.getElementById("tasks"), TASKS);
}
