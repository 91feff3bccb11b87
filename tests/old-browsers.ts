/*
 * CSS that Chrome 88 does not know. Read as text: the linter's parsers see no styles of a component, and a plugin that did
 * would know it from years, not from the browser that is promised.
 */

const NEWER: Readonly<Record<string, RegExp>> = {
  'colour functions': /\b(oklch|oklab|lch|lab|hwb|color-mix|color|light-dark)\(/,
  ':has': /:has\(/,
  'container queries': /@container|(?<![\w-])container(-type|-name)?\s*:/,
  'viewport units': /[\d}](d|s|l)v(h|w|i|b|min|max)\b/,
  'single transforms': /(?<![\w-])(translate|rotate|scale)\s*:/,
  'aspect-ratio': /(?<![\w-])aspect-ratio\s*:/,
  'accent-color': /(?<![\w-])accent-color\s*:/,
  'unprefixed masks': /(?<![\w-])mask(-image|-size|-position|-repeat)?\s*:/,
  'layers and scopes': /@(layer|scope|starting-style|position-try)\b/,
  nesting: /(^|[{;}])\s*&/m,
  'newer units and functions': /\d(cqw|cqh|cqi|lh|rlh)\b|\b(round|mod|rem|sin|cos|anchor|calc-size)\(/,
  'newer states': /:(popover-open|open|user-valid|user-invalid|modal)\b/,
  subgrid: /\bsubgrid\b/,
  'overflow: clip': /(?<![\w-])overflow(-x|-y)?\s*:\s*clip/,
  'range media queries': /@media[^{]*[<>]/,
};

/** What of it stands in a style sheet, or in a component's style, `style="…"` and `style:…`. */
export function newerStyles(path: string, text: string): string[] {
  const css = (path.endsWith('.css') ? text : stylesOf(text))
    .replace(/\/\*.*?\*\//gs, '')
    // A media query may ask for the ratio of the window: that is old.
    .replace(/@media[^{]*/g, (query) => query.replace(/(min-|max-)?aspect-ratio/g, ''));
  return Object.entries(NEWER).flatMap(([what, pattern]) => (pattern.test(css) ? [what] : []));
}

function stylesOf(component: string): string {
  const sheets = [...component.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css = '']) => css);
  const inline = [...component.matchAll(/\sstyle=(?:"([^"]*)"|\{([^}]*)\})/g)].map(([, css = '', js = '']) => css + js);
  const single = [...component.matchAll(/\sstyle:([\w-]+)=(?:"([^"]*)"|\{(.*?)\}(?=[\s/>]))/g)].map(
    ([, property = '', css = '', js = '']) => `${property}: ${css}${js}`,
  );
  return [...sheets, ...inline, ...single].join(';\n');
}
