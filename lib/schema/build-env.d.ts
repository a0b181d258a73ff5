/** Constants that a build may carry; empty strings where it does not. */
interface ImportMetaEnv {
  /** https address of the report server that a build presets; the person still agrees once. */
  readonly REPORT_ENDPOINT: string;
  /** Name of who receives the reports there. */
  readonly REPORT_RECEIVER: string;
}
