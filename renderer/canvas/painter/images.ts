/** Stencil icons, decoded once per data URL and kept for the life of the window. */

interface LoadedImage {
  readonly element: HTMLImageElement;
  /** Drawn in dark ink on nothing, in part at least: that part would vanish on a dark diagram. */
  readonly dark: boolean;
}

export interface ImageCache {
  /** The decoded image, or null while it is being decoded or when it cannot be. */
  get(source: string): LoadedImage | null;
  /** Calls back after an image has become available; returns what stops it. */
  onLoaded(listener: () => void): () => void;
}

export function createImageCache(): ImageCache {
  const images = new Map<string, LoadedImage | "decoding" | "unusable">();
  const listeners = new Set<() => void>();

  async function decode(source: string): Promise<void> {
    const image = new Image();
    image.src = source;
    try {
      await image.decode();
      images.set(source, { element: image, dark: isDark(image) });
      for (const listener of listeners) listener();
    } catch {
      // A broken icon in a template must not keep its diagram from being shown.
      images.set(source, "unusable");
    }
  }

  return {
    get(source) {
      const known = images.get(source);
      if (known === undefined) {
        images.set(source, "decoding");
        void decode(source);
        return null;
      }
      return typeof known === "object" ? known : null;
    },
    onLoaded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Enough to tell dark from light. */
const SAMPLE = 16;
const DARK_BELOW = 0.3;
/** A picture that covers less of its square than this has no ground of its own. */
const GROUND = 0.6;
/** How much of the ink may be dark: a line or two of a drawing, or most of what brings its own ground. */
const MOST_DARK = { drawing: 0.1, picture: 0.6 };

function isDark(image: HTMLImageElement): boolean {
  const canvas = new OffscreenCanvas(SAMPLE, SAMPLE);
  const context = canvas.getContext("2d");
  if (context === null) return false;
  context.drawImage(image, 0, 0, SAMPLE, SAMPLE);
  const { data } = context.getImageData(0, 0, SAMPLE, SAMPLE);
  let dark = 0;
  let opacity = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
    const light = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    opacity += alpha;
    if (light < DARK_BELOW) dark += alpha;
  }
  const isPicture = opacity / (255 * SAMPLE * SAMPLE) >= GROUND;
  return opacity > 0 && dark / opacity > (isPicture ? MOST_DARK.picture : MOST_DARK.drawing);
}
