// Reads a machine-readable zone (ICAO Doc 9303): passports and visas of two lines, cards of two or three. What fails its check digit is told, and read all the same.
const weight = [7, 3, 1];
const valueOf = sign => sign === "<" ? 0 : /[0-9]/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 55;
export const checkDigit = text => String([...text].reduce((sum, sign, i) => sum + valueOf(sign) * weight[i % 3], 0) % 10);

const plain = text => text.replace(/</g, " ").trim().replace(/ +/g, " ");
// Letters that Germany, Britain and the standard write otherwise than ISO 3166; X.. is somebody whose nationality is not known, or none.
const country = code => { const c = plain(code); return c === "D" ? "DEU" : /^GB[DNOPS]$/.test(c) ? "GBR" : /^X(XA|XB|XC|XX)$/.test(c) ? "" : c; };
const century = (yy, birth) => { const now = new Date().getUTCFullYear(); const year = 2000 + Number(yy); return birth && year > now ? year - 100 : year; };
const date = (six, birth) => {
  if (!/^\d\d/.test(six)) return "";
  const [y, m, d] = [six.slice(0, 2), six.slice(2, 4), six.slice(4, 6)];
  const year = century(y, birth);
  return /^\d\d$/.test(m) && m !== "00" ? (/^\d\d$/.test(d) && d !== "00" ? `${year}-${m}-${d}` : `${year}-${m}`) : `${year}`;
};
const names = text => {
  const [family, given = ""] = text.split(/<<(.*)/s);
  return { family: plain(family), given: plain(given), cut: !text.endsWith("<") };
};

const layouts = {
  TD3: { lines: 2, length: 44, name: [0, 5, 44], issuer: [0, 2, 5], number: [1, 0, 9], nationality: [1, 10, 13], birth: [1, 13, 19], sex: [1, 20], expiry: [1, 21, 27],
    whole: [[1, 0, 10], [1, 13, 20], [1, 21, 43]], wholeAt: [1, 43], optional: [1, 28, 42] },
  TD2: { lines: 2, length: 36, name: [0, 5, 36], issuer: [0, 2, 5], number: [1, 0, 9], nationality: [1, 10, 13], birth: [1, 13, 19], sex: [1, 20], expiry: [1, 21, 27],
    whole: [[1, 0, 10], [1, 13, 20], [1, 21, 35]], wholeAt: [1, 35] },
  TD1: { lines: 3, length: 30, name: [2, 0, 30], issuer: [0, 2, 5], number: [0, 5, 14], nationality: [1, 15, 18], birth: [1, 0, 6], sex: [1, 7], expiry: [1, 8, 14],
    whole: [[0, 5, 30], [1, 0, 7], [1, 8, 15], [1, 18, 29]], wholeAt: [1, 29] },
};

/** What a zone says; null where the text is none. */
export const readMrz = text => {
  const lines = text.toUpperCase().split(/\r?\n/).map(l => l.replace(/[\s]/g, "").replace(/[«‹]/g, "<")).filter(Boolean);
  const kind = Object.keys(layouts).find(k => layouts[k].lines === lines.length && lines.every(l => l.length === layouts[k].length && /^[A-Z0-9<]+$/.test(l)));
  if (!kind) return null;
  const at = layouts[kind];
  const isVisa = lines[0][0] === "V";
  const part = ([line, from, to]) => lines[line].slice(from, to);
  const sign = ([line, from]) => lines[line][from];
  const after = ([line, , to]) => lines[line][to];
  const checks = [];
  const check = (name, given, digit) => { const expected = checkDigit(given); checks.push({ name, fits: digit === expected || (digit === "<" && /^<*$/.test(given)), expected, found: digit }); };
  let number = part(at.number);
  // A card's number that is longer goes on in what is optional, up to its check digit.
  if (kind !== "TD3" && after(at.number) === "<" && !isVisa) {
    const rest = (kind === "TD1" ? lines[0].slice(15, 30) : lines[1].slice(28, 35)).split("<")[0];
    if (rest.length > 1) { number += rest.slice(0, -1); check("number", number, rest.slice(-1)); }
  } else {
    check("number", number, after(at.number));
  }
  check("birth", part(at.birth), after(at.birth));
  check("expiry", part(at.expiry), after(at.expiry));
  if (!isVisa) check("whole", at.whole.map(part).join(""), sign(at.wholeAt));
  if (kind === "TD3" && !isVisa) check("optional", part(at.optional), lines[1][42]);
  const { family, given, cut } = names(part(at.name));
  return {
    kind: isVisa ? (kind === "TD3" ? "MRV-A" : "MRV-B") : kind, checks, cut,
    person: {
      family_name: family, given_name: given, birth_date: date(part(at.birth), true), sex: { F: "female", M: "male" }[sign(at.sex)] ?? "",
      nationality: country(part(at.nationality)), document: plain(number).replace(/ /g, ""), document_country: country(part(at.issuer)),
      document_type: isVisa ? "visa" : lines[0][0] === "P" ? "" : "id card",
    },
    expires: date(part(at.expiry), false),
  };
};
