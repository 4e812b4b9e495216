/** The system's own dialogs for files, where the host has them. Each gives an absolute path, or null for "none". */
export interface FileChooser {
  /** Files Palisade can open. */
  open(): Promise<string | null>;
  /** The dialog itself asks before a file that is there is replaced. */
  save(suggestedName: string): Promise<string | null>;
}
