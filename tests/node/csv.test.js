// @ts-check
// Numbers from a text that somebody pastes or drops, wherever it was made.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCsv, writeCsv } from "../../www/csv.js";
import { NormscopeError } from "../../www/errors.js";
import { chance, sixDigits } from "./random.js";

const ROWS = [[2, -10.5, 1], [2, 30, 1e-3]];
const rowsOf = (/** @type {string} */ text) => parseCsv(text).rows;

test("columns are parted by commas, semicolons, tabs or spaces", () => {
  for (const text of ["2,-10.5,1\n2,30,1e-3", "2, -10.5 ,1\n 2,30 , 1e-3 ", "2;-10.5;1\n2;30;1e-3", "2\t-10.5\t1\n2\t30\t1e-3", "2 -10.5  1\n2   30 1e-3", "2\t-10.5 \t 1\n2\t30\t1e-3"]) {
    assert.deepEqual(rowsOf(text), ROWS, JSON.stringify(text));
  }
});

test("one column, one row, one number", () => {
  assert.deepEqual(rowsOf("1\n2\n3"), [[1], [2], [3]]);
  assert.deepEqual(rowsOf("1,2,3"), [[1, 2, 3]]);
  assert.deepEqual(rowsOf("7"), [[7]]);
});

test("lines end as they do on any machine", () => {
  for (const end of ["\n", "\r\n", "\r"]) assert.deepEqual(rowsOf(["2,-10.5,1", "2,30,1e-3", ""].join(end)), ROWS, JSON.stringify(end));
});

test("a byte order mark, empty lines and comments are passed over", () => {
  assert.deepEqual(rowsOf("\uFEFF2,-10.5,1\n\n  \n# a comment, with commas\n2,30,1e-3\n\n"), ROWS);
});

test("a first line without numbers is a heading", () => {
  assert.deepEqual(parseCsv("height,weight,age\n2,-10.5,1\n2,30,1e-3"), { heading: ["height", "weight", "age"], rows: ROWS });
  assert.deepEqual(parseCsv("身高\t体重\n1\t2"), { heading: ["身高", "体重"], rows: [[1, 2]] });
  assert.equal(parseCsv("1,2\n3,4").heading, null);
  assert.deepEqual(parseCsv("\uFEFFa;b\r\n1;2\r\n"), { heading: ["a", "b"], rows: [[1, 2]] });
});

test("what stands in quotes is one cell", () => {
  assert.deepEqual(rowsOf('"2","-10.5","1"\n"2","30","1e-3"'), ROWS);
  assert.deepEqual(rowsOf('"1,5","2,5"\n"3","4"'), [[1.5, 2.5], [3, 4]]);
  assert.deepEqual(rowsOf('"1,5" "2,5"'), [[1.5, 2.5]]);
  assert.deepEqual(parseCsv('"a, b","say ""c"""\n1,2'), { heading: ["a, b", 'say "c"'], rows: [[1, 2]] });
  assert.deepEqual(parseCsv('"a;b",c\n1,2'), { heading: ["a;b", "c"], rows: [[1, 2]] });
});

test("a decimal comma is taken where columns are parted otherwise", () => {
  assert.deepEqual(rowsOf("2;-10,5;1\n2;30;0,001"), ROWS);
  assert.deepEqual(rowsOf("2\t-10,5\t1\n2\t30\t1e-3"), ROWS);
});

test("full-width digits, signs, commas and semicolons are taken", () => {
  assert.deepEqual(rowsOf("２，－１０．５，１\n２，３０，０．００１"), ROWS);
  assert.deepEqual(rowsOf("2、−10.5、1\n2，30，1e-3"), ROWS);
  assert.deepEqual(rowsOf("2；-10,5；1\n2；30；1e-3"), ROWS);
  assert.deepEqual(rowsOf("1，2\n3，4"), [[1, 2], [3, 4]], "two columns, and no decimal comma");
  assert.deepEqual(rowsOf("２\u3000３\n４\u3000５"), [[2, 3], [4, 5]], "the wide space");
});

/** @param {string} text @param {RegExp} message */
function refused(text, message) {
  assert.throws(() => parseCsv(text), (error) => {
    assert.ok(error instanceof NormscopeError);
    assert.equal(error.code, "data");
    assert.match(error.message, message);
    assert.ok(error.message.length < 120);
    return true;
  });
}

test("errors name the line as an editor counts it", () => {
  refused("1,2\n3,4,5", /^CSV: line 2 has 3 columns, but the lines before have 2$/);
  refused("a,b\n\n# comment\r\n1,2\n3", /^CSV: line 5 has 1 columns, but the lines before have 2$/);
  refused("1,2\n3,x", /^CSV: line 2 holds "x", but takes numbers$/);
  refused("1,2\n3,", /^CSV: line 2 holds "", but takes numbers$/);
  refused("a,b\n1,2\nc,d", /^CSV: line 3 holds "c"/);
  refused("a,1\n1,2", /^CSV: line 1 holds "a"/);
  refused("1,2\n3,NaN", /^CSV: line 2 holds "NaN"/);
  refused(`1\n${"long ".repeat(100)}`, /^CSV: line 2 /);
  refused(`1\n${"long".repeat(100)}`, /^CSV: line 2 holds "(long){5}"/);
});

test("a text without numbers says so", () => {
  for (const text of ["", " \n\r\n", "# nothing", "a,b,c", "\uFEFF", "<html>", "{}"]) refused(text, /^CSV: there are no numbers/);
});

test("what is written is read back", () => {
  const random = chance(1);
  for (let k = 0; k < 300; k++) {
    const columns = random.whole(1, 6);
    const rows = random.list(random.whole(1, 6), () => random.list(columns, () => sixDigits(random)));
    const heading = random.list(columns, (at) => random.pick([`x${at}`, "a, b", 'say "c"', "特征；一", "y\tz", "-", "."]));
    assert.deepEqual(parseCsv(writeCsv(heading, rows)).rows, rows);
  }
});

test("a text is quoted where it has to be", () => {
  assert.equal(writeCsv(["a", "b,c", 'd"e', "f\ng"], [[1, -0.5, "x", 1e-7]]), 'a,"b,c","d""e","f\ng"\n1,-0.5,x,1e-7\n');
});
