// Reads a table in the browser: separated values, or the first sheet of a workbook (XLSX). What cannot be read is said in one sentence by its code.
const refuse = code => { throw Object.assign(new Error(code), { code }); };

/** Rows of separated values; the separator is the one that the first line has most of. */
export const readSeparated = text => {
  text = text.replace(/^\ufeff/, "");
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const separator = [",", ";", "\t", "|"].map(s => [s, first.split(s).length]).sort((a, b) => b[1] - a[1])[0][0];
  const rows = [];
  let row = [], cell = "", quoted = false, start = true;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') { cell += '"'; i++; }
      else quoted = false;
    } else if (sign === '"' && start) { quoted = true; start = false; }
    else if (sign === separator) { row.push(cell); cell = ""; start = true; }
    else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[i + 1] === "\n") i++;
      row.push(cell); rows.push(row); row = []; cell = ""; start = true;
    } else { cell += sign; start = false; }
  }
  if (quoted) refuse("broken");
  if (cell !== "" || row.length) { row.push(cell); rows.push(row); }
  return rows.filter(r => r.some(c => c.trim() !== ""));
};

// A workbook is an archive of XML parts.
const parts = async buffer => {
  const view = new DataView(buffer);
  let end = buffer.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) refuse("broken");
  const found = new Map();
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    if (view.getUint32(at, true) !== 0x02014b50) refuse("broken");
    const [method, size, whole, name, extra, comment, local] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true),
      view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true), view.getUint32(at + 42, true)];
    found.set(new TextDecoder().decode(new Uint8Array(buffer, at + 46, name)), { method, size, whole, local });
    at += 46 + name + extra + comment;
  }
  return async name => {
    const part = found.get(name);
    if (!part) return null;
    if (part.whole > 200_000_000) refuse("too-large");
    const from = part.local + 30 + view.getUint16(part.local + 26, true) + view.getUint16(part.local + 28, true);
    const bytes = new Uint8Array(buffer, from, part.size);
    const text = part.method === 0 ? new TextDecoder().decode(bytes)
      : await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
    return new DOMParser().parseFromString(text, "application/xml");
  };
};
const all = (node, name) => [...(node?.getElementsByTagNameNS("*", name) ?? [])];
const columnOf = reference => [...reference.replace(/\d/g, "")].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
const dateFormats = styles => {
  const own = new Map(all(styles, "numFmt").map(f => [f.getAttribute("numFmtId"), f.getAttribute("formatCode") ?? ""]));
  return all(all(styles, "cellXfs")[0], "xf").map(xf => {
    const id = Number(xf.getAttribute("numFmtId"));
    const code = (own.get(String(id)) ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
    return (id >= 14 && id <= 22) || (id >= 45 && id <= 47) || /[dmyh]/i.test(code);
  });
};
const dated = (serial, from1904) => {
  const at = new Date(Math.round((serial - (from1904 ? 24107 : 25569)) * 86_400) * 1000);
  const text = at.toISOString();
  return serial % 1 === 0 ? text.slice(0, 10) : text.slice(0, 19);
};

/** Rows of the first sheet of a workbook, each cell as the text it stands for. */
export const readWorkbook = async buffer => {
  const part = await parts(buffer);
  const book = await part("xl/workbook.xml");
  if (!book) refuse("broken");
  const sheet = all(book, "sheet")[0];
  const id = sheet?.getAttributeNS("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id") ?? sheet?.getAttribute("r:id");
  const target = all(await part("xl/_rels/workbook.xml.rels"), "Relationship").find(r => r.getAttribute("Id") === id)?.getAttribute("Target") ?? "worksheets/sheet1.xml";
  const cells = await part(target.startsWith("/") ? target.slice(1) : "xl/" + target);
  if (!cells) refuse("broken");
  const shared = all(await part("xl/sharedStrings.xml"), "si").map(si => all(si, "t").filter(t => t.parentNode.localName !== "rPh").map(t => t.textContent).join(""));
  const isDate = dateFormats(await part("xl/styles.xml"));
  const from1904 = ["1", "true"].includes(all(book, "workbookPr")[0]?.getAttribute("date1904") ?? "");
  const rows = all(cells, "row").map(row => {
    const fields = [];
    all(row, "c").forEach((cell, i) => {
      const at = cell.hasAttribute("r") ? columnOf(cell.getAttribute("r")) : i;
      const [type, value] = [cell.getAttribute("t"), all(cell, "v")[0]?.textContent ?? ""];
      fields[at] = type === "s" ? shared[Number(value)] ?? "" : type === "inlineStr" ? all(cell, "t").map(t => t.textContent).join("")
        : type === "e" ? "" : type === "b" ? (value === "1" ? "TRUE" : "FALSE")
        : value !== "" && type !== "str" && type !== "d" && isDate[Number(cell.getAttribute("s") ?? 0)] ? dated(Number(value), from1904) : value;
    });
    return Array.from(fields, f => f ?? "");
  });
  return rows.filter(r => r.some(c => c.trim() !== ""));
};

/** A table's rows, whichever of the two it is. */
export const readTable = async file => {
  if (file.size > 100_000_000) refuse("too-large");
  const buffer = await file.arrayBuffer();
  const start = new Uint8Array(buffer.slice(0, 4));
  if (start[0] === 0x50 && start[1] === 0x4b) return readWorkbook(buffer);
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(buffer);
  } catch {
    refuse("file-kind");
  }
  if (text.includes("\0") || text.trimStart().startsWith("<")) refuse("file-kind");
  return readSeparated(text);
};

/** A cell that no spreadsheet runs: where it begins like a formula, an apostrophe in front makes it text. */
export const neutral = cell => /^[=+\-@\t\r\n]/.test(cell) ? "'" + cell : cell;
export const written = rows => rows.map(r => r.map(c => /[",\r\n]/.test(c) ? `"${c.replace(/"/g, '""')}"` : c).join(",")).join("\r\n") + "\r\n";
