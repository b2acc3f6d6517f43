/** Everything that style sheets say of a shape or text and that a drawing needs to look the same on its own. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'vector-effect',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
];

/** The drawing as a file of its own, with its looks written into it and its title on top. */
export function svgFile(drawing: SVGSVGElement, title: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  originals.forEach((original, i) => {
    const target = copies[i] as SVGElement;
    const style = getComputedStyle(original);
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property);
      if (value !== '') {
        target.setAttribute(property, value);
      }
    }
    for (const name of ['class', 'role', 'tabindex', 'data-tip', 'data-key', 'aria-pressed', 'aria-label']) {
      target.removeAttribute(name);
    }
  });
  const width = drawing.clientWidth;
  const height = drawing.clientHeight;
  const top = 36;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height + top));
  copy.setAttribute('viewBox', `0 ${-top} ${width} ${height + top}`);
  const page = getComputedStyle(document.documentElement);
  const background = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  for (const [name, value] of Object.entries({ x: 0, y: -top, width, height: height + top, fill: page.backgroundColor })) {
    background.setAttribute(name, String(value));
  }
  const looks = { x: 8, y: 22 - top, fill: page.color, 'font-size': 16, 'font-weight': 600, 'font-family': page.fontFamily };
  for (const [name, value] of Object.entries(looks)) {
    text.setAttribute(name, String(value));
  }
  text.textContent = title;
  copy.prepend(background, text);
  for (const comment of commentsOf(copy)) {
    comment.remove();
  }
  return new XMLSerializer().serializeToString(copy);
}

function commentsOf(node: Node): ChildNode[] {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_COMMENT);
  const found: ChildNode[] = [];
  while (walker.nextNode()) {
    found.push(walker.currentNode as Comment);
  }
  return found;
}
