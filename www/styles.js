// @ts-check
// The figure's style sheet. Adopted, so that it works under a strict policy and reaches nothing outside the figure.

const SANS = `system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif`;

const LIGHT = `
  --_bg: var(--ns-bg, #ffffff); --_paper: #f5f4f0; --_fg: var(--ns-fg, #222222); --_muted: #5c5c5c; --_faint: #8a8a8a; --_grid: var(--ns-grid, #d9d8d3);
  --_focus: var(--ns-focus, #1a1a1a); --_chip: #efeeea; --_on: #ffffff; --_band: 0.09; --_band-lit: 0.24; --_none: #6b6b6b; --_line: #d6d6d6;
  --_none-text: #333333; --_none-lit: #111111;
  --_bn: var(--ns-bn, #0072b2); --_bn-text: #00659e; --_bn-lit: #00548a;
  --_ln: var(--ns-ln, #d55e00); --_ln-text: #b34e00; --_ln-lit: #943f00;
  --_gn: var(--ns-gn, #00785a); --_gn-text: #00785a; --_gn-lit: #005a43;
  --_in: var(--ns-in, #b03a7a); --_in-text: #a02f6c; --_in-lit: #832458;
  --_rms: var(--ns-rms, #8a6d00); --_rms-text: #786000; --_rms-lit: #5f4c00;
  --_brn: var(--ns-brn, #7a4fa3); --_brn-text: #704596; --_brn-lit: #553174;`;

const DARK = `
  --_bg: var(--ns-bg, #16171a); --_paper: #1f2225; --_fg: var(--ns-fg, #e6e6e6); --_muted: #b0b0b0; --_faint: #8a8a8a; --_grid: var(--ns-grid, #3b3f44);
  --_focus: var(--ns-focus, #ffffff); --_chip: #2a2c2f; --_on: #111214; --_band: 0.12; --_band-lit: 0.34; --_none: #a0a0a0; --_line: #45484d;
  --_none-text: #dddddd; --_none-lit: #ffffff;
  --_bn: var(--ns-bn, #5ab2ea); --_bn-text: #7cc3f0; --_bn-lit: #a3d5f7;
  --_ln: var(--ns-ln, #f58b45); --_ln-text: #fa9d5e; --_ln-lit: #ffbd8a;
  --_gn: var(--ns-gn, #35b592); --_gn-text: #55c9a8; --_gn-lit: #8fe0c8;
  --_in: var(--ns-in, #e07ab2); --_in-text: #ea93c3; --_in-lit: #f5b9da;
  --_rms: var(--ns-rms, #cfae3a); --_rms-text: #dcbf58; --_rms-lit: #ecd88c;
  --_brn: var(--ns-brn, #b38bdb); --_brn-text: #c3a1e6; --_brn-lit: #dcc8f3;`;

const FORCED = `
  --_bg: Canvas; --_paper: Canvas; --_fg: CanvasText; --_muted: CanvasText; --_faint: GrayText; --_grid: GrayText; --_focus: Highlight; --_chip: Canvas; --_on: Canvas;
  --_band: 0.14; --_band-lit: 0.3; --_none: CanvasText; --_line: CanvasText; --_none-text: CanvasText; --_none-lit: CanvasText;
  --_bn: LinkText; --_bn-text: LinkText; --_bn-lit: CanvasText; --_ln: CanvasText; --_ln-text: CanvasText; --_ln-lit: CanvasText;
  --_gn: CanvasText; --_gn-text: CanvasText; --_gn-lit: CanvasText; --_in: CanvasText; --_in-text: CanvasText; --_in-lit: CanvasText;
  --_rms: CanvasText; --_rms-text: CanvasText; --_rms-lit: CanvasText; --_brn: CanvasText; --_brn-text: CanvasText; --_brn-lit: CanvasText;`;

