/// The style sheet of every page; it names no font and no picture outside the reader's machine.
enum HTMLStyleSheet {
  /// The rules, without a sign that XML would take for markup.
  static let text = """
    :root {
      color-scheme: light dark;
      --ink: #1a1e22; --soft: #555e67; --hair: #dfe3e7; --rule: #3b434b;
      --paper: #ffffff; --wash: #f4f6f8; --accent: #0a5a94;
      --shade: rgb(0 0 0 / 0.16);
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --ink: #e5e8eb; --soft: #a7b0b9; --hair: #30383f; --rule: #8e99a4;
        --paper: #15191d; --wash: #1e242a; --accent: #85c4f5;
        --shade: rgb(0 0 0 / 0.7);
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial,
        "Noto Sans", sans-serif;
    }
    .page { max-width: 72rem; margin: 0 auto; padding: 2.5rem 1.5rem 3rem; }
    a { color: var(--accent); text-underline-offset: 0.15em; }
    a:focus-visible, .scroll:focus-visible, .plate:focus-visible {
      outline: 2px solid var(--accent); outline-offset: 2px;
    }
    main:focus { outline: none; }
    .skip { position: absolute; left: -100rem; top: 0; }
    .skip:focus {
      left: 1rem; top: 1rem; padding: 0.5rem 1rem; z-index: 2; background: var(--paper);
    }
    h1, h2 { line-height: 1.25; text-wrap: balance; overflow-wrap: break-word; }
    h1 { font-size: 2rem; margin: 0 0 1.5rem; letter-spacing: -0.01em; }
    h2 { font-size: 1.35rem; margin: 2.75rem 0 0.75rem; }
    p { max-width: 70ch; margin: 0 0 1rem; overflow-wrap: break-word; }
    nav {
      padding: 0.9rem 1.25rem 1rem; background: var(--wash); border-radius: 0.5rem;
      width: fit-content; max-width: 100%;
    }
    nav h2 { font-size: 0.9375rem; margin: 0 0 0.35rem; }
    nav ol { margin: 0; padding-left: 1.4rem; }
    nav li { padding: 0.1rem 0; }
    .table, figure { margin: 1.75rem 0 2.25rem; }
    .scroll, .plate { overflow-x: auto; }
    .scroll {
      background:
        linear-gradient(to right, transparent, var(--paper) 80%) right / 2.5rem 100% no-repeat local,
        linear-gradient(to left, var(--shade), transparent) right / 0.9rem 100% no-repeat scroll;
    }
    table {
      border-collapse: collapse; font-size: 0.9375rem; line-height: 1.4;
      font-variant-numeric: tabular-nums lining-nums; min-width: min(100%, 30rem);
    }
    caption { text-align: left; font-weight: 600; padding: 0 0 0.6rem; }
    caption span {
      display: inline-block; position: sticky; left: 0; max-width: min(69rem, 100vw - 3rem);
    }
    th, td { padding: 0.32rem 0.7rem; text-align: left; vertical-align: top; }
    th:first-child { padding-left: 0.2rem; }
    tr :last-child { padding-right: 0.2rem; }
    thead th {
      border-top: 2px solid var(--rule); border-bottom: 1px solid var(--rule);
      font-weight: 600; vertical-align: bottom;
    }
    tbody tr { border-top: 1px solid var(--hair); }
    thead + tbody tr:first-child { border-top: 0; }
    tbody:last-child tr:last-child { border-bottom: 2px solid var(--rule); }
    tbody th { font-weight: 400; }
    th:first-child { position: sticky; left: 0; background: var(--paper); }
    .variable { font-weight: 600; }
    tbody .level-1 { padding-left: 1.4rem; }
    tbody .level-2 { padding-left: 2.6rem; }
    tbody .level-3 { padding-left: 3.8rem; }
    .n { text-align: right; }
    td.n { white-space: nowrap; }
    .notes { margin-top: 0.6rem; font-size: 0.875rem; line-height: 1.5; color: var(--soft); }
    .notes p { margin: 0 0 0.2rem; max-width: 84ch; }
    .plate { background: #ffffff; color: #1a1e22; color-scheme: light; }
    .plate svg, .plate img {
      display: block; height: auto; max-width: 100%; min-width: min(var(--width, 20rem), 28rem);
      width: calc(var(--width, auto) * 1.3);
    }
    figcaption { margin-top: 0.6rem; font-size: 0.9375rem; max-width: 70ch; }
    footer {
      margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--hair);
      font-size: 0.875rem; color: var(--soft);
    }
    footer p { margin: 0; }
    .themed { background: none; color-scheme: light dark; }
    @media screen and (prefers-color-scheme: dark) {
      .plate:not(.themed) {
        padding: 0.75rem; width: fit-content; max-width: 100%; background: #f3f4f2;
        border-radius: 0.375rem;
      }
    }
    @media (max-width: 40rem) {
      .page { padding: 1.5rem 1rem 2rem; }
      h1 { font-size: 1.6rem; }
      h2 { font-size: 1.25rem; margin-top: 2.25rem; }
      table { font-size: 0.875rem; }
      th, td { padding: 0.35rem 0.55rem; }
      th:first-child { max-width: 10rem; overflow-wrap: break-word; }
      td:not(.n) { min-width: 9rem; }
      table:has(td.n) th:first-child { min-width: 6.5rem; }
      caption span { max-width: calc(100vw - 2rem); }
    }
    @page { margin: 18mm 16mm; }
    @media print {
      :root { color-scheme: light; }
      body { font-size: 10pt; line-height: 1.45; }
      .page { max-width: none; padding: 0; }
      nav, .skip { display: none; }
      a { color: inherit; text-decoration: none; }
      h1 { font-size: 18pt; }
      h2 { font-size: 13pt; margin-top: 20pt; }
      h1, h2, caption { break-after: avoid; }
      p, figcaption, .notes p { max-width: none; orphans: 3; widows: 3; }
      tr, figure, .notes p { break-inside: avoid; }
      thead { display: table-header-group; }
      table { font-size: 8.5pt; }
      th, td { padding: 2pt 5pt; }
      th:first-child { position: static; }
      table:has(th:nth-child(8)) td.n { white-space: normal; }
      .scroll, .plate { overflow: visible; background: none; }
      .plate { padding: 0; }
      .plate svg, .plate img { min-width: 0; width: var(--width, auto); }
      figcaption { font-size: 9pt; }
      .notes, footer { font-size: 8pt; }
    }

    """
}
