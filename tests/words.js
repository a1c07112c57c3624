// @ts-check
/**
 * Every text in every language, for tests of what is said.
 *
 * @module
 */

import { LANGUAGES, translator } from "../www/locales/index.js";
import { AREAS, fetchTexts } from "../www/locales/texts.js";

await Promise.all(LANGUAGES.flatMap((lang) => AREAS.map((area) => fetchTexts(lang, area))));

export { LANGUAGES, translator };
