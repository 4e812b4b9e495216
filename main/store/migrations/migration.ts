/** One step of the schema. Steps are never edited once released: a later one corrects an earlier one. */
export interface Migration {
  /** Becomes `user_version`; consecutive from 1. */
  readonly number: number;
  readonly sql: string;
}
