/** Stencil icons, decoded once per data URL and kept for the life of the window. */

interface LoadedImage {
  readonly element: HTMLImageElement;
  /** Drawn in dark ink on nothing: it would vanish on a dark diagram. */
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

function isDark(image: HTMLImageElement): boolean {
  const canvas = new OffscreenCanvas(SAMPLE, SAMPLE);
  const context = canvas.getContext("2d");
  if (context === null) return false;
  context.drawImage(image, 0, 0, SAMPLE, SAMPLE);
  const { data } = context.getImageData(0, 0, SAMPLE, SAMPLE);
  let light = 0;
  let opacity = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
    light += ((0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255) * alpha;
    opacity += alpha;
  }
  return opacity > 0 && light / opacity < DARK_BELOW;
}
