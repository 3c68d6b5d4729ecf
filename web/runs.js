// Text that the bundled face cannot set: measured and painted by the browser (shaping, direction,
// system fonts, emoji), one line at a time, white so that it can be tinted.
const kFamily = '"ICX Sans","ICX Sans Arabic",system-ui,sans-serif';
const kColored = /\p{Extended_Pictographic}/u;
const kAscent = 1.025, kDescent = 0.275;

export function createRuns() {
  const make = (w, h) => {
    const canvas = document.createElement('canvas');
    canvas.width = w;
    canvas.height = h;
    return canvas;
  };
  const ruler = make(1, 1).getContext('2d');
  const widths = new Map();
  const font = (size, strong) => `${strong ? 600 : 400} ${size}px ${kFamily}`;

  function measure(text, size, strong) {
    const key = `${strong}${size}/${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      if (widths.size > 5000) widths.clear();
      ruler.font = font(size, strong);
      width = ruler.measureText(text).width;
      widths.set(key, width);
    }
    return width;
  }

  // Edges lie on whole device pixels, so that the texture is neither blurred nor moved.
  function run(text, size, line, strong, rtl, density, rgba) {
    const pad = 4, width = Math.ceil(measure(text, size, strong)) + 2 * pad;
    const top = Math.ceil(size * 0.4), height = Math.ceil(line + 2 * top);
    const canvas = make(Math.min(8192, Math.ceil(width * density)), Math.ceil(height * density));
    const paint = canvas.getContext('2d');
    const colored = kColored.test(text);
    paint.scale(density, density);
    paint.font = font(size, strong);
    paint.direction = rtl ? 'rtl' : 'ltr';
    paint.textAlign = 'left';
    paint.fillStyle = colored ? `#${rgba.toString(16).padStart(8, '0')}` : '#fff';
    const baseline = (line - (kAscent + kDescent) * size) / 2 + kAscent * size;
    paint.fillText(text, pad, top + Math.round(baseline));
    return { canvas, x: -pad, y: -top, w: canvas.width / density, h: canvas.height / density, colored };
  }

  return { measure, run, forget: () => widths.clear() };
}
