/** Hands a file to the browser or Electron as a download. */
export function saveFile(
  page: Document,
  file: { fileName: string; mimeType: string; bytes: Uint8Array },
): void {
  const address = URL.createObjectURL(
    new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }),
  );
  const link = page.createElement("a");
  link.href = address;
  link.download = file.fileName;
  link.click();
  // The download has taken its own hold of the data by the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