const RULES = `
:host { display: block; container-type: inline-size; color-scheme: light; contain: content; }
:host([hidden]) { display: none; }
slot[hidden] { display: none; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.frame { ${LIGHT}
  margin: 0; padding: 0; position: relative; color: var(--_fg); background: var(--_bg); font: 16px/1.5 var(--ns-font, ${SANS}); border-radius: var(--ns-radius, 0);
  font-variant-numeric: tabular-nums; line-break: strict; overflow-wrap: anywhere; text-align: start; text-transform: none; text-indent: 0; text-shadow: none; white-space: normal; -webkit-text-size-adjust: 100%; }
.frame[data-theme="dark"] { ${DARK} color-scheme: dark; }
@media (forced-colors: active) { .result, .play, .progress-bar i, .steps-line i, .steps-range, .pill, button[aria-pressed="true"] { forced-color-adjust: none; } .frame, .frame[data-theme="dark"] { ${FORCED} } }
.title { font-size: 25px; line-height: 1.3; font-weight: 700; margin: 0 0 20px; text-wrap: balance; }
.bn { color: var(--_bn-text); } .ln { color: var(--_ln-text); } .gn { color: var(--_gn-text); } .in { color: var(--_in-text); } .rms { color: var(--_rms-text); } .brn { color: var(--_brn-text); } .none { color: var(--_none-text); }
.words .bn, .words .ln, .words .gn, .words .in, .words .rms, .words .brn, .words .none, .b { font-weight: 650; }
.note { margin: 0 0 16px; padding: 8px 12px; border-inline-start: 4px solid var(--_ln); background: var(--_chip); font-size: 15px; }
.failure { font: 15px/1.5 ${SANS}; padding: 8px 12px; border-inline-start: 4px solid #d55e00; }
.stage, .second { position: relative; }
canvas { display: block; touch-action: pan-y pinch-zoom; -webkit-user-select: none; user-select: none; -webkit-tap-highlight-color: transparent; }
.grid, .grid [role="row"] { position: static; }
.cell, .point { position: absolute; border-radius: 6px; outline-offset: 1px; cursor: pointer; }
.cell { touch-action: pan-y pinch-zoom; }
.point { pointer-events: none; border-radius: 50%; }
.cell:focus, .point:focus { outline: none; }
.cell:focus-visible, .point:focus-visible { outline: 3px solid var(--_focus); }
.editor { position: absolute; z-index: 3; font: 600 16px/1 var(--ns-font, ${SANS}); text-align: center; padding: 0 4px; border: 2.5px solid var(--_fg); border-radius: 6px; background: var(--_bg); color: var(--_fg); }
.editor[aria-invalid="true"], input[aria-invalid="true"] { border-color: var(--_ln); }
.formulas { position: absolute; display: flex; flex-direction: column; gap: 16px; pointer-events: none; }
.formula { pointer-events: auto; width: max-content; }
.formula-head { margin: 0 0 2px; font-size: 0.94em; font-weight: 650; line-height: 1.3; }
.formula math { width: max-content; font-size: 1.25em; text-align: start; margin: 0; font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "Noto Sans Math", "DejaVu Sans", "Noto Sans CJK SC", math; }
.formula mfrac > * { padding-block: 2px; }
.radicand { padding-block-start: 3px; }
.formula mn { font-family: var(--ns-font, ${SANS}); }
.formula mo { color: var(--_muted); }
.term { cursor: help; border-radius: 3px; padding: 0 2px; }
.term:focus-visible, .term:hover { outline: 2px solid currentColor; }
.term.value { border: 2px solid var(--_fg); border-radius: 5px; padding: 2px 6px; font-weight: 650; }
.term.eps { color: var(--_muted); }
.term.mean, .term.variance { font-weight: 650; }
.term.result { font-weight: 650; padding: 4px 12px; color: var(--_on); }
[data-method="bn"] { --_m: var(--_bn); --_mt: var(--_bn-text); } [data-method="ln"] { --_m: var(--_ln); --_mt: var(--_ln-text); } [data-method="gn"] { --_m: var(--_gn); --_mt: var(--_gn-text); }
[data-method="in"] { --_m: var(--_in); --_mt: var(--_in-text); } [data-method="rms"] { --_m: var(--_rms); --_mt: var(--_rms-text); }
[data-method="brn"] { --_m: var(--_brn); --_mt: var(--_brn-text); } [data-method="none"] { --_m: var(--_none-text); --_mt: var(--_none-text); }
.formula[data-method] .formula-head, .formula[data-method] .mean, .formula[data-method] .variance { color: var(--_mt); }
.formula[data-method] .result { background: var(--_mt); border-radius: 3px; }
.formula[data-method="bn"] .result { border-radius: 1em; }
.formulas[data-narrow] { gap: 6px; }
.formulas[data-narrow] { font-size: 13px; } .formulas[data-narrow] math { font-size: 1em; }
.formulas[data-narrow] .term { padding: 0 1px; } .formulas[data-narrow] .result { padding: 1px 6px; } .formulas[data-narrow] .value { padding: 0 3px; }
.across { position: absolute; display: flex; gap: 4px 12px; align-items: baseline; white-space: nowrap; }
.across-name { font-size: 17px; font-weight: 700; color: var(--_mt); line-height: 26px; }
button.across-name { border: 0; background: none; padding: 0 2px; min-height: 26px; border-bottom: 3px solid transparent; border-radius: 0; font-weight: 500; }
button.across-name[aria-pressed="true"] { border-bottom-color: var(--_m); font-weight: 700; }
.across-note { font-size: 13.5px; color: var(--_muted); }
.words { text-wrap: pretty; font-size: 17px; line-height: 1.55; margin: 18px 0 0; min-height: 2.1lh; }
.remarks p { font-size: 16px; margin: 8px 0 0; padding-inline-start: 12px; border-inline-start: 3px solid var(--_line); }
button, select, input, textarea { font: inherit; color: inherit; }
button { cursor: pointer; min-height: 32px; padding: 4px 12px; border: 1px solid var(--_line); border-radius: 6px; background: var(--_bg); }
button:hover:not(:disabled) { border-color: var(--_fg); }
button:disabled, select:disabled, input:disabled { opacity: 0.45; cursor: default; }
button[aria-pressed="true"]:not(.across-name) { background: var(--_fg); color: var(--_bg); border-color: var(--_fg); }
button:focus-visible, select:focus-visible, input:focus-visible, textarea:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--_focus); outline-offset: 2px; }
.quiet { border-color: transparent; border-bottom: 1px solid var(--_line); border-radius: 0; padding: 4px 2px; }
select { min-height: 34px; max-width: 100%; padding: 4px 8px; border: 1px solid var(--_line); border-radius: 6px; background: var(--_bg); }
input[type="text"], input[type="number"], textarea { min-height: 32px; padding: 4px 8px; border: 1px solid var(--_faint); border-radius: 6px; background: var(--_bg); }
input[type="number"] { width: 5em; }
input[type="range"], input[type="checkbox"] { accent-color: var(--_fg); }
.toolbar { display: flex; flex-wrap: wrap; gap: 12px 20px; align-items: center; margin: 16px 0 0; }
.spread { flex: 1; }
.buttons { display: flex; flex-wrap: wrap; gap: 4px 20px; margin-inline-start: auto; }
.steps { display: flex; gap: 12px; align-items: flex-start; }
.play { width: 44px; height: 44px; min-height: 44px; padding: 0; border-radius: 50%; background: var(--_fg); border-color: var(--_fg); display: grid; place-items: center; flex: none; }
.play .icon { width: 0; height: 0; border-style: solid; border-width: 8px 0 8px 13px; border-color: transparent transparent transparent var(--_bg); margin-inline-start: 3px; }
.play[data-playing] .icon { width: 13px; height: 15px; border-width: 0 4px; border-color: var(--_bg); margin: 0; }
.steps-track { width: 296px; max-width: 100%; }
.steps-line { position: relative; height: 26px; margin: 0 12.5%; }
.steps-line::before { content: ""; position: absolute; inset: 12px 0 auto; height: 2.5px; background: var(--_fg); }
.steps-line i { position: absolute; top: 6.5px; width: 13px; height: 13px; margin-inline-start: -6.5px; border: 2.2px solid var(--_fg); border-radius: 50%; background: var(--_bg); }
.steps-range { position: absolute; inset: 0 -13px; width: calc(100% + 26px); height: 26px; margin: 0; appearance: none; background: none; cursor: pointer; }
.steps-range::-webkit-slider-thumb { appearance: none; width: 26px; height: 26px; border: 3px solid transparent; border-radius: 50%; background: var(--_fg) content-box; background-clip: padding-box; }
.steps-range::-moz-range-thumb { width: 20px; height: 20px; border: 3px solid transparent; border-radius: 50%; background: var(--_fg); background-clip: padding-box; }
.steps-range::-webkit-slider-runnable-track { background: none; height: 26px; } .steps-range::-moz-range-track { background: none; }
.step-names { display: grid; grid-template-columns: repeat(4, 1fr); }
.step-name { border: 0; background: none; padding: 0; min-height: 24px; font-size: 14px; color: var(--_muted); white-space: nowrap; }
.step-name[aria-current] { color: var(--_fg); font-weight: 650; }
.more { margin-top: 16px; padding-top: 4px; border-top: 1px solid var(--_line); }
.group { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; padding: 10px 0; margin: 0; border: 0; border-bottom: 1px solid var(--_line); min-width: 0; font-size: 15px; }
.legend { flex: 0 0 100px; font-weight: 650; padding: 0; }
.group label[data-method] span { color: var(--_mt); }
.group label > span { white-space: nowrap; }
.group label, .field { display: inline-flex; align-items: center; gap: 6px; min-height: 28px; }
.slider { display: inline-flex; align-items: center; gap: 8px; } .slider input[type="range"] { width: 180px; height: 28px; } .slider input[type="text"] { width: 4.6em; }
.symbol { font-style: italic; font-weight: 650; }
textarea { width: 260px; max-width: 100%; font: 14px/1.5 ui-monospace, Menlo, Consolas, monospace; }
.by-hand { width: 100%; display: block; margin: 8px 0; }
.views { display: grid; grid-template-columns: 316px 1fr 1fr; gap: 24px 30px; margin-top: 34px; align-items: start; }
.chart { min-width: 0; } .chart-head { margin: 0 0 6px; font-size: 15px; font-weight: 650; line-height: 1.35; }
.legend-line { margin: -10px 0 22px; max-width: 62em; font-size: 15px; line-height: 1.5; color: var(--_muted); text-wrap: pretty; }
.rest { margin-top: 28px; }
.rows { position: absolute; inset: 0; pointer-events: none; }
.row-choice { position: absolute; pointer-events: auto; min-height: 0; padding: 0; border: 0; border-radius: 8px; background: none; }
.row-choice:hover:not([aria-checked="true"]) { background: color-mix(in srgb, var(--_fg) 4%, transparent); }
.row-choice:focus-visible { outline-offset: 0; }
.row-choice[aria-checked="true"] { cursor: default; }
.scrub { position: absolute; pointer-events: auto; margin: 0; appearance: none; background: none; cursor: ew-resize; }
.scrub::-webkit-slider-thumb { appearance: none; width: 28px; height: 28px; border-radius: 50%; background: transparent; } .scrub::-moz-range-thumb { width: 28px; height: 28px; border: 0; border-radius: 50%; background: transparent; }
.scrub::-webkit-slider-runnable-track { background: none; height: 28px; } .scrub::-moz-range-track { background: none; }
.scrub:focus-visible { outline: none; } .scrub:focus-visible::-webkit-slider-thumb { outline: 3px solid var(--_focus); } .scrub:focus-visible::-moz-range-thumb { outline: 3px solid var(--_focus); }
input.scrub:disabled { opacity: 1; }
.invitation { position: absolute; display: flex; gap: 8px 14px; align-items: center; transform: translateY(-50%); font-size: 14px; line-height: 1.4; color: var(--_muted); pointer-events: none; }
.invitation p { margin: 0; text-wrap: balance; background: var(--_bg); border-radius: 4px; } .invitation .pill { pointer-events: auto; flex: none; }
.playing { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; } .pill, .one-step, .segment { white-space: nowrap; }
.pill { display: inline-flex; align-items: center; gap: 12px; min-height: 44px; padding: 0 24px 0 20px; border-radius: 22px; background: var(--_fg); border-color: var(--_fg); color: var(--_bg); font-weight: 650; }
.pill .icon, .one-step .icon { width: 0; height: 0; border-style: solid; border-width: 7px 0 7px 11px; border-color: transparent transparent transparent currentColor; flex: none; }
.pill[data-playing] .icon { width: 11px; height: 13px; border-width: 0 4px; border-color: currentColor; }
.one-step { display: inline-flex; align-items: center; gap: 8px; min-height: 44px; border-color: transparent; } .one-step .icon { position: relative; border-width: 6px 0 6px 9px; margin-inline-end: 3px; }
.one-step .icon::after { content: ""; position: absolute; top: -6px; inset-inline-start: 1px; width: 2.5px; height: 12px; background: currentColor; }
.segments { display: inline-flex; border: 1px solid var(--_line); border-radius: 6px; overflow: clip; }
button.segment { border: 0; border-radius: 0; min-height: 32px; padding: 2px 12px; } .rate { font-size: 14px; color: var(--_muted); }
.progress { flex: 1 0 100%; display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; } .progress-bar { flex: 1 1 180px; height: 10px; border: 1px solid var(--_faint); border-radius: 5px; overflow: clip; } .progress-bar i { display: block; height: 100%; background: var(--_fg); }
.numbers { display: flex; flex-wrap: wrap; gap: 8px 24px; } .toolbar .preset { max-width: 300px; }
.toolbar .number input[type="range"] { width: 110px; } .toolbar .number input[type="text"] { width: 3.6em; padding-inline: 6px; }
.alarm { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; margin: 8px 0; padding: 10px 14px; border-inline-start: 4px solid var(--_ln); background: var(--_chip); } .alarm p { margin: 0; flex: 1 1 20em; font-size: 16px; }
.steady { min-height: 3.1lh; }
.hint { margin: 10px 0 4px; font-size: 14px; color: var(--_muted); max-width: 62em; }
.samples { margin-top: 30px; } .samples-head { display: flex; flex-wrap: wrap; gap: 6px 20px; align-items: center; margin-bottom: 10px; } .samples-head .chart-head { margin: 0; }
.plane-row { display: flex; flex-wrap: wrap; gap: 20px 28px; align-items: flex-start; } .drawing { max-width: 330px; }
.draw-tools { display: grid; gap: 10px; font-size: 15px; } .draw-line { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; } .draw-tools .hint { margin: 0; }
.class-choice { display: inline-flex; align-items: center; gap: 5px; min-width: 44px; min-height: 34px; padding: 4px 8px; }
.draw-lines summary { cursor: pointer; width: max-content; min-height: 28px; } .draw-lines textarea { display: block; width: 100%; margin: 6px 0 8px; }
.pad-box { margin-top: 24px; } .pad-box .plane-row { margin-top: 10px; } .pad-box .draw-tools { width: 168px; } canvas.pad { touch-action: none; cursor: crosshair; }
.hand-box { margin: 0 0 26px; padding-bottom: 14px; border-bottom: 1px solid var(--_line); } .hand-fields { display: inline-flex; gap: 6px; align-items: center; } .hand-fields input { width: 4.4em; text-align: end; } .hand-said { margin: 4px 0 0; font-size: 15px; color: var(--_muted); }
.hand-tools .field, .renorm-fields .field { display: inline-flex; gap: 8px; align-items: center; } .renorm-fields .field { flex-wrap: wrap; } .renorm-fields .field input { flex: none; width: 4.4em; } .renorm-fields { display: flex; flex-wrap: wrap; gap: 8px 22px; margin-top: 14px; font-size: 15px; } .second-title { font-size: 20px; margin-bottom: 16px; }
.five { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; } .five progress { width: 120px; accent-color: var(--_bn); }
.exact-box { margin-top: 34px; } .exact { margin-top: 10px; font-size: 15px; } .exact th, .exact td { padding: 5px 12px 5px 0; } .exact tbody th { text-align: start; white-space: normal; min-width: 108px; } .exact td { white-space: normal; min-width: 62px; overflow-wrap: normal; } .exact thead th { color: var(--_mt); font-weight: 650; }
.waiting { position: absolute; inset: 84px 0 auto; margin: 0 auto; width: min(30em, 88%); padding: 14px 18px; background: var(--_chip); border-radius: 8px; text-align: center; text-wrap: balance; pointer-events: none; }
.affine-sheet { position: absolute; touch-action: none; cursor: crosshair; } .affine-sheet:focus { outline: none; } .affine-sheet:focus-visible { outline: 2px solid var(--_focus); outline-offset: 2px; } .affine-handle { position: absolute; touch-action: none; cursor: ew-resize; border-radius: 50%; }
.toolbar .number[data-control="gamma"] input[type="text"], .toolbar .number[data-control="beta"] input[type="text"] { width: 5.4em; }
.affine-pair { display: inline-flex; gap: 8px; } .affine-networks { margin-top: 44px; padding-top: 22px; border-top: 1px solid var(--_line); } .affine-networks .toolbar { margin: 0 0 18px; } .affine-networks input[type="number"] { width: 5.2em; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr) 250px; gap: 24px 34px; align-items: start; } .beside.under { grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr); margin-top: 34px; } .beside > * { min-width: 0; }
.aside-part .chart-head { margin-bottom: 10px; } .aside canvas { margin-top: 14px; } .aside canvas.pad { margin: 0; } .pad-line { display: grid; grid-template-columns: 126px 1fr; gap: 10px 14px; align-items: start; font-size: 14px; } .pad-side { display: grid; gap: 8px; justify-items: start; }
.verdict { margin: 0; color: var(--_muted); line-height: 1.35; } .verdict-digit { display: block; font-size: 56px; line-height: 1; font-weight: 650; color: var(--_fg); }
.digit-row { grid-column: 1 / -1; display: grid; grid-template-columns: repeat(10, 1fr); gap: 1px; } button.digit { padding: 2px 0; min-height: 28px; min-width: 0; }
.momentum { display: grid; grid-template-columns: auto minmax(150px, 220px) 4.4em; gap: 0 12px; align-items: center; font-size: 14px; } .momentum input[type="range"] { grid-column: 2; width: 100%; width: 100%; margin: 0; height: 24px; } .momentum input[type="text"] { width: 100%; min-width: 0; padding-inline: 6px; }
.momentum-name { grid-column: 1; white-space: nowrap; }
.marks { display: flex; justify-content: space-between; color: var(--_muted); font-size: 12.5px; } .marks span { width: 3em; margin-inline: -0.9em; text-align: center; }
[data-control="eps"] input[type="text"] { width: 6em; } .why { flex: 1 1 16em; margin: 0; } .small-words { margin: 8px 0 0; font-size: 15px; line-height: 1.5; text-wrap: pretty; }
.frameworks tr[aria-current] td, .frameworks tr[aria-current] th { background: var(--_chip); } .frameworks label { display: inline-flex; gap: 6px; align-items: center; min-height: 28px; color: var(--_fg); } .frameworks tbody th { text-align: start; } .frameworks td, .frameworks thead th { text-align: start; padding: 3px 6px; } .frameworks thead th { white-space: normal; overflow-wrap: normal; } .frameworks table { font-size: 13.5px; width: 100%; }
.typed-field { display: flex; flex-wrap: wrap; gap: 6px 10px; align-items: center; margin-bottom: 8px; font-size: 15px; } .typed { flex: 1 1 8em; min-width: 0; width: 100%; } .sums { margin-top: 14px; } .sum { margin: 0 0 8px; font-size: 15px; line-height: 1.45; }
.on-and-on { display: inline-flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; } .on-and-on .pill { background: none; border-color: var(--_line); color: var(--_fg); font-weight: 400; } .toy-controls { flex-wrap: wrap; gap: 8px 12px; margin-bottom: 6px; } .toy-controls input[type="range"] { width: 130px; height: 28px; } .toy-controls .number input { width: 4em; } .toy-controls .number input[type="range"] { width: 90px; } button.row-choice.stair[aria-pressed="true"] { background: color-mix(in srgb, var(--_fg) 5%, transparent); }
.toolbar .wide-numbers .number input[type="text"] { width: 4.6em; } .sides-box { margin-top: 34px; padding-top: 18px; border-top: 1px solid var(--_line); } .sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 28px 52px; margin-top: 18px; }
.side-who { margin: 0; font-size: 14px; color: var(--_muted); } .side-story { margin: 4px 0 14px; font-size: 22px; line-height: 1.3; text-wrap: balance; }
.side ul { list-style: none; margin: 0; padding: 0; } .side li { display: grid; grid-template-columns: 4.6em minmax(0, 1fr); gap: 10px; padding: 7px 0; border-top: 1px solid var(--_line); font-size: 15px; line-height: 1.45; } .stand { color: var(--_muted); } .side li[data-stand="for"] .stand, .side li[data-stand="against"] .stand { color: var(--_fg); font-weight: 650; } .side li[data-stand="open"] { color: var(--_muted); } .side li button { min-height: 28px; padding: 2px 10px; }
.table-box { margin-top: 20px; } .table-box summary { cursor: pointer; width: max-content; min-height: 28px; font-size: 15px; }
.tables { display: flex; flex-wrap: wrap; gap: 20px 34px; margin-top: 10px; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-size: 14px; } caption { text-align: start; font-weight: 650; padding-bottom: 4px; }
th, td { padding: 3px 8px; text-align: end; white-space: nowrap; } th { font-weight: 500; color: var(--_muted); } tbody tr { border-top: 1px solid var(--_line); }
td input { width: 5.4em; text-align: end; }
.caption { margin: 16px 0 0; font-size: 13.5px; color: var(--_muted); }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.left-out, .frame[data-controls="none"] .toolbar, .frame[data-controls="none"] .draw-tools, .frame[data-controls="none"] .hand-fields, .frame[data-controls="none"] .hand-tools, .frame[data-controls="none"] .hand-box button, .frame[data-controls="none"] .exact-box .numbers, .frame[data-controls="none"] .side button, .frame[data-controls="none"] .more, .frame[data-controls="none"] .table-box, .frame[data-controls="min"] .more, .frame[data-controls="min"] [data-control="more"] { display: none !important; }
@container (max-width: 679px) { .sides { grid-template-columns: minmax(0, 1fr); } .side-story { font-size: 19px; } }
@container (max-width: 859px) { .beside, .beside.under { grid-template-columns: minmax(0, 1fr); } .views { grid-template-columns: 1fr 1fr; } .second { grid-column: 1 / -1; } }
@container (max-width: 559px) {
  .momentum { width: 100%; grid-template-columns: 5.6em minmax(0, 1fr) 4.2em; } .momentum-name { white-space: normal; line-height: 1.2; }
  .title { font-size: 21px; margin-bottom: 12px; } .views { grid-template-columns: 1fr; } .spread { display: none; } .words { font-size: 16px; }
  .steps { width: 100%; } .steps-track { width: auto; flex: 1; } .step-name { font-size: 12.5px; } .buttons { gap: 4px 18px; margin-inline-start: 0; } .legend { flex-basis: 100%; } .preset { width: 100%; }
  .drawing { max-width: none; width: 100%; } .slider { flex-wrap: wrap; } .legend-line { font-size: 14.5px; margin: -4px 0 16px; } .playing { gap: 8px 4px; } .pill { padding: 0 20px 0 16px; }
  .numbers { width: 100%; } .toolbar .preset { max-width: none; } .toolbar .number { width: 100%; flex-wrap: nowrap; } .toolbar .number > span { flex: 0 0 118px; } .steady { min-height: 0; } .exact { font-size: 13.5px; } .exact th, .exact td { padding-inline-end: 8px; } .exact thead th { white-space: normal; } .toolbar .number input[type="range"] { flex: 1; min-width: 0; }
}
@container (max-width: 339px) { .hand-fields { width: 100%; gap: 4px; } .hand-fields input { flex: 1; width: 0; min-width: 0; padding-inline: 6px; } .exact { font-size: 12.5px; } .exact th, .exact td { padding-inline-end: 5px; } .exact tbody th { min-width: 84px; } .exact td { min-width: 56px; } }
@media (prefers-contrast: more) { .frame { --_muted: var(--_fg); --_line: var(--_fg); } }
@media print { .toolbar, .more, .table-box > summary { display: none !important; } }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One sheet for all figures of a page. */
export function styleSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
  }
  return sheet;
}
