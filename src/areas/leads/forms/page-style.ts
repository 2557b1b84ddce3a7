/** The public page's look: one column that fits a phone, light or dark as the visitor's device is set. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1d2129; --soft: #5a6270; --line: #8a929e; --paper: #fff; --accent: #1a56c4; --on-accent: #fff; --wrong: #b42318; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceff4; --soft: #aab2be; --line: #7d8592; --paper: #17191d; --accent: #8ab4ff; --on-accent: #10131a; --wrong: #ff9a8f; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .75rem; }
.intro, .hint { color: var(--soft); }
.hint { margin: 0 0 .25rem; font-size: .9rem; }
.field { margin: 1.1rem 0; }
.field > label { display: block; font-weight: 600; }
.must { color: var(--soft); font-weight: 400; font-size: .85rem; }
input[type=text], input[type=tel], input[type=email], select, textarea { width: 100%; min-height: 44px; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: 6px; background: transparent; color: inherit; font: inherit; }
option { color: #1d2129; background: #fff; }
[aria-invalid=true] { border-color: var(--wrong); border-width: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.consent { display: grid; grid-template-columns: auto 1fr; gap: .25rem .6rem; align-items: start; }
.consent > label { font-weight: 400; }
.consent input { width: 20px; height: 20px; margin-top: .2rem; }
.consent .problem { grid-column: 1 / -1; }
.problem { margin: .25rem 0 0; color: var(--wrong); }
.problems { border: 2px solid var(--wrong); border-radius: 6px; padding: .75rem 1rem; margin: 1rem 0; }
.problems p { margin: 0; font-weight: 600; }
.problems ul { margin: .25rem 0 0; padding-left: 1.2rem; }
.problems a { color: var(--wrong); }
button { width: 100%; min-height: 48px; border: 0; border-radius: 6px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
.thanks { font-size: 1.1rem; }
.trap { position: absolute; left: -9999px; width: 1px; height: 1px; overflow: hidden; }
`.trimStart();
