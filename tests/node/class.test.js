// @ts-check
// What a class is given beside a figure's link: names of questions, never words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { questionKey, QUESTIONS, readClass, writeClass } from "../../www/class.js";
import { readLink } from "../../www/link.js";
import { en } from "../../www/locales/en.js";
import { CONTROLS } from "../../www/settings.js";

const LINK = "https://site.example/embed.html?v=1&figure=axes&state=shape:5,3";

test("what is written is read, and the figure's link stays what it was", () => {
  for (const question of [null, ...QUESTIONS]) {
    for (const locked of [false, true]) {
      const { search } = new URL(writeClass(LINK, { question, locked }));
      assert.deepEqual(readClass(search), { question, locked });
      assert.deepEqual(readLink(search), readLink(new URL(LINK).search));
    }
  }
});

test("anything else asks nothing and locks nothing", () => {
  for (const query of ["", "?question=<b>hello</b>&locked=yes", "?question=toString&locked=", "?question=guess2", "?%"]) assert.deepEqual(readClass(query), { question: null, locked: false }, query);
});

test("every figure has a question, and each is the essay's", () => {
  for (const figure of Object.keys(CONTROLS)) {
    const keys = QUESTIONS.map((question) => questionKey(figure, question)).filter((key) => Object.hasOwn(en, key));
    assert.ok(keys.length > 0, figure);
  }
  assert.equal(questionKey("batch-size", "check"), "essay.batchSize.check");
});
