import type { ReactElement } from "react";

/** Palisade's mark: three stakes and a rail. Decorative; the name stands beside it. */
export function BrandMark({ size }: { readonly size: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#4a55c8" />
      <path
        fill="#fff"
        d="M7.5 12.2 10 8.4l2.5 3.8V25h-5zM13.5 9.2 16 5.4l2.5 3.8V25h-5zM19.5 12.2 22 8.4l2.5 3.8V25h-5z"
      />
      <path fill="#4a55c8" opacity=".85" d="M5 17.2h22v2.4H5z" />
    </svg>
  );
}
