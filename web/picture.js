// A picture given as SVG, painted as PNG. Loaded when the first one is wanted.
const kFiner = 2;
const kMostSide = 16384, kMostPixels = 2 ** 27; // what every browser's canvas can hold

// `svg`: bytes of a picture that names its own width and height. Fails when it cannot be painted.
export async function png(svg) {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(kFiner, kMostSide / Math.max(width, height),
      Math.sqrt(kMostPixels / (width * height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(width * scale);
    canvas.height = Math.floor(height * scale);
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => { canvas.toBlob(done, 'image/png'); });
    if (!blob) throw Error('no picture');
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
