/** Stencil icons, decoded once per data URL and kept for the life of the window. */

export interface ImageCache {
  /** The decoded image, or null while it is being decoded or when it cannot be. */
  get(source: string): CanvasImageSource | null;
  /** Calls back after an image has become available; returns what stops it. */
  onLoaded(listener: () => void): () => void;
}

export function createImageCache(): ImageCache {
  const images = new Map<string, HTMLImageElement | "decoding" | "unusable">();
  const listeners = new Set<() => void>();

  async function decode(source: string): Promise<void> {
    const image = new Image();
    image.src = source;
    try {
      await image.decode();
      images.set(source, image);
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
      return known instanceof HTMLImageElement ? known : null;
    },
    onLoaded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
